/**
 * The ledger of one generation of the index: an SQLite file that says which segments there are and what each card is.
 * A segment counts from the moment the ledger names it; whatever else lies in the folder is debris of a crash.
 *
 * | table | holds |
 * |---|---|
 * | meta | analysis, `unfinished` (not every sheet is in it yet), tallies, and (rebuild) the place reached |
 * | name | sources and languages by number |
 * | article | identity by number |
 * | card | what a hit shows; `digest` tells a card that did not change |
 * | segment | file, bytes, documents |
 * | gone | cards that stand in a segment and are no longer |
 * | shingle | sketches of current articles, by which copies are found; those of cards that are gone stay until a rebuild |
 */
import { digestOf, flagsOf, keyOf } from './card-facts.ts';
import { Database, type Layout, type Row, sumOf } from './database.ts';
import type { Card } from './index-contract.ts';
import type { NumberedCard } from './inverter.ts';
import type { Sketch } from './shingles.ts';

/** Layout of ledger and segments. Another number cannot be read. */
export const FORMAT = 5;
/** How text becomes terms, weights and order. Another number asks for a rebuild. */
export const ANALYSIS = 2;

const SCHEMA = `
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

const LAYOUT: Layout = { format: FORMAT, schema: SCHEMA, meta: { analysis: String(ANALYSIS) } };

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

function sumOfCard(row: CardRow): number {
  const { number, article, id, revision, path, url, headline, source, language, published } = row;
  return sumOf(number, article, id, revision, path, url, headline, source, language, published);
}

export class Ledger {
  readonly #db: Database;
  readonly #names = new Map<string, number>();
  /** Names by number, as they were when anyone last wrote. */
  readonly #known = new Map<
    'source' | 'language',
    { readonly version: number; readonly names: ReadonlyMap<number, string> }
  >();
  #nextCard = 0;
  #nextArticle = 0;

  /** Throws IndexDamage, IndexVersion. */
  constructor(path: string, readonly = false) {
    this.#db = new Database(path, readonly, LAYOUT);
    if (!readonly) this.reread();
  }

  /** Takes up the numbers another writer gave out. */
  reread(): void {
    this.#names.clear();
    this.#known.clear();
    this.#nextCard = this.lastCard();
    this.#nextArticle = this.#db.number('SELECT max(number) AS n FROM article');
  }

  begin(): void {
    this.#db.begin();
  }

  commit(): void {
    this.#db.commit();
  }

  rollback(): void {
    this.#db.rollback();
    this.reread();
  }

  atOnce<T>(look: () => T): T {
    return this.#db.atOnce(look);
  }

  /** All of `change` or nothing. */
  inOne<T>(change: () => T): T {
    try {
      return this.#db.inOne(change);
    } catch (cause) {
      this.reread();
      throw cause;
    }
  }

  meta(key: string): string | undefined {
    return this.#db.meta(key);
  }

  setMeta(key: string, value: string): void {
    this.#db.setMeta(key, value);
  }

  version(): number {
    return this.#db.version();
  }

  /** The number of a source or language; made when it has none. */
  name(kind: 'source' | 'language', name: string): number {
    const key = `${kind} ${name}`;
    let number = this.#names.get(key) ?? this.findName(kind, name);
    if (number === undefined) {
      number = this.#db.number(`SELECT count(*) AS n FROM name WHERE kind = '${kind}'`) + 1;
      this.#db.run('INSERT INTO name VALUES (?, ?, ?, ?)', kind, name, number, sumOf(kind, name, number));
      this.#known.delete(kind);
    }
    this.#names.set(key, number);
    return number;
  }

  findName(kind: 'source' | 'language', name: string): number | undefined {
    return this.#db.get('SELECT number FROM name WHERE kind = ? AND name = ?', kind, name)?.['number'] as
      | number
      | undefined;
  }

  names(kind: 'source' | 'language'): ReadonlyMap<number, string> {
    const version = this.#db.version();
    const known = this.#known.get(kind);
    if (known?.version === version) return known.names;
    const rows = this.#db.all('SELECT number, name, sum FROM name WHERE kind = ?', kind);
    const names = new Map(rows.map((row) => [row['number'] as number, row['name'] as string]));
    for (const { number, name, sum } of rows)
      this.#db.check(sumOf(kind, name as string, number as number) === sum, `the name of ${kind} ${number}`);
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

  #cardRow(row: Row | undefined): CardRow | undefined {
    if (row === undefined) return undefined;
    const source = this.#nameOf('source', row['source'] as number);
    const { sum, ...rest } = row;
    const card = {
      ...rest,
      source,
      language: this.#nameOf('language', row['language'] as number),
    } as CardRow;
    this.#db.check(sumOfCard(card) === sum, `card ${card.number}`);
    return card;
  }

  article(id: string): number | undefined {
    return this.#db.get('SELECT number FROM article WHERE id = ?', id)?.['number'] as number | undefined;
  }

  /** Enters a card, in place of an earlier one; undefined when nothing about it changed. */
  enter(card: Card): NumberedCard | undefined {
    let article = this.article(card.id);
    if (article === undefined) {
      article = ++this.#nextArticle;
      this.#db.run('INSERT INTO article VALUES (?, ?)', article, card.id);
    }
    const digest = digestOf(card);
    const before = this.#db.get(
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
    this.#db.run(
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
    this.#db.run('DELETE FROM card WHERE number = ?', card);
    if (this.#db.get('SELECT 1 FROM gone WHERE card = ?', card) !== undefined) return;
    this.#db.run('INSERT INTO gone VALUES (?)', card);
    this.#db.tally('gone', sumOf(card));
  }

  /** Takes out every revision of an article; answers how many. */
  leave(id: string): number {
    const article = this.article(id);
    if (article === undefined) return 0;
    const rows = this.#db.all('SELECT number FROM card WHERE article = ?', article);
    for (const row of rows) this.#drop(row['number'] as number);
    return rows.length;
  }

  segments(): readonly SegmentRow[] {
    return this.#db.atOnce(() => {
      const sql = 'SELECT name, bytes, docs FROM segment ORDER BY name';
      const rows = this.#db.all(sql) as unknown as SegmentRow[];
      this.#db.checkTally(
        'segment',
        rows.reduce((sum, row) => sum + sumOfSegment(row), 0),
      );
      return rows;
    });
  }

  addSegment(row: SegmentRow): void {
    this.#db.run('INSERT INTO segment VALUES (?, ?, ?)', row.name, row.bytes, row.docs);
    this.#db.tally('segment', sumOfSegment(row));
  }

  addSketches(sketches: readonly Sketch[]): void {
    for (const { card, values } of sketches)
      for (const value of values) this.#db.run('INSERT OR IGNORE INTO shingle VALUES (?, ?)', value, card);
  }

  /** Cards with at least so many of these values in their sketches, those with most first. */
  sharing(sketch: readonly number[], wanted: number, limit: number): readonly number[] {
    const shared = new Map<number, number>();
    for (const value of sketch) {
      const rows = this.#db.all('SELECT card FROM shingle WHERE value = ? LIMIT ?', value, MOST_SHARING + 1);
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
    this.#db.run('DELETE FROM segment WHERE name = ?', name);
    this.#db.tally('segment', -sumOfSegment(row));
  }

  gone(): ReadonlySet<number> {
    return this.#db.atOnce(() => {
      const rows = this.#db.all('SELECT card FROM gone');
      const cards = new Set(rows.map((row) => row['card'] as number));
      let sums = 0;
      for (const card of cards) sums += sumOf(card);
      this.#db.checkTally('gone', sums);
      return cards;
    });
  }

  /** Cards that no segment holds any more. */
  forget(cards: Iterable<number>): void {
    for (const card of cards) {
      if (this.#db.get('SELECT 1 FROM gone WHERE card = ?', card) === undefined) continue;
      this.#db.run('DELETE FROM gone WHERE card = ?', card);
      this.#db.tally('gone', -sumOf(card));
    }
  }

  card(number: number): CardRow | undefined {
    return this.#cardRow(this.#db.get(`${CARD_ROW} WHERE card.number = ?`, number));
  }

  /** The current state of an article, else its latest. */
  cardOf(article: number): CardRow | undefined {
    return this.#cardRow(this.#db.get(`${CARD_ROW} WHERE article = ? ORDER BY revision LIMIT 1`, article));
  }

  /** The highest number given to a card. */
  lastCard(): number {
    return this.#db.number(LAST_CARD);
  }

  count(): number {
    return this.#db.number('SELECT count(*) AS n FROM card');
  }

  /** What is wrong with the file, if anything; reads all of it. */
  check(): string | undefined {
    const wrong = this.#db.integrity();
    if (wrong !== undefined) return wrong;
    for (const row of this.#db.each(CARD_ROW)) this.#cardRow(row);
    return undefined;
  }

  close(): void {
    this.#db.close();
  }
}

function sumOfSegment({ name, bytes, docs }: SegmentRow): number {
  return sumOf(name, bytes, docs);
}
