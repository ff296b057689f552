import { expect, test } from 'vitest';
import { stemOf } from './inflection.ts';

test('forms of one word have one stem', () => {
  for (const forms of [
    ['election', 'elections'],
    ['bridge', 'bridges', 'bridged'],
    ['contract', 'contracts', 'contracted', 'contracting'],
    ['контейнер', 'контейнеры', 'контейнеров', 'контейнерами'],
    ['цена', 'цены', 'ценами'].map((word) => `пере${word}`),
  ])
    expect([forms, new Set(forms.map(stemOf)).size]).toEqual([forms, 1]);
});

test('short words and words of other scripts are their own stems', () => {
  for (const word of ['is', 'news', '서울', 'ميناء', 'covid19']) expect(stemOf(word)).toBe(word);
});
