/**
 * What is known of a wording that may be the headline, and what it weighs. The weights were fitted (softmax over a page's candidates,
 * bench/train/headline-train.ts, 2026-11) on one half of 1,924 pages, by host, whose headline people wrote down; pages of news count
 * most. `oneWord` is set by hand: fitted it was −0.7, too little where the title is all there is besides.
 */

/** What a wording weighs: the sum of what is true of it. */
export const WEIGHTS = {
  h1: 0.6, // a heading of the first rank that is no site's name, no menu's, not hidden
  first: 0.4, // … or of the second or third where there is none; the first of its rank
  named: 0.1, // its class says headline
  inStory: 0.2, // it stands in <article> or <main>
  storyBehind: 0.8, // a sentence follows it closely
  whole: -0.2, // it still holds its kicker
  ld: 0.7, // JSON-LD's story
  og: 1, // often the longer, straight wording where the heading is short
  micro: -0.3,
  meta: 0.4,
  tracker: -0.1, // repeats og, or a shorter working title
  twitter: -0.5, // repeats og, or is cut short
  share: 0.8, // two sources say it that publishing systems fill for searches and sharing
  slug: 1.3, // share of the address's words in it: the slug was made of the headline as first written
  oneWord: -1, // "News", "Blog": a section's label
  guessed: -0.2, // an end was cut off that nobody else leaves out
  both: 0.7, // printed in a heading, and another source says it
  tail: 0.5, // another wording has words before it: a kicker, a place
  long: 0.8, // up to twenty words: headlines are sentences
};

export type Fact = keyof typeof WEIGHTS;

/** `lower`: a heading of a rank below the headlines', which counts where another source says the same: a story may have a first rank of its own. */
export type Facts = Partial<Record<Fact | 'off' | 'lower', number>>;

export interface Candidate {
  readonly text: string;
  readonly node: number;
  readonly kicker: string;
  readonly facts: Readonly<Facts>;
}
