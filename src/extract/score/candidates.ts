/**
 * Three ways to find the element that holds the story, each blind to the others; where they agree they are mostly right.
 * They do not decide: what each says of a line is a feature of the line (features.ts).
 */
import { bitOf } from '../survey/class-words.ts';
import type { Line } from '../survey/lines.ts';
import { linkShareOf, type Survey } from '../survey/survey.ts';
import { attributeNumber, tagNumber, tagSet } from '../tree/tags.ts';
import { attr, nextSibling, nextWith, parentOf } from '../tree/tree.ts';

export interface Candidates {
  /** Paragraphs vote for their parents and grandparents, as in Readability (Arc90, 2009). */
  readonly voted: number;
  /** The deepest element that still holds most of the sentences. */
  readonly massive: number;
  /** What the page itself names its story: itemprop, role, class, `article`. */
  readonly named: number;
}

const STORY = bitOf('story');
const PARAGRAPH = tagSet('p pre li');
const ARTICLE = tagNumber('article');
const ITEMPROP = attributeNumber('itemprop');
const COMMENT = bitOf('comment') | bitOf('related') | bitOf('side') | bitOf('foot');

/** A line that reads like prose: long enough, few links, and the stops that sentences have in their script. */
export function isSentence(line: Line): boolean {
  return (
    line.weight >= 45 &&
    line.linkWeight < line.weight * 0.35 &&
    (/[.,;!?…。，、！？；।؟،۔:：]/.test(line.text) || line.weight > 120)
  );
}

/** Running sum of what sentences weigh, by node; masses are differences of it. `sentence`: 1 for each line that is one. */
export function sentenceSums(survey: Survey, lines: readonly Line[], sentence: Uint8Array): Float64Array {
  const size = survey.tree.size;
  const sums = new Float64Array(size + 1);
  lines.forEach((line, i) => {
    if (sentence[i]) sums[line.from + 1] = line.weight - line.linkWeight;
  });
  for (let n = 1; n <= size; n++) sums[n] = (sums[n] as number) + (sums[n - 1] as number);
  return sums;
}

export function candidatesOf(survey: Survey, lines: readonly Line[], sums: Float64Array): Candidates {
  const mass = (node: number) => (sums[survey.tree.end[node] as number] as number) - (sums[node] as number);
  return { voted: votedOf(survey, lines), massive: massiveOf(survey, mass), named: namedOf(survey, mass) };
}

const OTHER_COMMAS = '，、،；';

function commasIn(text: string): number {
  let count = 0;
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c === 44 || c === 59 || (c >= 0x60c && OTHER_COMMAS.includes(text.charAt(i)))) count++;
  }
  return count;
}

function votedOf(survey: Survey, lines: readonly Line[]): number {
  const { tree, marks } = survey;
  const votes = new Map<number, number>();
  const vote = (node: number, value: number) => {
    if (node >= 0) votes.set(node, (votes.get(node) ?? 0) + value);
  };
  for (const line of lines) {
    if (line.weight < 25) continue;
    const stops = commasIn(line.text);
    const score = 1 + stops + Math.min(3, line.weight / 100);
    const holder = PARAGRAPH[tree.tag[line.block] as number] ? parentOf(tree, line.block) : line.block;
    vote(holder, score);
    const above = parentOf(tree, holder);
    vote(above, score / 2);
    vote(parentOf(tree, above), score / 6);
  }
  let best = 0;
  let most = 0;
  for (const [node, value] of votes) {
    const bits = marks[node] as number;
    const weighed =
      (value + (bits & STORY ? 25 : 0) - (bits & COMMENT ? 25 : 0)) * (1 - linkShareOf(survey, node));
    if (weighed > most) {
      most = weighed;
      best = node;
    }
  }
  return best;
}

/** Seven tenths: at .6 the lead of a long list won over the story, at .9 a body split in two stayed undivided from its page. */
const STILL_MOST = 0.7;

function massiveOf(survey: Survey, mass: (node: number) => number): number {
  const { tree } = survey;
  let node = 0;
  for (;;) {
    let next = -1;
    for (
      let child = node + 1 < (tree.end[node] as number) ? node + 1 : -1;
      child >= 0;
      child = nextSibling(tree, child)
    ) {
      if (mass(child) >= mass(node) * STILL_MOST && (tree.end[child] as number) > child + 1) next = child;
    }
    if (next < 0 || mass(node) === 0) return node;
    node = next;
  }
}

function namedOf(survey: Survey, mass: (node: number) => number): number {
  const { tree, marks } = survey;
  let best = -1;
  let most = 0;
  let marked = nextWith(tree, 1, ITEMPROP, ITEMPROP);
  for (let n = 1; n < tree.size; n++) {
    if ((tree.tag[n] as number) <= 1) continue;
    const story = ((marks[n] as number) & STORY) !== 0;
    const article = tree.tag[n] === ARTICLE;
    const body = n === marked && attr(tree, n, 'itemprop') === 'articleBody';
    if (n === marked) marked = nextWith(tree, n + 1, ITEMPROP, ITEMPROP);
    if (!story && !article && !body) continue;
    const value = mass(n) * (body ? 3 : story ? 1.5 : 1) * ((marks[n] as number) & COMMENT ? 0.3 : 1);
    if (value > most) {
      most = value;
      best = n;
    }
  }
  return best;
}
