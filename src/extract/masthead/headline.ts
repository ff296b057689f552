/** The headline: the wording that the printed heading, the title and the machine-readable sources agree on best. */
import { tagNumber } from '../tree/tags.ts';
import { attr, children, find, findAll, isElement, SPACE, type Tree, textOf } from '../tree/tree.ts';
import { type Claim, type Claims, claim } from './claims.ts';
import { folded } from './names.ts';
import { settle, weightOf } from './settle.ts';
import { isSiteName, type Site, withoutSite } from './site-suffix.ts';

export interface Headline {
  readonly text: string;
  /** The element that prints it; −1 when none does. */
  readonly node: number;
}

/** The longest measured headline has 240 characters. */
const MAX_HEADLINE = 350;
const MAX_HEADINGS = 60;
const H1 = tagNumber('h1');
const A = tagNumber('a');
const HEADLINE_CLASS = /head(?:line|ing)|title|titre|titel|titulo|überschrift|ueberschrift/i;
const OTHER_CLASS =
  /logo|brand|site-?(?:title|name)|sub-?(?:head|title)|nav|menu|related|teaser|widget|sidebar|comment|footer|newsletter|sr-only|visually-hidden|popup|modal/i;

interface Heading {
  readonly node: number;
  readonly text: string;
  /** The heading without its first or last part, where it is built of several elements. */
  readonly parts: readonly string[];
  readonly kicker: string;
  readonly trust: number;
}

export function readHeadline(tree: Tree, claims: Claims, site: Site): Headline | undefined {
  for (const title of findAll(tree, 'title')) {
    if (claims.headline.some((one) => one.source === 'title')) break;
    const inSvg = tree.tagNames[tree.tag[tree.parent[title] ?? 0] ?? 0] === 'svg';
    if (!inSvg) claim(claims, 'headline', 'title', textOf(tree, title));
  }
  const headings = readHeadings(tree).map((one) =>
    isSiteName(one.text, site) ? { ...one, trust: 0.3 * one.trust } : one,
  );
  const written = claims.headline.map((one) => ({ ...one, value: one.value.replace(/\s+/g, ' ') }));
  const believed = headings.filter((one) => one.trust > 0.33);
  const whole = new Set(
    [...written.map((one) => one.value), ...believed.flatMap((one) => [one.text, ...one.parts])]
      .map(folded)
      .filter((one) => one.length > 8),
  );
  const cut = written.map((one): Claim => {
    const others = new Set(whole);
    others.delete(folded(one.value));
    return { source: one.source, value: withoutSite(one.value, site, others) };
  });
  const known = cut.map((one) => folded(one.value)).filter((one) => one !== '');
  const printed = headings.map((one) => ({
    ...one,
    text: ownPart(one, known) ?? withoutSite(one.text, site, new Set(known)),
  }));
  const all: Claim[] = [
    ...cut,
    ...printed.map((one): Claim => ({ source: one.trust > 0.5 ? 'h1' : 'class', value: one.text })),
  ];
  for (const one of printed.slice(0, 5)) claim(claims, 'headline', 'h1', one.text);
  const trustOf = new Map(printed.map((one) => [one.text, one.trust]));
  const groups = settle(
    'headline',
    all,
    (one) => (one.value.length <= MAX_HEADLINE && /\p{L}|\p{N}/u.test(one.value) ? one.value : undefined),
    (a, b) => folded(a) === folded(b),
    (value, one) => {
      const site_ = isSiteName(value, site) ? 0.2 : 1;
      const others =
        known.length === 0
          ? 1
          : nearness(folded(value), known, one.source === 'h1' || one.source === 'class');
      const own = one.source === 'h1' || one.source === 'class' ? (trustOf.get(value) ?? 1) : 1;
      return site_ * own * (0.4 + 0.6 * others);
    },
  );
  const best = groups[0];
  const text = best && preferred(best.claims);
  if (text === undefined) return undefined;
  const node = printed.find((one) => folded(one.text) === folded(text)) ?? closest(text, printed);
  return { text, node: node?.node ?? -1 };
}

/** A heading that holds a kicker or a date beside the headline: the part that another source calls the headline. */
function ownPart(heading: Heading, known: readonly string[]): string | undefined {
  if (known.includes(folded(heading.text))) return undefined;
  const part = heading.parts.find((one) => known.includes(folded(one)));
  return part ?? (heading.kicker === '' ? undefined : heading.parts[0]);
}

/** Of spellings of one headline the printed one, else that of the weightiest source. */
function preferred(claims: readonly { readonly claim: Claim; readonly value: string }[]): string | undefined {
  return [...claims].sort(
    (a, b) => weightOf('headline', b.claim.source) - weightOf('headline', a.claim.source),
  )[0]?.value;
}

