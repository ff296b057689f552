/**
 * What is known of each line before it is judged, as one row of bytes a line, 0 to 63 each. The order of columns is the forests';
 * a change here needs them trained anew (bench/train/extract-train.ts). Nothing here knows a language but two lists of phrases.
 */

import { CALL } from '../phrases/calls.ts';
import { isPictureCredit } from '../phrases/credits.ts';
import { RELATED } from '../phrases/related.ts';
import { bitOf, type Sign } from '../survey/class-words.ts';
import { leadOf } from '../survey/leads.ts';
import type { Line } from '../survey/lines.ts';
import { linkShareOf, type Survey, weightOf } from '../survey/survey.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { parentOf } from '../tree/tree.ts';
import { around, density, log, MOST, share, whole } from './bytes.ts';
import type { Make } from './makes.ts';
import { pageFacts } from './page-facts.ts';
import { ABOVE, distance, EMPHASIS_BIT, STRONG_BIT } from './parts.ts';
import { childCount, MANY, nearOf, picturesIn } from './surroundings.ts';
import { textFacts } from './text-facts.ts';
import type { PageWords } from './titles.ts';
import { summed, toldOf } from './told.ts';

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

/** A longer line that speaks of newsletters or networks is mostly a story's. */
const LONGEST_CALL = 300;
/** A label before links to other stories is short. */
const LONGEST_LABEL = 60;
/** A line of links so far from every sentence is a menu's. */
const FAR_FROM_STORY = 8;

export const FEATURES_OF_A_LINE = 83 + NEAR.length + FAR.length + ABOVE.length;

/** `titles`, `summaries`: bare forms of what the page calls its headline and says of itself; `anchor`: bare text of the story as the page's data tell it, or ''; `host`: the site's name, or ''. */
export function rowsOf(
  survey: Survey,
  lines: readonly Line[],
  { titles, summaries }: PageWords,
  anchor: string,
  host: string,
): Rows {
  const { tree } = survey;
  const facts = pageFacts(survey, lines, titles);
  const { sums, all, massOf, total, sentence, spoken, since, until, parts, candidates, usual } = facts;
  const { titleAt, titleBlock, titleChain, prints, signatures, classMakes, made, classMade } = facts;
  const { above, depth, article } = parts;
  const width = FEATURES_OF_A_LINE;
  const count = lines.length;
  const values = new Uint8Array(count * width);
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
    const says = textFacts(text);
    const weight = Math.max(1, line.weight);
    values[at++] = log(line.weight);
    values[at++] = linkShare(line);
    values[at++] = says.ends ? 1 : 0;
    values[at++] = density(says.stops, weight);
    values[at++] = log(says.commas);
    values[at++] = share(says.upper / Math.max(1, says.letters));
    values[at++] = density(says.digits, weight);
    values[at++] = whole(says.quotes);
    values[at++] = density(says.odd, weight);
    values[at++] = whole(says.stops);
    const label = RELATED.test(text);
    values[at++] = label ? 1 : 0;
    values[at++] = whole(prints[i] as number);
    values[at++] = text.length <= LONGEST_CALL && CALL.test(text) ? 1 : 0;
    values[at++] = share(says.capitals / says.words);
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
    for (const [candidate, chain] of candidates) {
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
