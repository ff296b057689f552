/**
 * Folded text → tokens with positions. A chunk is what stands between spaces.
 * - A chunk with a character of an unspaced script is dense: every overlapping pair of units is a token, a position is a
 *   UTF-16 unit. Any string of two units or more is then a run of pairs.
 * - Words (letters and digits) stand for themselves; in a chunk that is not dense each takes one position and signs take
 *   none.
 * - Where chunks meet, one token says what stands on both sides of the space, so that a string with a space is not found
 *   where there is none.
 * - Each unspaced character also stands alone, for queries of one character.
 * A term is a string whose first character tells its kind.
 */
import type { Placing } from './positions.ts';
import { classBeyond, classOfUnit, SIGN, SPACE, UNSPACED, WORD } from './script.ts';

/** Two units in a row, at the first of them. */
export const PAIR = 'P';
/** The last unit of a dense chunk and the first of the next one, at the first of them. */
export const ACROSS = 'B';
/** The last unit of a dense chunk before one of words. */
export const END = 'E';
/** The first unit of a dense chunk behind one of words. */
export const START = 'S';
/** A character anywhere, counted by powers of eight; without positions but in fields of their own. */
export const ONE = 'U';
export const WORDS = 'W';

const ONE_CODE = ONE.charCodeAt(0);

/** How the positions of a term's list are held. Terms of a field begin with a letter of its own, before the kind. */
export function placingOf(term: string): Placing {
  const first = term.charCodeAt(0);
  return first >= 0x61 ? 'field' : first === ONE_CODE ? 'none' : 'whole';
}

/** Longer words are cut here, on both sides. */
const MAX_WORD = 60;

export interface TokenSink {
  pair(first: number, second: number, position: number): void;
  across(last: number, first: number, position: number): void;
  end(unit: number, position: number): void;
  start(unit: number, position: number): void;
  one(unit: number, position: number): void;
  word(word: string, position: number): void;
}

const NOTHING = -1;
const SOME_WORDS = -2;

let kinds = new Uint8Array(1 << 12);

/** Feeds the tokens of one stretch of text to `sink`; answers the position after the last. */
export function tokenize(units: Uint16Array, length: number, position: number, sink: TokenSink): number {
  if (kinds.length < length) kinds = new Uint8Array(length * 2);
  let at = 0;
  let next = position;
  /** The last unit of the chunk before: −1, there is none; −2, it was of words. */
  let before = NOTHING;
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
    if (dense) {
      const first = units[at] as number;
      if (before >= 0) sink.across(before, first, next - 1);
      else if (before === SOME_WORDS) sink.start(first, next);
      next = denseChunk(units, at, end, next, sink);
      before = units[end - 1] as number;
    } else {
      const after = words(units, at, end, next, sink);
      if (after > next) {
        if (before >= 0) sink.end(before, next - 1);
        before = SOME_WORDS;
      }
      next = after;
    }
    at = end + 1;
  }
  return next;
}

function denseChunk(units: Uint16Array, from: number, to: number, position: number, sink: TokenSink): number {
  const shift = position - from;
  let at = from;
  for (; at < to - 1; at++) {
    sink.pair(units[at] as number, units[at + 1] as number, at + shift);
    if (kinds[at] === UNSPACED) sink.one(units[at] as number, at + shift);
    else if (kinds[at] === WORD && (at === from || kinds[at - 1] !== WORD))
      wordAt(units, at, to, at + shift, sink);
  }
  if (kinds[at] === UNSPACED) sink.one(units[at] as number, at + shift);
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
