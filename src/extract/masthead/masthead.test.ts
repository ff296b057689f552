import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../page.ts';
import { readMasthead } from './masthead.ts';

const page = (html: string, url = 'https://news.example.org/politics/2022/01/15/rain') =>
  readMasthead(readPage(html, { url }));

describe('readMasthead', () => {
  it('believes what several sources agree on', () => {
    const masthead = page(`<html lang="en"><head><title>Rain falls on Lima - Example News</title>
      <meta property="og:site_name" content="Example News"><meta property="og:title" content="Rain falls on Lima"><meta property="og:image" content="/rain.jpg">
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Rain falls on Lima","datePublished":"2022-01-15T17:33:00+01:00",
      "author":[{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Bo Ek"}],"isAccessibleForFree":"False",}</script></head>
      <body><h1>Rain falls on Lima</h1><p>By Ann Lee and Bo Ek</p><p>The rain that fell on Monday was the first of the year.</p></body></html>`);
    expect(masthead).toMatchObject({
      headline: 'Rain falls on Lima',
      byline: ['Ann Lee', 'Bo Ek'],
      publishedAt: Date.UTC(2022, 0, 15, 16, 33),
      siteName: 'Example News',
      mainImage: 'https://news.example.org/rain.jpg',
      language: 'en',
      free: false,
    });
  });

  it('says nothing of an empty page', () => {
    expect(readMasthead(readPage('', {}))).toEqual({ byline: [], headlineNode: -1 });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        page(
          `<title>${text}</title><h1>${text}</h1><script type="application/ld+json">{"@type":"Article","headline":${text}</script><p>By ${text}`,
        );
      }),
    );
  });
});
