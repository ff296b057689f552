/**
 * What is known of each line before it is judged, as one row of numbers a line. The order of columns is the model's; a change here
 * needs the model trained anew (bench/extract-train.ts).
 */
import { CALL, CREDITS, FOREIGN_HEADING, isLegal, NOISE, RELATED } from '../body/phrases.ts';
import { isPrintedDate } from '../body/printed-date.ts';
import { bare } from '../body/tidy.ts';
import { SIGNS } from '../survey/class-words.ts';
import type { Line } from '../survey/lines.ts';
import { linkShareOf, type Survey, weightOf } from '../survey/survey.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr, parentOf } from '../tree/tree.ts';
import { type Candidates, candidatesOf, isSentence, sentenceSums } from './candidates.ts';

export interface Rows {
  readonly width: number;
  readonly values: Float32Array;
  readonly candidates: Candidates;
  readonly sums: Float64Array;
  /** A number for each line that lines of one make share. */
  readonly signatures: readonly number[];
  /** 1: a line that needs no judging; its row is empty. */
  readonly hopeless: Uint8Array;
}

/** Elements above a line that say something of it, a bit each. */
const ABOVE = [
  'article', 'main', 'header', 'footer', 'aside', 'nav', 'form', 'figure', 'ul', 'ol', 'table', 'blockquote', 'dl', 'label', 'figcaption', 'section', 'details', 'pre',
].map(tagNumber); // biome-ignore format: a table
const INLINE_ABOVE = ['strong', 'b', 'em', 'i', 'small', 'time', 'address', 'cite'].map(tagNumber);
const aboveBit = new Uint32Array(65_536);
[...ABOVE, ...INLINE_ABOVE].forEach((tag, i) => {
  aboveBit[tag] = 1 << i;
});
const STRONG_BITS = 3 << ABOVE.length;
const EMPHASIS_BITS = 12 << ABOVE.length;
const SMALL_BIT = 16 << ABOVE.length;
const CREDIT_BITS = 224 << ABOVE.length;

const BLOCK_KIND = [
  tagNumber('p'),
  tagNumber('li'),
  tagNumber('td'),
  tagNumber('div'),
  tagNumber('pre'),
  tagNumber('blockquote'),
];
const HEADING = tagSet('h1 h2 h3 h4 h5 h6');
const H1 = tagNumber('h1');
const A = tagNumber('a');
const ARTICLE = tagNumber('article');
const IMG = tagNumber('img');

/** Two lines that agree so far are one printed twice. */
const BARE_LENGTH = 300;
const CALL_WITHIN = 400;

/** A line of links so far from every sentence is a menu's. */
const FAR_FROM_STORY = 8;

/** A named part that holds more of the page than this is the page's frame, and its name says nothing against the story. */
const SMALL_PART = 0.3;

export const FEATURES_OF_A_LINE = 101 + SIGNS.length * 2 + ABOVE.length;

interface TextCounts {
  letters: number;
  upper: number;
  digits: number;
  stops: number;
  commas: number;
  quotes: number;
  dense: number;
  words: number;
  odd: number;
  /** Words that begin with a capital. */
  capitals: number;
}

const counts: TextCounts = {
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
};

function count(text: string): void {
  counts.letters =
    counts.upper =
    counts.digits =
    counts.stops =
    counts.commas =
    counts.quotes =
    counts.dense =
    counts.odd =
      0;
  counts.words = 1;
  counts.capitals = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 32) counts.words++;
    else if (c >= 97 && c <= 122) counts.letters++;
    else if (c >= 65 && c <= 90) {
      counts.letters++;
      counts.upper++;
      if (i === 0 || text.charCodeAt(i - 1) === 32) counts.capitals++;
    } else if (c >= 48 && c <= 57) counts.digits++;
    else if (
      c === 46 ||
      c === 33 ||
      c === 63 ||
      c === 0x3002 ||
      c === 0xff01 ||
      c === 0xff1f ||
      c === 0x964 ||
      c === 0x61f ||
      c === 0x6d4
    )
      counts.stops++;
    else if (c === 44 || c === 0xff0c || c === 0x3001 || c === 0x60c) counts.commas++;
    else if (
      c === 34 ||
      c === 39 ||
      c === 0xab ||
      c === 0xbb ||
      (c >= 0x2018 && c <= 0x201f) ||
      (c >= 0x300c && c <= 0x300f)
    )
      counts.quotes++;
    else if (
      c === 124 ||
      c === 0xbb ||
      c === 0x2022 ||
      c === 0xb7 ||
      c === 47 ||
      c === 62 ||
      c === 64 ||
      c === 35 ||
      c === 0xa9
    )
      counts.odd++;
    else if ((c >= 0x2e80 && c <= 0xd7ff) || (c >= 0xf900 && c <= 0xfaff)) {
      counts.dense++;
      counts.letters++;
    } else if (c > 0xbf) counts.letters++;
  }
}

