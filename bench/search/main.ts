/**
 * Measures the search: how fast an index is built, how large it is, how long answers take, and whether the quick order
 * is the full one. Usage:
 *
 *     node bench/search/main.ts [--corpus FOLDER] [--size 10000] [--each 20] [--dir FOLDER] [--keep] [--peers]
 *
 * `--corpus`: a folder of sheets whose sentences are recombined; without it sentences are invented.
 * `--keep` leaves the files, `--reuse` measures an index kept, `--continue` goes on building one that was interrupted.
 * `--peers`: builds an FTS5 trigram index of the same articles, and scans with LIKE, in the same run.
 */
import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Card, Index, IndexStats } from '../../src/search/index-contract.ts';
import { openIndex } from '../../src/search/open-index.ts';
import { article, inventedSentences, sentencesOf, textOf } from './corpus.ts';
import { agreement } from './full-order.ts';
import { measurePeers } from './peers.ts';
import { queryClasses } from './queries.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    size: { type: 'string', default: '10000' },
    each: { type: 'string', default: '20' },
    dir: { type: 'string' },
    keep: { type: 'boolean', default: false },
    reuse: { type: 'boolean', default: false },
    continue: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
  },
});
const size = Number(values.size);
const each = Number(values.each);
const SEED = 20_220_115;

const from = values.corpus === undefined ? inventedSentences(SEED) : sentencesOf(values.corpus);
const dir = values.dir ?? mkdtempSync(join(tmpdir(), 'bench-search-'));
mkdirSync(dir, { recursive: true });

/** The articles' words in one file, so that snippets are read from disk as they are from sheets. */
class Shelf {
  readonly #fd: number;
  readonly #starts: Float64Array = new Float64Array(size + 1);
  bytes = 0;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #end = 0;

  constructor(path: string) {
    this.#fd = openSync(path, 'w+');
  }

