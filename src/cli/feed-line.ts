/** Bytes of a feed → the JSON that `feed --json` prints. */
import { decodeText } from '../charset/charset.ts';
import { type FeedJson, feedJson } from '../feed/feed-json.ts';
import { readFeed } from '../feed/read-feed.ts';

export interface FeedContext {
  readonly url?: string;
  readonly contentType?: string;
  readonly zone?: string;
  readonly language?: string;
}

/** Larger feeds are refused; the largest real one met held 12 MB. */
const MAX_FEED_BYTES = 64 * 1024 * 1024;

export function feedLine(bytes: Uint8Array, { contentType, ...at }: FeedContext): FeedJson {
  if (bytes.length > MAX_FEED_BYTES) {
    return {
      kind: 'fault',
      code: 'too-large',
      message: `It holds ${bytes.length} bytes; feeds over ${MAX_FEED_BYTES} are not read.`,
    };
  }
  const { text } = decodeText(bytes, { kind: 'xml', ...(contentType !== undefined && { contentType }) });
  return feedJson(readFeed(text, at));
}
