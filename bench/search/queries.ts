/** Queries by class, drawn from the sentences that the articles are made of. */
import { chance, type Sentences } from './corpus.ts';

export interface QueryClass {
  readonly name: string;
  readonly queries: readonly string[];
}

const HAN = /^\p{Script=Han}+$/u;

export function queryClasses(from: Sentences, seed: number, each: number): QueryClass[] {
  const random = chance(seed);
  const sentence = (): string => from.sentences[Math.floor(random() * from.sentences.length)] as string;
  const repeat = (draw: () => string | undefined): string[] => {
    const found: string[] = [];
    for (let tries = 0; found.length < each && tries < each * 200; tries++) {
      const query = draw();
      if (query !== undefined) found.push(query);
    }
    return found;
  };
  const han = (length: number): string | undefined => {
    const text = sentence();
    const at = Math.floor(random() * (text.length - length));
    const part = text.slice(at, at + length);
    return part.length === length && HAN.test(part) ? part : undefined;
  };
  const word = (): string | undefined =>
    /(?<![\p{L}\p{N}])[A-Za-z]{3,}(?![\p{L}\p{N}])/u.exec(sentence())?.[0];
  const common = commonest(from, HAN, 2);
  const commonWords = commonest(from, /^[a-z]{2,}$/i, 0);
  const both = (
    a: () => string | undefined,
    b: () => string | undefined,
    between = ' ',
  ): string | undefined => {
    const [x, y] = [a(), b()];
    return x === undefined || y === undefined ? undefined : `${x}${between}${y}`;
  };
  const of = (list: readonly string[]) => () => list[Math.floor(random() * list.length)];
  return [
    { name: 'one character', queries: repeat(() => han(1)) },
    { name: '2 characters', queries: repeat(() => han(2)) },
    { name: 'commonest 2 characters', queries: common.slice(0, each) },
    { name: '4 characters', queries: repeat(() => han(4)) },
    { name: '6 characters', queries: repeat(() => han(6)) },
    { name: '10 characters', queries: repeat(() => han(10)) },
    {
      name: 'two words',
      queries: repeat(() =>
        both(
          () => han(2),
          () => han(2),
        ),
      ),
    },
    { name: 'two of the commonest', queries: repeat(() => both(of(common), of(common))) },
    {
      name: 'one or other',
      queries: repeat(() =>
        both(
          () => han(2),
          () => han(3),
          ' OR ',
        ),
      ),
    },
    {
      name: 'one not other',
      queries: repeat(() =>
        both(
          () => han(2),
          () => han(2),
          ' -',
        ),
      ),
    },
    { name: 'Latin word', queries: repeat(word) },
    { name: 'commonest Latin words', queries: commonWords.slice(0, each) },
    { name: 'Latin and Han', queries: repeat(() => both(word, () => han(2))) },
    { name: 'prefix', queries: repeat(() => word()?.slice(0, 3).concat('*')) },
    { name: 'in headlines', queries: repeat(() => han(2)).map((query) => `title:${query}`) },
    {
      name: 'of one source',
      queries: repeat(() => han(2)).map((query, i) => `${query} source:source-${i % 40}`),
    },
    {
      name: 'of one month',
      queries: repeat(() => han(2)).map((query, i) => `${query} on:201${i % 8}-0${1 + (i % 9)}`),
    },
  ].filter((one) => one.queries.length > 0);
}

/** The strings of so many characters (0: words) that stand in most sentences. */
function commonest(from: Sentences, pattern: RegExp, length: number): string[] {
  const counts = new Map<string, number>();
  for (let i = 0; i < from.sentences.length; i += 3) {
    const text = from.sentences[i] as string;
    const parts =
      length === 0
        ? text.split(/[^\p{L}\p{N}]+/u)
        : Array.from({ length: text.length - length }, (_, at) => text.slice(at, at + length));
    for (const part of new Set(parts)) if (pattern.test(part)) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 40)
    .map(([part]) => part);
}
