import { describe, expect, it } from 'vitest';
import { readSitemap } from './read-sitemap.ts';

const at = { url: 'https://paper.example/sitemap.xml' };

describe('a sitemap', () => {
  it('names pages and when they changed', () => {
    const text = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc> https://paper.example/a?x=1&amp;y=2 </loc><lastmod>2026-01-09</lastmod><priority>1</priority></url>
      <url><loc>/b</loc><image:image><image:loc>https://paper.example/b.jpg</image:loc><image:title>No</image:title></image:image></url>
      <url><loc></loc></url></urlset>`;
    expect(readSitemap(text, at)).toEqual({
      pages: [
        { url: 'https://paper.example/a?x=1&y=2', modifiedAt: Date.parse('2026-01-09') },
        { url: 'https://paper.example/b' },
      ],
      sitemaps: [],
    });
  });

  it('of news names titles and publication', () => {
    const text = `<urlset xmlns:news="x"><url><loc>https://paper.example/a</loc><news:news><news:publication>
      <news:name>Paper</news:name></news:publication><news:publication_date>2026-01-09T10:00:00+05:30</news:publication_date>
      <news:title>Rain &amp; wind</news:title></news:news></url></urlset>`;
    expect(readSitemap(text, at).pages).toEqual([
      {
        url: 'https://paper.example/a',
        title: 'Rain & wind',
        publishedAt: Date.parse('2026-01-09T04:30:00Z'),
      },
    ]);
  });

  it('of sitemaps names those', () => {
    const text = '<sitemapindex><sitemap><loc>https://paper.example/1.xml.gz</loc></sitemap></sitemapindex>';
    expect(readSitemap(text, at)).toEqual({
      pages: [],
      sitemaps: [{ url: 'https://paper.example/1.xml.gz' }],
    });
  });

  it('may be cut off, a list of lines, or nothing of the kind', () => {
    const cut = '<urlset><url><loc>https://paper.example/a</loc></url><url><loc>https://pap';
    expect(readSitemap(cut, at).pages.map(({ url }) => url)).toContain('https://paper.example/a');
    expect(readSitemap('https://paper.example/a\r\nnote\nhttps://paper.example/b', at).pages).toHaveLength(2);
    expect(readSitemap('<html><body>404</body></html>', at)).toEqual({ pages: [], sitemaps: [] });
  });
});