const ENDS = /[.!?…。！？।؟۔]["'”’»」』)）\]]*$/;

/** Where a line's first link leads: 1 into the page, 2 to the same site, 3 elsewhere. */
function linkKind(survey: Survey, line: Line, host: string): number {
  const { tree } = survey;
  let node = line.from;
  while (node < line.to && !survey.inLink[node]) node++;
  while (node > 0 && tree.tag[node] !== A) node = tree.parent[node] as number;
  const href = node > 0 ? (attr(tree, node, 'href') ?? '') : '';
  if (href === '' || href.startsWith('#')) return 1;
  return /^(?:https?:)?\/\//i.test(href) && !(host !== '' && href.includes(host)) ? 3 : 2;
}

/** `titles`: bare forms of what the page calls its headline; `anchor`: bare text of the story as the page's data tell it, or ''; `host`: the site's name, or ''. */
export function rowsOf(
  survey: Survey,
  lines: readonly Line[],
  titles: readonly string[],
  anchor: string,
  host: string,
): Rows {
  const { tree, marks } = survey;
  const total = Math.max(1, survey.sum[tree.size] as number);
  const far = new Uint32Array(tree.size);
  const above = new Uint32Array(tree.size);
  const depths = new Uint16Array(tree.size);
  for (let n = 1; n < tree.size; n++) {
    const parent = tree.parent[n] as number;
    const tag = tree.tag[n] as number;
    const bits = marks[n] as number;
    above[n] = (above[parent] as number) | (aboveBit[tag] as number);
    depths[n] = (depths[parent] as number) + 1;
    if (tag <= 1) {
      far[n] = far[parent] as number;
      continue;
    }
    far[n] = (far[parent] as number) | (bits !== 0 && weightOf(survey, n) < total * SMALL_PART ? bits : 0);
  }
  const sums = sentenceSums(survey, lines);
  const all = Math.max(1, sums[tree.size] as number);
  const candidates = candidatesOf(survey, lines, sums);
  const width = FEATURES_OF_A_LINE;
  const values = new Float32Array(lines.length * width);
  const sentence = new Uint8Array(lines.length);
  const bares = lines.map((line) =>
    bare(line.text.length > BARE_LENGTH ? line.text.slice(0, BARE_LENGTH) : line.text),
  );
  const seen = new Map<string, number>();
  for (const text of bares) seen.set(text, (seen.get(text) ?? 0) + 1);
  const signatures = signaturesOf(survey, lines);
  const signed = new Map<number, { mass: number; weight: number; links: number; lines: number }>();
  lines.forEach((line, i) => {
    sentence[i] = isSentence(line) ? 1 : 0;
    const key = signatures[i] as number;
    let of = signed.get(key);
    if (!of) {
      of = { mass: 0, weight: 0, links: 0, lines: 0 };
      signed.set(key, of);
    }
    of.weight += line.weight;
    of.links += line.linkWeight;
    of.lines++;
    if (sentence[i]) of.mass += line.weight;
  });
  let titleAt = -1;
  lines.forEach((line, i) => {
    const text = bares[i] as string;
    if (text.length < 6) return;
    const same = titles.some(
      (title) =>
        title === text ||
        (title.length > 20 &&
          (title.startsWith(text) || text.startsWith(title)) &&
          text.length > title.length * 0.5),
    );
    if (
      same &&
      (titleAt < 0 || (tree.tag[line.block] === H1 && tree.tag[(lines[titleAt] as Line).block] !== H1))
    )
      titleAt = i;
  });
  const sinceSentence = new Int32Array(lines.length);
  const untilSentence = new Int32Array(lines.length);
  for (let i = 0, d = 99; i < lines.length; i++) {
    sinceSentence[i] = d;
    d = sentence[i] ? 1 : d + 1;
  }
  for (let i = lines.length - 1, d = 99; i >= 0; i--) {
    untilSentence[i] = d;
    d = sentence[i] ? 1 : d + 1;
  }
  const share = (line: Line | undefined) => (line && line.weight > 0 ? line.linkWeight / line.weight : -1);
  const size = (line: Line | undefined) => (line ? Math.log2(1 + line.weight) : -1);
  const articles = new Int32Array(tree.size);
  const nested = new Uint8Array(tree.size);
  const imageSums = new Int32Array(tree.size + 1);
  const lineSums = new Int32Array(tree.size + 1);
  const alike = new Map<number, number>();
  let articleCount = 0;
  for (const line of lines) lineSums[line.from + 1] = 1;
  for (let n = 0; n < tree.size; n++) {
    const tag = tree.tag[n] as number;
    const parent = Math.max(0, tree.parent[n] as number);
    const is = tag === ARTICLE;
    if (is) articleCount++;
    articles[n] = is ? n : (articles[parent] as number);
    nested[n] = Math.min(9, (nested[parent] as number) + (is ? 1 : 0));
    imageSums[n + 1] = (imageSums[n] as number) + (tag === IMG ? 1 : 0);
    lineSums[n + 1] = (lineSums[n + 1] as number) + (lineSums[n] as number);
    if (tag > 1 && weightOf(survey, n) > 0) {
      const key = likeness(survey, n);
      alike.set(key, (alike.get(key) ?? 0) + 1);
    }
  }
  const long = lines.filter((_, i) => sentence[i]).map((line) => line.weight);
  const usual = long.sort((a, b) => a - b)[long.length >> 1] ?? 100;
  let headingAt = -1;
  let foreignHeading = 0;
  let everForeign = 0;
  const depthAt = (node: number) => Math.min(60, depths[node] as number);
  const hopeless = new Uint8Array(lines.length);
  let before = 0;
  let at = 0;
  const put = (value: number) => {
    values[at++] = value;
  };
  lines.forEach((line, i) => {
    at = i * width;
    const { text, block } = line;
    const first = line.from;
    const tag = tree.tag[block] as number;
    const menu = line.weight < 60 && line.linkWeight > line.weight * 0.95 && !HEADING[tag];
    if (
      menu &&
      (sinceSentence[i] as number) > FAR_FROM_STORY &&
      (untilSentence[i] as number) > FAR_FROM_STORY &&
      i !== titleAt
    ) {
      hopeless[i] = 1;
      before += line.weight;
      return;
    }
    count(text);
    const weight = Math.max(1, line.weight);
    put(Math.log2(1 + line.weight));
    put(share(line));
    put(counts.words);
    put(ENDS.test(text) ? 1 : 0);
    put(counts.stops / weight);
    put(counts.commas);
    put(counts.upper / Math.max(1, counts.letters));
    put(counts.digits / weight);
    put(counts.quotes);
    put(counts.odd / weight);
    put(counts.dense / weight);
    put(counts.stops);
    put(text.endsWith(':') || text.endsWith('：') ? 1 : 0);
    put(/^\p{Ll}/u.test(text) ? 1 : 0);
    put(/https?:|www\.|@/.test(text) ? 1 : 0);
    put(text.length <= 120 && NOISE.test(text) ? 1 : 0);
    put(RELATED.test(text) ? 1 : 0);
    put(isLegal(text) ? 1 : 0);
    put(counts.dense > 0 && text.length <= 140 && CREDITS.test(text) ? 1 : 0);
    put(counts.digits > 0 && isPrintedDate(text) ? 1 : 0);
    put(/\b(?:19|20)\d\d\b/.test(text) ? 1 : 0);
    put(Math.min(9, seen.get(bares[i] as string) ?? 1));
    // 22: what holds it
    put(BLOCK_KIND.indexOf(tag));
    put(HEADING[tag] ? tag - H1 + 1 : 0);
    const inline = above[first] as number;
    const outside = above[block] as number;
    const own = inline & ~outside;
    put((own & STRONG_BITS) !== 0 ? 1 : 0);
    put((own & EMPHASIS_BITS) !== 0 ? 1 : 0);
    put((own & SMALL_BIT) !== 0 ? 1 : 0);
    put((inline & CREDIT_BITS) !== 0 ? 1 : 0);
    // 28: neighbours
    const p1 = lines[i - 1];
    const p2 = lines[i - 2];
    const n1 = lines[i + 1];
    const n2 = lines[i + 2];
    put(size(p1));
    put(share(p1));
    put(size(p2));
    put(share(p2));
    put(size(n1));
    put(share(n1));
    put(size(n2));
    put(share(n2));
    put(p1 && p1.block === block ? 1 : 0);
    put(n1 && n1.block === block ? 1 : 0);
    put(p1 && signatures[i - 1] === signatures[i] ? 1 : 0);
    put(n1 && signatures[i + 1] === signatures[i] ? 1 : 0);
    put(Math.min(30, sinceSentence[i] as number));
    put(Math.min(30, untilSentence[i] as number));
    let window = 0;
    for (let d = -5; d <= 5; d++) if (d !== 0 && sentence[i + d]) window++;
    put(window);
    // 43: where on the page
    put(before / total);
    put(i / lines.length);
    const massBefore = (sums[first] as number) / all;
    put(massBefore);
    put(titleAt < 0 ? -99 : Math.max(-60, Math.min(200, i - titleAt)));
    put(titles.includes(bares[i] as string) ? 1 : 0);
    put(line.weight / total);
    put(Math.log2(lines.length));
    put(Math.log2(all));
    put(all / total);
    // 52: lines of the same make
    const of = signed.get(signatures[i] as number);
    put(of ? of.mass / all : 0);
    put(of ? of.lines : 0);
    put(of ? of.links / Math.max(1, of.weight) : 0);
    // 55: the parts around it
    let node = parentOf(tree, block);
    for (let up = 0; up < 3; up++) {
      if (node < 0) node = 0;
      const w = weightOf(survey, node);
      const mass = (sums[tree.end[node] as number] as number) - (sums[node] as number);
      put(linkShareOf(survey, node));
      put(mass / all);
      put(w > 0 ? mass / w : 0);
      node = node > 0 ? parentOf(tree, node) : 0;
    }
    // 64: the candidates
    for (const candidate of [candidates.voted, candidates.massive, candidates.named]) {
      put(distance(survey, block, candidate));
      put(candidate < 0 ? 0 : first < candidate ? -1 : first >= (tree.end[candidate] as number) ? 1 : 0);
    }
    put(
      anchor === ''
        ? -1
        : (bares[i] as string).length < 4
          ? 0.5
          : anchor.includes((bares[i] as string).slice(0, 60))
            ? 1
            : 0,
    );
    const depth = depthAt(block);
    put(depth);
    // 72: the headline, the articles, what repeats, what stands around
    const titleBlock = titleAt < 0 ? -1 : (lines[titleAt] as Line).block;
    const toTitle = distance(survey, block, titleBlock);
    put(toTitle);
    put(titleBlock < 0 ? -1 : depth - depthAt(titleBlock) + toTitle);
    const article = articles[first] as number;
    put(nested[first] as number);
    put(Math.log2(1 + articleCount));
    put(article > 0 ? ((sums[tree.end[article] as number] as number) - (sums[article] as number)) / all : -1);
    put(
      article > 0 && titleBlock >= 0
        ? titleBlock >= article && titleBlock < (tree.end[article] as number)
          ? 1
          : 0
        : -1,
    );
    let around = block;
    for (let up = 0; up < 4; up++) {
      put(Math.log2(1 + (alike.get(likeness(survey, around)) ?? 0)));
      const inside = (lineSums[tree.end[around] as number] as number) - (lineSums[around] as number);
      put(Math.log2(1 + inside));
      put(Math.log2(1 + weightOf(survey, around) / Math.max(1, inside)));
      if (up > 0)
        put(Math.log2(1 + (imageSums[tree.end[around] as number] as number) - (imageSums[around] as number)));
      around = Math.max(0, parentOf(tree, around));
    }
    put(CALL.test(text.length > CALL_WITHIN ? text.slice(0, CALL_WITHIN) : text) ? 1 : 0);
    if (HEADING[tag]) {
      headingAt = i;
      foreignHeading = FOREIGN_HEADING.test(text) ? 1 : 0;
    }
    put(headingAt < 0 ? -1 : foreignHeading);
    put(headingAt < 0 ? -1 : Math.min(40, i - headingAt));
    put(everForeign);
    if (foreignHeading && i > 0) everForeign = Math.min(9, everForeign + (headingAt === i ? 1 : 0));
    put(/(?:…|\.\.\.)["'”’»\]]*$/.test(text) ? 1 : 0);
    put(counts.capitals / counts.words);
    put(Math.log2((1 + line.weight) / (1 + usual)));
    put(line.linkWeight > 0 ? linkKind(survey, line, host) : 0);
    // 101: names
    const close = nearOf(survey, first);
    const wide = far[first] as number;
    for (let bit = 0; bit < SIGNS.length; bit++) put((close >> bit) & 1);
    for (let bit = 0; bit < SIGNS.length; bit++) put((wide >> bit) & 1);
    for (let bit = 0; bit < ABOVE.length; bit++) put((inline >> bit) & 1);
    before += line.weight;
  });
  return { width, values, candidates, sums, signatures, hopeless };
}

/** One number for siblings of one make: parent, tag and signs. Collisions cost nothing but a slightly wrong count. */
function likeness(survey: Survey, node: number): number {
  const { tree, marks } = survey;
  const made =
    Math.imul(tree.parent[node] as number, 0x9e3779b1) ^ Math.imul((marks[node] as number) + 1, 0x85ebca6b);
  return (made ^ Math.imul(tree.tag[node] as number, 0xc2b2ae35)) >> 1;
}

/** Signs on the line's own elements and the three next around its block. */
function nearOf(survey: Survey, first: number): number {
  const { tree, marks, blockOf } = survey;
  let bits = 0;
  let blocks = 0;
  for (let n = tree.parent[first] as number; n > 0; n = tree.parent[n] as number) {
    bits |= marks[n] as number;
    if (n === blockOf[first] || blocks > 0) blocks++;
    if (blocks >= 3) break;
  }
  return bits;
}

/** Levels to climb from a block until the candidate is reached or left: 0 inside, 1 beside it, … 9 far; −1 without candidate. */
export function distance(survey: Survey, block: number, candidate: number): number {
  if (candidate < 0) return -1;
  const { tree } = survey;
  let climbed = 0;
  for (let n = candidate; n >= 0; n = tree.parent[n] as number) {
    if (block >= n && block < (tree.end[n] as number)) return climbed;
    climbed++;
    if (climbed >= 9) return 9;
  }
  return 9;
}

/** One number for lines of one make: the tags and class attributes of the block and of the two elements around it. */
function signaturesOf(survey: Survey, lines: readonly Line[]): number[] {
  const { tree, marks } = survey;
  const ids = new Map<number, number>();
  const mix = (seed: number, node: number) =>
    Math.imul(seed ^ Math.imul((tree.tag[node] as number) + 1, 0x9e3779b1), 0x85ebca6b) ^
    Math.imul((marks[node] as number) + 1, 0xc2b2ae35);
  return lines.map((line) => {
    const parent = Math.max(0, tree.parent[line.block] as number);
    const key = mix(mix(mix(17, line.block), parent), Math.max(0, tree.parent[parent] as number)) | 0;
    let id = ids.get(key);
    if (id === undefined) {
      id = ids.size;
      ids.set(key, id);
    }
    return id;
  });
}
