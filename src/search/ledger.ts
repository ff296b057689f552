/**
 * The ledger of one generation of the index: an SQLite file that says which segments there are and what each card is.
 * A segment counts from the moment the ledger names it; whatever else lies in the folder is debris of a crash.
 * SQLite notices a broken tree, not a wrong letter; so rows have sums, and of what is always read whole `meta` has a tally.
 * Nor does it notice that the end of its log is lost; so a file beside it holds the number of the last commit.
 *
 * | table | holds |
 * |---|---|
 * | meta | format, analysis, `unfinished` (not every sheet is in it yet), tallies, and (rebuild) the place reached |
 * | name | sources and languages by number |
 * | article | identity by number |
 * | card | what a hit shows; `digest` tells a card that did not change |
 * | segment | file, bytes, documents |
 * | gone | cards that stand in a segment and are no longer |
 * | shingle | sketches of current articles, by which copies are found; those of cards that are gone stay until a rebuild |
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';
import { IndexDamage } from './damage.ts';
import type { Card } from './index-contract.ts';
import type { NumberedCard } from './inverter.ts';
import { FLAGS } from './segment.ts';
import type { Sketch } from './shingles.ts';

/** Layout of ledger and segments. Another number cannot be read. */
export const FORMAT = 5;
/** How text becomes terms, weights and order. Another number asks for a rebuild. */
export const ANALYSIS = 2;

