/** The same articles in an FTS5 trigram index, and scanned with LIKE: what anyone gets from SQLite alone. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Card } from '../../src/search/index-contract.ts';
import { textOf } from './corpus.ts';
import type { QueryClass } from './queries.ts';

/** LIKE reads everything: a few queries tell enough. */
const SCANS = 3;

function ms(times: number[], share: number): string {
  times.sort((a, b) => a - b);
  return (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
}

export function measurePeers(
  dir: string,
  size: number,
  card: (n: number) => Card,
  textBytes: number,
  classes: readonly QueryClass[],
): void {
  const path = join(dir, 'trigram.sqlite');
  rmSync(path, { force: true });
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000');
  db.exec("CREATE VIRTUAL TABLE words USING fts5(headline, body, content='', tokenize='trigram')");
  const insert = db.prepare('INSERT INTO words (rowid, headline, body) VALUES (?, ?, ?)');
  const began = performance.now();
  const cpuBefore = process.cpuUsage();
  db.exec('BEGIN');
  for (let n = 0; n < size; n++) {
    const one = card(n);
    insert.run(n, one.headline, one.blocks.join('\n'));
    if (n % 20_000 === 19_999) db.exec('COMMIT; BEGIN');
  }
  db.exec('COMMIT');
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  console.log(
    `trigram: ${Math.round((size * 1e6) / (user + system))} articles a second of processor time, ${Math.round(size / seconds)} articles/s, ${(statSync(path).size / textBytes).toFixed(3)} × text`,
  );
  console.log('| class | trigram best 20 p50/p95 | trigram newest 20 p50/p95 |');
  console.log('|---|---|---|');
  const best = db.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20');
  const newest = db.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 20');
  for (const { name, queries } of classes) {
    const plain = queries.filter((query) => !/[:*]/.test(query) && query.length > 2 && !/ /.test(query));
    if (plain.length < queries.length / 2) continue;
    const times = [best, newest].map((statement) =>
      plain.map((query) => {
        const start = performance.now();
        statement.all(`"${query}"`);
        return performance.now() - start;
      }),
    );
    console.log(`| ${name} | ${times.map((one) => `${ms(one, 0.5)}/${ms(one, 0.95)}`).join(' | ')} |`);
  }
  db.close();
  measureScan(Math.min(size, 50_000), card, classes);
}

function measureScan(size: number, card: (n: number) => Card, classes: readonly QueryClass[]): void {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE words (text TEXT)');
  const insert = db.prepare('INSERT INTO words VALUES (?)');
  db.exec('BEGIN');
  for (let n = 0; n < size; n++) insert.run(textOf(card(n)));
  db.exec('COMMIT');
  const like = db.prepare('SELECT count(*) FROM words WHERE text LIKE ?');
  const queries = classes.find((one) => one.name === '4 characters')?.queries.slice(0, SCANS) ?? [];
  const times = queries.map((query) => {
    const start = performance.now();
    like.get(`%${query}%`);
    return performance.now() - start;
  });
  console.log(`LIKE over ${size} in memory: ${ms(times, 0.5)} ms`);
  db.close();
}
