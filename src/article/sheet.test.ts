import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from './article.ts';
import { anyArticle } from './article-arbitrary.test-kit.ts';
import { isDamage } from './damage.ts';
import { printHeadingLink, readBareHeadingLink, readHeadingLink } from './heading-link.ts';
import { articleId } from './identity.ts';
import { printSheet } from './print-sheet.ts';
import { isTearSheet, readSheet } from './read-sheet.ts';

const storm: Article = {
  id: articleId('https://gazette.example/storm'),
  headline: 'Storm [update] over the \\ coast',
  byline: ['Ana Reyes'],
  publishedAt: 1642265101000,
  source: 'gazette',
  url: 'https://gazette.example/storm (1)',
  body: [
    { kind: 'paragraph', content: [{ kind: 'text', text: 'Wind & rain.' }] },
    { kind: 'preformatted', text: 'a\n  b' },
  ],
};

describe('the tear sheet', () => {
  it('is printed one block a line between the header and the closing comment', () => {
    expect(printSheet(storm).split('\n')).toEqual([
      '<!--1642265101000-->',
      '[Storm \\[update\\] over the \\\\ coast](<https://gazette.example/storm (1)>)',
      '------',
      '',
      '<p>Wind &amp; rain.</p>',
      '<pre>a&#10;  b</pre>',
      '<!--',
      'tearsheet: 1',
      `id: "${storm.id}"`,
      'source: "gazette"',
      'byline: ["Ana Reyes"]',
      '-->',
      '',
    ]);
  });

  it('reads back as the same article, whatever stands in it', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        expect(readSheet(printSheet(article))).toEqual(article);
      }),
      { numRuns: 400 },
    );
  });

  it('prints back as the same bytes', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const sheet = printSheet(article);
        const read = readSheet(sheet);
        if (isDamage(read)) throw new Error(read.message);
        expect(printSheet(read)).toBe(sheet);
      }),
      { numRuns: 200 },
    );
  });

  it('never holds two dashes inside its closing comment, nor a line break inside a block', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const lines = printSheet(article).split('\n');
        const open = lines.lastIndexOf('<!--');
        expect(lines.length - open).toBeGreaterThan(3);
        const fields = article.unknown ? lines.slice(open + 1, -3) : lines.slice(open + 1, -2);
        expect(fields.filter((line) => line.includes('--'))).toEqual([]);
        expect(open - 4).toBe(article.body.length);
      }),
    );
  });

  it('is read when an editor has turned its line ends into CRLF', () => {
    expect(readSheet(printSheet(storm).replaceAll('\n', '\r\n'))).toEqual(storm);
  });

  it.each([
    ['', 'empty', 0],
    ['hello', 'no-instant', 0],
    ['<!--1-->\nno link\n------\n\n', 'no-heading', 9],
    ['<!--1-->\n[a](b)\n------\n\n<p>x</p>\n', 'bad-trailer', 33],
    [
      '<!--1-->\n[a](b)\n------\n\n<p>x<script></p>\n<!--\ntearsheet: 1\nid: "x"\nsource: "y"\n-->\n',
      'bad-block',
      28,
    ],
    ['<!--1-->\n[a](b)\n------\n\n<!--\ntearsheet: 1\nid: 7\nsource: "y"\n-->\n', 'bad-field', 42],
    ['<!--1-->\n[a](b)\n------\n\n<!--\ntearsheet: 1\nsource: "y"\n-->\n', 'bad-trailer', 42],
    ['<!--1-->\n[a](b)\n------\n\n<!--\ntearsheet: 1\nid: "x"\nsour', 'bad-trailer', 50],
  ])('says where it is damaged: %j', (text, code, at) => {
    expect(readSheet(text)).toMatchObject({ kind: 'damage', code, at });
  });

  it('is damaged, and says so, wherever it is cut short', () => {
    const sheet = printSheet(storm);
    for (let end = 0; end < sheet.length; end++) {
      expect(isDamage(readSheet(sheet.slice(0, end))), `cut at ${end}`).toBe(true);
    }
  });

  it('is told from files of older archives', () => {
    expect(isTearSheet(printSheet(storm))).toBe(true);
    expect(isTearSheet('<!--1-->\n[a](b)\n------\n\n<p>x</p>\n')).toBe(false);
  });
});

describe('the heading link', () => {
  it('reads back exactly', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    const special = fc.array(
      fc.constantFrom('\\', '&', 'amp;', '#10;', '(', ')', '<', '>', '[', ']', ' ', '\n', 'x'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(text, special, (a, parts) => {
        const link = { headline: a + parts.join(''), address: parts.join('') + a };
        expect(readHeadingLink(printHeadingLink(link))).toEqual(link);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['[a [影] b](http://x.example/a_(1))', 'a [影] b', 'http://x.example/a_(1)'],
    ['[a](b) c](https://x.example/)', 'a](b) c', 'https://x.example/'],
    ['[](https://x.example/)', '', 'https://x.example/'],
    ['[a](/relative)', 'a', '/relative'],
  ])('is read as older archives wrote it: %s', (line, headline, address) => {
    expect(readBareHeadingLink(line)).toEqual({ headline, address });
  });
});
