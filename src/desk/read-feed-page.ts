/** Bytes of a feed → entries. The one place where a feed's bytes become text, for rounds, for `add` and for `feed`. */
import { decodeText } from '../charset/charset.ts';
import type { Feed, FeedFault } from '../feed/feed.ts';
import { readFeed } from '../feed/read-feed.ts';
import type { Page } from '../fetch/fetched.ts';
import { unpacked } from '../fetch/unpack.ts';
import { sectionAsFeed } from './section-feed.ts';
import { sitemapAsFeed } from './sitemap-feed.ts';

/** What the source's settings say where the feed is silent. */
export interface FeedHints {
  readonly zone?: string;
  readonly language?: string;
  /** Addresses that are pages whose links are followed, not feeds. */
  readonly sections?: readonly string[];
}

/** Larger feeds are refused; the largest real one met held 12 MB. */
const MAX_FEED_BYTES = 64 * 1024 * 1024;

export function readFeedBytes(
  bytes: Uint8Array,
  { contentType, ...at }: FeedHints & { readonly url?: string; readonly contentType?: string },
): Feed | FeedFault {
  const whole = unpacked(bytes, MAX_FEED_BYTES);
  if (whole === undefined) return fault('not-a-feed', 'It is gzip, damaged or too large when unpacked.');
  if (whole.length > MAX_FEED_BYTES)
    return fault('too-large', `It holds ${whole.length} bytes; feeds over ${MAX_FEED_BYTES} are not read.`);
  const kind = contentType !== undefined && /\bjson\b/i.test(contentType) ? 'json' : 'xml';
  const { text } = decodeText(whole, { kind, ...(contentType !== undefined && { contentType }) });
  const feed = readFeed(text, at);
  if (feed.kind === 'feed' || at.url === undefined) return feed;
  return sitemapAsFeed(text, at.url, at.zone) ?? feed;
}

function fault(code: FeedFault['code'], message: string): FeedFault {
  return { kind: 'fault', code, message };
}

export function readFeedPage(page: Page, { sections, zone, language }: FeedHints = {}): Feed | FeedFault {
  const { bytes, headers, finalUrl } = page;
  const contentType = headers['content-type'];
  if (sections?.includes(page.url)) return sectionAsFeed(bytes, finalUrl, contentType);
  const hints = { ...(zone !== undefined && { zone }), ...(language !== undefined && { language }) };
  return readFeedBytes(bytes, { url: finalUrl, ...hints, ...(contentType !== undefined && { contentType }) });
}
