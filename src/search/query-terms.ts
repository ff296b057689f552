/**
 * The text of a query → terms of the index with their places, by the same rules as text is indexed.
 * The ends of a query are open: `大学` is found inside `北京大学生`. A space inside a phrase is a space in the text.
 */
import { fold } from './fold.ts';
import { stemOf } from './inflection.ts';
import { FIELDS } from './inverter.ts';
import type { TextField } from './query.ts';
import { END, ONE, PAIR, tokenize, WORDS } from './tokens.ts';

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

/** Phrases longer than this are looked for by their beginning; snippets and order suffer less than the reader would. */
const MAX_PLACES = 256;

interface Chunk {
  readonly dense: boolean;
  readonly length: number;
  readonly pairs: readonly { readonly offset: number; readonly term: string }[];
  readonly ends: readonly string[];
  readonly words: readonly string[];
}

const units = new Uint16Array(1 << 14);

function readChunk(text: string, signs: boolean): Chunk {
  const length = Math.min(text.length, units.length);
  for (let i = 0; i < length; i++) units[i] = text.charCodeAt(i);
  const pairs: { offset: number; term: string }[] = [];
  const ends: string[] = [];
  const words: string[] = [];
  const next = tokenize(units, length, 0, {
    pair: (a, b, offset) => pairs.push({ offset, term: String.fromCharCode(a, b) }),
    end: (unit) => ends.push(String.fromCharCode(unit)),
    one: () => undefined,
    word: (word) => words.push(word),
  });
  if (ends.length === 0 && words.length === 0 && signs) {
    for (let i = 0; i + 1 < length; i++) pairs.push({ offset: i, term: text.slice(i, i + 2) });
    return { dense: true, length, pairs, ends: [text.slice(length - 1)], words };
  }
  return { dense: ends.length > 0, length: next, pairs, ends, words };
}

/** Shape: placedTerms("北京 AI", "any", false) → the terms a document must hold, each at its distance from the first. */
export function placedTerms(
  text: string,
  field: TextField,
  prefix: boolean,
  inflections = false,
): readonly PlacedTerm[] {
  const own = field === 'any' ? '' : FIELDS[field];
  const chunks = fold(text)
    .split(/\s+/)
    .filter((chunk) => chunk !== '');
  const found: PlacedTerm[] = [];
  let at = 0;
  for (const [i, chunk] of chunks.entries()) {
    const read = readChunk(chunk, chunks.length === 1);
    const last = i === chunks.length - 1;
    if (read.dense) dense(read, at, last, chunks.length === 1 && field === 'any', own, found);
    else
      for (const [n, word] of read.words.entries()) {
        const open = last && prefix && n === read.words.length - 1;
        const term = own + WORDS + word;
        const stem = inflections ? { stem: own + WORDS + stemOf(word) } : {};
        const place = { offset: at + n, covers: [at + n] };
        found.push(open ? { ...place, prefixes: [term] } : { ...place, term, ...stem });
      }
    at += read.length;
    if (found.length >= MAX_PLACES) break;
  }
  return found.slice(0, MAX_PLACES);
}

function dense(
  chunk: Chunk,
  at: number,
  last: boolean,
  alone: boolean,
  own: string,
  found: PlacedTerm[],
): void {
  for (const pair of chunk.pairs) {
    const offset = at + pair.offset;
    found.push({ offset, covers: [offset, offset + 1], term: `${own}${PAIR}${pair.term}` });
  }
  const end = chunk.ends[0] as string;
  const offset = at + chunk.length - 1;
  if (!last) found.push({ offset, covers: [offset, offset + 0.5], term: own + END + end });
  else if (chunk.pairs.length === 0) {
    const place = { offset: at, covers: [at] };
    if (alone) found.push({ ...place, term: ONE + end });
    else found.push({ ...place, prefixes: [own + PAIR + end, own + END + end] });
  }
}
