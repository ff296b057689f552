import { expect, test } from 'vitest';
import { barsOf } from './time-chart.ts';

test('months without matches stand between those with some', () => {
  const bars = barsOf([
    { value: '2022-02', count: 1 },
    { value: '2021-11', count: 2 },
  ]);
  expect(bars).toEqual([
    { value: '2021-11', count: 2 },
    { value: '2021-12', count: 0 },
    { value: '2022-01', count: 0 },
    { value: '2022-02', count: 1 },
  ]);
  expect(barsOf([])).toEqual([]);
});

test('a long time is told in years', () => {
  const bars = barsOf([
    { value: '2001-05', count: 3 },
    { value: '2003-07', count: 1 },
    { value: '2009-01', count: 4 },
    { value: '2009-12', count: 1 },
  ]);
  expect(bars.map(({ value, count }) => [value, count])).toEqual([
    ['2001', 3],
    ...['2002'].map((year) => [year, 0]),
    ['2003', 1],
    ...['2004', '2005', '2006', '2007', '2008'].map((year) => [year, 0]),
    ['2009', 5],
  ]);
});
