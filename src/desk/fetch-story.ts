/**
 * One entry → one article: its page fetched and kept as it came, clipped, composed with what the feed said.
 * Where the page cannot be had, the feed's own content stands in, and the sheet says so.
 */

import type { Article, PageReference } from '../article/article.ts';
import { plainText } from '../article/text.ts';
import { type Clipping, clip, clipFragment, type NoStory } from '../extract/index.ts';
import type { SiteRules } from '../extract/rules/site-rules.ts';
import type { Entry } from '../feed/feed.ts';
import { type Fetched, type Page as FetchedPage, requestsMade } from '../fetch/fetched.ts';
import type { Fetcher } from '../fetch/fetcher.ts';
import { compose } from './compose.ts';
import { joinParts } from './join-parts.ts';
import { readBytes } from './read-bytes.ts';
import type { SourceSettings } from './settings.ts';

export interface CapturedPage {
  readonly url: string;
  readonly retrievedAt: number;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bytes: Uint8Array;
}

export interface StoryTools {
  readonly fetcher: Pick<Fetcher, 'get'>;
  keepPage(page: CapturedPage): Promise<PageReference>;
  readonly clock: () => number;
  readonly signal?: AbortSignal;
  /** Rules of the site that an address is on. */
  rulesFor?(url: string): SiteRules | undefined;
}

/** Nothing to keep, and another try may help (`later`) or not. */
interface Nothing {
  readonly code: string;
  readonly message: string;
  readonly later: boolean;
  /** The host asked to wait this long; no try of ours was spent. */
  readonly waitMs?: number;
}

export type Story = { readonly requests: number } & (
  | { readonly kind: 'story'; readonly article: Article; readonly fetched?: FetchedPage }
  | ({ readonly kind: 'none' } & Nothing)
);

/** Failures that are the publisher's last word; everything else is tried again. */
const FINAL: ReadonlySet<string> = new Set([
  'gone',
  'not-found',
  'robots',
  'private-address',
  'scheme',
  'not-an-address',
  'too-large',
]);

/** A pause that a host asks for is no failure of the entry. */
const ASKED_TO_WAIT: ReadonlySet<string> = new Set(['resting', 'rate-limited', 'robots-unreachable']);

/** Feed content shorter than this is a teaser, never an article, unless the page cannot be had for good. */
const MIN_OWN_CHARACTERS = 400;

export async function fetchStory(
  entry: Entry,
  feed: string,
  source: SourceSettings,
  tools: StoryTools,
): Promise<Story> {
  const { link } = entry;
  const fromFeed = (why: Nothing, url = link, page?: PageReference): Story => ({
    requests: 0,
    ...storyFromFeed(entry, url, feed, source, tools, why, page),
  });
  if (link === undefined)
    return fromFeed({ code: 'no-address', message: 'The entry names no page.', later: false });
  if (!source.pages)
    return fromFeed({ code: 'no-content', message: 'The feed carries no content.', later: false });
  const fetched = await tools.fetcher.get(link, { signal: tools.signal });
  const requests = requestsMade(fetched);
  if (fetched.kind !== 'page') return { ...fromFeed(failureOf(fetched)), requests };
  const { finalUrl, retrievedAt } = fetched;
  const page = await tools.keepPage(captured(fetched));
  const clipping = clipPage(fetched, source, entry, tools);
  if (clipping.kind === 'no-story') {
    const why = {
      code: clipping.code,
      message: `There is no story in the page (${clipping.code}).`,
      later: clipping.code === 'error-page',
    };
    return { ...fromFeed(why, finalUrl, page), requests };
  }
  const own = clipOwn(entry, source);
  const joined = await joinParts(clipping, finalUrl, {
    fetcher: tools.fetcher,
    keepPart: (part) => tools.keepPage(captured(part)),
    clip: (part) => clipPage(part, source, entry, tools),
    ...(tools.signal && { signal: tools.signal }),
  });
  const article = compose(
    entry,
    { page: joined.clipping, ...(own && { own }) },
    occasion(source, feed, finalUrl, retrievedAt, page),
  );
  if (article) return { kind: 'story', article, fetched, requests: requests + joined.requests };
  return {
    kind: 'none',
    code: 'no-text',
    message: 'There is no text in page or feed.',
    later: false,
    requests,
  };
}

function captured({ finalUrl, retrievedAt, status, headers, bytes }: FetchedPage): CapturedPage {
  return { url: finalUrl, retrievedAt, status, headers: Object.entries(headers), bytes };
}

export function clipPage(
  fetched: FetchedPage,
  source: SourceSettings,
  entry: Pick<Entry, 'language'>,
  { rulesFor }: Pick<StoryTools, 'rulesFor'>,
): Clipping | NoStory {
  const rules = rulesFor?.(fetched.finalUrl);
  const contentType = fetched.headers['content-type'];
  const language = fetched.headers['content-language'] ?? source.language ?? entry.language;
  const reading = readBytes(fetched.bytes, {
    url: fetched.finalUrl,
    retrievedAt: fetched.retrievedAt,
    ...(source.zone !== undefined && { zone: source.zone }),
    ...(contentType !== undefined && { contentType }),
    ...(language !== undefined && { language }),
  });
  return reading.kind === 'page' ? clip(reading.page, rules ? { rules } : {}) : reading;
}

function failureOf(fetched: Exclude<Fetched, FetchedPage>): Nothing {
  if (fetched.kind === 'unchanged')
    return { code: 'unasked-304', message: 'The server answered 304 unasked.', later: true };
  const { code, message } = fetched;
  const waitMs = fetched.kind === 'refused' && ASKED_TO_WAIT.has(code) ? fetched.retryAfterMs : undefined;
  return { code, message, later: !FINAL.has(code), ...(waitMs !== undefined && { waitMs }) };
}

function storyFromFeed(
  entry: Entry,
  url: string | undefined,
  feed: string,
  source: SourceSettings,
  tools: StoryTools,
  why: Nothing,
  page?: PageReference,
): { kind: 'story'; article: Article } | ({ kind: 'none' } & Nothing) {
  const own = clipOwn(entry, source);
  const enough =
    own && (plainText(own.body).length >= MIN_OWN_CHARACTERS || (entry.content !== undefined && !why.later));
  const address = url ?? entry.link ?? (entry.id && URL.canParse(entry.id) ? entry.id : undefined);
  if (!own || !enough || address === undefined) return { kind: 'none', ...why };
  const article = compose(entry, { own }, occasion(source, feed, address, tools.clock(), page));
  return article ? { kind: 'story', article } : { kind: 'none', ...why };
}

function clipOwn(entry: Entry, source: SourceSettings): Clipping | undefined {
  const html = entry.content ?? entry.summary;
  if (html === undefined || html.trim() === '') return undefined;
  const clipping = clipFragment(html, {
    ...(entry.link !== undefined && { url: entry.link }),
    ...(entry.title !== undefined && { headline: entry.title }),
    ...(entry.published !== undefined && { publishedAt: entry.published }),
    ...(source.zone !== undefined && { zone: source.zone }),
  });
  return clipping.body.length > 0 ? clipping : undefined;
}

export function occasion(
  source: SourceSettings,
  feed: string | undefined,
  url: string,
  retrievedAt: number,
  page: PageReference | undefined,
) {
  return {
    source: source.id,
    ...(feed !== undefined && { feed }),
    url,
    retrievedAt,
    ...(source.language !== undefined && { language: source.language }),
    ...(source.zone !== undefined && { zone: source.zone }),
    ...(page && { page }),
  };
}
