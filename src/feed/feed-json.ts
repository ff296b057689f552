/** A feed → the JSON that `tearsheet feed --json` prints. Dates in ISO 8601; what is unknown is absent. */
import type { Entry, Feed, FeedFault, Person } from './feed.ts';

export type FeedJson = Readonly<Record<string, unknown>>;

const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

/** `title` as the feed gives it, HTML where it is HTML, with `titleText` beside it then. */
export function feedJson(read: Feed | FeedFault): FeedJson {
  if (read.kind === 'fault') return { kind: 'fault', code: read.code, message: read.message };
  const { authors, entries, published, updated, titleHtml, title, ...facts } = read;
  return {
    ...facts,
    ...titled(title, titleHtml),
    published: iso(published),
    updated: iso(updated),
    ...credited(authors),
    entries: entries.map(entryJson),
  };
}

function entryJson({ authors, published, updated, titleHtml, title, ...facts }: Entry): FeedJson {
  return {
    ...facts,
    ...titled(title, titleHtml),
    published: iso(published),
    updated: iso(updated),
    ...credited(authors),
  };
}

function titled(title: string | undefined, html: string | undefined): FeedJson {
  return html === undefined ? { title } : { title: html, titleText: title };
}

function credited(authors: readonly Person[]): FeedJson {
  return { author: authors[0]?.name, authors };
}
