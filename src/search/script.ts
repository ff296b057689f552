/**
 * Classes of folded characters: what stands alone, what makes words, what is written without spaces.
 */

export const SPACE = 0;
/** Letters, digits and their marks in scripts that put spaces between words. */
export const WORD = 1;
/** Scripts in which any string may be looked for, and signs that stand for words (emoji). */
export const UNSPACED = 2;
export const SIGN = 3;

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Balinese}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Extended_Pictographic}\u30fc\u3005]/u;
const word = /[\p{L}\p{N}\p{M}]/u;
const space = /[\s\p{Z}\p{Cc}]/u;
/** Pictographs that keyboards and typesetters use as signs. */
const plainSign = /[\u00a9\u00ae\u2122\u203c\u2049#*0-9]/;

const classes = new Uint8Array(0x10000).fill(255);
const beyond = new Map<number, number>();

function classOfCode(code: number): number {
  const c = String.fromCodePoint(code);
  if (space.test(c)) return SPACE;
  if (word.test(c) && !unspaced.test(c)) return WORD;
  return unspaced.test(c) && !plainSign.test(c) ? UNSPACED : word.test(c) ? WORD : SIGN;
}

/** Class of a unit that is no surrogate. */
export function classOfUnit(unit: number): number {
  const known = classes[unit] as number;
  if (known !== 255) return known;
  const found = unit >= 0xd800 && unit < 0xe000 ? UNSPACED : classOfCode(unit);
  classes[unit] = found;
  return found;
}

/** Class of a code point beyond the first plane. */
export function classBeyond(code: number): number {
  let found = beyond.get(code);
  if (found === undefined) {
    found = classOfCode(code);
    beyond.set(code, found);
  }
  return found;
}
