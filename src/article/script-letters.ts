/**
 * How many letters of which script a text has. Goes in: any text. Comes out: all letters, Han, kana, and those of scripts that one
 * language owns. What each character is stands in one table, so that a text is told in one walk without questions.
 */

/** Scripts that one language owns on news pages: first and last letter, hexadecimal. Ascending. */
const OWNED: readonly (readonly [first: number, last: number, language: string])[] =
  '370-3ffel 531-58fhy 591-5f4he 900-97fhi 980-9febn a01-a76pa a81-affgu b82-bfata c00-c7fte c80-cf3kn d00-d7fml d81-df4si e01-e5bth e81-edflo f00-fdabo 1000-109fmy 10a0-10ffka 1100-11ffko 1200-139fam 1780-17f9km 1f00-1fffel ac00-d7a3ko'
    .split(' ')
    .map((row) => [
      Number.parseInt(row, 16),
      Number.parseInt(row.slice(row.indexOf('-') + 1, -2), 16),
      row.slice(-2),
    ]);
/** Letters by which Uighur is told from its neighbours in the same script. */
const UIGHUR = 'ۇۆۈېڭ';
/** Punctuation, signs and the second half of a pair; beyond them every character from U+00C0 on counts as a letter. */
const NO_LETTERS = [
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2000, 0x2bff],
  [0x3000, 0x3040],
  [0xdc00, 0xf8ff],
  [0xff00, 0xff20],
] as const;

const [NONE, LETTER, HAN, KANA, FIRST_OWNED] = [0, 1, 2, 3, 4];
const LANGUAGES = [...new Set(OWNED.map(([, , language]) => language)), 'ug'];
const kinds = new Uint8Array(65_536);
const ALL: readonly (readonly [kind: number, first: number, last: number])[] = [
  [LETTER, 0x41, 0x5a],
  [LETTER, 0x61, 0x7a],
  [LETTER, 0xaa, 0xaa],
  [LETTER, 0xb5, 0xb5],
  [LETTER, 0xba, 0xba],
  [LETTER, 0xc0, 0xffff],
  ...NO_LETTERS.map(([first, last]) => [NONE, first, last] as const),
  [HAN, 0x3400, 0x9fff],
  [HAN, 0xf900, 0xfaff],
  // The first halves of pairs that are Han.
  [HAN, 0xd840, 0xd888],
  [KANA, 0x3041, 0x30ff],
  [KANA, 0xff66, 0xff9d],
  ...OWNED.map(
    ([first, last, language]) => [FIRST_OWNED + LANGUAGES.indexOf(language), first, last] as const,
  ),
  ...[...UIGHUR]
    .map((letter) => letter.charCodeAt(0))
    .map((c) => [FIRST_OWNED + LANGUAGES.indexOf('ug'), c, c] as const),
];
for (const [kind, first, last] of ALL) kinds.fill(kind, first, last + 1);

export function isLetter(c: number): boolean {
  return kinds[c] !== NONE;
}

export interface ScriptLetters {
  readonly letters: number;
  readonly han: number;
  readonly kana: number;
  /** Languages whose own scripts are met, and their letters. */
  readonly owned: ReadonlyMap<string, number>;
}

/** Marks of a script count as its letters. */
export function lettersOf(text: string): ScriptLetters {
  const tally = new Int32Array(FIRST_OWNED + LANGUAGES.length);
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const kind = kinds[text.charCodeAt(i)] as number;
    tally[kind] = (tally[kind] as number) + 1;
  }
  const owned = new Map<string, number>();
  LANGUAGES.forEach((language, n) => {
    const count = tally[FIRST_OWNED + n] as number;
    if (count > 0) owned.set(language, count);
  });
  return {
    letters: length - (tally[NONE] as number),
    han: tally[HAN] as number,
    kana: tally[KANA] as number,
    owned,
  };
}