const SCHEMA = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE name (
    kind TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (kind, name)
  ) WITHOUT ROWID;
  CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
  CREATE TABLE card (
    number INTEGER PRIMARY KEY, article INTEGER NOT NULL, revision INTEGER NOT NULL, digest BLOB NOT NULL,
    path TEXT NOT NULL, url TEXT NOT NULL, headline TEXT NOT NULL, source INTEGER NOT NULL, language INTEGER NOT NULL,
    published REAL, sum INTEGER NOT NULL
  );
  CREATE UNIQUE INDEX card_of_article ON card (article, revision);
  CREATE TABLE segment (name TEXT PRIMARY KEY, bytes INTEGER NOT NULL, docs INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE gone (card INTEGER PRIMARY KEY);
  CREATE TABLE shingle (value INTEGER NOT NULL, card INTEGER NOT NULL, PRIMARY KEY (value, card)) WITHOUT ROWID;
`;

/** Beside the ledger; written after each commit, so that it is never ahead of a whole one. */
const COMMITS = 'COMMITS';

const LAST_CARD = `SELECT max(n) AS n FROM (SELECT max(number) AS n FROM card UNION ALL SELECT max(card) FROM gone)`;

/** A shingle in more articles than this is a phrase that someone always repeats. */
const MOST_SHARING = 200;

export interface SegmentRow {
  readonly name: string;
  readonly bytes: number;
  readonly docs: number;
}

export interface CardRow {
  readonly number: number;
  readonly article: number;
  readonly id: string;
  readonly revision: number;
  readonly path: string;
  readonly url: string;
  readonly headline: string;
  readonly source: string;
  readonly language: string;
  readonly published: number | null;
}

const CARD_ROW = `SELECT card.number, article, id, revision, path, url, headline, source, language, published, sum
  FROM card JOIN article ON article.number = card.article`;

/** Of what a row says. */
function sumOf(...values: readonly (string | number | null)[]): number {
  return crc32(values.join('\0'));
}

function sumOfCard(row: CardRow): number {
  const { number, article, id, revision, path, url, headline, source, language, published } = row;
  return sumOf(number, article, id, revision, path, url, headline, source, language, published);
}

export function digestOf(card: Card): Uint8Array {
  return createHash('sha256')
    .update(JSON.stringify(card, Object.keys(card).sort()))
    .digest()
    .subarray(0, 8);
}

/** A number that an identity and revision always have: 24 bits of FNV-1a, then the revision. */
function keyOf({ id, revision }: Card): number {
  let key = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) key = Math.imul(key ^ id.charCodeAt(i), 0x01000193);
  return ((key & ~0xff) | Math.min(0xff, revision)) >>> 0;
}

/** SQLITE_CANTOPEN, SQLITE_READONLY: nothing can be written beside the file, which its write-ahead log would need. */
const UNWRITABLE = [14, 8];

/**
 * On a disk that cannot be written the file is read as it is. That is the whole truth only where no log is left beside it;
 * elsewhere the fault stands, for an old answer would be a wrong one.
 */
function openToRead(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (cause) {
    db.close();
    const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
    const { errcode } = cause as { readonly errcode?: number };
    if (!UNWRITABLE.includes((errcode ?? 0) & 0xff) || (log !== undefined && log.size > 0)) throw cause;
    const address = pathToFileURL(path);
    address.searchParams.set('immutable', '1');
    return new DatabaseSync(address, { readOnly: true });
  }
}

export class Ledger {
  readonly #path: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #names = new Map<string, number>();
  /** Names by number, as they were when anyone last wrote. */
  readonly #known = new Map<
    'source' | 'language',
    { readonly version: number; readonly names: ReadonlyMap<number, string> }
  >();
  #nextCard = 0;
  #nextArticle = 0;

  constructor(path: string, readonly = false) {
    this.#path = path;
    this.#db = readonly ? openToRead(path) : new DatabaseSync(path, { timeout: 5000 });
    try {
      if (!readonly) this.#prepare();
      this.#checkCommits();
      if (!readonly) this.reread();
    } catch (cause) {
      this.#db.close();
      throw cause;
    }
  }

  #prepare(): void {
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000');
    if (this.#get('SELECT count(*) AS n FROM sqlite_schema')?.['n'] === 0)
      this.inOne(() => {
        this.#db.exec(SCHEMA);
        this.setMeta('format', String(FORMAT));
        this.setMeta('analysis', String(ANALYSIS));
      });
  }

  /** Takes up the numbers another writer gave out. */
  reread(): void {
    this.#names.clear();
    this.#known.clear();
    this.#nextCard = this.lastCard();
    this.#nextArticle = this.#number('SELECT max(number) AS n FROM article');
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #get(sql: string, ...values: (string | number | Uint8Array | null)[]): Record<string, unknown> | undefined {
    return this.#prepared(sql).get(...values) as Record<string, unknown> | undefined;
  }

  #run(sql: string, ...values: (string | number | Uint8Array | null)[]): void {
    this.#prepared(sql).run(...values);
  }

  #number(sql: string): number {
    return Number(this.#get(sql)?.['n'] ?? 0);
  }

  begin(): void {
    this.#db.exec('BEGIN IMMEDIATE');
  }

  commit(): void {
    const commits = String(Number(this.meta('commits') ?? 0) + 1);
    this.setMeta('commits', commits);
    this.#db.exec('COMMIT');
    writeFileSync(`${this.#commits}.new`, `${commits}\n`);
    renameSync(`${this.#commits}.new`, this.#commits);
  }

  get #commits(): string {
    return join(dirname(this.#path), COMMITS);
  }

  /** SQLite passes over a log from its first wrong byte on, and is then as it was before. Throws IndexDamage. */
  #checkCommits(): void {
    const told = existsSync(this.#commits) ? readFileSync(this.#commits, 'utf8') : '0\n';
    const commits = Number(this.meta('commits') ?? 0);
    this.#check(/^\d+\n$/.test(told) && Number(told) <= commits, `what was written after commit ${commits}`);
  }

  rollback(): void {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
    this.reread();
  }

  /** Everything `look` reads is of one moment. */
  atOnce<T>(look: () => T): T {
    if (this.#db.isTransaction) return look();
    this.#db.exec('BEGIN');
    try {
      return look();
    } finally {
      this.#db.exec('COMMIT');
    }
  }

  /** All of `change` or nothing. */
  inOne<T>(change: () => T): T {
    this.begin();
    try {
      const result = change();
      this.commit();
      return result;
    } catch (cause) {
      this.rollback();
      throw cause;
    }
  }

  meta(key: string): string | undefined {
    const row = this.#get('SELECT value, sum FROM meta WHERE key = ?', key);
    if (row === undefined) return undefined;
    this.#check(sumOf(key, String(row['value'])) === row['sum'], `what it says of ${key}`);
    return row['value'] as string;
  }

  setMeta(key: string, value: string): void {
    this.#run('INSERT OR REPLACE INTO meta VALUES (?, ?, ?)', key, value, sumOf(key, value));
  }

  #check(holds: boolean, what: string): void {
    if (!holds) throw new IndexDamage(this.#path, `${what} is not as it was written`);
  }

  /** A tally is the sum of the sums of all rows of a table. */
  #tally(table: 'segment' | 'gone', more: number): void {
    this.setMeta(table, String((Number(this.meta(table) ?? 0) + more) >>> 0));
  }

  #checkTally(table: 'segment' | 'gone', sums: number): void {
    this.#check(Number(this.meta(table) ?? 0) === sums >>> 0, `its table "${table}"`);
  }

  /** Changes when anyone else wrote. */
  version(): number {
    return Number(this.#get('PRAGMA data_version')?.['data_version']);
  }

  /** The number of a source or language; made when it has none. */
  name(kind: 'source' | 'language', name: string): number {
    const key = `${kind} ${name}`;
    let number = this.#names.get(key) ?? this.findName(kind, name);
    if (number === undefined) {
      number = this.#number(`SELECT count(*) AS n FROM name WHERE kind = '${kind}'`) + 1;
      this.#run('INSERT INTO name VALUES (?, ?, ?, ?)', kind, name, number, sumOf(kind, name, number));
      this.#known.delete(kind);
    }
    this.#names.set(key, number);
    return number;
  }

  findName(kind: 'source' | 'language', name: string): number | undefined {
    return this.#get('SELECT number FROM name WHERE kind = ? AND name = ?', kind, name)?.['number'] as
      | number
      | undefined;
  }

  names(kind: 'source' | 'language'): ReadonlyMap<number, string> {
    const version = this.version();
    const known = this.#known.get(kind);
    if (known?.version === version) return known.names;
    const rows = this.#prepared('SELECT number, name, sum FROM name WHERE kind = ?').all(kind);
    const names = new Map(rows.map((row) => [row['number'] as number, row['name'] as string]));
    for (const { number, name, sum } of rows)
      this.#check(sumOf(kind, name as string, number as number) === sum, `the name of ${kind} ${number}`);
    this.#known.set(kind, { version, names });
    return names;
  }

  /** Numbers keep their names, so that only those not met before are looked up. */
  #nameOf(kind: 'source' | 'language', number: number): string {
    const known = this.#known.get(kind)?.names.get(number);
    if (known !== undefined) return known;
    this.#known.delete(kind);
    return this.names(kind).get(number) ?? '';
  }

  #cardRow(row: Record<string, unknown> | undefined): CardRow | undefined {
    if (row === undefined) return undefined;
    const source = this.#nameOf('source', row['source'] as number);
    const { sum, ...rest } = row;
    const card = {
      ...rest,
      source,
      language: this.#nameOf('language', row['language'] as number),
    } as CardRow;
    this.#check(sumOfCard(card) === sum, `card ${card.number}`);
    return card;
  }

  article(id: string): number | undefined {
    return this.#get('SELECT number FROM article WHERE id = ?', id)?.['number'] as number | undefined;
  }

  /** Enters a card, in place of an earlier one; undefined when nothing about it changed. */
  enter(card: Card): NumberedCard | undefined {
    let article = this.article(card.id);
    if (article === undefined) {
      article = ++this.#nextArticle;
      this.#run('INSERT INTO article VALUES (?, ?)', article, card.id);
    }
    const digest = digestOf(card);
    const before = this.#get(
      'SELECT number, digest FROM card WHERE article = ? AND revision = ?',
      article,
      card.revision,
    );
    if (before !== undefined) {
      if (Buffer.from(before['digest'] as Uint8Array).equals(digest)) return undefined;
      this.#drop(before['number'] as number);
    }
    const number = ++this.#nextCard;
    const source = this.name('source', card.source);
    const language = this.name('language', card.language ?? '');
    const published = card.publishedAt ?? null;
    const sum = sumOfCard({ ...card, number, article, language: card.language ?? '', published });
    this.#run(
      'INSERT INTO card VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      number,
      article,
      card.revision,
      digest,
      card.path,
      card.url,
      card.headline,
      source,
      language,
      published,
      sum,
    );
    const { headline, byline, blocks, captions, standfirst, section } = card;
    const optional = {
      ...(standfirst === undefined ? {} : { standfirst }),
      ...(section === undefined ? {} : { section }),
    };
    return {
      number,
      article,
      key: keyOf(card),
      source,
      language,
      flags: flagsOf(card),
      publishedAt: card.publishedAt ?? Number.NaN,
      card: { headline, byline, blocks, captions, ...optional },
    };
  }

  #drop(card: number): void {
    this.#run('DELETE FROM card WHERE number = ?', card);
    if (this.#get('SELECT 1 FROM gone WHERE card = ?', card) !== undefined) return;
    this.#run('INSERT INTO gone VALUES (?)', card);
    this.#tally('gone', sumOf(card));
  }

  /** Takes out every revision of an article; answers how many. */
  leave(id: string): number {
    const article = this.article(id);
    if (article === undefined) return 0;
    const rows = this.#prepared('SELECT number FROM card WHERE article = ?').all(article);
    for (const row of rows) this.#drop(row['number'] as number);
    return rows.length;
  }

  segments(): readonly SegmentRow[] {
    return this.atOnce(() => {
      const sql = 'SELECT name, bytes, docs FROM segment ORDER BY name';
      const rows = this.#prepared(sql).all() as unknown as SegmentRow[];
      this.#checkTally(
        'segment',
        rows.reduce((sum, row) => sum + sumOfSegment(row), 0),
      );
      return rows;
    });
  }

  addSegment(row: SegmentRow): void {
    this.#run('INSERT INTO segment VALUES (?, ?, ?)', row.name, row.bytes, row.docs);
    this.#tally('segment', sumOfSegment(row));
  }

  addSketches(sketches: readonly Sketch[]): void {
    for (const { card, values } of sketches)
      for (const value of values) this.#run('INSERT OR IGNORE INTO shingle VALUES (?, ?)', value, card);
  }

  /** Cards with at least so many of these values in their sketches, those with most first. */
  sharing(sketch: readonly number[], wanted: number, limit: number): readonly number[] {
    const shared = new Map<number, number>();
    for (const value of sketch) {
      const rows = this.#prepared('SELECT card FROM shingle WHERE value = ? LIMIT ?').all(
        value,
        MOST_SHARING + 1,
      );
      if (rows.length > MOST_SHARING) continue;
      for (const row of rows) {
        const card = row['card'] as number;
        shared.set(card, (shared.get(card) ?? 0) + 1);
      }
    }
    return [...shared]
      .filter(([, count]) => count >= wanted)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .map(([card]) => card);
  }

  dropSegment(name: string): void {
    const row = this.segments().find((one) => one.name === name);
    if (row === undefined) return;
    this.#run('DELETE FROM segment WHERE name = ?', name);
    this.#tally('segment', -sumOfSegment(row));
  }

  gone(): ReadonlySet<number> {
    return this.atOnce(() => {
      const rows = this.#prepared('SELECT card FROM gone').all();
      const cards = new Set(rows.map((row) => row['card'] as number));
      let sums = 0;
      for (const card of cards) sums += sumOf(card);
      this.#checkTally('gone', sums);
      return cards;
    });
  }

  /** Cards that no segment holds any more. */
  forget(cards: Iterable<number>): void {
    for (const card of cards) {
      if (this.#get('SELECT 1 FROM gone WHERE card = ?', card) === undefined) continue;
      this.#run('DELETE FROM gone WHERE card = ?', card);
      this.#tally('gone', -sumOf(card));
    }
  }

  card(number: number): CardRow | undefined {
    return this.#cardRow(this.#get(`${CARD_ROW} WHERE card.number = ?`, number));
  }

  /** The current state of an article, else its latest. */
  cardOf(article: number): CardRow | undefined {
    return this.#cardRow(this.#get(`${CARD_ROW} WHERE article = ? ORDER BY revision LIMIT 1`, article));
  }

  /** The highest number given to a card. */
  lastCard(): number {
    return this.#number(LAST_CARD);
  }

  count(): number {
    return this.#number('SELECT count(*) AS n FROM card');
  }

  /** What is wrong with the file, if anything; reads all of it. */
  check(): string | undefined {
    const answer = String(this.#get('PRAGMA integrity_check')?.['integrity_check']);
    if (answer !== 'ok') return answer;
    for (const row of this.#prepared(CARD_ROW).iterate()) this.#cardRow(row);
    return undefined;
  }

  close(): void {
    this.#db.close();
  }
}

function sumOfSegment({ name, bytes, docs }: SegmentRow): number {
  return sumOf(name, bytes, docs);
}

function flagsOf(card: Card): number {
  return (
    (card.hasImages ? FLAGS.images : 0) |
    (card.hasQuotes ? FLAGS.quotes : 0) |
    (card.revisions > 0 ? FLAGS.revised : 0) |
    (card.vanished ? FLAGS.vanished : 0) |
    (card.revision > 0 ? FLAGS.earlier : 0)
  );
}
