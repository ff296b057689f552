import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedJson } from '../../src/feed/feed-json.ts';
import { readFeed } from '../../src/feed/read-feed.ts';
import { openXmlFeedReader } from '../../src/feed/xml-feed.ts';

const FOLDER = join(import.meta.dirname, 'feed');
const AT = { url: 'https://feeds.example/path/feed.xml', zone: 'Asia/Shanghai' };

/** `name.xml` or `name.json.txt` goes in, `name.expected.json` comes out; with UPDATE=1 a missing one is written to be looked at. */
const inputs = readdirSync(FOLDER).filter((name) => /\.(?:xml|json\.txt)$/.test(name));

describe('a feed reads as it stands beside it', () => {
  it.each(inputs)('%s', (name) => {
    const read = feedJson(readFeed(readFileSync(join(FOLDER, name), 'utf8'), AT));
    const path = join(FOLDER, name.replace(/\.(?:xml|json\.txt)$/, '.expected.json'));
    if (process.env['UPDATE'] && !existsSync(path)) writeFileSync(path, `${JSON.stringify(read, null, 1)}\n`);
    expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });
});

describe('a feed in pieces reads like the whole', () => {
  it.each(inputs.filter((name) => name.endsWith('.xml')))('%s', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const pieces = (size: number) => {
      const reader = openXmlFeedReader(AT);
      for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
      return reader.end();
    };
    const whole = pieces(text.length);
    expect(whole.feed).toBeDefined();
    for (const size of [1, 7, 100]) expect(pieces(size)).toEqual(whole);
  });
});
