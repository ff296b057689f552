import { describe, expect, it } from 'vitest';
import { binRows, foretell, growForest } from '../../../bench/train/grow-forest.ts';
import { packForest } from '../../../bench/train/pack-forest.ts';
import { judge, LEVELS, unpackForest } from '../../../src/extract/score/forest.ts';

const WIDTH = 5;
/** 400 rows of bytes; yes where the second column is large and the fourth is not. */
const values = Uint8Array.from(
  { length: 400 * WIDTH },
  (_, i) => (Math.imul(i + 7, 2_654_435_761) >>> 8) % 64,
);
const yes = Int8Array.from({ length: 400 }, (_, row) =>
  (values[row * WIDTH + 1] as number) > 30 && (values[row * WIDTH + 3] as number) < 40 ? 1 : 0,
);
const pages = [0, 1, 2, 3].map((page) => ({
  values: values.subarray(page * 100 * WIDTH, (page + 1) * 100 * WIDTH),
  yes: yes.subarray(page * 100, (page + 1) * 100),
  weight: new Float32Array(100).fill(1),
}));
const grown = growForest(binRows(pages, WIDTH), {
  trees: 30,
  leaves: 6,
  rate: 0.3,
  least: 1,
  penalty: 1,
  columns: 1,
  sample: 1,
  levels: LEVELS,
});

describe('a forest', () => {
  it('learns what the rows tell', () => {
    const odds = foretell(grown, values, WIDTH);
    expect(odds.filter((value, row) => value > 0 === (yes[row] === 1)).length).toBeGreaterThan(390);
  });

  it('says the same packed and unpacked, but of lines given up half-way only that they are none', () => {
    const judged = judge(unpackForest(packForest(grown)), values, WIDTH, new Uint8Array(400));
    foretell(grown, values, WIDTH).forEach((value, row) => {
      if (value > -4) expect(judged[row]).toBeCloseTo(value, 3);
      else expect(judged[row]).toBeLessThan(-4);
    });
  });
});
