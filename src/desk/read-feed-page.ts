/** A feed as it came over the network → entries. The one place where a fetched feed's bytes become text. */
import { decodeText } from '../charset/charset.ts';
import type { Feed, FeedFault } from '../feed/feed.ts';
import { readFeed } from '../feed/read-feed.ts';
import type { Page } from '../fetch/fetched.ts';

/** What the source's settings say where the feed is silent. */
export interface FeedHints {
  readonly zone?: string;
  readonly language?: string;
}

export function readFeedPage(
  { bytes, headers, finalUrl }: Page,
  { zone, language }: FeedHints = {},
): Feed | FeedFault {
  const contentType = headers['content-type'];
  const kind = contentType !== undefined && /\bjson\b/i.test(contentType) ? 'json' : 'xml';
  const { text } = decodeText(bytes, { kind, ...(contentType !== undefined && { contentType }) });
  return readFeed(text, {
    url: finalUrl,
    ...(zone !== undefined && { zone }),
    ...(language !== undefined && { language }),
  });
}
