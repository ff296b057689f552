/**
 * One walk over a tree that weighs it: how much text stands where, how much of it in links, which parts can never be read, which
 * parts are named as something else than the story. Everything later works on these arrays.
 * A subtree's weight is a difference of two running sums, because its nodes are neighbours: weightOf(n) = sum[end[n]] − sum[n].
 */

import { attributeNumber, tagNumber, tagSet } from '../tree/tags.ts';
import { attr, hasOneOf, isInline, SPACE, TEXT, type Tree } from '../tree/tree.ts';
import { bitOf, signsIn } from './class-words.ts';

export interface Survey {
  readonly tree: Tree;
  /** Running sum of text weight before each node: one a character, three a CJK one, white space nothing. */
  readonly sum: Int32Array;
  /** The same for text in links. */
  readonly linkSum: Int32Array;
  /** Nearest ancestor that is no inline element. */
  readonly blockOf: Int32Array;
  /** Bits of what class, id and role say of each element (class-words.ts). */
  readonly marks: Uint32Array;
  /** 1: never text (script, template …); 2: hidden. */
  readonly dead: Uint8Array;
  /** 1: inside a link. */
  readonly inLink: Uint8Array;
}

/** Elements whose text is none. `noscript` is looked into for pictures alone. */
const SILENT = tagSet(
  'script style head select option optgroup datalist textarea button input iframe object applet canvas audio video svg map noframes noembed noscript amp-ad amp-iframe progress meter title dialog param',
);
const HEADING = tagSet('h1 h2 h3 h4 h5 h6');
const TEMPLATE = tagNumber('template');
/** What stands in for a page's scripts or frames. */
const REVEALED = tagSet('noscript noframes');
const [A, P] = [tagNumber('a'), tagNumber('p')];
const RT = tagSet('rt rp rtc');

/** Words within a line for screen readers alone, or that open over it: no reader sees them in the text. */
const UNPRINTED = bitOf('unprinted');
/** More nodes than such words have: an element that was never closed. */
const MOST_UNPRINTED = 40;

/** A bit that is no sign's. */
const READ = 1 << 30;

/** What is only `visibility: hidden` has its room on the page, and a script shows it: WeChat hides every story so. */
const HIDDEN_STYLE = /display\s*:\s*none/i;
const [CLASS, ID, HIDDEN, STYLE] = ['class', 'id', 'hidden', 'style'].map(attributeNumber) as [number, number, number, number]; // biome-ignore format: one line

/** Whether an element with `hidden` is not to be seen; React's streamed parts (`hidden id="S:0"`) are. */
function isUnseen(tree: Tree, node: number): boolean {
  return !/^[SPB]:/.test(attr(tree, node, 'id') ?? '') && attr(tree, node, 'hidden') !== 'until-found';
}

export function weightOf(survey: Survey, node: number): number {
  return (survey.sum[survey.tree.end[node] as number] as number) - (survey.sum[node] as number);
}

export function linkShareOf(survey: Survey, node: number): number {
  const end = survey.tree.end[node] as number;
  const weight = (survey.sum[end] as number) - (survey.sum[node] as number);
  return weight > 0 ? ((survey.linkSum[end] as number) - (survey.linkSum[node] as number)) / weight : 0;
}

/** Weight of each UTF-16 unit. A table, because comparisons that first come true on a far page cost the engine what it compiled. */
const WEIGHTS = new Uint8Array(65_536).fill(0, 0, 33).fill(1, 33);
const DENSE = 3;
for (const [from, to] of [[0x2e80, 0xd7ff], [0xd840, 0xd888], [0xf900, 0xfaff]] as const) // biome-ignore format: a table
  WEIGHTS.fill(DENSE, from, to + 1);

/** Characters that say about three times as much as a letter. */
export function isDense(c: number): boolean {
  return WEIGHTS[c] === DENSE;
}

/** Weight of source text, references counted as one character. */
export function textWeight(source: string, from: number, to: number): number {
  let weight = 0;
  for (let i = from; i < to; i++) {
    const c = source.charCodeAt(i);
    weight += WEIGHTS[c] as number;
    if (c === 38) {
      const stop = Math.min(to, i + 10);
      for (let j = i + 1; j < stop; j++) {
        if (source.charCodeAt(j) === 59) {
          i = j;
          break;
        }
      }
    }
  }
  return weight;
}

/** A teaser that is a link as a whole has a sentence or three; a story that a template made lead to its own page has more. */
const STORY_PARAGRAPHS = 4;
const STORY_WEIGHT = 1000;
const HREF = [attributeNumber('href')];
const PLACE = ['id', 'name'].map(attributeNumber);

