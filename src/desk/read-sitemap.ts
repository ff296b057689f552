/**
 * Sitemap text → addresses with what it says of them. Reads sitemaps, indexes of sitemaps, news sitemaps and plain lists; damaged
 * XML as far as it goes. Source: sitemaps.org protocol 0.9, Google's news extension.
 */
import { Parser } from 'htmlparser2';
import { readMoment } from '../moment/moment.ts';

export interface SitemapAddress {
  readonly url: string;
  readonly title?: string;
  /** ms since 1970. */
  readonly publishedAt?: number;
  readonly modifiedAt?: number;
}

export interface Sitemap {
  /** Stories, as far as a sitemap tells them from other pages. */
  readonly pages: readonly SitemapAddress[];
  /** Further sitemaps. */
  readonly sitemaps: readonly SitemapAddress[];
}

/** Local name → what it says of its address. */
const FIELDS: Readonly<Record<string, 'url' | 'title' | 'publishedAt' | 'modifiedAt'>> = {
  loc: 'url',
  title: 'title',
  publication_date: 'publishedAt',
  lastmod: 'modifiedAt',
};

/** Children of an address whose own `loc` or `title` is another thing's. */
const ASIDE = new Set(['image', 'video']);

export function readSitemap(text: string, at: { readonly url: string; readonly zone?: string }): Sitemap {
  if (!/<\s*(?:\w+:)?(?:urlset|sitemapindex)\b/i.test(text)) return { pages: plainList(text), sitemaps: [] };
  const found: Record<'url' | 'sitemap', SitemapAddress[]> = { url: [], sitemap: [] };
  let facts: Record<string, string> = {};
  let field: string | undefined;
  let aside = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        const [prefix, local] = split(name);
        if (ASIDE.has(prefix)) aside++;
        else if (local === 'url' || local === 'sitemap') facts = {};
        field = aside === 0 ? FIELDS[local] : undefined;
      },
      ontext(data) {
        if (field !== undefined) facts[field] = (facts[field] ?? '') + data;
      },
      onclosetag(name) {
        const [prefix, local] = split(name);
        field = undefined;
        if (ASIDE.has(prefix)) aside--;
        else if (local === 'url' || local === 'sitemap') {
          const address = addressOf(facts, at);
          if (address) found[local].push(address);
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return { pages: found.url, sitemaps: found.sitemap };
}

function split(name: string): [prefix: string, local: string] {
  const [prefix = '', local] = name.toLowerCase().split(':');
  return local === undefined ? ['', prefix] : [prefix, local];
}

function addressOf(
  facts: Readonly<Record<string, string>>,
  at: { url: string; zone?: string },
): SitemapAddress | undefined {
  const written = facts['url']?.trim() ?? '';
  if (written === '' || !URL.canParse(written, at.url)) return undefined;
  const zone = at.zone === undefined ? {} : { zone: at.zone };
  const instant = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : readMoment(text.trim(), zone)?.at;
  const [publishedAt, modifiedAt] = [instant(facts['publishedAt']), instant(facts['modifiedAt'])];
  const title = facts['title']?.replace(/\s+/g, ' ').trim();
  return {
    url: new URL(written, at.url).href,
    ...(title && { title }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(modifiedAt !== undefined && { modifiedAt }),
  };
}

/** A sitemap may be a list, an address a line. */
function plainList(text: string): SitemapAddress[] {
  return text
    .split(/\s*[\r\n]+\s*/)
    .filter((line) => /^https?:\/\/\S+$/.test(line) && URL.canParse(line))
    .map((url) => ({ url }));
}
