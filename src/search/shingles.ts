/**
 * How much of one text stands in another: the share of overlapping strings of letters ("shingles") they have in common, of the
 * shorter one's. Spaces, signs and the ways of writing do not count, so a copy that was set anew is still a copy.
 * Whether two texts may have much in common is told beforehand by their sketches: the few shingles whose hashes are lowest.
 * Idea: Broder 1997 (resemblance and containment; bottom sketches). Of a whole and a cut to three fifths of it, each of the whole's
 * SKETCH lowest is in the cut with a chance of .6, so that they share WANTED_IN_COMMON with .99.
 */
import { foldInto } from './fold.ts';
import type { SheetWords } from './index-contract.ts';
import { classOfUnit, SIGN, SPACE, UNSPACED } from './script.ts';

/** Units of a shingle; in scripts without spaces about two sentences' clauses, in others about three words. */
const DENSE_SHINGLE = 8;
const SHINGLE = 20;
/** Only shingles that begin with one of so many pairs of letters are hashed: chosen by the text, the same ones in a copy. */
const ANCHORS = 4;

const SKETCH = 8;
/** Agencies repeat a sentence in thousands of stories; its shingle tells nothing, but two at once are rare. */
export const WANTED_IN_COMMON = 2;

/** Of a card: numbers that it has in common with its copies. */
export interface Sketch {
  readonly card: number;
  readonly values: readonly number[];
}

let letters = new Uint16Array(1 << 14);

/** Folded letters and digits of texts, in `letters`; answers how many. */
function gatherLetters(texts: readonly string[]): number {
  let length = 0;
  for (const text of texts) {
    const folded = foldInto(text);
    if (length + folded.length > letters.length) {
      const longer = new Uint16Array((length + folded.length) * 2);
      longer.set(letters);
      letters = longer;
    }
    for (let i = 0; i < folded.length; i++) {
      const unit = folded.units[i] as number;
      const kind = classOfUnit(unit);
      if (kind !== SPACE && kind !== SIGN) letters[length++] = unit;
    }
  }
  return length;
}

/** Where the shingle that begins `at` ends. */
function endOf(at: number): number {
  return at + (classOfUnit(letters[at] as number) === UNSPACED ? DENSE_SHINGLE : SHINGLE);
}

const FIRST = 0x811c9dc5;
const SECOND = 0x5bd1e995;

/** FNV-1a over units. */
function hashOf(from: number, to: number, basis: number): number {
  let hash = basis;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (letters[i] as number), 0x01000193);
  return hash >>> 0;
}

/** Spreads a hash evenly: FNV's high bits alone would not say which is lowest. The finalizer of MurmurHash3. */
function mixed(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Visits the shingles of the gathered letters that are anchored. */
function eachShingle(length: number, visit: (from: number, to: number) => void): void {
  for (let at = 0; at < length; at++) {
    const pair = Math.imul((letters[at] as number) ^ ((letters[at + 1] as number) << 8), 0x9e3779b1) >>> 16;
    const end = endOf(at);
    if (pair % ANCHORS === 0 && end <= length) visit(at, end);
  }
}

/** A quarter of the shingles of a text, as hashes: of 1,500 characters some 370. */
export function shinglesOf(texts: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  eachShingle(gatherLetters(texts), (from, to) => found.add(hashOf(from, to, FIRST)));
  return found;
}

/** How much of the shorter and of the longer text is shared. A whole and a cut of it to three fifths → 1 and .6. */
export function sharedShares(
  a: ReadonlySet<number>,
  b: ReadonlySet<number>,
): { readonly ofShorter: number; readonly ofLonger: number } {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a];
  if (fewer.size === 0) return { ofShorter: 0, ofLonger: 0 };
  let shared = 0;
  for (const shingle of fewer) if (more.has(shingle)) shared++;
  return { ofShorter: shared / fewer.size, ofLonger: shared / more.size };
}

/**
 * Up to SKETCH numbers of 31 bits. What puts a shingle among the lowest and what is kept of it are two hashes: the lowest
 * of one hash alone lie so close together that strangers would meet.
 */
export function sketchOf({ blocks }: Pick<SheetWords, 'blocks'>): number[] {
  const lowest: { readonly rank: number; readonly kept: number }[] = [];
  let bar = Infinity;
  eachShingle(gatherLetters(blocks), (from, to) => {
    const rank = mixed(hashOf(from, to, FIRST));
    if (rank >= bar) return;
    const kept = mixed(hashOf(from, to, SECOND)) >>> 1;
    if (lowest.some((one) => one.kept === kept)) return;
    lowest.push({ rank, kept });
    lowest.sort((a, b) => a.rank - b.rank);
    lowest.length = Math.min(SKETCH, lowest.length);
    if (lowest.length === SKETCH) bar = (lowest[SKETCH - 1] as { rank: number }).rank;
  });
  return lowest.map(({ kept }) => kept);
}