/**
 * Whether an `a` is no link for the text in it: `<a id="more">`, `<a name="top">` are places that links lead to, and left open they hold
 * all that follows; nor is the text of a whole story a link's.
 */
function leadsNowhere(tree: Tree, a: number): boolean {
  if (!hasOneOf(tree, a, HREF)) return hasOneOf(tree, a, PLACE);
  const end = tree.end[a] as number;
  if (end - a <= STORY_PARAGRAPHS) return false;
  let paragraphs = 0;
  let weight = 0;
  for (let n = a + 1; n < end; n++) {
    if (tree.tag[n] === P) paragraphs++;
    if (tree.tag[n] === TEXT && weight < STORY_WEIGHT)
      weight += textWeight(tree.source, tree.from[n] as number, tree.to[n] as number);
    if (paragraphs >= STORY_PARAGRAPHS && weight >= STORY_WEIGHT) return true;
  }
  return false;
}

/**
 * `reveal`: hidden parts, `noscript`, `noframes` and `template` count as text too, for pages that show nothing without their scripts.
 */
export function survey(tree: Tree, reveal = false): Survey {
  const { size } = tree;
  const found: Survey = {
    tree,
    sum: new Int32Array(size + 1),
    linkSum: new Int32Array(size + 1),
    blockOf: new Int32Array(size),
    marks: new Uint32Array(size),
    dead: new Uint8Array(size),
    inLink: new Uint8Array(size),
  };
  found.blockOf[0] = -1;
  // The loops stand alone: the engine compiles them while they run, and does it again where code behind them had not been met.
  sweep(found, reveal, new Uint32Array(tree.classCount));
  return found;
}

/** `signs`: by number of a class attribute; those of READ have been looked for. */
function sweep(found: Survey, reveal: boolean, signs: Uint32Array): void {
  const { tree, sum, linkSum, blockOf, dead, inLink } = found;
  const { size, tag, parent, end } = tree;
  let total = 0;
  let links = 0;
  for (let n = 0; ; n++) {
    sum[n] = total;
    linkSum[n] = links;
    if (n === size) return;
    const number = tag[n] as number;
    if (n > 0) {
      const above = parent[n] as number;
      blockOf[n] = isInline(tree, above) ? (blockOf[above] as number) : above;
      inLink[n] = inLink[above] as number;
    }
    if (number === SPACE) continue;
    if (number === TEXT) {
      const weight = textWeight(tree.source, tree.from[n] as number, tree.to[n] as number);
      total += weight;
      if (inLink[n]) links += weight;
      continue;
    }
    if (number === A && !inLink[n] && !leadsNowhere(tree, n)) inLink[n] = 1;
    const silent = silenceOf(found, n, reveal, signs);
    if (silent === 0) continue;
    dead[n] = silent;
    const stop = end[n] as number;
    for (let m = n + 1; m < stop; m++) {
      sum[m] = total;
      linkSum[m] = links;
      dead[m] = silent;
      blockOf[m] = blockOf[n] as number;
    }
    n = stop - 1;
  }
}

/** Reads an element's signs; answers whether it says nothing: 0 it does, 1 by its kind, 2 because it is hidden. */
function silenceOf({ tree, marks }: Survey, n: number, reveal: boolean, signs: Uint32Array): 0 | 1 | 2 {
  const { source, attributeName, valueFrom, valueTo } = tree;
  const number = tree.tag[n] as number;
  let silent: 0 | 1 | 2 = 0;
  if (SILENT[number] || RT[number]) silent = reveal && REVEALED[number] ? 0 : 1;
  else if (number === TEMPLATE && !reveal && n > 0 && attr(tree, n, 'shadowrootmode') === undefined)
    silent = 1;
  const last = tree.to[n] as number;
  for (let i = tree.from[n] as number; i < last; i++) {
    const name = attributeName[i] as number;
    if (name > STYLE) continue;
    const from = valueFrom[i] as number;
    const to = valueTo[i] as number;
    if (name === CLASS || (name === ID && !HEADING[number])) {
      const like = name === CLASS ? (tree.classOf[n] as number) : 0;
      let said = like === 0 ? 0 : (signs[like] as number);
      if (said === 0) said = READ | signsIn(source, from, to);
      signs[like] = said;
      marks[n] = (marks[n] as number) | (said & ~READ);
    } else if (silent || reveal) continue;
    else if (name === HIDDEN) silent = isUnseen(tree, n) ? 2 : 0;
    else if (name === STYLE && HIDDEN_STYLE.test(source.slice(from, to))) silent = 2;
  }
  if ((marks[n] as number) & UNPRINTED && !silent && !reveal && isInline(tree, n))
    silent = (tree.end[n] as number) - n < MOST_UNPRINTED ? 2 : 0;
  return silent;
}
