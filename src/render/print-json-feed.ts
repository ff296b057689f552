/** An outgoing feed → JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
import type { OutgoingEntry, OutgoingFeed } from './outgoing-feed.ts';

export function printJsonFeed(feed: OutgoingFeed): string {
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.link,
    feed_url: feed.self,
    description: feed.subtitle,
    language: feed.language,
    items: feed.entries.map(printItem),
  };
  return `${JSON.stringify(json, undefined, 1)}\n`;
}

function printItem(entry: OutgoingEntry): object {
  return {
    id: entry.id,
    url: entry.link,
    title: entry.title,
    // Section "Items" asks for one of the two contents.
    ...(entry.html === undefined ? { content_text: entry.summary ?? '' } : { content_html: entry.html }),
    summary: entry.summary,
    date_published: iso(entry.publishedAt),
    date_modified: iso(entry.updatedAt),
    authors: entry.authors.map((name) => ({ name })),
    tags: entry.categories,
    language: entry.language,
  };
}

function iso(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
