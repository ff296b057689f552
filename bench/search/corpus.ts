/**
 * Articles for measuring: real sentences of a folder of sheets, recombined; or invented ones when there is no folder.
 * Seeded: article n of a seed is always the same. Nothing of the texts is kept.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Card } from '../../src/search/index-contract.ts';

/** Numbers in [0, 1) from a seed: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x100000000;
  };
}

/** The parts articles are made of. */
export interface Sentences {
  readonly headlines: readonly string[];
  readonly sentences: readonly string[];
  /** How many sentences the articles had. */
  readonly lengths: readonly number[];
}

function* sheetsUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sheetsUnder(path);
    else if (/\.(md|txt)$/.test(entry.name)) yield readFileSync(path, 'utf8');
  }
}

export function sentencesOf(folder: string): Sentences {
  const headlines: string[] = [];
  const sentences: string[] = [];
  const lengths: number[] = [];
  for (const sheet of sheetsUnder(folder)) {
    const head = /^\[([\s\S]*?)\]\(\S*?\)$/m.exec(sheet)?.[1];
    const body = sheet
      .slice(sheet.indexOf('\n------') + 7)
      .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]*>/g, '\n')
      .replace(/&[a-z]+;|&#\d+;/g, ' ');
    const own = body
      .split(/\n+|(?<=[。！？])|(?<=[.!?] )/)
      .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
      .filter((sentence) => sentence.length > 3);
    if (head === undefined || own.length === 0) continue;
    headlines.push(head);
    sentences.push(...own);
    lengths.push(own.length);
  }
  return { headlines, sentences, lengths };
}

/** Invented sentences over a vocabulary with the frequencies of real ones (Zipf), half Chinese characters, half Latin words. */
export function inventedSentences(seed: number): Sentences {
  const random = chance(seed);
  const words = Array.from({ length: 20_000 }, (_, i) =>
    i % 2 === 0
      ? String.fromCharCode(0x4e00 + Math.floor(random() * 3000), 0x4e00 + Math.floor(random() ** 2 * 3000))
      : Array.from(
          { length: 2 + Math.floor(random() * 4) },
          () => `${'bcdfglmnprst'[Math.floor(random() * 12)]}${'aeiou'[Math.floor(random() * 5)]}`,
        ).join(''),
  );
  const zipf = (): number => Math.floor(words.length ** random()) - 1;
  const sentence = (): string => {
    const latin = random() < 0.5;
    const own = Array.from(
      { length: 8 + Math.floor(random() * 16) },
      () => words[(zipf() & ~1) + (latin ? 1 : 0)] ?? '',
    );
    return latin ? `${own.join(' ')}.` : `${own.join('')}。`;
  };
  const sentences = Array.from({ length: 40_000 }, sentence);
  return {
    headlines: sentences.slice(0, 1500).map((one) => one.slice(0, 30)),
    sentences,
    lengths: [8, 15, 20, 30, 45, 80],
  };
}

const SOURCES = 40;
const FIRST = Date.UTC(2012, 0, 1);
const SPAN = 10 * 365 * 86_400_000;

/** Article n: a headline, and paragraphs of three sentences. */
export function article(from: Sentences, seed: number, n: number): Card {
  const random = chance(seed * 1_000_003 + n);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const sentences = Array.from({ length: pick(from.lengths) }, () => pick(from.sentences));
  const blocks: string[] = [];
  for (let i = 0; i < sentences.length; i += 3) blocks.push(sentences.slice(i, i + 3).join(''));
  const id = n
    .toString(32)
    .padStart(16, '0')
    .replace(/[0189]/g, (c) => 'wxyz'['0189'.indexOf(c)] as string);
  return {
    id,
    revision: 0,
    path: `source-${n % SOURCES}/2020/${id}.md`,
    url: `https://news-${n % SOURCES}.example/story/${n}`,
    source: `source-${n % SOURCES}`,
    headline: pick(from.headlines),
    byline: [],
    language: 'zh-Hans',
    publishedAt: FIRST + Math.floor(random() * SPAN),
    blocks,
    captions: [],
    hasImages: false,
    hasQuotes: false,
    revisions: 0,
    vanished: false,
  };
}

export function textOf(card: Card): string {
  return [card.headline, ...card.blocks].join('\n');
}
