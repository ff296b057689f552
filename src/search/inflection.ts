/**
 * Light stems: what is left of a word without its ending of number, case or tense. Only ever used to find more forms
 * of a word beside the word itself, so a wrong stem finds too much, never too little.
 * Endings are those of the most frequent paradigms, longest first; the letters are folded ones (no accents).
 */
interface Endings {
  readonly script: RegExp;
  /** Letters that must be left. */
  readonly leaves: number;
  readonly endings: readonly string[];
}

const ENDINGS: readonly Endings[] = [
  {
    // English, French, Spanish, Portuguese, Italian, German.
    script: /^[a-z]+$/,
    leaves: 4,
    endings: 'ings edly ing ers ens ies ied ed es er en as os s x y e a o i'.split(' '),
  },
  {
    script: /^[а-яёіїўєґ]+$/,
    leaves: 4,
    endings:
      'иями ями ами иях ого его ому ему ыми ими ией ов ев ей ой ий ый ая яя ое ее ые ие ую юю ам ям ах ях ом ем ым им ью ия ию ии а я о е ы и у ю ь й'.split(
        ' ',
      ),
  },
  { script: /^[\u0370-\u03ff]+$/, leaves: 4, endings: 'ους ων ες ος ου οι ας ης α η ο ε υ'.split(' ') },
];

/** Shape: stemOf("elections") → "election"; a word of another script, or too short, is its own stem. */
export function stemOf(word: string): string {
  for (const { script, leaves, endings } of ENDINGS) {
    if (!script.test(word)) continue;
    const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= leaves);
    return ending === undefined ? word : word.slice(0, -ending.length);
  }
  return word;
}
