import { expect, test } from 'vitest';
import { wordsFor } from './choose-words.ts';

test.each([
  ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-Hant'],
  ['zh-CN', 'zh-Hans'],
  ['zh-Hant-HK', 'zh-Hant'],
  ['fr, de;q=0.9', 'en'],
  ['de, zh;q=0.5, en;q=0.4', 'zh-Hans'],
  ['en;q=0, zh;q=0.1', 'zh-Hans'],
  ['*', 'en'],
  ['', 'en'],
  [';;;q=x,,', 'en'],
  [undefined, 'en'],
])('a browser that asks for %j is spoken to in %s', (header, language) => {
  expect(wordsFor(header).lang).toBe(language);
});
