/**
 * The headings that may print the headline, with their parts and what stands around them.
 * Goes in: tree, the site's names, folded wordings that the page shares with others. Comes out: headings in the page's order.
 */
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr, children, find, findAll, isElement, SPACE, TEXT, type Tree, textOf } from '../tree/tree.ts';
import { folded } from './folded.ts';
import type { Facts } from './headline-weights.ts';
import { printedTimes } from './printed-time.ts';
import { isSiteName, type Site } from './site-suffix.ts';

/** The longest measured headline has 240 characters. */
export const MAX_HEADLINE = 350;
export interface Heading {
  readonly node: number;
  readonly text: string;
  /** What stands over the headline inside the same heading; `whole` has it. */
  readonly kicker: string;
  readonly whole: string;
  readonly parts: readonly string[];
  readonly facts: Facts;
}

const MAX_HEADINGS = 60;

/** The longest date with its day of the week has 40 characters. */
const MAX_DAY = 40;

/** Headings of the highest rank that has one fit to be a headline, with those above it, and lower ones that are in what is shared. */
export function readHeadings(tree: Tree, site: Site, shared: readonly string[]): Heading[] {
  const headings: Heading[] = [];
  let lower = false;
  for (const level of ['h1', 'h2', 'h3']) {
    let first = true;
    let number = 0;
    for (const node of findAll(tree, level)) {
      if (number++ > MAX_HEADINGS) break;
      const whole = textOf(tree, node);
      if (whole === '' || whole.length > MAX_HEADLINE || (lower && !isShared(whole, shared)) || isDay(whole))
        continue;
      const { parts, kicker } = partsOf(tree, node);
      const facts = factsOf(tree, node, whole, site);
      if (lower && facts.off) continue;
      if (!facts.off) {
        if (lower) facts.lower = 1;
        else if (level === 'h1') facts.h1 = 1;
        if (first && !lower) facts.first = 1;
        first = false;
      }
      headings.push({ node, text: kicker === '' ? whole : (parts[0] ?? whole), whole, parts, kicker, facts });
    }
    if (!first) lower = true;
  }
  return headings;
}

function isShared(text: string, shared: readonly string[]): boolean {
  const key = folded(text);
  return shared.some((one) => one.includes(key) || key.includes(one));
}

/** "Monday, 8 September 2008": weblogs head their days. */
function isDay(text: string): boolean {
  if (text.length > MAX_DAY || !/\p{Nd}/u.test(text)) return false;
  const [one] = printedTimes(text);
  return one !== undefined && one.text.length > 0.7 * text.length;
}

/** Class of what stands over a headline; inside the heading a section's label is one too. */
export const KICKER =
  /kicker|dachzeile|(?:over|roof|top)-?line|eyebrow|spitzmarke|pre-?(?:title|headline)|super-?title|volanta|cintillo|antet[ií]tulo|occhiello|surtitre/i;

const LABEL = /rubri|topic|category|label/i;

/** "<h1><span>Kicker</span> Headline</h1>": what stands behind the first element, and what stands before the last. */
function partsOf(tree: Tree, node: number): { readonly parts: readonly string[]; readonly kicker: string } {
  const inner = [...children(tree, node)].filter((child) => tree.tag[child] !== SPACE);
  const [only = -1] = inner;
  if (inner.length === 1 && isElement(tree, only)) return partsOf(tree, only);
  const texts = inner
    .slice(0, 7)
    .map((child) => textOf(tree, child).replace(/^[\s:|·–-]+(?=\S)/, ''))
    .filter((text) => text !== '');
  if (texts.length < 2 || texts.length > 6) return { parts: [], kicker: '' };
  const first = inner.find((child) => isElement(tree, child) && textOf(tree, child) !== '') ?? -1;
  const hint = first < 0 ? '' : `${attr(tree, first, 'class') ?? ''} ${attr(tree, first, 'itemprop') ?? ''}`;
  return {
    parts: [
      texts
        .slice(1)
        .join(' ')
        .replace(/^[:|·–-]\s+/, ''),
      texts.slice(0, -1).join(' '),
    ],
    kicker: KICKER.test(hint) || LABEL.test(hint) ? (texts[0] ?? '') : '',
  };
}

const A = tagNumber('a');

const STORY = tagSet('article main');

const OTHER = tagSet('nav aside footer dialog template');

const HEADLINE_CLASS = /headline|tit(?:le|re|el|ulo)|überschrift|ueberschrift/i;

/** Other parts of the page; and headings for screen readers and searches, beside which another one is printed. */
const OTHER_CLASS =
  /logo|site-?(?:title|name)|sub-?(?:head|title)|(?:^|\s)(?:site-|page-)?brand(?:ing)?(?:$|\s)|(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|related|footer|comments?|sidebar)(?:$|[\s_-])|teaser|(?:^|\s)widget|newsletter|popup|modal|cookie|consent|sr-only|visually-?hidden|screen-?reader|(?:^|\s)(?:is-)?hidden(?:$|\s)/i;

const MAX_LEVELS = 12;

/** Nodes behind a heading within which its story begins, and the length of a sentence. */
const CLOSELY = 250;

const SENTENCE = 120;

function factsOf(tree: Tree, node: number, text: string, site: Site): Facts {
  const facts: Facts = {};
  const from = tree.end[node] as number;
  const sentence = sentenceIn(tree, from, Math.min(from + CLOSELY, tree.size));
  if (sentence < tree.size) facts.storyBehind = 1;
  let above = node;
  for (let level = 0; above > 0 && level < MAX_LEVELS; level++) {
    const tag = tree.tag[above] as number;
    const hint = level < 3 ? `${attr(tree, above, 'class') ?? ''} ${attr(tree, above, 'id') ?? ''}` : '';
    // "article no-sidebar", "content-sidebar-wrap": what holds the story too is named after something beside it.
    if (OTHER[tag] || (sentence >= (tree.end[above] as number) && OTHER_CLASS.test(hint))) facts.off = 1;
    else if (level === 0 && HEADLINE_CLASS.test(hint)) facts.named = 1;
    if (STORY[tag]) facts.inStory = 1;
    above = tree.parent[above] as number;
  }
  if (leadsHome(tree, node) || isSiteName(text, site)) facts.off = 1;
  return facts;
}

/** The first text of a sentence's length, or the tree's end. */
function sentenceIn(tree: Tree, from: number, to: number): number {
  for (let n = from; n < to; n++)
    if (tree.tag[n] === TEXT && (tree.to[n] as number) - (tree.from[n] as number) > SENTENCE) return n;
  return tree.size;
}

/** A heading that is a link to the front page is the site's name. */
function leadsHome(tree: Tree, node: number): boolean {
  const inner = find(tree, 'a', node);
  const outer = tree.tag[tree.parent[node] ?? 0] === A ? (tree.parent[node] ?? 0) : -1;
  const href = attr(tree, inner < 0 ? outer : inner, 'href');
  return (
    href !== undefined && /^(?:(?:https?:)?\/\/[^/]+\/?|\/|(?:\.\.\/)+)(?:index\.\w+)?$/.test(href.trim())
  );
}
