/**
 * What a page says of itself: headline, byline, times, section, language, addresses.
 * Goes in: a page as read (page.ts). Comes out: a masthead; what nobody says is absent. Pure, never throws, bounded.
 * Sources and their ranks stand in cascade.ts, how disagreement is settled in settle.ts.
 */
import { detectLanguage, languageTag } from '../../article/language.ts';
import type { MomentContext } from '../../moment/context.ts';
import type { Facts } from '../clipping.ts';
import { absolute, type Page } from '../page.ts';
import { attr, find } from '../tree/tree.ts';
import { canonicalAddress, sameAddress } from './address.ts';
import { readBesideHeadline } from './beside-headline.ts';
import { readByline } from './byline.ts';
import type { Field } from './cascade.ts';
import { type Claims, claim, noClaims } from './claims.ts';
import { folded } from './folded.ts';
import { readHeadline } from './headline.ts';
import { imageOf, isMark } from './image.ts';
import { type JsonLd, names, readJsonLd, text } from './json-ld.ts';
import { type Line, printedLines } from './lines.ts';
import { type Metas, readMetas } from './metas.ts';
import { readMicrodata } from './microdata.ts';
import { readNearNames } from './near-names.ts';
import { readNearTimes } from './near-times.ts';
import { nextPart } from './next-part.ts';
import { settle } from './settle.ts';
import { isSiteName, type Site } from './site-suffix.ts';
import { readTimes } from './times.ts';
import { usualZone } from './usual-zone.ts';
import { zoneOf } from './zone.ts';

export interface Masthead extends Facts {
  readonly headline?: string;
  /** The element that prints the headline; −1 when none does. */
  readonly headlineNode: number;
}

export function readMasthead(page: Page): Masthead {
  return readClaims(page).masthead;
}

/** The same with what every source said, for those who look at why. */
export function readClaims(page: Page): { readonly masthead: Masthead; readonly claims: Claims } {
  const { tree } = page;
  const claims = noClaims();
  const metas = readMetas(tree, claims);
  const canonicalUrl = canonicalAddress(page, metas.address);
  const ld = readJsonLd(tree, sameAddress(page, canonicalUrl));
  claimJsonLd(claims, ld);
  readMicrodata(tree, claims);
  const siteName = houseIn(chosen(claims, 'siteName'), claims);
  const site = siteOf(claims, page.at.url ?? canonicalUrl);
  const headline = readHeadline(tree, claims, site, page.at.url ?? canonicalUrl);
  if (headline?.kicker) claim(claims, 'kicker', 'class', headline.kicker);
  const lines = printedLines(tree);
  const language = languageOf(page, lines, metas, ld);
  const clock = page.at.zone ?? usualZone(page.at.url ?? canonicalUrl, language);
  const context: MomentContext = {
    ...(clock !== undefined && { zone: clock }),
    ...(language !== undefined && { language }),
    ...(page.at.retrievedAt !== undefined && { now: page.at.retrievedAt }),
  };
  const zone = zoneOf(tree, lines, headline?.node ?? -1);
  readNearTimes(tree, lines, zone, claims, context);
  readBesideHeadline(tree, lines, zone, claims);
  readNearNames(tree, lines, zone, claims, page.at.url ?? canonicalUrl ?? '');
  const times = readTimes(page, claims, context);
  const section = chosen(claims, 'section');
  const mainImage = absolute(page, chosen(claims, 'mainImage'));
  const free = freeOf(ld) ?? metas.free;
  const nextPage = nextPart(page, canonicalUrl);
  const kicker = chosen(claims, 'kicker');
  const standfirst = chosen(claims, 'standfirst');
  const masthead: Masthead = {
    ...(headline && { headline: headline.text }),
    headlineNode: headline?.node ?? -1,
    ...(kicker !== undefined && { kicker }),
    ...(standfirst !== undefined && { standfirst }),
    byline: readByline(claims, site, headline?.text),
    ...times,
    ...(section !== undefined && !isSiteName(section, site) && { section }),
    ...(language !== undefined && { language }),
    ...(canonicalUrl !== undefined && { canonicalUrl }),
    ...(siteName !== undefined && { siteName }),
    ...(mainImage !== undefined && { mainImage }),
    ...(free !== undefined && { free }),
    ...(nextPage !== undefined && { nextPage }),
  };
  return { masthead, claims };
}

function chosen(
  claims: Claims,
  field: 'siteName' | 'section' | 'mainImage' | 'kicker' | 'standfirst',
): string | undefined {
  const groups = settle(
    field,
    claims[field],
    ({ value }) => {
      const said = field in READINGS ? READINGS[field]?.(value) : value;
      return said === undefined ? undefined : { said, key: folded(said) };
    },
    (a, b) => a.key === b.key,
  );
  return groups[0]?.claims[0]?.value.said;
}

/** "科技 - 示例新聞網" in the section 科技 → "示例新聞網"; "示例 | 示例" → "示例" */
function houseIn(siteName: string | undefined, { section }: Claims): string | undefined {
  const parts = siteName?.split(/\s+[|–—-]\s+/) ?? [];
  const sections = new Set(section.map(({ value }) => folded(value)));
  const own = [...new Set(parts)].filter((part) => !sections.has(folded(part)));
  return own.length === 1 ? own[0] : siteName;
}