function closest(text: string, headings: readonly Heading[]): Heading | undefined {
  const near = headings
    .map((one) => ({ one, near: overlap(folded(text), folded(one.text)) }))
    .sort((a, b) => b.near - a.near)[0];
  return near && near.near > 0.4 ? near.one : headings.find((one) => one.trust > 0.5);
}

/** How near a wording is to the nearest of the others; for a source's own wording, to another's. */
function nearness(value: string, known: readonly string[], printed: boolean): number {
  let best = 0;
  let own = printed;
  for (const other of known) {
    if (other === value && !own) own = true;
    else best = Math.max(best, overlap(value, other));
  }
  return known.length === 1 && !printed ? 1 : best;
}

/** Share of tokens in common, of the longer; a wording that holds the other whole is near. */
export function overlap(a: string, b: string): number {
  if (a === b) return 1;
  const [x, y] = [tokens(a), tokens(b)];
  if (x.size === 0 || y.size === 0) return 0;
  let both = 0;
  for (const token of x) if (y.has(token)) both++;
  return Math.max(
    both / Math.max(x.size, y.size),
    both / Math.min(x.size, y.size) > 0.99 && both > 2 ? 0.8 : 0,
  );
}

function tokens(text: string): Set<string> {
  return new Set(text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu));
}

function readHeadings(tree: Tree): Heading[] {
  const headings: Heading[] = [];
  for (const level of ['h1', 'h2', 'h3']) {
    let number = 0;
    for (const node of findAll(tree, level)) {
      if (number++ > MAX_HEADINGS) break;
      const text = textOf(tree, node);
      if (text === '' || text.length > MAX_HEADLINE) continue;
      headings.push({ node, text, ...partsOf(tree, node), trust: trust(tree, node, headings.length) });
    }
    if (headings.length > 0 && level === 'h1') return headings;
    if (headings.length > 0) return headings.map((one) => ({ ...one, trust: one.trust * 0.5 }));
  }
  return headings;
}

const KICKER_CLASS =
  /kicker|dachzeile|over-?line|roof-?line|top-?line|eyebrow|spitzmarke|pre-?(?:title|headline)|super-?title|rubrik|topic|category|label|volanta|cintillo|antetitulo|antetítulo|occhiello|surtitre/i;

/** "<h1><span>Kicker</span> Headline</h1>": what stands behind the first element, and what stands before the last. */
function partsOf(tree: Tree, node: number): { readonly parts: readonly string[]; readonly kicker: string } {
  const elements = [...children(tree, node)].filter((child) => tree.tag[child] !== SPACE);
  const only =
    elements.length === 1 && elements[0] !== undefined && isElement(tree, elements[0])
      ? partsOf(tree, elements[0])
      : undefined;
  if (only) return only;
  if (elements.length < 2 || elements.length > 6) return { parts: [], kicker: '' };
  const texts = elements.map((child) => textOf(tree, child)).filter((text) => text !== '');
  if (texts.length < 2) return { parts: [], kicker: '' };
  const first = elements.find((child) => isElement(tree, child) && textOf(tree, child) !== '');
  const hint =
    first === undefined ? '' : `${attr(tree, first, 'class') ?? ''} ${attr(tree, first, 'itemprop') ?? ''}`;
  const kicker = KICKER_CLASS.test(hint) ? (texts[0] ?? '') : '';
  return { parts: [texts.slice(1).join(' '), texts.slice(0, -1).join(' ')], kicker };
}

function trust(tree: Tree, node: number, before: number): number {
  let value = tree.tag[node] === H1 ? 1 : 0.9;
  let above = node;
  for (let level = 0; level < 3 && above > 0; level++) {
    const hint = `${attr(tree, above, 'class') ?? ''} ${attr(tree, above, 'id') ?? ''}`;
    if (OTHER_CLASS.test(hint)) value *= 0.6;
    else if (level === 0 && HEADLINE_CLASS.test(hint)) value *= 1.05;
    above = tree.parent[above] ?? 0;
  }
  if (leadsHome(tree, node)) value *= 0.4;
  // "News", "Blog": a section's label in a heading.
  if (!/[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(textOf(tree, node).trim()))
    value *= 0.75;
  return value * 0.97 ** before;
}

/** A heading that is a link to the front page is the site's name. */
function leadsHome(tree: Tree, node: number): boolean {
  const inner = find(tree, 'a', node);
  const outer = tree.tag[tree.parent[node] ?? 0] === A ? (tree.parent[node] ?? 0) : -1;
  const href = attr(tree, inner < 0 ? outer : inner, 'href');
  return href !== undefined && /^(?:(?:https?:)?\/\/[^/]+\/?|\/)(?:index\.\w+)?$/.test(href.trim());
}
