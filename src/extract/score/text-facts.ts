/**
 * What is told by a line's text alone, in one walk over its characters; alike in every script: a letter is what its script writes
 * words with, stops and commas are counted in the forms that each script gives them.
 */
export interface TextFacts {
  letters: number;
  upper: number;
  digits: number;
  stops: number;
  commas: number;
  quotes: number;
  /** Characters of scripts that write no spaces: Chinese, Japanese, Korean, Thai and its neighbours. */
  dense: number;
  /** Two characters of a script without spaces count as one. */
  words: number;
  /** Signs of menus, marks and addresses: | • · / > @ # ©. */
  odd: number;
  /** Words that begin with a capital. */
  capitals: number;
  /** Whether it ends as a sentence does, brackets and quotation marks apart. */
  ends: boolean;
}

const LETTER = 1;
const UPPER = 2;
const DIGIT = 3;
const STOP = 4;
const COMMA = 5;
const QUOTE = 6;
const ODD = 7;
const DENSE = 8;
const CLOSE = 9;
const KINDS: readonly (readonly [kind: number, characters: string])[] = [
  [STOP, '.!?…。！？।؟۔။።'],
  [COMMA, ',，、،'],
  [QUOTE, '"\'«»‘’‚‛“”„‟「」『』'],
  [ODD, '|•·/>@#©'],
  [CLOSE, ')）]'],
];
const RANGES: readonly (readonly [kind: number, from: number, to: number])[] = [
  [DIGIT, 48, 57],
  [UPPER, 65, 90],
  [LETTER, 0xc0, 0x1fff],
  [UPPER, 0xc0, 0xde],
  [UPPER, 0x391, 0x3a9],
  [UPPER, 0x400, 0x42f],
  [LETTER, 0x2c00, 0x2dff],
  [DENSE, 0xe00, 0xeff],
  [DENSE, 0x1000, 0x109f],
  [DENSE, 0x1780, 0x17ff],
  [DENSE, 0x2e80, 0x2fff],
  [DENSE, 0x3040, 0xd7ff],
  [DENSE, 0xf900, 0xfaff],
  [DIGIT, 0xff10, 0xff19],
];
const kindOf = new Uint8Array(65_536);
for (const [kind, from, to] of RANGES) kindOf.fill(kind, from, to + 1);
for (const [kind, characters] of KINDS) for (const c of characters) kindOf[c.charCodeAt(0)] = kind;

const tally = new Int32Array(10);
const facts: TextFacts = {
  letters: 0,
  upper: 0,
  digits: 0,
  stops: 0,
  commas: 0,
  quotes: 0,
  dense: 0,
  words: 1,
  odd: 0,
  capitals: 0,
  ends: false,
};

/** The facts of a text; the object is the same at every call. */
export function textFacts(text: string): TextFacts {
  tally.fill(0);
  let words = 1;
  let small = 0;
  let capitals = 0;
  let before = 32;
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 97 && c <= 122) {
      small++;
      before = c;
      continue;
    }
    if (c === 32) {
      words++;
      before = c;
      continue;
    }
    const kind = kindOf[c] as number;
    tally[kind] = (tally[kind] as number) + 1;
    if (kind === UPPER && before === 32) capitals++;
    before = c;
  }
  let last = length - 1;
  while (last >= 0) {
    const kind = kindOf[text.charCodeAt(last)] as number;
    if (kind !== QUOTE && kind !== CLOSE) break;
    last--;
  }
  const end = last >= 0 ? text.charCodeAt(last) : 0;
  const of = (kind: number) => tally[kind] as number;
  facts.letters = small + of(LETTER) + of(UPPER) + of(DENSE);
  facts.upper = of(UPPER);
  facts.digits = of(DIGIT);
  facts.stops = of(STOP);
  facts.commas = of(COMMA);
  facts.quotes = of(QUOTE);
  facts.dense = of(DENSE);
  facts.odd = of(ODD);
  facts.words = words + of(DENSE) / 2;
  facts.capitals = capitals;
  facts.ends = kindOf[end] === STOP;
  return facts;
}
