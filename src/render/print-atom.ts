/** An outgoing feed → Atom (RFC 4287). */
import { feedMoment, type OutgoingEntry, type OutgoingFeed } from './outgoing-feed.ts';
import { element, printAttributes } from './xml.ts';

export function printAtom(feed: OutgoingFeed): string {
  const root = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed${printAttributes(root)}>`,
    element('id', feed.self),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    `<link${printAttributes({ rel: 'alternate', type: 'text/html', href: feed.link })}/>`,
    `<link${printAttributes({ rel: 'self', type: 'application/atom+xml', href: feed.self })}/>`,
    element('updated', iso(feedMoment(feed))),
    ...feed.entries.map((entry) => printEntry(entry, feed)),
    '</feed>',
    '',
  ]
    .filter((line, index, all) => line !== '' || index === all.length - 1)
    .join('\n');
}

function printEntry(entry: OutgoingEntry, feed: OutgoingFeed): string {
  const authors = entry.authors.length > 0 ? entry.authors : [feed.title];
  return [
    `<entry${printAttributes({ 'xml:lang': entry.language })}>`,
    element('id', entry.id),
    element('title', entry.title),
    `<link${printAttributes({ rel: 'alternate', type: 'text/html', href: entry.link })}/>`,
    element('published', entry.publishedAt === undefined ? undefined : iso(entry.publishedAt)),
    // RFC 4287 section 4.1.2: exactly one atom:updated; a story without any date says the feed's own moment.
    element('updated', iso(entry.updatedAt ?? entry.publishedAt ?? feedMoment(feed))),
    ...authors.map((name) => `<author>${element('name', name)}</author>`),
    ...(entry.categories ?? []).map((term) => `<category${printAttributes({ term })}/>`),
    element('summary', entry.summary),
    element('content', entry.html, { type: 'html' }),
    '</entry>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
