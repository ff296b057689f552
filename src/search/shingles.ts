/**
 * How much of one text stands in another: the share of overlapping strings of SHINGLE units they have in common, of
 * the shorter one's. Spaces, signs and the ways of writing do not count, so a copy that was set anew is still a copy.
 * Idea: Broder 1997, with all shingles instead of a sketch, since only a few candidates are ever compared.
 */
import { fold } from './fold.ts';
import { classOfUnit, UNSPACED } from './script.ts';

/** In letters of scripts without spaces about two sentences' clauses, in others about three words. */
const DENSE_SHINGLE = 8;
const SHINGLE = 20;

/** The shingles of a text, as hashes. */
export function shinglesOf(texts: readonly string[]): ReadonlySet<number> {
  const letters = fold(texts.join('')).replace(/[^\p{L}\p{N}]+/gu, '');
  const found = new Set<number>();
  for (let at = 0; at < letters.length; at++) {
    const dense = classOfUnit(letters.charCodeAt(at)) === UNSPACED;
    const end = at + (dense ? DENSE_SHINGLE : SHINGLE);
    if (end > letters.length) continue;
    // FNV-1a over units.
    let hash = 0x811c9dc5;
    for (let i = at; i < end; i++) hash = Math.imul(hash ^ letters.charCodeAt(i), 0x01000193);
    found.add(hash >>> 0);
  }
  return found;
}

/** Shape: sharedShare(of the whole, of a cut of it) → 1; of two different stories → about 0. */
export function sharedShare(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a];
  if (fewer.size === 0) return 0;
  let shared = 0;
  for (const shingle of fewer) if (more.has(shingle)) shared++;
  return shared / fewer.size;
}
