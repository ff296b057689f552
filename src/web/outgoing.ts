/** Feeds of the reading room: everything, one source, one search; as RSS, Atom or JSON Feed. */
import type { Reading } from '../desk/reading.ts';
import { readSearchForm } from '../desk/search-form.ts';
import { articleEntry } from '../render/article-entry.ts';
import type { OutgoingFeed } from '../render/outgoing-feed.ts';
import { printAtom } from '../render/print-atom.ts';
import { printJsonFeed } from '../render/print-json-feed.ts';
import { printRss } from '../render/print-rss.ts';
import type { Search } from '../search/index-contract.ts';
import { articleHref, searchHref, sourceHref } from './links.ts';

const FORMS = {
  rss: { type: 'application/rss+xml; charset=utf-8', print: printRss },
  atom: { type: 'application/atom+xml; charset=utf-8', print: printAtom },
  json: { type: 'application/feed+json; charset=utf-8', print: printJsonFeed },
} as const;

const ENTRIES = 50;

export interface FeedAnswer {
  readonly type: string;
  readonly text: string;
}

/** `name` as in the address: "all.atom", "sources/gazette.rss", "search.json". Undefined: there is no such feed. */
export async function printFeed(
  reading: Reading,
  name: string,
  fields: URLSearchParams,
  origin: string,
): Promise<FeedAnswer | undefined> {
  const dot = name.lastIndexOf('.');
  const ending = name.slice(dot + 1);
  const plan = await planOf(reading, name.slice(0, dot), fields);
  if (plan === undefined || !Object.hasOwn(FORMS, ending)) return undefined;
  const { type, print } = FORMS[ending as keyof typeof FORMS];
  const query = fields.toString();
  const feed: OutgoingFeed = {
    title: plan.title,
    link: `${origin}${plan.path}`,
    self: `${origin}/feeds/${name}${query === '' ? '' : `?${query}`}`,
    ...(plan.language !== undefined && { language: plan.language }),
    entries: await entriesOf(reading, plan.search, origin),
  };
  return { type, text: print(feed) };
}

interface Plan {
  readonly title: string;
  readonly path: string;
  readonly language?: string;
  readonly search: Search;
}

async function planOf(reading: Reading, name: string, fields: URLSearchParams): Promise<Plan | undefined> {
  const newest = { order: 'newest', limit: ENTRIES } as const;
  if (name === 'all') return { title: reading.title, path: '/', search: { text: '', ...newest } };
  if (name === 'search') {
    const search = readSearchForm(fields, { zone: reading.zone, limit: ENTRIES, maxLimit: ENTRIES });
    if ('kind' in search) return undefined;
    return {
      title: `${search.text} · ${reading.title}`,
      path: `/search?${fields}`,
      search: { ...search, ...newest },
    };
  }
  const saved = reading.searches?.find((one) => name === `searches/${one.id}`);
  if (saved) {
    const path = searchHref({ q: saved.query });
    return {
      title: `${saved.title} · ${reading.title}`,
      path,
      search: { text: saved.query, zone: reading.zone, ...newest },
    };
  }
  const id = /^sources\/([^/]+)$/.exec(name)?.[1];
  if (id === undefined) return undefined;
  const source = (await reading.sources()).find((one) => one.id === id);
  return {
    title: source?.title ?? id,
    path: sourceHref(id),
    ...(source?.language !== undefined && { language: source.language }),
    search: { text: '', sources: [id], ...newest },
  };
}

async function entriesOf(
  { archive, index }: Reading,
  search: Search,
  origin: string,
): Promise<OutgoingFeed['entries']> {
  const answer = await index.find(search);
  if (answer.kind === 'fault') return [];
  const states = await Promise.all(answer.hits.map(({ id }) => archive.pull(id)));
  return states
    .filter((state) => state?.kind === 'sheet')
    .map(({ article }) => articleEntry(article, `${origin}${articleHref(article.id)}`));
}
