/** Which of its languages the reading room speaks to a reader. */
import type { Words } from './words.ts';
import { ENGLISH } from './words-en.ts';
import { SIMPLIFIED } from './words-zh-hans.ts';
import { TRADITIONAL } from './words-zh-hant.ts';

/** The first row that fits decides. */
const TABLES: readonly (readonly [prefix: string, words: Words])[] = [
  ['zh-hant', TRADITIONAL],
  ['zh-tw', TRADITIONAL],
  ['zh-hk', TRADITIONAL],
  ['zh-mo', TRADITIONAL],
  ['zh', SIMPLIFIED],
  ['en', ENGLISH],
];

/** The first language of an Accept-Language header that has a table; English when none has. */
export function wordsFor(acceptLanguage: string | undefined): Words {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((one) => {
      const [tag = '', ...params] = one.trim().toLowerCase().split(';');
      const q = params.map((param) => /^\s*q=([\d.]+)/.exec(param)?.[1]).find((value) => value !== undefined);
      return { tag, weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const found = TABLES.find(([prefix]) => tag === prefix || tag.startsWith(`${prefix}-`));
    if (found) return found[1];
  }
  return ENGLISH;
}
