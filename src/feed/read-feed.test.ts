import fc from 'fast-check';
import { parseFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { readFeed } from './read-feed.ts';

const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title>
<item><title>a &amp; b</title><link>https://a.example/1</link><guid>1</guid><description><![CDATA[<p>x</p>]]></description></item>
<item><title>c</title><dc:date>2026-11-23</dc:date></item></channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>x</b></div></title>
<link href="/1"/><id>urn:1</id><author><name>A</name></author><content type="html">&lt;p&gt;x</content></entry></feed>`;
const JSON_FEED =
  '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","content_text":"x"}]}';

function entries(text: string) {
  const read = readFeed(text, { url: 'https://a.example/feed' });
  return read.kind === 'feed' ? read.entries : read;
}

describe('what is no feed is named', () => {
  it.each([
    ['', 'empty'],
    [' \ufeff \n', 'empty'],
    ['<!DOCTYPE html><html><head><title>Moved</title></head></html>', 'html'],
    ['<head><title>Document Moved</title></head><body></body>', 'html'],
    ['<opml version="2.0"><body/></opml>', 'not-a-feed'],
    ['%PDF-1.7 …', 'not-a-feed'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'not-a-feed'],
    ['{"error": "not found"}', 'not-a-feed'],
    ['{"version"', 'not-a-feed'],
    ['[]', 'not-a-feed'],
  ])('%j is %s', (text, code) => {
    expect(readFeed(text)).toMatchObject({ kind: 'fault', code });
  });

  it('a feed beyond the limit is too large', () => {
    expect(readFeed('x'.repeat(64_000_001))).toMatchObject({ kind: 'fault', code: 'too-large' });
  });
});

describe('a feed', () => {
  it('without entries is a feed all the same', () => {
    expect(readFeed('<rss><channel><title>T</title></channel></rss>')).toMatchObject({
      kind: 'feed',
      entries: [],
    });
  });

  it('keeps every entry of a long list, in order', () => {
    const items = Array.from({ length: 3000 }, (_, at) => `<item><guid>${at}</guid></item>`).join('');
    const read = entries(`<rss><channel>${items}</channel></rss>`);
    expect(Array.isArray(read) && read.map((entry) => Number(entry.id))).toEqual(
      Array.from({ length: 3000 }, (_, at) => at),
    );
  });

  it('with control characters reads without them', () => {
    expect(entries('<rss><channel><item><title>a\x00\x0bb</title></item></channel></rss>')).toMatchObject([
      { title: 'ab' },
    ]);
  });

  it('nested without end is read as far as it is one', () => {
    const deep = `${RSS.replace('</channel></rss>', '')}<item><title>last</title>${'<x>'.repeat(300_000)}`;
    expect(entries(deep)).toHaveLength(3);
    const inContent = `<rss><channel><item><title>t</title><description>${'<b>'.repeat(300_000)}`;
    expect(entries(inContent)).toHaveLength(1);
  });

  it('of many megabytes with hostile text ends', () => {
    for (const hostile of [
      '<a href="',
      '&',
      '<',
      '<![CDATA[',
      '</b>',
      '<!ENTITY x "',
      '<p '.padEnd(60, ' '),
    ]) {
      const text = `<rss><channel><item><title>t</title><description>${hostile.repeat(2_000_000 / hostile.length)}</description></item></channel></rss>`;
      expect(entries(text)).toHaveLength(1);
    }
  });

  it('grows by its own entities at most once', () => {
    const bomb =
      '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><rss><channel><title>&c;</title></channel></rss>';
    expect(readFeed(bomb)).toMatchObject({ title: '&b;&b;&b;&b;' });
  });

  it('is read like feedsmith reads it, where that reads it', () => {
    for (const text of [RSS, ATOM, JSON_FEED]) {
      const { feed } = parseFeed(text) as {
        feed: { title?: unknown; items?: unknown[]; entries?: unknown[] };
      };
      expect(entries(text)).toHaveLength((feed.items ?? feed.entries ?? []).length);
    }
  });
});

it('never throws on a damaged feed, and gives every entry its lists', () => {
  const piece = fc.constantFrom(
    '<item>',
    '</item>',
    '<entry',
    '<![CDATA[',
    ']]>',
    '&',
    '<',
    '>',
    '"',
    '</title>',
    '<content type="xhtml">',
    ' xmlns="',
    'xml:base="::"',
    '\0',
    '{',
  );
  const damage = fc.array(fc.tuple(fc.nat(600), fc.nat(40), fc.oneof(piece, fc.string({ maxLength: 5 }))), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.constantFrom<string>(RSS, ATOM, JSON_FEED), damage, (text, wounds) => {
      const damaged = wounds.reduce(
        (all, [at, cut, put]) => all.slice(0, at) + put + all.slice(at + cut),
        text,
      );
      const read = readFeed(damaged, { url: 'https://a.example/feed' });
      if (read.kind === 'feed')
        for (const entry of read.entries) expect(Array.isArray(entry.authors)).toBe(true);
      else expect(read.message).toMatch(/\.$/);
    }),
    { numRuns: 300 },
  );
});
