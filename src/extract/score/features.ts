/**
 * What is known of each line before it is judged, as one row of bytes a line, 0 to 63 each. The order of columns is the forests';
 * a change here needs them trained anew (bench/train/extract-train.ts). Nothing here knows a language but two lists of phrases.
 */

import { bare } from '../body/tidy.ts';
import { CALL } from '../phrases/calls.ts';
import { isPictureCredit } from '../phrases/credits.ts';
import { RELATED } from '../phrases/related.ts';
import { bitOf, type Sign } from '../survey/class-words.ts';
import { leadOf } from '../survey/leads.ts';
import type { Line } from '../survey/lines.ts';
import { linkShareOf, type Survey, weightOf } from '../survey/survey.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { parentOf } from '../tree/tree.ts';
import { candidatesOf, isSentence, sentenceSums } from './candidates.ts';
import { classMakesOf, type Make, makesOf, signaturesOf } from './makes.ts';
import {
  ABOVE,
  type Chain,
  chainOf,
  distance,
  EMPHASIS_BIT,
  type Parts,
  partsOf,
  STRONG_BIT,
} from './parts.ts';
import { textFacts } from './text-facts.ts';
import type { PageWords } from './titles.ts';

export interface Rows {
  readonly width: number;
  readonly values: Uint8Array;
  /** A number for each line that lines of one make share. */
  readonly signatures: Int32Array;
  /** The same by class attributes. */
  readonly classMakes: Int32Array;
  /** 1: a line that needs no judging; its row is empty. */
  readonly hopeless: Uint8Array;
}

const BLOCK_KIND = ['p', 'li', 'td', 'div', 'pre', 'blockquote'].map(tagNumber);
const HEADING = tagSet('h1 h2 h3 h4 h5 h6');
const H1 = tagNumber('h1');

/** Signs asked about on the elements next to a line, and on the small parts around it. */
const NEAR = bits('comment story lead');
const FAR = bits('comment foot menu related promo consent writer unseen caption story main widget toc quote');

function bits(signs: string): readonly number[] {
  return signs.split(' ').map((sign) => bitOf(sign as Sign));
}

/** Two lines that agree so far are one printed twice. */
const SAME_SO_FAR = 300;
/** So many letters of a line are looked for in what the page's data tell. */
const TELLING = 60;
/** A longer line that speaks of newsletters or networks is mostly a story's. */
const LONGEST_CALL = 300;
/** A label before links to other stories is short. */
const LONGEST_LABEL = 60;
/** A line of links so far from every sentence is a menu's. */
const FAR_FROM_STORY = 8;

/** Sentences of less weight are no story beside comments. */
const HARDLY_A_STORY = 200;
/** A line of fewer letters may be the start of any summary. */
const SHORTEST_TELLING = 12;
/** What is looked at between two lines, in nodes. */
const LONGEST_GAP = 400;
const MEDIA = tagSet('img amp-img picture figure video iframe embed object');
const MANY = 9;
const MOST = 63;

export const FEATURES_OF_A_LINE = 83 + NEAR.length + FAR.length + ABOVE.length;

const LOGS = Uint8Array.from({ length: 6208 }, (_, value) =>
  Math.min(63, Math.round(Math.log2(1 + value) * 5)),
);

/** 0 … 63 for 0 … 6,000. */
export const log = (value: number): number => (value < LOGS.length ? (LOGS[value | 0] as number) : 63);
/** 1 … 63 for 0 … 1; 0 where there is none, written −1. */
export const share = (value: number): number => (value < 0 ? 0 : 1 + Math.round(62 * Math.min(1, value)));
/** How many in a hundred characters. */
const density = (count: number, of: number): number => Math.min(63, Math.round((count * 300) / of));
const whole = (value: number): number => Math.min(63, value);
/** A number around 0, from −20 to 43. */
export const around = (value: number): number => Math.max(0, Math.min(63, value + 20));