/** Of fields that pages fill with something else: what a value says, or undefined. */
const READINGS: Readonly<Partial<Record<Field, (value: string) => string | undefined>>> = {
  // article:publisher is most often an account's address.
  siteName: (value) => (/^https?:/.test(value) ? undefined : value),
  mainImage: (value) => (isMark(value) ? undefined : value),
  section: sectionIn,
};

/** Of a list from general to narrow the first; a sentence is a headline in the wrong place. */
function sectionIn(value: string): string | undefined {
  const first = /,\S|,.*,/.test(value) ? value.split(',', 1)[0]?.trim() : value;
  return first && first.length <= 60 ? first : undefined;
}

function claimJsonLd(claims: Claims, { story, page, site, resolve }: JsonLd): void {
  if (story) {
    claim(claims, 'headline', 'ld', text(story['headline']) ?? text(story['name']));
    claim(claims, 'byline', 'ld', names(story['author'] ?? story['creator'], resolve).join('\n'));
    claim(claims, 'publishedAt', 'ld', text(story['datePublished']) ?? text(story['dateCreated']));
    claim(claims, 'modifiedAt', 'ld', text(story['dateModified']));
    claim(claims, 'section', 'ld', text(story['articleSection']));
    claim(claims, 'siteName', 'ld', names(story['publisher'], resolve)[0]);
    claim(claims, 'mainImage', 'ld', imageOf(story['image'], resolve));
  }
  if (page) {
    claim(claims, 'headline', 'ld-page', text(page['headline']) ?? text(page['name']));
    claim(claims, 'byline', 'ld-page', names(page['author'], resolve).join('\n'));
    claim(claims, 'publishedAt', 'ld-page', text(page['datePublished']) ?? text(page['uploadDate']));
    claim(claims, 'modifiedAt', 'ld-page', text(page['dateModified']));
  }
  if (site) claim(claims, 'siteName', 'ld-page', text(site['name']));
}

function freeOf({ story, page }: JsonLd): boolean | undefined {
  const said = text(story?.['isAccessibleForFree']) ?? text(page?.['isAccessibleForFree']);
  return said === undefined ? undefined : !/^(?:false|no|0)$/i.test(said.replace(/^.*\//, ''));
}

/** Folded names of the site: what it calls itself, and the labels of its host. */
export function siteOf(claims: Claims, url: string | undefined): Site {
  const host = url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  const labels = host
    .split('.')
    .slice(0, -1)
    .filter((label) => label.length > 2);
  return {
    names: [...claims.siteName.map((one) => folded(one.value)), folded(host), ...labels.map(folded)]
      .filter((one) => one.length > 1)
      .map((one) => one.replace(/ /g, '')),
  };
}

/** 1,600 letters from the heads of long lines tell a language; where the page says another one, more are asked. */
const SAMPLE = 1600;
const MORE = 8000;
const ENOUGH = 600;
const LINE_HEAD = 300;
/** Paragraphs first, then what is longer than a label; a Han or kana line of this length is a sentence. */
const LENGTHS = [200, 60];
const EASTERN_SENTENCE = 20;

function sampleOf(lines: readonly Line[]): string {
  let sample = '';
  for (const length of LENGTHS) {
    sample = headsOf(lines, (text) => text.length > length || isEastern(text));
    if (sample.length >= ENOUGH) return sample;
  }
  return sample || headsOf(lines, () => true);
}

function isEastern(text: string): boolean {
  return text.length >= EASTERN_SENTENCE && /[\u3040-\u30ff\u3400-\u9fff].{19}/.test(text);
}

const isProse = (text: string) => text.length > 60 || isEastern(text);

function headsOf(
  lines: readonly Line[],
  fits: (text: string) => boolean,
  enough = SAMPLE,
  head = LINE_HEAD,
): string {
  let sample = '';
  for (const { text } of lines) {
    if (sample.length > enough) break;
    if (fits(text)) sample += `${text.slice(0, head)}\n`;
  }
  return sample;
}

/** Prose decides; a menu of another language or an English template round a German story does not. */
function languageOf(page: Page, lines: readonly Line[], metas: Metas, ld: JsonLd): string | undefined {
  const html = find(page.tree, 'html');
  const said = [
    html < 0 ? undefined : attr(page.tree, html, 'lang') || attr(page.tree, html, 'xml:lang'),
    text(ld.story?.['inLanguage']),
    ...metas.languages,
    page.at.language,
  ];
  const hint = said.find((one) => one !== undefined && one.trim() !== '');
  const language = detectLanguage(sampleOf(lines), hint);
  const tag = languageTag(hint);
  if (tag === undefined || tag.slice(0, 2) === language?.slice(0, 2)) return language;
  const prose = headsOf(lines, isProse, MORE, MORE);
  return prose === '' ? language : detectLanguage(prose, hint);
}
