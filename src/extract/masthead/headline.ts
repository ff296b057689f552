/**
 * The headline: of all wordings that headings, the title and the machine-readable sources offer, the likeliest.
 * Goes in: tree, claims, the site's names, the page's address. Comes out: the wording, the element that prints it, the kicker over it.
 * Every wording is a candidate; what is known of it is weighed, and the heaviest wins. The weights were fitted (softmax over
 * a page's candidates, bench/train/headline-train.ts, 2026-11) on one half of 1,924 pages, by host, whose headline
 * people wrote down; pages of news count most. `oneWord` is set by hand: fitted it was −0.7, too little where the title is all there is besides.
 */
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr, children, find, findAll, isElement, SPACE, TEXT, type Tree, textOf } from '../tree/tree.ts';
import type { Source } from './cascade.ts';
import { type Claims, claim } from './claims.ts';
import { isEastern } from './east-names.ts';
import { folded } from './names.ts';
import { printedTimes } from './printed-time.ts';
import { isSiteName, PUBLICATION, type Site, withoutSite } from './site-suffix.ts';

export interface Headline {
  readonly text: string;
  /** The element or text that prints it; −1 when none does. */
  readonly node: number;
  readonly kicker?: string;
}

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
type Facts = Partial<Record<Fact | 'off' | 'lower', number>>;

export interface Candidate {
  readonly text: string;
  readonly node: number;
  readonly kicker: string;
  readonly facts: Readonly<Facts>;
}

interface Heading {
  readonly node: number;
  readonly text: string;
  /** What stands over the headline inside the same heading; `whole` has it. */
  readonly kicker: string;
  readonly whole: string;
  readonly parts: readonly string[];
  readonly facts: Facts;
}

/** The longest measured headline has 240 characters. */
const MAX_HEADLINE = 350;
const MAX_HEADINGS = 60;
/** The longest date with its day of the week has 40 characters. */
const MAX_DAY = 40;
/** "Rain over the harbour (17:33)": when it came, not what it says. */
const CLOCK = /\s*[(（]\d{1,2}[:：]\d\d[)）]$/;
/** Headings that no other source confirms: a page's menu may be made of them. */
const MAX_STRANGERS = 3;
/** Texts of a headline's length that are compared with it where no heading prints it. */
const MAX_TRIES = 1000;
/** Fewer letters at the end of another wording are a word or two. */
const MIN_TAIL = 15;
/** Sources that one box of a publishing system fills. */
const SHARE: readonly Source[] = ['og', 'twitter', 'tracker', 'meta', 'title', 'ld-page'];

export function readHeadline(
  tree: Tree,
  claims: Claims,
  site: Site,
  address: string | undefined,
): Headline | undefined {
  let best: Candidate | undefined;
  let top = Number.NEGATIVE_INFINITY;
  const candidates = headlineCandidates(tree, claims, site, address);
  for (const one of candidates) {
    let score = 0;
    for (const fact in WEIGHTS) score += WEIGHTS[fact as Fact] * (one.facts[fact as Fact] ?? 0);
    if (score > top) {
      top = score;
      best = one;
    }
  }
  if (!best) return undefined;
  const { text, node, kicker } = best;
  return {
    text: text.replace(CLOCK, ''),
    node: node >= 0 ? node : printedAt(tree, text, candidates),
    ...(kicker !== '' && { kicker }),
  };
}

