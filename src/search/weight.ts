/**
 * What an occurrence weighs: BM25 with the headline counted HEADLINE times more, and lengths on a scale of 256 steps.
 * Measures: k1 and b as in Robertson & Zaragoza 2009, b lowered because a long article is not padding here.
 */
const K1 = 1.2;
const B = 0.4;
/** Tokens of an article of ordinary length; only shifts the scale. */
const ORDINARY_LENGTH = 800;
const HEADLINE = 4;

/** Tokens → step, 0–255; twelve steps double the tokens, up to 2.5 million. */
export function lengthStep(tokens: number): number {
  return Math.min(255, Math.round(12 * Math.log2(tokens + 1)));
}

/** Tokens an article of this step has at most. */
export const TOKENS_AT_MOST: Int32Array = Int32Array.from({ length: 256 }, (_, step) =>
  Math.max(1, Math.ceil(2 ** ((step + 0.5) / 12))),
);

const saturation = Float64Array.from(
  { length: 256 },
  (_, step) => K1 * (1 - B + (B * 2 ** (step / 12)) / ORDINARY_LENGTH),
);

/** Share of a term's weight that so many occurrences earn, 0–1. */
export function impact(count: number, inHeadline: boolean, step: number): number {
  const weighed = inHeadline ? count + HEADLINE : count;
  return weighed / (weighed + (saturation[step] as number));
}

/** Weight of a term that `having` of `all` documents hold. */
export function rarity(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}
