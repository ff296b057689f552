import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cardOf } from './newspaper.test-kit.ts';
import { openIndex } from './open-index.ts';
import {
  lookedAt,
  newSince,
  printSavedSearches,
  readSavedSearches,
  type SavedSearch,
  saveSearch,
} from './saved-search.ts';

test('a search saved twice is one, and comes back as it was written', () => {
  const saved = saveSearch('Bridges', { text: '大桥 OR bridge', sources: ['b', 'a'] }) as SavedSearch;
  expect(saveSearch('', { text: ' 大桥 OR bridge ', sources: ['a', 'b'] })).toMatchObject({ id: saved.id });
  expect(readSavedSearches(printSavedSearches([saved]))).toEqual([saved]);
});

test('a query that cannot be read is not saved, a file that cannot be read says why', () => {
  expect(saveSearch('x', { text: 'since:never' })).toMatchObject({ kind: 'fault', code: 'query' });
  expect(readSavedSearches('{')).toMatchObject({ kind: 'fault', code: 'json' });
  expect(readSavedSearches('{}')).toMatchObject({ kind: 'fault', code: 'shape' });
  expect(readSavedSearches('[{"id":1}]')).toMatchObject({ kind: 'fault', code: 'shape' });
});

test('an alert counts what came in since the search was looked at', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'saved-'));
  const index = await openIndex(dir, { threads: 0 });
  if (index.kind === 'fault') throw new Error(index.message);
  await index.put([cardOf(1, { blocks: ['大桥'] }), cardOf(2, { blocks: ['港口'] })]);
  const saved = saveSearch('', { text: '大桥' }) as SavedSearch;
  expect(await newSince(index, saved)).toBe(1);
  const answer = await index.find({ text: '大桥' });
  const seen = lookedAt(saved, answer.kind === 'answer' ? answer.mark : undefined);
  expect(await newSince(index, seen)).toBe(0);
  await index.put([cardOf(3, { blocks: ['大桥'] }), cardOf(4, { blocks: ['大桥'] })]);
  expect(await newSince(index, seen)).toBe(2);
  await index.close();
  rmSync(dir, { recursive: true, force: true });
});
