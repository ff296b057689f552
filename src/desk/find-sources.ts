/** An address that a person typed → the feeds that answer there: the address itself, or those that its page leads to. */

import { eachOf } from '../archive/each-of.ts';
import { decodeText } from '../charset/charset.ts';
import type { Feed } from '../feed/feed.ts';
import { findFeeds } from '../feed/find-feeds.ts';
import { SITEMAP_PATHS } from '../feed/platforms.ts';
import type { Page } from '../fetch/fetched.ts';
import type { Fetcher } from '../fetch/fetcher.ts';
import { ACCEPT_FEED } from '../fetch/request-headers.ts';
import { readFeedPage } from './read-feed-page.ts';
import { sectionAsFeed } from './section-feed.ts';

export interface FoundFeed {
  readonly url: string;
  readonly title: string;
  /** `section`: the page has no feed; its links to stories are followed. */
  readonly format: Feed['format'] | 'sitemap' | 'section';
  readonly entries: number;
  readonly language?: string;
  readonly site?: string;
  /** Comments, or a part of another feed. */
  readonly minor: boolean;
  /** When its newest entry was published, ms. */
  readonly newestAt?: number;
}

export type FindSources =
  | { readonly kind: 'found'; readonly feeds: readonly FoundFeed[] }
  | { readonly kind: 'none'; readonly code: string; readonly message: string };

/** Declared feeds and those of known platforms are all looked at; guesses only until one answers. */
const MOST_LOOKED_AT = 24;

/** A page with fewer links to stories is hardly a section's. */
const FEWEST_STORIES = 5;

type SourceFetcher = Pick<Fetcher, 'get'> & Partial<Pick<Fetcher, 'robotsFor'>>;

export async function findSources(
  address: string,
  fetcher: SourceFetcher,
  signal?: AbortSignal,
): Promise<FindSources> {
  const answer = await fetcher.get(address, { accept: ACCEPT_FEED, robots: false, signal });
  if (answer.kind !== 'page') {
    return answer.kind === 'unchanged'
      ? none('unasked-304', 'It answered 304 to a first request.')
      : none(answer.code, answer.message);
  }
  const own = feedOf(answer);
  if (own) return { kind: 'found', feeds: [described(own, answer.finalUrl, false)] };
  const contentType = answer.headers['content-type'];
  const { text } = decodeText(answer.bytes, {
    kind: 'html',
    ...(contentType !== undefined && { contentType }),
  });
  const candidates = findFeeds(text, answer.finalUrl);
  const sure = candidates
    .filter(({ how }) => how === 'declared' || how === 'platform' || how === 'anchor')
    .slice(0, MOST_LOOKED_AT);
  const feeds = await answering(sure, fetcher, signal);
  if (feeds.length === 0) {
    for (const candidate of candidates.filter((one) => !sure.includes(one)).slice(0, MOST_LOOKED_AT)) {
      feeds.push(...(await answering([candidate], fetcher, signal)));
      if (feeds.length > 0) break;
    }
  }
  if (feeds.length > 0) return { kind: 'found', feeds };
  const instead = (await sitemapsOf(answer.finalUrl, fetcher, signal)) ?? sectionOf(answer, text);
  if (instead) return { kind: 'found', feeds: [instead] };
  return none(
    'no-feed',
    `No feed, sitemap or list of stories was found there; ${candidates.length} usual places were looked at.`,
  );
}

/** News sitemaps and plain ones, those that robots.txt names first: what is followed where a site has no feed. */
async function sitemapsOf(
  url: string,
  fetcher: SourceFetcher,
  signal: AbortSignal | undefined,
): Promise<FoundFeed | undefined> {
  const named = (await fetcher.robotsFor?.(url))?.sitemaps ?? [];
  const usual = SITEMAP_PATHS.map((path) => new URL(path, url).href);
  for (const sitemap of new Set([...named, ...usual].slice(0, MOST_LOOKED_AT))) {
    const answer = await fetcher.get(sitemap, { robots: false, signal });
    const feed = answer.kind === 'page' ? feedOf(answer) : undefined;
    if (feed && feed.entries.length > 0)
      return { ...described(feed, sitemap, false), format: 'sitemap', title: hostOf(url) };
  }
  return undefined;
}

/** The page itself, where it lists stories. */
function sectionOf({ bytes, headers, finalUrl }: Page, html: string): FoundFeed | undefined {
  const feed = sectionAsFeed(bytes, finalUrl, headers['content-type']);
  if (feed.kind === 'fault' || feed.entries.length < FEWEST_STORIES) return undefined;
  const title = /<title[^>]*>([^<]*)/i.exec(html)?.[1]?.trim() || hostOf(finalUrl);
  return {
    url: finalUrl,
    title,
    format: 'section',
    entries: feed.entries.length,
    minor: false,
    site: finalUrl,
  };
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}

type Candidate = ReturnType<typeof findFeeds>[number];

async function answering(
  candidates: readonly Candidate[],
  fetcher: Pick<Fetcher, 'get'>,
  signal?: AbortSignal,
): Promise<FoundFeed[]> {
  const found = new Map<number, FoundFeed>();
  await eachOf(candidates.entries(), 4, async ([at, { url, minor }]) => {
    const answer = await fetcher.get(url, { accept: ACCEPT_FEED, robots: false, signal });
    const feed = answer.kind === 'page' ? feedOf(answer) : undefined;
    if (feed && answer.kind === 'page') found.set(at, described(feed, answer.finalUrl, minor));
  });
  const inOrder = [...found].sort(([a], [b]) => a - b).map(([, feed]) => feed);
  return inOrder.filter(({ url }, at) => inOrder.findIndex((other) => other.url === url) === at);
}

function feedOf(page: Page): Feed | undefined {
  const feed = readFeedPage(page);
  return feed.kind === 'feed' ? feed : undefined;
}

function described(feed: Feed, url: string, minor: boolean): FoundFeed {
  const newestAt = feed.entries.reduce<number | undefined>(
    (newest, { published }) =>
      published !== undefined && published > (newest ?? Number.NEGATIVE_INFINITY) ? published : newest,
    undefined,
  );
  return {
    url,
    title: feed.title ?? hostOf(url),
    format: feed.format,
    entries: feed.entries.length,
    minor,
    ...(feed.language !== undefined && { language: feed.language }),
    ...(feed.link !== undefined && /^https?:/i.test(feed.link) && { site: feed.link }),
    ...(newestAt !== undefined && { newestAt }),
  };
}

function none(code: string, message: string): FindSources {
  return { kind: 'none', code, message };
}
