import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Index } from '../search/index-contract.ts';
import { newspaper } from '../search/newspaper.test-kit.ts';
import { type IndexOptions, openIndex } from '../search/open-index.ts';
import { type Mending, MendingIndex } from './mending-index.ts';

const CARDS = newspaper(12);
const BRIDGE = { text: '大桥', limit: 100 };

let dir = '';
let mending: MendingIndex | undefined;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mending-'));
  const writer = await open();
  await writer.put(CARDS);
  await writer.close();
});

afterEach(async () => {
  await mending?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function open(options: IndexOptions = {}): Promise<Index> {
  const index = await openIndex(dir, { threads: 0, ...options });
  if (index.kind === 'fault') throw new Error(index.message);
  return index;
}

/** Every page of lists is wrong, so that any question meets one. */
function spoil(): void {
  for (const name of readdirSync(join(dir, 'g1')).filter((one) => one.endsWith('.seg'))) {
    const path = join(dir, 'g1', name);
    const bytes = readFileSync(path);
    for (let at = 100; at < bytes.length / 2; at += 1000) bytes[at] = (bytes[at] as number) ^ 1;
    writeFileSync(path, bytes);
  }
}

async function makeAnew(): Promise<void> {
  const writer = await open();
  const rebuild = await writer.rebuild();
  await rebuild.put(CARDS, 'all');
  await rebuild.finish();
  await writer.close();
}

async function reader(parts: Partial<Mending> = {}): Promise<MendingIndex> {
  const index = await open({ readonly: true });
  spoil();
  mending = new MendingIndex(index, { makeAnew, now: Date.now, ...parts });
  return mending;
}

test('whoever asks meanwhile is told that the index is being made anew, and has an answer afterwards', async () => {
  const index = await reader();
  expect(await index.find(BRIDGE)).toMatchObject({
    code: 'damaged',
    message: expect.stringMatching(/page \d+ is not as it was written\. It is being made anew/),
  });
  await index.mend();
  expect(await index.find(BRIDGE)).toMatchObject({ kind: 'answer', totalExact: true });
});

test('whoever waits has the answer', async () => {
  const index = await reader();
  const said: string[] = [];
  const truth = CARDS.filter((card) =>
    card.blocks.concat(card.headline).some((text) => text.includes('大桥')),
  );
  const found = await index.findWhole(BRIDGE, (message) => said.push(message));
  expect(found.kind === 'answer' && found.total).toBeGreaterThanOrEqual(truth.length);
  expect(said).toEqual([expect.stringMatching(/Making it anew from the sheets\.$/)]);
});

test('a failure is told, and tried again only after a while', async () => {
  let [tries, now] = [0, 1000];
  const fail = async () => {
    tries++;
    throw new Error('the disk is full');
  };
  const index = await reader({ makeAnew: fail, now: () => now });
  await index.find(BRIDGE);
  await expect(index.mend()).rejects.toThrow('the disk is full');
  expect(await index.find(BRIDGE)).toMatchObject({
    message: expect.stringMatching(/could not be made anew: the disk is full$/),
  });
  const before = tries;
  now += 61_000;
  await index.find(BRIDGE);
  expect(tries).toBe(before + 1);
});

test('closing ends what is under way', async () => {
  const index = await reader({
    makeAnew: (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  });
  await index.find(BRIDGE);
  await index.close();
});