export function headlineCandidates(
  tree: Tree,
  claims: Claims,
  site: Site,
  address: string | undefined,
): Candidate[] {
  for (const title of findAll(tree, 'title')) {
    if (tree.tagNames[tree.tag[tree.parent[title] ?? 0] ?? 0] === 'svg') continue;
    claim(claims, 'headline', 'title', textOf(tree, title));
    break;
  }
  const shared = claims.headline
    .filter(({ source }) => SHARE.includes(source))
    .map(({ value }) => folded(value));
  const headings = readHeadings(tree, site, shared);
  const written = claims.headline.map(({ source, value }) => ({ source, value: value.replace(/\s+/g, ' ') }));
  const printed = new Set(headings.flatMap((one) => [one.text, one.whole, ...one.parts].map(folded)));
  const known = new Set(
    [...written.map((one) => folded(one.value)), ...printed].filter((key) => key.length > 8),
  );
  const found = new Map<string, { text: string; rank: number; node: number; kicker: string; facts: Facts }>();
  const offer = (text: string, rank: number, facts: Facts, node = -1, kicker = '') => {
    const key = folded(text);
    if (key === '' || text.length > MAX_HEADLINE) return;
    const one = found.get(key);
    if (!one) {
      found.set(key, { text, rank, node, kicker, facts: { ...facts } });
      return;
    }
    if (one.node < 0) Object.assign(one, { node, kicker });
    // Capitals throughout are a matter of style; another source has the wording as it was written.
    const capitals = (words: string) => words === words.toUpperCase();
    if (capitals(one.text) ? !capitals(text) : rank > one.rank && !capitals(text))
      Object.assign(one, { text, rank });
    Object.assign(one.facts, facts);
  };
  for (const { source, value } of written) {
    const key = folded(value);
    const own = known.has(key) && !printed.has(key);
    if (own) known.delete(key);
    const cut = withoutSite(value, site, known);
    if (own) known.add(key);
    const left = value
      .replace(cut, '')
      .replace(/[\s|_-]+/g, ' ')
      .trim();
    const guessed =
      left !== '' && !known.has(folded(cut)) && !PUBLICATION.test(left) && !isSiteName(left, site);
    offer(cut, source === 'ld' || source === 'micro' ? 2 : 1, {
      [source]: 1,
      ...(guessed && { guessed: 1 }),
    });
  }
  const title = claims.headline.find(({ source }) => source === 'title')?.value ?? '';
  if (
    isEastern(title) &&
    !headings.some(({ text, facts }) => !facts.off && folded(title).includes(folded(text)))
  ) {
    const node = printedInTitle(tree, title, site);
    if (node >= 0) offer(textOf(tree, node), 3, { first: 1 }, node);
  }
  const said = new Set(found.keys());
  let strangers = 0;
  for (const { text, whole, parts, node, kicker, facts } of headings) {
    const part = parts.find((one) => said.has(folded(one)));
    const own = part ?? withoutSite(text, site, said);
    if (facts.lower && !SHARE.some((source) => found.get(folded(own))?.facts[source as Fact])) continue;
    if (!facts.first && !said.has(folded(own)) && ++strangers > MAX_STRANGERS) continue;
    offer(own, 3, facts, node, kicker);
    if (folded(whole) !== folded(own)) offer(whole, 3, { ...facts, whole: 1 }, node);
  }
  const slug = slugOf(address);
  const keys = [...found.keys()];
  return [...found].map(([key, { text, node, kicker, facts }]) => {
    const words = tokens(key);
    if (SHARE.filter((source) => facts[source as Fact]).length > 1) facts.share = 1;
    if (slug.size > 2) {
      const bare = tokens(plain(key));
      facts.slug = [...slug].filter((word) => bare.has(word)).length / slug.size;
    }
    if (isOneWord(text)) facts.oneWord = 1;
    if ((facts.h1 || facts.first || facts.lower) && said.has(key)) facts.both = 1;
    if (key.length > MIN_TAIL && keys.some((other) => other.endsWith(` ${key}`))) facts.tail = 1;
    facts.long = Math.min(words.size, 20) / 10;
    return { text, node, kicker, facts };
  });
}

/** The longest text with which the title begins or ends, on pages whose headline is no heading: 港口大桥关闭-示例在线 over 港口大桥关闭. */
function printedInTitle(tree: Tree, title: string, site: Site): number {
  let best = -1;
  let length = 0;
  for (let node = find(tree, 'body') + 1, tries = 0; node < tree.size && tries < MAX_TRIES; node++) {
    if (tree.tag[node] !== TEXT) continue;
    tries++;
    const size = (tree.to[node] as number) - (tree.from[node] as number);
    if (size <= length || size < title.length * FRONT || size > title.length * 2) continue;
    const text = textOf(tree, node);
    const fits = title.startsWith(text) || (title.endsWith(text) && text.length > title.length * BACK);
    if (!fits || text.length <= length || text === title || isSiteName(text, site)) continue;
    best = node;
    length = text.length;
  }
  return best;
}

/** Less of a title is a section's name, or the site's. */
const FRONT = 0.3;
const BACK = 0.5;

/** Where a wording stands that no heading prints: the text that says it, else the heading that says nearly the same. */
function printedAt(tree: Tree, text: string, candidates: readonly Candidate[]): number {
  const key = folded(text);
  for (let node = find(tree, 'body') + 1, tries = 0; node < tree.size && tries < MAX_TRIES; node++) {
    const length = (tree.to[node] as number) - (tree.from[node] as number);
    if (tree.tag[node] !== TEXT || length < text.length || length > text.length + 40) continue;
    if (folded(textOf(tree, node)) === key) return node;
    tries++;
  }
  const own = tokens(key);
  let best = candidates.find((one) => one.facts.h1)?.node ?? -1;
  let top = 0.4;
  for (const one of candidates) {
    if (one.node < 0) continue;
    const other = tokens(folded(one.text));
    const near = [...own].filter((word) => other.has(word)).length / Math.max(own.size, other.size);
    if (near > top) {
      top = near;
      best = one.node;
    }
  }
  return best;
}

function tokens(text: string): Set<string> {
  return new Set(text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[\p{L}\p{N}]+/gu));
}

/** Letters without their accents, as slugs write them. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss');
}

/** The words of an address's wordiest segment. */
function slugOf(address = ''): Set<string> {
  return address
    .toLowerCase()
    .replace(/^\w+:\/\/[^/]*|[?#].*$/g, '')
    .split('/')
    .map((part) => tokens(part.replace(/\.\w+$/, '').replace(/[-_+]+/g, ' ')))
    .reduce((a, b) => (b.size > a.size ? b : a), new Set<string>());
}

function isOneWord(text: string): boolean {
  return !/[\s\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(text);
}

/** Headings of the highest rank that has one fit to be a headline, with those above it, and lower ones that are in what is shared. */
function readHeadings(tree: Tree, site: Site, shared: readonly string[]): Heading[] {
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
