/** What stands around each node of a page, in one walk; and how far two nodes are from each other. */
import { bitOf } from '../survey/class-words.ts';
import { type Survey, weightOf } from '../survey/survey.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { isInline } from '../tree/tree.ts';

/** Elements above a line that say something of it, a bit each. */
export const ABOVE = ['main', 'footer', 'figure', 'ol', 'blockquote', 'figcaption'] as const;
const STRONG = ['strong', 'b'];
const EMPHASIS = ['em', 'i'];
export const STRONG_BIT = 1 << ABOVE.length;
export const EMPHASIS_BIT = 2 << ABOVE.length;

const aboveBit = new Uint16Array(65_536);
ABOVE.forEach((tag, i) => {
  aboveBit[tagNumber(tag)] = 1 << i;
});
for (const tag of STRONG) aboveBit[tagNumber(tag)] = STRONG_BIT;
for (const tag of EMPHASIS) aboveBit[tagNumber(tag)] = EMPHASIS_BIT;
const ARTICLE = tagNumber('article');

/** Never a part of comments as a whole; a story's section or themes are among its class names. */
const FRAME = tagSet('html body main article');
const H1 = tagNumber('h1');
const COMMENT = bitOf('comment');
const STORY = bitOf('story');

/** A named part that holds more of the page than this is the page's frame, and its name says nothing against the story. */
const SMALL_PART = 0.3;

export interface Parts {
  /** Signs of the small parts around a node. */
  readonly far: Uint32Array;
  readonly above: Uint16Array;
  readonly depth: Uint8Array;
  /** The nearest `article` around a node; 0: none. */
  readonly article: Int32Array;
  /** How many of them are around it. */
  readonly nested: Uint8Array;
  readonly articles: number;
  /** 1: in a part where readers speak. */
  readonly comments: Uint8Array;
}

export function partsOf(survey: Survey): Parts {
  const { tree, marks } = survey;
  const { size, tag, parent } = tree;
  const small = (survey.sum[size] as number) * SMALL_PART;
  const far = new Uint32Array(size);
  const above = new Uint16Array(size);
  const depth = new Uint8Array(size);
  const article = new Int32Array(size);
  const nested = new Uint8Array(size);
  const comments = new Uint8Array(size);
  let articles = 0;
  let heading = tag.indexOf(H1);
  for (let n = 0; n < size; n++) {
    const up = Math.max(0, parent[n] as number);
    const kind = tag[n] as number;
    far[n] = far[up] as number;
    above[n] = (above[up] as number) | (aboveBit[kind] as number);
    article[n] = article[up] as number;
    nested[n] = nested[up] as number;
    depth[n] = Math.min(63, (depth[up] as number) + 1);
    comments[n] = comments[up] as number;
    if (kind <= 1) continue;
    const bits = marks[n] as number;
    if (bits !== 0 && weightOf(survey, n) < small) far[n] = (far[n] as number) | bits;
    if ((bits & (COMMENT | STORY)) === COMMENT && !FRAME[kind] && !isInline(tree, n)) {
      // However large, where there is no heading of a page in it.
      while (heading >= 0 && heading < n) heading = tag.indexOf(H1, heading + 1);
      if (weightOf(survey, n) < small || heading < 0 || heading >= (tree.end[n] as number)) comments[n] = 1;
    }
    if (kind === ARTICLE) {
      articles++;
      article[n] = n;
      nested[n] = Math.min(9, (nested[n] as number) + 1);
    }
  }
  return { far, above, depth, article, nested, articles, comments };
}

/** The element itself and up to eight around it, innermost first. */
export type Chain = readonly (readonly [from: number, end: number])[];

export function chainOf(survey: Survey, node: number): Chain {
  const { tree } = survey;
  const chain: [number, number][] = [];
  for (let n = node; n >= 0 && chain.length < 9; n = tree.parent[n] as number)
    chain.push([n, tree.end[n] as number]);
  return chain;
}

/** Levels to climb from the chain's own element until a node is inside: 0 inside, 1 beside it, … 9 far; −1 without a chain. */
export function distance(chain: Chain, node: number): number {
  if (chain.length === 0) return -1;
  for (let i = 0; i < chain.length; i++) {
    const [from, end] = chain[i] as readonly [number, number];
    if (node >= from && node < end) return i;
  }
  return 9;
}