/** `titles`, `summaries`: bare forms of what the page calls its headline and says of itself; `anchor`: bare text of the story as the page's data tell it, or ''; `host`: the site's name, or ''. */
export function rowsOf(
  survey: Survey,
  lines: readonly Line[],
  { titles, summaries }: PageWords,
  anchor: string,
  host: string,
): Rows {
  const { tree } = survey;
  const total = Math.max(1, survey.sum[tree.size] as number);
  const parts = partsOf(survey);
  const { above, depth, article } = parts;
  const sentence = new Uint8Array(lines.length);
  lines.forEach((line, i) => {
    if (isSentence(line)) sentence[i] = 1;
  });
  const spoken = whatReadersSay(parts, lines, sentence);
  const sums = sentenceSums(survey, lines, sentence);
  const all = Math.max(1, sums[tree.size] as number);
  const massOf = (node: number) => (sums[tree.end[node] as number] as number) - (sums[node] as number);
  const candidates = candidatesOf(survey, spoken ? lines.filter((_, i) => !spoken[i]) : lines, sums);
  const chains = [candidates.voted, candidates.massive, candidates.named].map(
    (node): readonly [node: number, chain: Chain] => [node, chainOf(survey, node)],
  );
  const width = FEATURES_OF_A_LINE;
  const count = lines.length;
  const values = new Uint8Array(count * width);
  const seen = new Map<string, number>();
  const sames = lines.map(({ text }) => (text.length > SAME_SO_FAR ? text.slice(0, SAME_SO_FAR) : text));
  for (const text of sames) seen.set(text, (seen.get(text) ?? 0) + 1);
  const signatures = signaturesOf(survey, lines);
  const classMakes = classMakesOf(survey, lines);
  const made = makesOf(signatures, lines, sentence);
  const classMade = makesOf(classMakes, lines, sentence);
  const long: number[] = [];
  lines.forEach((line, i) => {
    if (sentence[i]) long.push(line.weight);
  });
  const usual = long.sort((a, b) => a - b)[long.length >> 1] ?? 100;
  const titleAt = titleLine(survey, lines, titles);
  const titleBlock = titleAt < 0 ? -1 : (lines[titleAt] as Line).block;
  const titleChain = chainOf(survey, titleBlock);
  const { since, until } = toSentences(sentence);
  const linkShare = (line: Line | undefined) =>
    share(line && line.weight > 0 ? line.linkWeight / line.weight : -1);
  const size = (line: Line | undefined) => (line ? 1 + log(line.weight) : 0);
  const page = [log(count), log(all / 4), share(all / total), log(parts.articles)];
  const hopeless = new Uint8Array(count);
  const credits = new Int8Array(count).fill(-1);
  const isCredit = (i: number): number => {
    if (i < 0 || i >= count) return 0;
    if ((credits[i] as number) < 0) credits[i] = isPictureCredit((lines[i] as Line).text) ? 1 : 0;
    return credits[i] as number;
  };
  let headingAt = -1;
  /** Whether that heading is a label before other stories, and where the last such label of any kind stands. */
  let underLabel = 0;
  let labelAt = -1;
  let childrenOf = -1;
  let children = 0;
  let before = 0;
  lines.forEach((line, i) => {
    let at = i * width;
    const { text, block } = line;
    const first = line.from;
    const tag = tree.tag[block] as number;
    const menu = line.weight < 60 && line.linkWeight > line.weight * 0.95 && !HEADING[tag];
    const far = (since[i] as number) > FAR_FROM_STORY && (until[i] as number) > FAR_FROM_STORY;
    if (spoken?.[i] || (menu && far && i !== titleAt)) {
      hopeless[i] = 1;
      before += line.weight;
      return;
    }
    const facts = textFacts(text);
    const weight = Math.max(1, line.weight);
    values[at++] = log(line.weight);
    values[at++] = linkShare(line);
    values[at++] = facts.ends ? 1 : 0;
    values[at++] = density(facts.stops, weight);
    values[at++] = log(facts.commas);
    values[at++] = share(facts.upper / Math.max(1, facts.letters));
    values[at++] = density(facts.digits, weight);
    values[at++] = whole(facts.quotes);
    values[at++] = density(facts.odd, weight);
    values[at++] = whole(facts.stops);
    const label = RELATED.test(text);
    values[at++] = label ? 1 : 0;
    values[at++] = whole(seen.get(sames[i] as string) ?? 1);
    values[at++] = text.length <= LONGEST_CALL && CALL.test(text) ? 1 : 0;
    values[at++] = share(facts.capitals / facts.words);
    values[at++] = around(Math.round(Math.log2((1 + line.weight) / (1 + usual)) * 4));
    values[at++] = line.linkWeight > 0 ? leadOf(survey, line, host) : 0;
    // 16: what holds it
    values[at++] = 1 + BLOCK_KIND.indexOf(tag);
    values[at++] = HEADING[tag] ? tag - H1 + 1 : 0;
    const inline = above[first] as number;
    const own = inline & ~(above[block] as number);
    values[at++] = own & STRONG_BIT ? 1 : 0;
    values[at++] = own & EMPHASIS_BIT ? 1 : 0;
    // 20: neighbours
    const last = lines[i - 1];
    const next = lines[i + 1];
    values[at++] = size(last);
    values[at++] = linkShare(last);
    values[at++] = size(next);
    values[at++] = linkShare(next);
    values[at++] = whole(since[i] as number);
    values[at++] = whole(until[i] as number);
    let window = 0;
    for (let d = -5; d <= 5; d++) if (d !== 0 && sentence[i + d]) window++;
    values[at++] = window;
    // 27: where on the page
    values[at++] = share(before / total);
    values[at++] = share(i / count);
    values[at++] = share((sums[first] as number) / all);
    values[at++] = titleAt < 0 ? 0 : 1 + Math.min(62, around(i - titleAt));
    values[at++] = i === titleAt ? 1 : 0;
    values[at++] = share(line.weight / total);
    for (const value of page) values[at++] = value;
    // 37: lines of the same make
    const of = made[signatures[i] as number];
    values[at++] = of ? share(of.mass / all) : 0;
    values[at++] = of ? log(of.lines) : 0;
    values[at++] = of ? share(of.links / Math.max(1, of.weight)) : 0;
    const like = classMade[classMakes[i] as number] as Make;
    values[at++] = share(like.mass / all);
    values[at++] = log(like.lines);
    values[at++] = share(like.links / Math.max(1, like.weight));
    values[at++] = share(line.weight / Math.max(1, like.weight));
    // 44: between it and its neighbours, and in what holds it
    values[at++] = last ? picturesIn(survey, last.to, first) : MANY;
    values[at++] = last ? log(first - last.to) : MOST;
    values[at++] = next ? log(next.from - line.to) : MOST;
    for (const d of [-1, 1]) {
      const other = lines[i + d];
      values[at++] = !other
        ? 3
        : other.block === block
          ? 2
          : tree.parent[other.block] === tree.parent[block]
            ? 1
            : 0;
      values[at++] = classMakes[i + d] === classMakes[i] ? 1 : 0;
      values[at++] = signatures[i + d] === signatures[i] ? 1 : 0;
    }
    for (const d of [-1, 0, 1]) values[at++] = isCredit(i + d);
    const holder = Math.max(0, tree.parent[block] as number);
    if (holder !== childrenOf) {
      childrenOf = holder;
      children = childCount(survey, holder);
    }
    values[at++] = children;
    values[at++] = log((tree.end[holder] as number) - holder);
    values[at++] = summed(summaries, text);
    // 59: the parts around it
    let node = parentOf(tree, block);
    for (let up = 0; up < 3; up++) {
      if (node < 0) node = 0;
      const w = weightOf(survey, node);
      const mass = massOf(node);
      values[at++] = share(linkShareOf(survey, node));
      values[at++] = share(mass / all);
      values[at++] = w > 0 ? share(mass / w) : 0;
      node = node > 0 ? parentOf(tree, node) : 0;
    }
    // 68: the candidates
    for (const [candidate, chain] of chains) {
      values[at++] = 1 + distance(chain, block);
      values[at++] =
        candidate < 0 || first < candidate ? 0 : first >= (tree.end[candidate] as number) ? 2 : 1;
    }
    values[at++] = toldOf(anchor, text);
    // 75: the headline and the articles
    const toTitle = distance(titleChain, block);
    values[at++] = 1 + toTitle;
    values[at++] =
      titleBlock < 0 ? 0 : around((depth[block] as number) - (depth[titleBlock] as number) + toTitle);
    values[at++] = parts.nested[first] as number;
    const inArticle = article[first] as number;
    values[at++] = inArticle > 0 ? share(massOf(inArticle) / all) : 0;
    values[at++] =
      inArticle === 0 || titleBlock < 0
        ? 0
        : titleBlock >= inArticle && titleBlock < (tree.end[inArticle] as number)
          ? 2
          : 1;
    // 80: the heading and the label above
    if (HEADING[tag]) {
      headingAt = i;
      underLabel = label ? 1 : 0;
    }
    values[at++] = headingAt < 0 ? 0 : whole(i - headingAt + 1);
    values[at++] = underLabel;
    values[at++] = labelAt < 0 ? 0 : whole(i - labelAt + 1);
    if (label && text.length <= LONGEST_LABEL) labelAt = i;
    // 83: names
    const close = nearOf(survey, first);
    const wide = parts.far[first] as number;
    for (const bit of NEAR) values[at++] = close & bit ? 1 : 0;
    for (const bit of FAR) values[at++] = wide & bit ? 1 : 0;
    for (let bit = 0; bit < ABOVE.length; bit++) values[at++] = (inline >> bit) & 1;
    before += line.weight;
  });
  return { width, values, signatures, classMakes, hopeless };
}

