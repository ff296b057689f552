/** A sitemap followed like a feed: each page that it names as a story, or whose address looks like one's, is an entry. */
import type { Feed } from '../feed/feed.ts';
import { readSitemap } from '../feed/sitemap.ts';
import { isStoryAddress } from './story-address.ts';

const ROOT = /<(?:\w+:)?urlset\b/i;
/** Of a text, where its root element must stand. */
const HEAD = 2000;

/** Undefined where the text is no sitemap, or names no page. */
export function sitemapAsFeed(text: string, url: string, zone: string | undefined): Feed | undefined {
  if (!ROOT.test(text.slice(0, HEAD))) return undefined;
  const sitemap = readSitemap(text, url, zone);
  if (sitemap.kind === 'fault' || sitemap.pages.length === 0) return undefined;
  const entries = sitemap.pages
    .filter(({ url: page, title }) => title !== undefined || isStoryAddress(page))
    .map(({ url: link, title, published, modified, language }) => ({
      link,
      ...(title !== undefined && { title }),
      ...(published !== undefined && { published }),
      ...(modified !== undefined && { updated: modified }),
      ...(language !== undefined && { language }),
      authors: [],
      categories: [],
      enclosures: [],
    }));
  return { kind: 'feed', format: 'rss', authors: [], entries };
}
