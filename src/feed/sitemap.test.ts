import { describe, expect, it } from 'vitest';
import { readSitemap } from './sitemap.ts';

const ADDRESS = 'https://paper.example/sitemap.xml';

function read(text: string) {
  const sitemap = readSitemap(text, ADDRESS);
  if (sitemap.kind === 'fault') throw new Error(sitemap.code);
  return sitemap;
}

describe('a sitemap', () => {
  it('names pages and when they changed, by addresses that may be relative', () => {
    const { pages } = read(`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc> https://paper.example/a?x=1&amp;y=2 </loc><lastmod>2026-01-09</lastmod><priority>1</priority></url>
      <url><loc>/b</loc></url><url><loc></loc></url></urlset>`);
    expect(pages).toMatchObject([
      { url: 'https://paper.example/a?x=1&y=2', modified: Date.parse('2026-01-09') },
      { url: 'https://paper.example/b' },
    ]);
  });

  it('of news names titles and publication', () => {
    const { pages } =
      read(`<urlset xmlns:news="x"><url><loc>https://paper.example/a</loc><news:news><news:publication>
      <news:name>Paper</news:name></news:publication><news:publication_date>2026-01-09T10:00:00+05:30</news:publication_date>
      <news:title>Rain &amp; wind</news:title></news:news></url></urlset>`);
    expect(pages).toMatchObject([{ title: 'Rain & wind', published: Date.parse('2026-01-09T04:30:00Z') }]);
  });

  it('may be cut off, or a list of lines', () => {
    const cut = '<urlset><url><loc>https://paper.example/a</loc></url><url><loc>https://pap';
    expect(read(cut).pages.map(({ url }) => url)).toContain('https://paper.example/a');
    expect(read('https://paper.example/a\r\nnote\nhttps://paper.example/b').pages).toHaveLength(2);
  });

  it('is told from what is none', () => {
    expect(readSitemap('<html><body>404</body></html>', ADDRESS)).toMatchObject({
      kind: 'fault',
      code: 'not-a-sitemap',
    });
    expect(readSitemap('', ADDRESS)).toMatchObject({ kind: 'fault', code: 'empty' });
  });
});
