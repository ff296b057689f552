import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { extract } from './index.ts';

const MEGABYTE = 1_048_576;

it('a clipping that is held does not hold its page', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const story =
    'The harbour bridge at Velmar closed on Monday after inspectors found cracks in its bearings. ';
  const page = (n: number) =>
    `<title>Bridge ${n} closed</title><article><h1>Bridge ${n} closed</h1><p>${story.repeat(3)}<p>${story.repeat(4)}</article><script>${'x'.repeat(MEGABYTE)}${n}</script>`;
  const held = [extract(page(0))];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let n = 1; n <= 20; n++) held.push(extract(page(n)));
  collect();
  const grown = process.memoryUsage().heapUsed - before;
  expect(held.every(({ kind }) => kind === 'clipping')).toBe(true);
  expect(grown).toBeLessThan(10 * MEGABYTE);
});
