/** An outgoing feed → RSS 2.0 (https://www.rssboard.org/rss-specification), full text in content:encoded. */
import { feedMoment, type OutgoingEntry, type OutgoingFeed } from './outgoing-feed.ts';
import { element, printAttributes } from './xml.ts';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

export function printRss(feed: OutgoingFeed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0"${printAttributes(NAMESPACES)}>`,
    '<channel>',
    element('title', feed.title),
    element('link', feed.link),
    element('description', feed.subtitle ?? feed.title),
    element('language', feed.language),
    `<atom:link${printAttributes({ href: feed.self, rel: 'self', type: 'application/rss+xml' })}/>`,
    element('lastBuildDate', rfc822(feedMoment(feed))),
    ...feed.entries.map(printItem),
    '</channel>',
    '</rss>',
    '',
  ]
    .filter((line, index, all) => line !== '' || index === all.length - 1)
    .join('\n');
}

function printItem(entry: OutgoingEntry): string {
  return [
    '<item>',
    element('title', entry.title),
    element('link', entry.link),
    element('guid', entry.id, { isPermaLink: entry.id === entry.link ? undefined : 'false' }),
    element('pubDate', entry.publishedAt === undefined ? undefined : rfc822(entry.publishedAt)),
    ...entry.authors.map((name) => element('dc:creator', name)),
    ...(entry.categories ?? []).map((name) => element('category', name)),
    element('description', entry.summary),
    element('content:encoded', entry.html),
    '</item>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** RFC 822 as RSS wants it: the names are English whatever the feed's language. */
function rfc822(at: number): string {
  return new Date(at).toUTCString();
}
