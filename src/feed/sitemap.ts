/**
 * Sitemaps → addresses of pages, or of further sitemaps. Reads urlset and sitemapindex with the news and image
 * extensions, plain text with an address a line, and damaged XML as far as it goes. Compressed ones are unpacked elsewhere.
 * Source: sitemaps.org protocol 0.9; Google's news and image extensions.
 */
import { Parser } from 'htmlparser2';
import { readMoment } from '../moment/moment.ts';
import { absolute, htmlToText } from './markup.ts';

export interface SitemapPage {
  readonly url: string;
  /** ms since 1970; when the page says it last changed. */
  readonly modified?: number;
  /** The news extension. */
  readonly title?: string;
  readonly published?: number;
  readonly language?: string;
  readonly publication?: string;
  readonly keywords: readonly string[];
  readonly images: readonly string[];
}

export interface Sitemap {
  readonly kind: 'sitemap';
  readonly pages: readonly SitemapPage[];
  /** Further sitemaps, of an index. */
  readonly sitemaps: readonly { readonly url: string; readonly modified?: number }[];
}

export interface SitemapFault {
  readonly kind: 'fault';
  readonly code: 'empty' | 'not-a-sitemap';
  readonly message: string;
}

/** The protocol allows 50,000; some publishers do not stop there. */
const MOST_PAGES = 200_000;
const PIECE = 65_536;

/** As in page-links.ts; pages that are never closed pile up. */
const DEEPEST = 20_000;

type Facts = Record<string, string[]>;

/** Elements by local name with the parent that gives them their meaning, e.g. image:loc is no loc. */
const WANTED = new Set([
  'loc',
  'lastmod',
  'news:title',
  'news:publication_date',
  'news:language',
  'news:name',
  'news:keywords',
  'image:loc',
]);

export function readSitemap(text: string, url: string, zone?: string): Sitemap | SitemapFault {
  const plain = text.replace(/^\ufeff/, '').trimStart();
  if (plain === '') return { kind: 'fault', code: 'empty', message: 'The answer is empty.' };
  if (!plain.startsWith('<')) return readLines(plain);
  return readXml(plain, url, zone);
}

function fault(): SitemapFault {
  return { kind: 'fault', code: 'not-a-sitemap', message: 'The answer is no sitemap.' };
}

function readLines(text: string): Sitemap | SitemapFault {
  const lines = text.split(/\r?\n/, MOST_PAGES).map((line) => line.trim());
  const pages = lines
    .filter((line) => /^https?:\/\/\S+$/i.test(line))
    .map((url) => ({ url, keywords: [], images: [] }));
  return pages.length > 0 ? { kind: 'sitemap', pages, sitemaps: [] } : fault();
}

function readXml(text: string, url: string, zone: string | undefined): Sitemap | SitemapFault {
  const pages: SitemapPage[] = [];
  const sitemaps: { url: string; modified?: number }[] = [];
  let root = false;
  let depth = 0;
  let around: 'url' | 'sitemap' | undefined;
  let facts: Facts = {};
  let field: string | undefined;
  let value = '';

  function keep(): void {
    const address = absolute(htmlToText(facts['loc']?.[0] ?? ''), url);
    if (!/^https?:/i.test(address)) return;
    if (around === 'sitemap')
      sitemaps.push({ url: address, ...momentOf(facts['lastmod'], 'modified', zone) });
    else pages.push(pageOf(address, facts, url, zone));
  }

  const parser = new Parser(
    {
      onopentag(tag) {
        depth++;
        const name = localName(tag);
        if (name === 'urlset' || name === 'sitemapindex') root = true;
        if (!root) return;
        if (name === 'url' || name === 'sitemap') {
          if (around !== undefined) keep();
          around = name;
          facts = {};
        }
        field = around !== undefined && WANTED.has(name) ? name : undefined;
        value = '';
      },
      ontext(data) {
        if (field !== undefined && value.length < 10_000) value += data;
      },
      onclosetag(tag) {
        depth--;
        const name = localName(tag);
        if (field === name) {
          facts[name] = [...(facts[name] ?? []), value.trim()];
          field = undefined;
        } else if (around === name) {
          keep();
          around = undefined;
        }
      },
    },
    { xmlMode: true, lowerCaseTags: true },
  );
  for (let at = 0; at < text.length && depth < DEEPEST && pages.length < MOST_PAGES; at += PIECE) {
    parser.write(text.slice(at, at + PIECE));
  }
  parser.end();
  return root ? { kind: 'sitemap', pages, sitemaps } : fault();
}

/** Prefixes other than those of the extensions only say that the document has a namespace: "sm:loc" is loc. */
function localName(tag: string): string {
  return /^(?:news|image|video|n):/.test(tag) ? tag.replace(/^n:/, 'news:') : tag.slice(tag.indexOf(':') + 1);
}

function pageOf(address: string, facts: Facts, url: string, zone: string | undefined): SitemapPage {
  const first = (name: string) => htmlToText(facts[name]?.[0] ?? '') || undefined;
  const title = first('news:title');
  const language = first('news:language');
  const publication = first('news:name');
  return {
    url: address,
    ...momentOf(facts['lastmod'], 'modified', zone),
    ...momentOf(facts['news:publication_date'], 'published', zone),
    ...(title && { title }),
    ...(language && { language }),
    ...(publication && { publication }),
    keywords: (first('news:keywords') ?? '')
      .split(/[,，、;]/)
      .map((word) => word.trim())
      .filter(Boolean),
    images: (facts['image:loc'] ?? []).map((image) => absolute(htmlToText(image), url)),
  };
}

function momentOf<K extends string>(
  texts: readonly string[] | undefined,
  name: K,
  zone: string | undefined,
): { [key in K]?: number } {
  const at = readMoment(texts?.[0] ?? '', zone === undefined ? {} : { zone })?.at;
  return (at === undefined ? {} : { [name]: at }) as { [key in K]?: number };
}
