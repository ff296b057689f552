/** Words that lead to a name: "By", "Ein Bericht von", "Author:". */
import { BY, LABEL, MADE, OF, OTHERS, QUALIFIER } from './name-words.ts';

/** "Words and pictures by", "Ein Gastbeitrag von": what stands before the word that leads to a name. */
const MAX_LEAD = 4;

/** Where the words that lead to a name end: "Ein Bericht von Ann Lee" → 3; 0 when there are none; −1: to others than authors. */
export function leadIn(words: readonly string[]): number {
  const first = wordAt(words, 0);
  const other = QUALIFIER.has(first) ? 1 : 0;
  if (OTHERS.test(other === 0 ? first : wordAt(words, 1))) {
    const next = wordAt(words, other + 1);
    return colonAt(words, other) > 0 || BY.has(next) || OF.has(next) ? -1 : 0;
  }
  let n = 0;
  for (; n < Math.min(words.length, MAX_LEAD + 1); n++) {
    const one = n === 0 ? first : wordAt(words, n);
    const known = LEADS.has(one);
    const colon = colonAt(words, n);
    // "A:" before an answer leads to no name.
    if (colon > 0) return known && one.length > 1 ? n + colon : 0;
    if (!known) break;
    if (BY.has(one) || (OF.has(one) && (n > 0 || words.length > 2))) return n + 1;
  }
  return LABEL.has(first) && !MADE.has(first) ? Math.max(n, 1) : 0;
}

const LEADS = new Set([...LABEL, ...MADE, ...BY, ...OF]);

function wordAt(words: readonly string[], n: number): string {
  const written = words[n] ?? '';
  return plainWord(/[:：]$/.test(written) ? written.slice(0, -1) : written);
}

/** Words up to behind a colon that ends a word or begins the next one: 1 or 2; 0 without. */
function colonAt(words: readonly string[], n: number): number {
  return /[:：]$/.test(words[n] ?? '') ? 1 : /^[:：]/.test(words[n + 1] ?? '') ? 2 : 0;
}

/** In lower case, without brackets and quotation marks around it and stops behind it. */
export function plainWord(word: string): string {
  const small = word.toLowerCase();
  return AROUND.test(small) ? small.replace(AROUND_IT, '') : small;
}

const AROUND = /^[("“«]|[)"”»,.]$/;

const AROUND_IT = /^[("“«]+|[)"”»,.]+$/g;
