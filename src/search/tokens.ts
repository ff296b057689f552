/**
 * Folded text → tokens with positions. A chunk is what stands between spaces.
 * - A chunk with a character of an unspaced script is indexed character by character: every overlapping pair, and its
 *   last character alone; a position is a UTF-16 unit. Any string of two units or more is then a run of pairs.
 * - Words (letters and digits) stand for themselves; in a chunk without unspaced characters each takes one position
 *   and signs take none.
 * - Each unspaced character also stands alone, without positions, for queries of one character.
 * A term is a string whose first character tells its kind.
 */
import { classBeyond, classOfUnit, SIGN, SPACE, UNSPACED, WORD } from './script.ts';

/** Two units in a row: `P` and both. */
export const PAIR = 'P';
/** The last unit of a chunk: `E` and the unit. */
export const END = 'E';
/** A character anywhere, without positions: `U` and the unit. */
export const ONE = 'U';
export const WORDS = 'W';

/** Longer words are cut here, on both sides. */
const MAX_WORD = 60;

export interface TokenSink {
  pair(first: number, second: number, position: number): void;
  end(unit: number, position: number): void;
  one(unit: number): void;
  word(word: string, position: number): void;
}

let kinds = new Uint8Array(1 << 12);

/** Feeds the tokens of one stretch of text to `sink`; answers the position after the last. */
export function tokenize(units: Uint16Array, length: number, position: number, sink: TokenSink): number {
  if (kinds.length < length) kinds = new Uint8Array(length * 2);
  let at = 0;
  let next = position;
  while (at < length) {
    let end = at;
    let dense = false;
    for (; end < length; end++) {
      const unit = units[end] as number;
      let kind = classOfUnit(unit);
      if (unit >= 0xd800 && unit < 0xdc00 && end + 1 < length) {
        const low = units[end + 1] as number;
        if (low >= 0xdc00 && low < 0xe000) {
          kind = classBeyond((unit - 0xd800) * 0x400 + low - 0xdc00 + 0x10000);
          kinds[end++] = kind;
        }
      }
      if (kind === SPACE) break;
      if (kind === UNSPACED) dense = true;
      kinds[end] = kind;
    }
    if (end > at) next = dense ? denseChunk(units, at, end, next, sink) : words(units, at, end, next, sink);
    at = end + 1;
  }
  return next;
}

function denseChunk(units: Uint16Array, from: number, to: number, position: number, sink: TokenSink): number {
  const shift = position - from;
  let at = from;
  for (; at < to - 1; at++) {
    sink.pair(units[at] as number, units[at + 1] as number, at + shift);
    if (kinds[at] === UNSPACED) sink.one(units[at] as number);
    else if (kinds[at] === WORD && (at === from || kinds[at - 1] !== WORD))
      wordAt(units, at, to, at + shift, sink);
  }
  sink.end(units[at] as number, at + shift);
  if (kinds[at] === UNSPACED) sink.one(units[at] as number);
  else if (kinds[at] === WORD && (at === from || kinds[at - 1] !== WORD))
    wordAt(units, at, to, at + shift, sink);
  return to + shift;
}

function wordAt(units: Uint16Array, from: number, to: number, position: number, sink: TokenSink): number {
  let end = from + 1;
  while (end < to && kinds[end] === WORD) end++;
  let word = '';
  const last = Math.min(end, from + MAX_WORD);
  for (let i = from; i < last; i++) word += String.fromCharCode(units[i] as number);
  sink.word(word, position);
  return end;
}

function words(units: Uint16Array, from: number, to: number, position: number, sink: TokenSink): number {
  let next = position;
  for (let at = from; at < to; ) {
    if (kinds[at] === SIGN) at++;
    else at = wordAt(units, at, to, next++, sink);
  }
  return next;
}
