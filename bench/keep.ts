/**
 * What the archive does in a second: `node bench/keep.ts [ARTICLES]` appends a line to bench/results.md.
 * Invented articles of about 3 kB, spread over four sources and two years; everything durable; run in a folder under the
 * system's temporary one, which must lie on a real disk to mean anything.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive, openArchiveForWriting } from '../src/archive/open-archive.ts';
import type { Article } from '../src/article/article.ts';
import { articleId } from '../src/article/identity.ts';
import { memory, record } from './record.ts';

const COUNT = Number(process.argv[2] ?? 5_000);
const BATCH = 256;
const DAY = 86_400_000;
const SOURCES = ['gazette', 'le-phare', 'ribao', 'al-manar'];
const SENTENCE =
  'The council met on the bridge at noon and agreed that the river would be dredged before winter. ';

function invented(number: number, edition = ''): Article {
  const url = `https://${SOURCES[number % 4]}.example/${number}`;
  return {
    id: articleId(url),
    headline: `Story ${number} of the river`,
    byline: ['Ana Reyes'],
    source: SOURCES[number % 4] ?? '',
    url,
    publishedAt: Date.UTC(2020, 0, 1) + (number % 730) * DAY,
    retrievedAt: Date.UTC(2022, 0, 1),
    body: Array.from({ length: 8 }, (_, block) => ({
      kind: 'paragraph',
      content: [{ kind: 'text', text: `${SENTENCE.repeat(4)}${number} ${block} ${edition}` }],
    })),
  };
}

function* batches(edition?: string): Generator<Article[]> {
  for (let from = 0; from < COUNT; from += BATCH) {
    const size = Math.min(BATCH, COUNT - from);
    yield Array.from({ length: size }, (_, at) => invented(from + at, edition));
  }
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (count / (performance.now() - start)) * 1000;
}

const root = mkdtempSync(join(tmpdir(), 'bench-keep-'));
const row: Record<string, number> = { articles: COUNT };
try {
  const writer = await openArchiveForWriting(root, 'bench');
  const keepAll = async (edition?: string) => {
    for (const batch of batches(edition)) await writer.keep(batch);
  };
  row['new/s'] = await perSecond(COUNT, () => keepAll());
  row['unchanged/s'] = await perSecond(COUNT, () => keepAll());
  row['revised/s'] = await perSecond(COUNT, () => keepAll('corrected'));
  const html = Buffer.from(`<!doctype html><article>${SENTENCE.repeat(40)}</article>`);
  row['pages/s'] = await perSecond(COUNT, async () => {
    for (const batch of batches()) {
      const pages = batch.map(({ url }) => ({
        url,
        retrievedAt: DAY * 19_000,
        status: 200,
        headers: [['Content-Type', 'text/html']] as const,
        bytes: Buffer.concat([html, Buffer.from(url)]),
      }));
      await Promise.all(pages.map((page) => writer.keepPage(page)));
    }
  });
  await writer.close();

  const reader = await openArchive(root);
  row['walk/s'] = await perSecond(COUNT, async () => {
    for await (const _ of reader.walk());
  });
  const pulls = Math.min(COUNT, 5_000);
  row['pull/s'] = await perSecond(pulls, async () => {
    for (let at = 0; at < pulls; at++) await reader.pull(invented(Math.floor((at * COUNT) / pulls)).id);
  });
  row['verify/s'] = await perSecond(COUNT, async () => {
    for await (const one of reader.verify()) if (one.kind === 'damaged') throw new Error(one.message);
  });
  await reader.close();

  const open = async () => (await openArchiveForWriting(root, 'bench')).close();
  await open();
  row['open ms'] = await openMs(open);
  rmSync(join(root, '.tearsheet'), { recursive: true });
  row['rebuild ms'] = await openMs(open);
} finally {
  rmSync(root, { recursive: true });
}
record('keep', { ...row, 'peak MB': memory().peak });

async function openMs(open: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await open();
  return Math.round(performance.now() - start);
}
