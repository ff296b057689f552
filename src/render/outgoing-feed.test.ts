import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import type { Article } from '../article/article.ts';
import { articleEntry, firstWords } from './article-entry.ts';
import type { OutgoingFeed } from './outgoing-feed.ts';
import { printAtom } from './print-atom.ts';
import { printJsonFeed } from './print-json-feed.ts';
import { printRss } from './print-rss.ts';

const ARTICLE: Article = {
  id: 'k3vabcdefghij234',
  headline: 'Rain & <wind> "over"\u0000 ]]> the\ud800 pass',
  byline: ['Ana Reyes', '何晚晴'],
  publishedAt: 1642265101000,
  language: 'zh-Hans',
  source: 'gazette',
  url: 'https://gazette.example/a?b=1&c=2',
  body: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'It rained & blew ]]> here.' }] }],
};

const FEED: OutgoingFeed = {
  title: 'Gazette & Co',
  link: 'http://room.example/',
  self: 'http://room.example/feeds/all.atom',
  entries: [articleEntry(ARTICLE, ARTICLE.url)],
};

describe('a feed given out', () => {
  const title = 'Rain & <wind> "over" ]]> the pass';

  test('as RSS reads back', () => {
    const { items, title: name } = parseRssFeed(printRss(FEED));
    expect(name).toBe('Gazette & Co');
    expect(items?.[0]?.title).toBe(title);
    expect(items?.[0]?.link).toBe(ARTICLE.url);
    expect(items?.[0]?.content?.encoded).toBe('<p>It rained &amp; blew ]]&gt; here.</p>');
    expect(items?.[0]?.dc?.creators).toEqual(ARTICLE.byline);
  });

  test('as Atom reads back, with exactly one moment of update', () => {
    const text = printAtom(FEED);
    const { entries, updated } = parseAtomFeed(text);
    expect(entries?.[0]?.title?.value).toBe(title);
    expect(entries?.[0]?.updated).toBe('2022-01-15T16:45:01.000Z');
    expect(updated).toBe('2022-01-15T16:45:01.000Z');
    expect(entries?.[0]?.authors?.map(({ name }) => name)).toEqual(ARTICLE.byline);
  });

  test('as JSON Feed reads back', () => {
    const { items } = parseJsonFeed(JSON.parse(printJsonFeed(FEED)));
    expect(items?.[0]?.id).toBe('urn:tearsheet:k3vabcdefghij234');
    expect(items?.[0]?.content_html).toContain('It rained &amp; blew');
  });

  test('of nothing is still a feed', () => {
    const empty = { ...FEED, entries: [] };
    expect(parseAtomFeed(printAtom(empty)).updated).toBe('1970-01-01T00:00:00.000Z');
    expect(parseRssFeed(printRss(empty)).title).toBe('Gazette & Co');
  });

  test('has balanced tags whatever the words are', () => {
    const open: string[] = [];
    const parser = new Parser(
      {
        onopentagname: (name) => open.push(name),
        onclosetag: (name) => expect(open.pop()).toBe(name),
      },
      { xmlMode: true },
    );
    parser.end(printAtom(FEED));
    expect(open).toEqual([]);
  });
});

test('a summary is cut between words, and never inside a character', () => {
  expect(firstWords('one two three four', 14)).toBe('one two three…');
  expect(firstWords('𠮷𠮷𠮷', 3)).toBe('𠮷…');
  expect(firstWords('今天下雨。明天放晴。', 11)).toBe('今天下雨…');
  expect(firstWords('下雨。\n放晴。', 20)).toBe('下雨。放晴。');
  expect(firstWords('It rained. It snowed.', 10)).toBe('It rained…');
  expect(firstWords('short', 10)).toBe('short');
});
