import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer, Index } from './index-contract.ts';
import { cardOf, chance, idOf, newspaper, statsOf } from './newspaper.test-kit.ts';
import { type IndexOptions, openIndex } from './open-index.ts';

const WRITER = new URL('./index-writer.test-kit.ts', import.meta.url).pathname;

let dir = '';
const opened: Index[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'index-'));
});

afterEach(async () => {
  for (const index of opened.splice(0)) await index.close();
  rmSync(dir, { recursive: true, force: true });
});

async function open(options: IndexOptions = {}): Promise<Index> {
  const index = await openIndex(dir, { threads: 0, ...options });
  if (index.kind === 'fault') throw new Error(index.message);
  opened.push(index);
  return index;
}

async function answer(index: Index, text: string, limit = 1000): Promise<Answer> {
  const found = await index.find({ text, limit });
  if (found.kind !== 'answer') throw new Error(found.message);
  return found;
}

function segments(): string[] {
  return readdirSync(join(dir, 'g1'))
    .filter((name) => name.endsWith('.seg'))
    .map((name) => join(dir, 'g1', name));
}

test('killed at any instant, an index opens whole and holds every batch that was said to be put', async () => {
  let told = 0;
  for (const afterMs of [250, 420]) {
    const writer = spawn(process.execPath, [WRITER, dir, String(told)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = new Promise((resolve) => writer.on('exit', resolve));
    let said = '';
    writer.stdout.on('data', (chunk) => {
      said += chunk;
    });
    while (said === '') await setTimeout(5);
    await setTimeout(afterMs);
    writer.kill('SIGKILL');
    await exit;
    told = Number(said.trim().split('\n').at(-1));
    const index = await open();
    expect(await index.verify()).toBeUndefined();
    const { cards } = await statsOf(index);
    expect(cards % 5).toBe(0);
    expect(cards).toBeGreaterThanOrEqual(told);
    expect((await answer(index, '船进港')).total).toBe(cards);
    expect((await answer(index, `第${told - 1}艘`)).hits.map((hit) => hit.id)).toEqual([idOf(told - 1)]);
    await index.put([cardOf(1_000_000 + afterMs, { blocks: ['清扫'] })]);
    await index.remove([idOf(1_000_000 + afterMs)]);
    told = cards;
    expect(segments().length).toBe((await statsOf(index)).segments);
    await index.close();
  }
}, 60_000);

test('a wrong byte anywhere in a segment is noticed, and never answered', async () => {
  const index = await open();
  await index.put(newspaper(12));
  await index.close();
  const [path = ''] = segments();
  const whole = readFileSync(path);
  for (let at = 3; at < whole.length; at += Math.ceil(whole.length / 25)) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] as number) ^ 0x10;
    writeFileSync(path, bytes);
    const damaged = await openIndex(dir, { readonly: true });
    const fault = damaged.kind === 'fault' ? damaged : await damaged.verify();
    if (damaged.kind === 'index') {
      const found = await damaged.find({ text: '大桥' });
      expect(found.kind === 'answer' || found.code === 'damaged').toBe(true);
      await damaged.close();
    }
    expect(fault).toMatchObject({ kind: 'fault', code: 'damaged' });
  }
});

test('a wrong byte anywhere in the ledger or its log, or a log cut short, is noticed or changes no answer', async () => {
  const writer = await open();
  await writer.put(newspaper(12));
  await writer.put([cardOf(3, { headline: '新的大桥' })]);
  await writer.remove([idOf(5)]);
  // Copied while it is open, there is a log beside the ledger; closed, there is none.
  const [logged, closed, spoilt] = ['logged', 'closed', 'spoilt'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  const copy = (from: string, to: string) => {
    rmSync(to, { recursive: true, force: true });
    mkdirSync(to);
    for (const name of ['CURRENT', 'g1']) cpSync(join(from, name), join(to, name), { recursive: true });
  };
  copy(dir, logged);
  await writer.close();
  copy(dir, closed);
  const truth = await askedAll(closed);
  expect(await askedAll(logged)).toEqual(truth);
  const random = chance(22);
  let noticed = 0;
  for (const [from, name] of [
    [closed, 'CURRENT'],
    [closed, 'g1/COMMITS'],
    [closed, 'g1/ledger.sqlite'],
    [logged, 'g1/ledger.sqlite-wal'],
  ] as const)
    for (let n = 0; n < 24; n++) {
      copy(from, spoilt);
      const bytes = readFileSync(join(spoilt, name));
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8));
      writeFileSync(join(spoilt, name), n % 6 === 5 ? bytes.subarray(0, at) : bytes);
      const told = await askedAll(spoilt);
      if (!told.includes('damaged')) expect(told).toEqual(truth);
      else noticed++;
      expect(told.filter((one) => one !== 'damaged' && !truth.includes(one))).toEqual([]);
    }
  expect(noticed).toBeGreaterThan(40);
}, 60_000);

/** What a reader is told: answers without their time, or the code of the fault. */
async function askedAll(path: string): Promise<string[]> {
  const index = await openIndex(path, { readonly: true, threads: 0 });
  if (index.kind === 'fault') return [index.code];
  const told: string[] = [];
  for (const search of [
    { text: '大桥', facets: true },
    { text: '', order: 'newest', limit: 200, facets: true } as const,
    { text: 'source:source-1', limit: 50 },
  ]) {
    const found = await index.find(search);
    told.push(found.kind === 'answer' ? JSON.stringify({ ...found, tookMs: 0 }) : found.code);
  }
  await index.close();
  return told;
}