/**
 * Marks of lines where readers speak, whose sentences then count for nothing, so that many comments cannot outweigh a short story;
 * undefined where nobody does, or where hardly anything else is said.
 */
function whatReadersSay(parts: Parts, lines: readonly Line[], sentence: Uint8Array): Uint8Array | undefined {
  if (!parts.comments.includes(1)) return undefined;
  const spoken = new Uint8Array(lines.length);
  let said = 0;
  lines.forEach((line, i) => {
    spoken[i] = parts.comments[line.block] as number;
    if (sentence[i] && !spoken[i]) said += line.weight;
  });
  if (said < HARDLY_A_STORY) return undefined;
  for (let i = 0; i < spoken.length; i++) if (spoken[i]) sentence[i] = 0;
  return spoken;
}

/** Pictures, players and frames between two places. */
function picturesIn({ tree }: Survey, from: number, to: number): number {
  let count = 0;
  const stop = Math.min(to, from + LONGEST_GAP);
  for (let n = from; n < stop && count < MANY - 1; n++) if (MEDIA[tree.tag[n] as number]) count++;
  return count;
}

function childCount({ tree }: Survey, node: number): number {
  let count = 0;
  const stop = tree.end[node] as number;
  for (let child = node + 1; child < stop && count < MOST; child = tree.end[child] as number) count++;
  return count;
}

