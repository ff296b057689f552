/** A section page followed like a feed: each of its links that looks like a story's is an entry. */
import { decodeText } from '../charset/charset.ts';
import type { Feed, FeedFault } from '../feed/feed.ts';
import { storyLinks } from '../feed/story-links.ts';

export function sectionAsFeed(
  bytes: Uint8Array,
  url: string,
  contentType: string | undefined,
): Feed | FeedFault {
  const { text } = decodeText(bytes, { kind: 'html', ...(contentType !== undefined && { contentType }) });
  const links = storyLinks(text, url);
  if (links.length === 0)
    return { kind: 'fault', code: 'not-a-feed', message: 'No link on this page looks like one to a story.' };
  // The words of a link change with its place on the page, so they are no part of the entry: they would make it look edited.
  const entries = links.map(({ url: link }) => ({ link, authors: [], categories: [], enclosures: [] }));
  return { kind: 'feed', format: 'rss', authors: [], entries };
}