test('begun while there are sheets, an index says that it is unfinished until a rebuild is finished', async () => {
  const index = await open({ unfinished: true });
  await index.put([cardOf(1, { blocks: ['大桥'] })]);
  const reader = await open({ readonly: true });
  expect(await reader.find({ text: '大桥' })).toMatchObject({ kind: 'fault', code: 'unfinished' });
  expect(await statsOf(index)).toMatchObject({ stale: true, cards: 1 });
  const rebuild = await index.rebuild();
  await rebuild.put([cardOf(1, { blocks: ['大桥'] }), cardOf(2, { blocks: ['大桥'] })], 'all');
  expect(await reader.find({ text: '大桥' })).toMatchObject({ kind: 'fault', code: 'unfinished' });
  await rebuild.finish();
  expect(await reader.find({ text: '大桥' })).toMatchObject({ kind: 'answer', total: 2 });
  expect(await statsOf(index)).toMatchObject({ stale: false });
});

test('an index of another layout says so, and is begun afresh', async () => {
  const index = await open();
  await index.put(newspaper(1));
  await index.close();
  const ledger = new DatabaseSync(join(dir, 'g1', 'ledger.sqlite'));
  ledger.exec('PRAGMA user_version = 3');
  ledger.close();
  for (const options of [{ readonly: true }, {}])
    expect(await openIndex(dir, { threads: 0, ...options })).toMatchObject({
      code: 'version',
      message: expect.stringContaining('format 3, and this program reads'),
    });
  expect((await statsOf(await open({ afresh: true }))).cards).toBe(0);
});

test('a segment cut short, a missing one and a broken ledger are damage; a writer may begin afresh', async () => {
  const index = await open();
  await index.put(newspaper(3));
  await index.close();
  const [path = ''] = segments();
  truncateSync(path, 100);
  expect(await openIndex(dir, { readonly: true })).toMatchObject({ kind: 'fault', code: 'damaged' });
  rmSync(path);
  expect(await openIndex(dir, { readonly: true })).toMatchObject({ kind: 'fault', code: 'damaged' });
  for (const name of readdirSync(join(dir, 'g1')))
    if (name.startsWith('ledger'))
      writeFileSync(
        join(dir, 'g1', name),
        'not a database, but long enough to be looked at as one'.repeat(40),
      );
  expect(await openIndex(dir, { readonly: true })).toMatchObject({ kind: 'fault', code: 'damaged' });
  const fresh = await open({ afresh: true });
  expect((await statsOf(fresh)).cards).toBe(0);
});

test('a reader without an index is told so, and one opened before sees what is written after', async () => {
  expect(await openIndex(dir, { readonly: true })).toMatchObject({ kind: 'fault', code: 'absent' });
  const writer = await open();
  const reader = await open({ readonly: true });
  for (let n = 0; n < 30; n++) {
    await writer.put([cardOf(n, { blocks: ['潮汐'] })]);
    expect((await answer(reader, '潮汐')).total).toBe(n + 1);
  }
  await writer.remove([idOf(3)]);
  expect((await answer(reader, '潮汐')).total).toBe(29);
  const rebuild = await writer.rebuild();
  await rebuild.put([cardOf(100, { blocks: ['潮汐'] })], 'all');
  await rebuild.finish();
  expect((await answer(reader, '潮汐')).total).toBe(1);
});

test('two writers take turns', async () => {
  const [a, b] = [await open(), await open()];
  await Promise.all([
    a.put(Array.from({ length: 20 }, (_, n) => cardOf(n, { blocks: ['渡船'] }))),
    b.put(Array.from({ length: 20 }, (_, n) => cardOf(100 + n, { blocks: ['渡船'] }))),
  ]);
  await a.put([cardOf(200, { blocks: ['渡船'] })]);
  expect((await answer(b, '渡船')).total).toBe(41);
  expect((await answer(a, '渡船')).total).toBe(41);
});

test('threads build the same index as none', async () => {
  const threaded = await open({ threads: 2 });
  const long = newspaper(20).map((card) => ({
    ...card,
    blocks: Array.from({ length: 60 }, () => card.blocks).flat(),
  }));
  await threaded.put(long);
  expect(await threaded.verify()).toBeUndefined();
  expect((await answer(threaded, '发言人')).total).toBe(
    long.filter((card) => /发言人|發言人/.test(card.headline + card.blocks.join())).length,
  );
});

test('an index that was changed ranks as one that was built anew', async () => {
  const index = await open();
  const day = (at = 0): number => at - (at % 86_400_000);
  const before = newspaper(30).map((card) => ({ ...card, publishedAt: day(card.publishedAt) }));
  await index.put(before);
  const after = before
    .slice(20)
    .map((card, n) =>
      n % 3 === 0 ? { ...card, headline: `${card.headline} ${n}`, blocks: card.blocks.slice(n % 2) } : card,
    );
  for (let n = 0; n < after.length; n += 50) await index.put(after.slice(n, n + 50));
  await index.remove(before.slice(0, 20).map(({ id }) => id));
  const asked = ['台风 工人', '发布', 'bridge OR spring', '"en" OR весной', '的 -桥', 'приз* OR 会'];
  const orders = ['relevance', 'newest'] as const;
  const hits = async (of: Index) =>
    Promise.all(
      asked.flatMap((text) =>
        orders.map(async (order) => {
          const found = await of.find({ text, order, limit: 100 });
          return found.kind === 'answer' ? found.hits.map(({ id, score }) => [id, score]) : found;
        }),
      ),
    );
  const changed = await hits(index);
  const rebuild = await index.rebuild();
  await rebuild.put([...after].reverse(), 'all');
  await rebuild.finish();
  expect(changed.flat().length).toBeGreaterThan(200);
  expect(changed).toEqual(await hits(index));
});
