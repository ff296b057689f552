/**
 * An SQLite file that is noticed to be spoilt. SQLite notices a broken tree, not a wrong letter: rows have sums of their own, and
 * `check` is what whoever reads them calls. Nor does it notice that the end of its log is lost: a file beside it holds the number of
 * the last commit. The number of the layout is SQLite's own `user_version`.
 */
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';
import { IndexDamage, IndexVersion } from './damage.ts';

/** Beside the file; written after each commit, so that it is never ahead of a whole one. */
const COMMITS = 'COMMITS';

const META =
  'CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;';

type Value = string | number | Uint8Array | null;
export type Row = Record<string, unknown>;

/** Of what a row says. */
export function sumOf(...values: readonly (string | number | null)[]): number {
  return crc32(values.join('\0'));
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

export interface Layout {
  readonly format: number;
  /** Makes the tables and their first rows. */
  readonly schema: string;
  readonly meta: Readonly<Record<string, string>>;
}

export class Database {
  readonly #path: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** Throws IndexDamage, IndexVersion. */
  constructor(path: string, readonly: boolean, layout: Layout) {
    this.#path = path;
    this.#db = readonly ? openToRead(path) : new DatabaseSync(path, { timeout: 5000 });
    try {
      if (!readonly) this.#prepare(layout);
      const format = Number(this.get('PRAGMA user_version')?.['user_version']);
      if (format !== layout.format) throw new IndexVersion(path, format, layout.format);
      this.#checkCommits();
    } catch (cause) {
      this.#db.close();
      throw cause;
    }
  }

  #prepare({ format, schema, meta }: Layout): void {
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000');
    if (this.number('SELECT count(*) AS n FROM sqlite_schema') > 0) return;
    this.inOne(() => {
      this.#db.exec(META + schema);
      this.#db.exec(`PRAGMA user_version = ${format}`);
      for (const [key, value] of Object.entries(meta)) this.setMeta(key, value);
    });
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  get(sql: string, ...values: Value[]): Row | undefined {
    return this.#prepared(sql).get(...values) as Row | undefined;
  }

  all(sql: string, ...values: Value[]): Row[] {
    return this.#prepared(sql).all(...values) as Row[];
  }

  each(sql: string): Iterable<Row> {
    return this.#prepared(sql).iterate() as Iterable<Row>;
  }

  run(sql: string, ...values: Value[]): void {
    this.#prepared(sql).run(...values);
  }

  /** The column `n` of the one row. */
  number(sql: string): number {
    return Number(this.get(sql)?.['n'] ?? 0);
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

  rollback(): void {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
  }

  get #commits(): string {
    return join(dirname(this.#path), COMMITS);
  }

  /** SQLite passes over a log from its first wrong byte on, and is then as it was before. */
  #checkCommits(): void {
    // Read first: between the two someone may commit.
    const told = existsSync(this.#commits) ? readFileSync(this.#commits, 'utf8') : '0\n';
    const commits = Number(this.meta('commits') ?? 0);
    this.check(/^\d+\n$/.test(told) && Number(told) <= commits, `what was written after commit ${commits}`);
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
    const row = this.get('SELECT value, sum FROM meta WHERE key = ?', key);
    if (row === undefined) return undefined;
    this.check(sumOf(key, String(row['value'])) === row['sum'], `what it says of ${key}`);
    return row['value'] as string;
  }

  setMeta(key: string, value: string): void {
    this.run('INSERT OR REPLACE INTO meta VALUES (?, ?, ?)', key, value, sumOf(key, value));
  }

  /** Throws IndexDamage when something does not hold. */
  check(holds: boolean, what: string): void {
    if (!holds) throw new IndexDamage(this.#path, `${what} is not as it was written`);
  }

  /** A tally is the sum of the sums of all rows of a table that is always read whole. */
  tally(table: string, more: number): void {
    this.setMeta(table, String((Number(this.meta(table) ?? 0) + more) >>> 0));
  }

  checkTally(table: string, sums: number): void {
    this.check(Number(this.meta(table) ?? 0) === sums >>> 0, `its table "${table}"`);
  }

  /** Changes when anyone else wrote. */
  version(): number {
    return Number(this.get('PRAGMA data_version')?.['data_version']);
  }

  /** What is wrong with its trees, if anything; reads all of them. */
  integrity(): string | undefined {
    const answer = String(this.get('PRAGMA integrity_check')?.['integrity_check']);
    return answer === 'ok' ? undefined : answer;
  }

  close(): void {
    this.#db.close();
  }
}
