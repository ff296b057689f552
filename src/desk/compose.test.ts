import { describe, expect, it } from 'vitest';
import type { Block } from '../article/block.ts';
import { articleId } from '../article/identity.ts';
import type { Clipping } from '../extract/clipping.ts';
import type { Entry } from '../feed/feed.ts';
import { compose, composeLegacy } from './compose.ts';

const words = (text: string): Block[] => [{ kind: 'paragraph', content: [{ kind: 'text', text }] }];
const entry = (more: Partial<Entry> = {}): Entry => ({
  title: 'From the feed',
  authors: [],
  categories: [],
  enclosures: [],
  ...more,
});
const clipping = (more: Partial<Clipping> = {}): Clipping => ({
  kind: 'clipping',
  headline: 'From the page',
  byline: [],
  body: words('The rain stopped on Thursday, said the mayor.'),
  ...more,
});
const at = { source: 'gazette', url: 'https://www.gazette.example/rain?utm_source=rss', retrievedAt: 5 };
const noon = Date.UTC(2022, 0, 15, 12);
const hour = 3_600_000;

describe('an article', () => {
  it.each([
    [
      'the page is the first publication, feeds re-date',
      { publishedAt: noon, publishedZone: '+01:00' },
      noon + 30 * hour,
      noon,
    ],
    [
      'a page that prints a day alone takes the time of the same day',
      { publishedAt: noon - 12 * hour },
      noon,
      noon,
    ],
    [
      'a page by a clock that nobody names gives way to the feed',
      { publishedAt: noon },
      noon - 6 * hour,
      noon - 6 * hour,
    ],
    ['a feed a week later is re-dated, whatever the clock', { publishedAt: noon }, noon + 168 * hour, noon],
    ['the feed alone', {}, noon, noon],
    ['the page alone', { publishedAt: noon }, undefined, noon],
  ])('has one date: %s', (_why, page, published, expected) => {
    const article = compose(
      entry(published === undefined ? {} : { published }),
      { page: clipping(page) },
      at,
    );
    expect(article?.publishedAt).toBe(expected);
  });

  it('has no date when nobody gives one', () => {
    expect(compose(entry(), { page: clipping() }, at)).not.toHaveProperty('publishedAt');
  });

  it('takes the body that is fuller, and says where it is from', () => {
    const long = clipping({ body: words('The rain stopped on Thursday. '.repeat(20)) });
    expect(compose(entry(), { page: clipping(), own: long }, at)).toMatchObject({
      origin: 'feed',
      headline: 'From the page',
    });
    expect(compose(entry(), { page: long, own: clipping() }, at)?.origin).toBe('page');
    expect(compose(entry(), { own: clipping({ headline: '' }) }, at)).toMatchObject({
      origin: 'feed',
      headline: 'From the feed',
    });
    expect(compose(entry(), {}, at)).toBeUndefined();
  });

  it.each([
    ['https://gazette.example/2022/rain', 'https://gazette.example/2022/rain'],
    ['https://gazette.example/', at.url],
    ['https://elsewhere.example/rain', at.url],
  ])('is known by its canonical address where that can be believed: %s', (canonicalUrl, address) => {
    const article = compose(entry(), { page: clipping({ canonicalUrl }) }, at);
    expect(article?.id).toBe(articleId(address));
    expect(article?.url).toBe('https://www.gazette.example/rain');
  });

  it('from an older archive takes its header at its word', () => {
    const legacy = {
      kind: 'legacy' as const,
      headline: 'Rain - News',
      html: '',
      frontMatter: { author: 'Mei Lin', date: '2014-02-07T10:07:20+01:00' },
      address: 'https://gazette.example/rain',
    };
    const article = composeLegacy(legacy, clipping(), {
      source: 'gazette',
      bare: { headline: 'Rain', section: 'News' },
      digest: '00',
    });
    expect(article).toMatchObject({
      headline: 'Rain',
      section: 'News',
      byline: ['Mei Lin'],
      publishedAt: Date.UTC(2014, 1, 7, 9, 7, 20),
      origin: 'import',
    });
    expect(article).not.toHaveProperty('retrievedAt');
  });
});
