/**
 * The headline: of all wordings that headings, the title and the machine-readable sources offer, the likeliest.
 * Goes in: tree, claims, the site's names, the page's address. Comes out: the wording, the element that prints it, the kicker over it.
 * Every wording is a candidate; what is known of it is weighed (headline-weights.ts), and the heaviest wins.
 */
import { findAll, type Tree, textOf } from '../tree/tree.ts';
import type { Source } from './cascade.ts';
import { type Claims, claim } from './claims.ts';
import { isEastern } from './east-words.ts';
import { folded, tokens } from './folded.ts';
import { MAX_HEADLINE, readHeadings } from './headings.ts';
import { type Candidate, type Fact, type Facts, WEIGHTS } from './headline-weights.ts';
import { printedAt, printedInTitle } from './printed-headline.ts';
import { isSiteName, PUBLICATION, type Site, withoutSite } from './site-suffix.ts';

export interface Headline {
  readonly text: string;
  /** The element or text that prints it; −1 when none does. */
  readonly node: number;
  readonly kicker?: string;
}

/** "Rain over the harbour (17:33)": when it came, not what it says. */
const CLOCK = /\s*[(（]\d{1,2}[:：]\d\d[)）]$/;
/** Headings that no other source confirms: a page's menu may be made of them. */
const MAX_STRANGERS = 3;
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
