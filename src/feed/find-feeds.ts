/**
 * A page and its address → addresses that may be its feeds, best first. Pure: nothing is fetched, so every candidate but
 * a declared one may turn out to be none. Sources: HTML (rel=alternate, rel=feed), RSS Autodiscovery, and platforms.ts.
 */
import { type PageLinks, readPageLinks } from './page-links.ts';
import { FEED_PATHS, GENERATORS, platformFeeds } from './platforms.ts';

export interface FeedCandidate {
  /** Absolute. */
  readonly url: string;
  /** What the page calls it. */
  readonly title?: string;
  readonly format?: 'rss' | 'atom' | 'json';
  /**
   * declared: a `<link>` in the page · platform: follows from the address · anchor: a link a reader can click ·
   * generator: the software's usual place · guess: everybody's usual place.
   */
  readonly how: 'declared' | 'platform' | 'anchor' | 'generator' | 'guess';
  /** Whether it is about comments, or a part of another: not what a reader means by "the feed". */
  readonly minor: boolean;
}

const FORMATS: Readonly<Record<string, FeedCandidate['format'] | 'any'>> = {
  'application/rss+xml': 'rss',
  'application/atom+xml': 'atom',
  'application/feed+json': 'json',
  'application/rdf+xml': 'rss',
  'application/x.atom+xml': 'atom',
  'application/x-atom+xml': 'atom',
  'application/x-rss+xml': 'rss',
  'text/rss+xml': 'rss',
  'text/atom+xml': 'atom',
  'application/json': 'any',
  'application/xml': 'any',
  'text/xml': 'any',
  'text/rdf+xml': 'rss',
};

const LOOKS_LIKE_FEED =
  /(?:[/._=-](?:rss|atom|rdf|feeds?)(?:\d)?(?:\.(?:xml|json|rdf|php|aspx?))?\/?$)|\.(?:rss|atom|rdf)(?:\?|$)|[?&](?:feed|format|type|output)=(?:rss|atom|rss2|feed|xml)|\/(?:rss|feeds?|atom)\/[^?#]*\.xml|\/\/(?:feeds|rss)\./i;
const NO_FEED = /\/(?:wp-json|oembed)\b|oembed|manifest|opensearch|\.(?:css|js|png|jpe?g|svg|ico)(?:\?|$)/i;
const MINOR =
  /comments?(?:\/|\b)(?:feed|rss)|\/comments?\b|comment(?:s|aires)? (?:feed|rss)|комментари|评论|留言|コメント|comentarios/i;

const ORDER: Readonly<Record<FeedCandidate['how'], number>> = {
  declared: 0,
  platform: 1,
  anchor: 2,
  generator: 3,
  guess: 4,
};

/** At most this many of each kind: a directory of feeds may list thousands. */
const MOST = 60;

export function findFeeds(html: string, url: string): readonly FeedCandidate[] {
  const page = readPageLinks(html, url);
  const all = [
    ...declared(page),
    ...fromPage(html, url),
    ...platformFeeds(url).map((feed) => candidate(feed.url, 'platform', feed.platform)),
    ...anchored(page),
    ...generated(page, url),
    ...guessed(url),
  ];
  const seen = new Set<string>();
  return all
    .filter((one) => URL.canParse(one.url) && !seen.has(sameFeed(one.url)) && seen.add(sameFeed(one.url)))
    .sort((a, b) => ORDER[a.how] - ORDER[b.how] || Number(a.minor) - Number(b.minor));
}

function sameFeed(url: string): string {
  return url.replace(/^https?:/, '').replace(/\/$/, '');
}

function candidate(
  url: string,
  how: FeedCandidate['how'],
  title: string,
  format?: FeedCandidate['format'],
): FeedCandidate {
  const minor = MINOR.test(`${title} ${url}`);
  return { url, how, minor, ...(title && { title }), ...(format && { format }) };
}

function declared(page: PageLinks): readonly FeedCandidate[] {
  return page.links
    .filter(({ rel, type, url }) => {
      const words = rel.split(/\s+/);
      if (words.includes('feed')) return true;
      if (!words.includes('alternate') || NO_FEED.test(url)) return false;
      const format = FORMATS[type];
      return format !== undefined && (format !== 'any' || LOOKS_LIKE_FEED.test(url));
    })
    .slice(0, MOST)
    .map(({ url, title, type }) => {
      const format = FORMATS[type];
      return candidate(url, 'declared', title, format === 'any' ? undefined : format);
    });
}

/** A YouTube page under a handle names its channel only inside. */
function fromPage(html: string, url: string): readonly FeedCandidate[] {
  if (!/^https?:\/\/(?:www\.|m\.)?youtube\.com\//.test(url)) return [];
  const channel =
    /(?:"(?:externalId|channelId)":"|youtube\.com\/channel\/|itemprop="identifier" content=")(UC[\w-]{22})/.exec(
      html,
    )?.[1];
  return channel === undefined
    ? []
    : platformFeeds(`https://www.youtube.com/channel/${channel}`).map((feed) =>
        candidate(feed.url, 'platform', feed.platform),
      );
}

function anchored(page: PageLinks): readonly FeedCandidate[] {
  return page.anchors
    .filter(
      ({ url, text }) =>
        !NO_FEED.test(url) &&
        (LOOKS_LIKE_FEED.test(url) ||
          (/^(?:rss|atom)(?:\s|$)/i.test(text) && /\.(?:xml|php|aspx?)|feed|rss/i.test(url))),
    )
    .slice(0, MOST)
    .map(({ url, text }) => candidate(url, 'anchor', text.length <= 80 ? text : ''));
}

function generated(page: PageLinks, url: string): readonly FeedCandidate[] {
  const [, paths = []] = GENERATORS.find(([name]) => page.generator.startsWith(name)) ?? [];
  return paths.flatMap((path) => {
    const found = URL.parse(path, url)?.href;
    return found === undefined ? [] : [candidate(found, 'generator', '')];
  });
}

function guessed(url: string): readonly FeedCandidate[] {
  return FEED_PATHS.flatMap((path) => {
    const found = URL.parse(path, url)?.href;
    return found === undefined ? [] : [candidate(found, 'guess', '')];
  });
}
