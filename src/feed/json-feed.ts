/** JSON Feed 1.0 and 1.1, read by feedsmith. */
import { parseJsonFeed } from 'feedsmith';
import { readMoment } from '../moment/moment.ts';
import type { Entry, Feed, FeedContext, FeedFault, Person } from './feed.ts';
import { absolute, escapeText, htmlToText, resolveHtml } from './markup.ts';

type Parsed = ReturnType<typeof parseJsonFeed<string>>;
type Item = NonNullable<Parsed['items']>[number];
type Author = NonNullable<Parsed['authors']>[number];

export function readJsonFeed(text: string, context: FeedContext): Feed | FeedFault {
  const parsed = parse(text);
  if (parsed === undefined) {
    return { kind: 'fault', code: 'not-a-feed', message: 'The answer is JSON, but not a JSON Feed.' };
  }
  const language = parsed.language ?? context.language;
  const around = {
    ...context,
    url: context.url ?? parsed.feed_url ?? parsed.home_page_url ?? '',
    ...(language && { language }),
  };
  const url = parsed.home_page_url && absolute(parsed.home_page_url, around.url || undefined);
  return {
    kind: 'feed',
    format: 'json',
    ...(parsed.title && { title: htmlToText(parsed.title) }),
    ...(parsed.description && { subtitle: escapeText(parsed.description) }),
    ...(url && { link: url }),
    ...(parsed.feed_url && { self: parsed.feed_url, id: parsed.feed_url }),
    ...(parsed.next_url && { next: parsed.next_url }),
    ...(parsed.language && { language: parsed.language }),
    ...(hubOf(parsed) && { hub: hubOf(parsed) }),
    authors: people(parsed.authors),
    entries: (parsed.items ?? []).map((item) => entryOf(item as Item, around)),
  } as Feed;
}

function parse(text: string): Parsed | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isFeed = typeof value === 'object' && value !== null && ('items' in value || 'version' in value);
    return isFeed ? parseJsonFeed(value) : undefined;
  } catch {
    // JSON.parse throws a SyntaxError, feedsmith an Error where nothing in the document is of a feed.
    return undefined;
  }
}

function hubOf(parsed: Parsed): string | undefined {
  return parsed.hubs?.find((hub) => hub.type?.toLowerCase() === 'websub')?.url ?? parsed.hubs?.[0]?.url;
}

function entryOf(item: Item, context: FeedContext): Entry {
  const base = context.url || undefined;
  const link = item.url ?? item.external_url;
  const content = item.content_html ? resolveHtml(item.content_html, base) : paragraphs(item.content_text);
  const published = at(item.date_published, context);
  const updated = at(item.date_modified, context);
  return {
    ...(item.id && { id: String(item.id) }),
    ...(item.title && { title: htmlToText(item.title) }),
    ...(link && { link: absolute(link, base) }),
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
    authors: people(item.authors),
    ...(item.summary && { summary: escapeText(item.summary) }),
    ...(content && { content }),
    categories: (item.tags ?? []).filter((tag) => tag !== undefined).map(String),
    enclosures: (item.attachments ?? []).flatMap((file) =>
      file.url === undefined
        ? []
        : [
            {
              url: absolute(file.url, base),
              ...(file.mime_type && { type: file.mime_type }),
              ...(file.size_in_bytes && { bytes: file.size_in_bytes }),
            },
          ],
    ),
    ...(item.image && { image: absolute(item.image, base) }),
    ...(item.language && { language: item.language }),
  };
}

/** Plain content keeps its lines: empty lines part paragraphs, others break. */
function paragraphs(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => `<p>${escapeText(part.trim()).replace(/\n/g, '<br />')}</p>`)
    .join('\n');
}

function at(text: string | undefined, context: FeedContext): number | undefined {
  return text === undefined
    ? undefined
    : readMoment(text, context.zone === undefined ? {} : { zone: context.zone })?.at;
}

function people(authors: readonly Author[] | undefined): readonly Person[] {
  return (authors ?? []).flatMap((author) => {
    const name = author?.name ?? author?.url;
    return name === undefined ? [] : [{ name, ...(author?.url && { url: author.url }) }];
  });
}
