/**
 * Where sources meet: the entry of a feed, the clipping of its page, the header of an old file → one article.
 * Which of two dates, two headlines, two bodies wins is decided here and nowhere else.
 */
import { identityAddress, withoutTracking } from '../article/address.ts';
import type { Article, BodyOrigin, PageReference } from '../article/article.ts';
import { articleId } from '../article/identity.ts';
import { detectLanguage } from '../article/language.ts';
import type { LegacySheet } from '../article/legacy-sheet.ts';
import { plainText } from '../article/text.ts';
import type { Clipping } from '../extract/clipping.ts';
import type { Entry } from '../feed/feed.ts';
import { readMoment } from '../moment/moment.ts';
import type { BareHeadline } from './headline-suffix.ts';

const DAY = 86_400_000;

/** Clocks are at most this far from UTC (Kiribati, +14). */
const FARTHEST_ZONE = 14 * 3_600_000;

export interface Occasion {
  readonly source: string;
  /** The source's own settings, used where page and feed are silent. */
  readonly language?: string;
  readonly zone?: string;
  readonly feed?: string;
  /** Address at which the page was found after redirects. */
  readonly url: string;
  readonly retrievedAt: number;
  readonly page?: PageReference;
}

/** A body taken from the feed wins when the page's is missing or much shorter: teasers, consent walls, scripts. */
const FULLER_SHARE = 1.25;

/** Composes what was collected. `page` or `own` (the clipping of the feed's own content) must be given. */
export function compose(
  entry: Entry,
  clippings: { page?: Clipping; own?: Clipping },
  at: Occasion,
): Article | undefined {
  const { clipping, origin } = fuller(clippings) ?? {};
  if (!clipping || !origin) return undefined;
  const page = clippings.page;
  const canonical = trustedCanonical(page?.canonicalUrl, at.url);
  const published = firstPublication(page, entry.published, at.zone);
  const modifiedAt = page?.modifiedAt ?? entry.updated;
  const language =
    page?.language ??
    detectLanguage(plainText(clipping.body), at.language ?? entry.language) ??
    at.language ??
    entry.language;
  const byline =
    page && page.byline.length > 0
      ? page.byline
      : entry.authors.map(({ name }) => name).filter((name) => name !== '');
  const headline = page?.headline || entry.title || clipping.headline;
  return {
    ...present({ ...wellFormed(page ?? clipping), ...published, modifiedAt, language }),
    id: articleId(canonical ?? at.url),
    headline,
    byline,
    source: at.source,
    url: withoutTracking(at.url),
    ...(canonical !== undefined && canonical !== at.url && { canonicalUrl: canonical }),
    ...(at.feed !== undefined && { feed: at.feed }),
    retrievedAt: at.retrievedAt,
    origin,
    ...(at.page && { page: at.page }),
    body: clipping.body,
  };
}

function fuller({
  page,
  own,
}: {
  page?: Clipping;
  own?: Clipping;
}): { clipping: Clipping; origin: BodyOrigin } | undefined {
  if (!page) return own && { clipping: own, origin: 'feed' };
  if (!own) return { clipping: page, origin: 'page' };
  const longer = plainText(own.body).length > FULLER_SHARE * plainText(page.body).length;
  return longer ? { clipping: own, origin: 'feed' } : { clipping: page, origin: 'page' };
}

/**
 * The page's own date is the first publication; feeds re-date. But a page that prints a day alone is made exact by the feed's
 * time of the same day, and a page that tells the time of a clock nobody named by the feed's, which is never without a zone.
 */
function firstPublication(
  page: Pick<Clipping, 'publishedAt' | 'publishedZone'> | undefined,
  feed: number | undefined,
  zone: string | undefined,
): Pick<Article, 'publishedAt' | 'publishedZone'> {
  const { publishedAt: said, publishedZone } = page ?? {};
  const own = {
    ...(said !== undefined && { publishedAt: said }),
    ...(publishedZone !== undefined && { publishedZone }),
  };
  if (feed === undefined) return own;
  if (said === undefined) return { publishedAt: feed };
  const dayAlone = said % DAY === 0 || (zone !== undefined && clock(said, zone) === '00:00:00');
  if (dayAlone && feed >= said - FARTHEST_ZONE && feed < said + DAY) return { ...own, publishedAt: feed };
  const clockless = publishedZone === undefined && zone === undefined && said % DAY !== 0;
  return clockless && Math.abs(feed - said) <= FARTHEST_ZONE ? { publishedAt: feed } : own;
}

function clock(at: number, zone: string): string {
  return new Date(at).toLocaleTimeString('en-GB', { timeZone: zone });
}

/** A canonical address counts when it names the same site and not its front page. */
function trustedCanonical(canonical: string | undefined, url: string): string | undefined {
  if (canonical === undefined || !URL.canParse(canonical) || !URL.canParse(url)) return undefined;
  const there = new URL(canonical);
  const here = new URL(url);
  if (there.pathname === '/' && here.pathname !== '/' && there.search === '') return undefined;
  return site(there.hostname) === site(here.hostname) ? canonical : undefined;
}

/** The last two labels, three under a short second one (co.uk, com.cn): enough to tell sites apart here. */
function site(host: string): string {
  const labels = host.split('.');
  const short = labels.length > 2 && (labels.at(-2)?.length ?? 0) <= 3;
  return labels.slice(short ? -3 : -2).join('.');
}

/** The fields that a clipping and an article share. */
function wellFormed({ kicker, standfirst, dateline, printedTime, section }: Clipping): Partial<Article> {
  return present({ kicker, standfirst, dateline, printedTime, section });
}

function present<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}

export interface ImportOccasion {
  readonly source: string;
  readonly bare: BareHeadline;
  readonly zone?: string;
  readonly page?: PageReference;
  /** SHA-256 of the file, hexadecimal: the identity of one that names no address. */
  readonly digest: string;
}

/** Composes an old file's article: its header vouches for headline, address and instant, its body for the rest. */
export function composeLegacy(legacy: LegacySheet, clipping: Clipping, at: ImportOccasion): Article {
  const url = legacy.address ?? `urn:sha256:${at.digest}`;
  const dated = textField(legacy, 'date');
  const publishedAt =
    legacy.instant ??
    (dated ? readMoment(dated, at.zone ? { zone: at.zone } : {})?.at : undefined) ??
    clipping.publishedAt;
  const author = textField(legacy, 'author');
  const language = clipping.language ?? detectLanguage(plainText(clipping.body) || at.bare.headline);
  return {
    ...present({ ...wellFormed(clipping), publishedAt, retrievedAt: legacy.instant, language }),
    ...(at.bare.section !== undefined && { section: at.bare.section }),
    id: articleId(url),
    headline: at.bare.headline,
    byline: clipping.byline.length > 0 ? clipping.byline : author ? [author] : [],
    source: at.source,
    url: identityAddress(url).startsWith('//') ? withoutTracking(url) : url,
    origin: 'import',
    ...(at.page && { page: at.page }),
    body: clipping.body,
  };
}

function textField(legacy: LegacySheet, name: string): string | undefined {
  const value = legacy.frontMatter[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
