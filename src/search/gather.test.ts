import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Builders } from './builders.ts';
import { COUNT_TO, count, gather, gatherAll, type Scope } from './gather.ts';
import { Generation } from './generation.ts';
import { cardOf, chance } from './newspaper.test-kit.ts';
import { Planner } from './plan.ts';
import { type Query, readQuery } from './query.ts';

const dir = mkdtempSync(join(tmpdir(), 'gather-'));
const SIZE = 15_000;
let generation: Generation;
let scope: Scope;

beforeAll(async () => {
  generation = new Generation(join(dir, 'g1'), false);
  const random = chance(9);
  const words = ['潮水', '渡船', '灯塔', 'storm', 'harbour'];
  const cards = Array.from({ length: SIZE }, (_, n) => {
    const own = Array.from(
      { length: 1 + Math.floor(random() * 12) },
      () => words[Math.floor(random() ** 2 * 5)],
    );
    const headline = random() < 0.05 ? `${own[0]}` : 'x';
    return cardOf(n, { headline, blocks: [own.join(' '), 'y '.repeat(random() * 60)] });
  });
  await generation.put(cards, new Builders(0));
  scope = { segments: generation.segments, gone: generation.gone, after: 0, upTo: Infinity };
});

afterAll(() => {
  generation.close();
  rmSync(dir, { recursive: true, force: true });
});

function walkers(text: string) {
  const planner = new Planner(generation.segments, { numbers: () => new Set() });
  return generation.segments.map((_, at) => {
    const walker = planner.walker(readQuery(text) as Query, at);
    if (walker === undefined) throw new Error('the query says nothing');
    return walker;
  });
}

test('of more matches than are counted the best are still the best of all', () => {
  for (const text of [
    '潮水',
    '潮',
    'storm',
    '潮水 渡船',
    '潮水 OR harbour',
    '"storm storm"',
    '潮水 -harbour',
    'stor*',
  ]) {
    const quick = gather(scope, walkers(text), 20, 'relevance');
    const full = gatherAll(scope, walkers(text), 20);
    expect([text, quick.matches.map(({ card }) => card)]).toEqual([text, full.map(({ card }) => card)]);
  }
});

test('totals are exact to ten thousand and say so when there are more', () => {
  const all = gather(scope, walkers('潮水'), 20, 'newest');
  expect([all.total, all.totalExact]).toEqual([COUNT_TO, false]);
  const some = gather(scope, walkers('潮水 on:2022-02-03'), 20, 'newest');
  expect(some.totalExact).toBe(true);
  expect(some.total).toBeLessThanOrEqual(24);
});

test('the newest of many are the newest of all', () => {
  const { matches } = gather(scope, walkers('潮水'), 50, 'newest');
  const times = matches.map(({ publishedAt }) => publishedAt);
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(times[0]).toBeGreaterThan(Date.UTC(2022, 0, 1) + (SIZE - 20) * 3_600_000);
});

test('facets of everything add up', () => {
  const counts = count(scope, walkers('潮水'));
  const sum = (of: Map<unknown, number>): number => [...of.values()].reduce((a, b) => a + b, 0);
  expect(counts.exact).toBe(true);
  expect(sum(counts.source)).toBe(sum(counts.month));
  expect(sum(counts.source)).toBe(gatherAll(scope, walkers('潮水'), SIZE).length);
});
