/**
 * The text of a query → terms of the index with their places, by the same rules as text is indexed.
 * The ends of a query are open: `大学` is found inside `北京大学生`. A space inside a phrase is a space in the text.
 */
import { fold } from './fold.ts';
import { stemOf } from './inflection.ts';
import { FIELDS } from './inverter.ts';
import type { TextField } from './query.ts';
import { ACROSS, END, ONE, PAIR, START, tokenize, WORDS } from './tokens.ts';

/** One term at one place; `prefixes`: any term beginning so. */
export interface PlacedTerm {
  readonly offset: number;
  /** Places of the phrase that this term vouches for; the end of a chunk is a place of its own, at a half. */
  readonly covers: readonly number[];
  readonly term?: string;
  readonly prefixes?: readonly string[];
  /** With `term`: the terms of its other forms begin so. */
  readonly stem?: string;
}

/** Phrases of more terms are looked for by their beginning. */
const MAX_PLACES = 128;
/** In longer strings every second pair, and the last, says all; in shorter ones the rarer neighbour may be had for it. */
const THIN_FROM = 12;

interface Chunk {
  readonly dense: boolean;
  /** Positions it takes. */
  readonly length: number;
  /** The units of a dense one. */
  readonly text: string;
  readonly words: readonly string[];
}

const units = new Uint16Array(1 << 14);

/** `signs`: signs alone are looked for as they stand. */
function readChunk(chunk: string, signs: boolean): Chunk {
  const text = chunk.slice(0, units.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  const words: string[] = [];
  let dense = false;
  const length = tokenize(units, text.length, 0, {
    pair: () => {
      dense = true;
    },
    across: () => undefined,
    end: () => undefined,
    start: () => undefined,
    one: () => {
      dense = true;
    },
    word: (word) => words.push(word),
  });
  if (length === 0 && signs) return { dense: true, length: text.length, text, words };
  return { dense, length, text, words };
}

/** Shape: placedTerms("北京 AI", "any", false) → the terms a document must hold, each at its distance from the first. */
export function placedTerms(
  text: string,
  field: TextField,
  prefix: boolean,
  inflections = false,
): readonly PlacedTerm[] {
  const own = field === 'any' ? '' : FIELDS[field];
  const parts = fold(text)
    .split(/\s+/)
    .filter((part) => part !== '');
  const chunks = parts.map((part) => readChunk(part, parts.length === 1)).filter(({ length }) => length > 0);
  const found: PlacedTerm[] = [];
  let at = 0;
  let before: Chunk | undefined;
  for (const [i, chunk] of chunks.entries()) {
    if (before !== undefined) meeting(before, chunk, at, own, found);
    if (!chunk.dense) {
      const open = prefix && i === chunks.length - 1;
      wordTerms(chunk.words, at, open, inflections, own, found);
    } else if (chunk.text.length === 1 && chunks.length === 1)
      found.push({ offset: at, covers: [at], term: own + ONE + chunk.text });
    else pairTerms(chunk.text, at, own, found);
    at += chunk.length;
    before = chunk;
    if (found.length >= MAX_PLACES) break;
  }
  return found.slice(0, MAX_PLACES);
}

/** What stands on both sides of a space; two chunks of words need nothing said. */
function meeting(left: Chunk, right: Chunk, at: number, own: string, found: PlacedTerm[]): void {
  const last = left.text.slice(-1);
  const [first = ''] = right.text.slice(0, 1);
  if (left.dense && right.dense)
    found.push({ offset: at - 1, covers: [at - 1, at - 0.5, at], term: own + ACROSS + last + first });
  else if (left.dense) found.push({ offset: at - 1, covers: [at - 1, at - 0.5], term: own + END + last });
  else if (right.dense) found.push({ offset: at, covers: [at - 0.5, at], term: own + START + first });
}

function wordTerms(
  words: readonly string[],
  at: number,
  open: boolean,
  inflections: boolean,
  own: string,
  found: PlacedTerm[],
): void {
  for (const [n, word] of words.entries()) {
    const term = own + WORDS + word;
    const place = { offset: at + n, covers: [at + n] };
    if (open && n === words.length - 1) found.push({ ...place, prefixes: [term] });
    else found.push({ ...place, term, ...(inflections && { stem: own + WORDS + stemOf(word) }) });
  }
}

function pairTerms(text: string, at: number, own: string, found: PlacedTerm[]): void {
  const last = text.length - 2;
  for (let i = 0; i <= last; i++) {
    if (last >= THIN_FROM && i % 2 === 1 && i < last) continue;
    const offset = at + i;
    found.push({ offset, covers: [offset, offset + 1], term: own + PAIR + text.slice(i, i + 2) });
  }
}
