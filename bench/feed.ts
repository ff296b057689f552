/**
 * How fast feeds are read, beside feedsmith in the same run on the same texts.
 *   node bench/feed.ts FOLDER        any folder of feeds, walked; without one, three invented feeds
 * Prints a line a reader: megabytes of text per second of processor time, feeds read, entries found.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed } from 'feedsmith';
import { decodeText } from '../src/charset/charset.ts';
import { readFeed } from '../src/feed/read-feed.ts';

const ROUNDS = 6;

function invented(): readonly string[] {
  const body =
    '&lt;p&gt;The ferry returned to the harbour after ten years, &lt;a href="/2026/more"&gt;as reported&lt;/a&gt;.&lt;/p&gt;';
  const items = Array.from({ length: 400 }, (_, at) => {
    const date = new Date(Date.UTC(2026, 10, 23) - at * 3_600_000);
    return { at, rfc822: date.toUTCString(), iso: date.toISOString() };
  });
  const rss = items.map(
    ({ at, rfc822 }) =>
      `<item><title>Story ${at} &amp; more</title><link>https://a.example/${at}</link><guid>${at}</guid><pubDate>${rfc822}</pubDate><description>${body.repeat(6)}</description></item>`,
  );
  const atom = items.map(
    ({ at, iso }) =>
      `<entry><title>Story ${at}</title><link href="https://a.example/${at}"/><id>urn:${at}</id><updated>${iso}</updated><content type="html">${body.repeat(6)}</content></entry>`,
  );
  return [
    `<rss version="2.0"><channel><title>T</title>${rss.join('')}</channel></rss>`,
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>${atom.join('')}</feed>`,
  ];
}

function* walk(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* walk(path);
    else yield path;
  }
}

function texts(folder: string | undefined): readonly string[] {
  if (folder === undefined) return invented();
  const found = [...walk(folder)].map((path) => decodeText(readFileSync(path), { kind: 'xml' }).text);
  return found.filter((text) => readFeed(text).kind === 'feed');
}

const readers: Readonly<Record<string, (text: string) => number | undefined>> = {
  tearsheet(text) {
    const read = readFeed(text, { url: 'https://feeds.example/' });
    return read.kind === 'feed' ? read.entries.length : undefined;
  },
  feedsmith(text) {
    try {
      const { feed } = parseFeed(text) as { feed: { items?: unknown[]; entries?: unknown[] } };
      return (feed.items ?? feed.entries ?? []).length;
    } catch {
      // feedsmith throws for a text it cannot read.
      return undefined;
    }
  },
};

const input = texts(process.argv[2]);
const megabytes = input.reduce((sum, text) => sum + text.length, 0) / 1e6;
console.log(`${input.length} feeds, ${megabytes.toFixed(1)} million characters, ${ROUNDS} rounds`);
for (const [name, read] of Object.entries(readers)) {
  const counts = input.map(read);
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) input.forEach(read);
  const { user, system } = process.cpuUsage(before);
  const rate = (ROUNDS * megabytes * 1e6) / (user + system);
  const feeds = counts.filter((count) => count !== undefined);
  const entries = feeds.reduce((sum, count) => sum + count, 0);
  console.log(
    `${name.padEnd(12)} ${rate.toFixed(1).padStart(6)} MB/s   ${feeds.length} feeds   ${entries} entries`,
  );
}