  put(n: number, card: Card): void {
    const bytes = Buffer.from(JSON.stringify([card.headline, ...card.blocks]));
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    this.bytes += Buffer.byteLength(textOf(card));
    this.#end += bytes.length;
    this.#starts[n + 1] = this.#end;
    if (this.#heldBytes > 1 << 22) this.flush();
  }

  flush(): void {
    writeSync(this.#fd, Buffer.concat(this.#held));
    [this.#held, this.#heldBytes] = [[], 0];
  }

  words(n: number): Pick<Card, 'headline' | 'byline' | 'blocks' | 'captions'> {
    const start = this.#starts[n] as number;
    const bytes = Buffer.alloc((this.#starts[n + 1] as number) - start);
    readSync(this.#fd, bytes, 0, bytes.length, start);
    const [headline = '', ...blocks] = JSON.parse(bytes.toString()) as string[];
    return { headline, blocks, byline: [], captions: [] };
  }

  close(): void {
    closeSync(this.#fd);
  }
}

const shelf = new Shelf(values.reuse ? join(dir, 'no-words') : join(dir, 'words'));
/** Path → number, as in `article`. */
function numberOf(path: string): number {
  const id = path
    .slice(path.lastIndexOf('/') + 1, -3)
    .replace(/[wxyz]/g, (c) => '0189'['wxyz'.indexOf(c)] as string);
  return Number.parseInt(id, 32);
}

/** With `--reuse` words are made again instead of read: every hundredth article then stands for the size of all. */
const SAMPLE = 100;
if (values.reuse) {
  for (let n = 0; n < size; n += SAMPLE)
    shelf.bytes += SAMPLE * Buffer.byteLength(textOf(article(from, SEED, n)));
} else {
  for (let n = 0; n < size; n++) shelf.put(n, article(from, SEED, n));
  shelf.flush();
}

function* all(first: number): Generator<Card> {
  for (let n = first; n < size; n++) {
    yield article(from, SEED, n);
    if (n % 10_000 === 0 && n > 0)
      process.stderr.write(
        `${n} ${Math.round(((n - first) / (performance.now() - began)) * 1000)}/s ${Math.round(process.memoryUsage.rss() / 1e6)} MB\n`,
      );
  }
}

const path = join(dir, 'index');
if (!values.reuse && !values.continue) rmSync(path, { recursive: true, force: true });
const wordsOf = (n: number) => (values.reuse ? article(from, SEED, n) : shelf.words(n));
const options = { words: (sheet: string) => wordsOf(numberOf(sheet)) };
let index = (await openIndex(path, options)) as Index;
const began = performance.now();
if (!values.reuse) {
  const first = (await statsOf(index)).cards;
  const cpuBefore = process.cpuUsage();
  await index.put(all(first));
  const { user, system } = process.cpuUsage(cpuBefore);
  const seconds = (performance.now() - began) / 1000;
  const cpu = (user + system) / 1e6;
  console.log(
    `processor time of all threads ${cpu.toFixed(1)} s: ${Math.round((size - first) / cpu)} articles a second of it`,
  );
  console.log(`${size} articles, ${(shelf.bytes / 1e6).toFixed(1)} MB of text`);
  console.log(
    `built in ${seconds.toFixed(1)} s: ${Math.round((size - first) / seconds)} articles/s, ${((shelf.bytes * (1 - first / size)) / 1e6 / seconds).toFixed(2)} MB/s`,
  );
}
const stats = await statsOf(index);
console.log(`segments ${stats.segments}: ${(stats.bytes / shelf.bytes).toFixed(3)} × text`);
await index.close();
const ledger = statSync(join(path, 'g1', 'ledger.sqlite')).size;
console.log(
  `ledger ${(ledger / shelf.bytes).toFixed(3)} × text; together ${((stats.bytes + ledger) / shelf.bytes).toFixed(3)} × text`,
);
await index.close();

async function statsOf(index: Index): Promise<IndexStats> {
  const stats = await index.stats();
  if ('kind' in stats) throw new Error(stats.message);
  return stats;
}

function quantile(times: number[], share: number): string {
  times.sort((a, b) => a - b);
  return (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
}

const classes = queryClasses(from, SEED, each);
const opening = performance.now();
index = (await openIndex(path, options)) as Index;
console.log(`opened in ${(performance.now() - opening).toFixed(0)} ms`);
console.log('ms p50/p95, by the clock · of processor time');
console.log('| class | first time | best 20 | newest 20 | NDCG@20 | matches |');
console.log('|---|---|---|---|---|---|');
for (const { name, queries } of classes) {
  const times: Record<string, number[]> = { first: [], relevance: [], newest: [] };
  const cpu: Record<string, number[]> = { first: [], relevance: [], newest: [] };
  let matches = 0;
  for (const round of ['first', 'relevance', 'newest'] as const)
    for (const text of queries) {
      const start = performance.now();
      const before = process.cpuUsage();
      const answer = await index.find({ text, order: round === 'newest' ? 'newest' : 'relevance' });
      (times[round] as number[]).push(performance.now() - start);
      const used = process.cpuUsage(before);
      (cpu[round] as number[]).push((used.user + used.system) / 1000);
      if (answer.kind === 'answer' && round === 'first') matches += answer.total;
    }
  const cell = (round: string): string =>
    [times, cpu]
      .map((of) => `${quantile(of[round] as number[], 0.5)}/${quantile(of[round] as number[], 0.95)}`)
      .join(' · ');
  const ndcg = await agreement(path, queries, index);
  console.log(
    `| ${name} | ${cell('first')} | ${cell('relevance')} | ${cell('newest')} | ${ndcg} | ${Math.round(matches / queries.length)} |`,
  );
}
await index.close();
if (values.peers) measurePeers(dir, size, (n) => article(from, SEED, n), shelf.bytes, classes);
shelf.close();
if (!values.keep) rmSync(dir, { recursive: true, force: true });