/** Whether a line is the page's summary of itself: 0 there is none, 1 too short to say, 2 no, 3 as far as it goes, 4 yes. */
function summed(summaries: readonly string[], text: string): number {
  if (summaries.length === 0) return 0;
  // Most lines are told apart by how they begin.
  const letter = text.charAt(0).toLowerCase();
  if (text.length > 2 * SHORTEST_TELLING && !begins(summaries, letter) && /\p{L}/u.test(letter)) return 2;
  const start = bare(text.slice(0, SAME_SO_FAR + 100));
  if (start.length < SHORTEST_TELLING) return 1;
  if (summaries.includes(start)) return 4;
  return summaries.some((summary) => summary.startsWith(start) || start.startsWith(summary.slice(0, 60)))
    ? 3
    : 2;
}

function begins(summaries: readonly string[], letter: string): boolean {
  for (const summary of summaries) if (summary.startsWith(letter)) return true;
  return false;
}

/** Whether the page's own data tell a line: 0 they tell nothing, 1 not this, 2 too short to say, 3 this. */
function toldOf(anchor: string, text: string): number {
  if (anchor === '') return 0;
  let start = bare(text.slice(0, 2 * TELLING));
  if (start.length <= TELLING && text.length > 2 * TELLING) start = bare(text.slice(0, SAME_SO_FAR));
  return start.length < 4 ? 2 : anchor.includes(start.slice(0, TELLING)) ? 3 : 1;
}

/** The line that prints the headline: the first that says it, a first heading before others; −1 without one. */
function titleLine(survey: Survey, lines: readonly Line[], titles: readonly string[]): number {
  const { tree } = survey;
  const longest = titles.reduce((most, title) => Math.max(most, title.length), 0) * 3;
  const starts = new Set(titles.map((title) => title.charCodeAt(0)));
  let found = -1;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (line.text.length < 6 && line.weight < 6) continue;
    if (line.text.length > longest) continue;
    const heading = tree.tag[line.block] === H1;
    if (found >= 0 && !heading) continue;
    const start = plainStart(line.text);
    if (start >= 0 && !starts.has(start)) continue;
    const text = bare(line.text);
    const says = (title: string) =>
      title === text ||
      (title.length > 20 &&
        text.length > title.length * 0.5 &&
        (title.startsWith(text) || text.startsWith(title)));
    if (text.length < 4 || !titles.some(says)) continue;
    found = i;
    if (heading) break;
  }
  return found;
}

/** The first character of a text's bare form where that is a letter or digit of ASCII; else −1. */
function plainStart(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 128) return -1;
    const small = c | 32;
    if (small >= 97 && small <= 122) return small;
    if (c >= 48 && c <= 57) return c;
  }
  return -1;
}

/** Lines since the last sentence, and until the next. */
function toSentences(sentence: Uint8Array): { since: Uint8Array; until: Uint8Array } {
  const since = new Uint8Array(sentence.length);
  const until = new Uint8Array(sentence.length);
  for (let i = 0, d = 99; i < sentence.length; i++) {
    since[i] = d;
    d = sentence[i] ? 1 : Math.min(99, d + 1);
  }
  for (let i = sentence.length - 1, d = 99; i >= 0; i--) {
    until[i] = d;
    d = sentence[i] ? 1 : Math.min(99, d + 1);
  }
  return { since, until };
}

/** Signs on the line's own elements and the three next around its block. */
function nearOf(survey: Survey, first: number): number {
  const { tree, marks, blockOf } = survey;
  let signs = 0;
  let blocks = 0;
  for (let n = tree.parent[first] as number; n > 0; n = tree.parent[n] as number) {
    signs |= marks[n] as number;
    if (n === blockOf[first] || blocks > 0) blocks++;
    if (blocks >= 3) break;
  }
  return signs;
}
