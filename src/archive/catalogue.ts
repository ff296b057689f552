/**
 * What lies where: id → path of the sheet, address → place of the captured page. Derived from the names of the sheets and
 * from the WARC files, in `.tearsheet/catalogue.db`; deleted, it is made again with the same answers (`refresh-catalogue.ts`).
 *
 * | table  | field    | meaning                                                                              |
 * |--------|----------|--------------------------------------------------------------------------------------|
 * | folder | path     | "articles/gazette/2022/01"                                                           |
 * |        | stamp    | inode and times of the folder when it was last listed; '' when it is to be listed    |
 * |        | mended   | the same, for the last time that a writer listed it and put it right                 |
 * | sheet  | folder … | folder, day, id, revision (0: current) of one file                                   |
 * | warc   | file     | "pages/2022/01/15.warc.gz"                                                           |
 * |        | stamp    | inode, size and time of the file when it was last read                               |
 * |        | known    | bytes from the start whose records are in `record`                                   |
 * | record | warc …   | file, offset and length in bytes of one record; key and digest: first 12 bytes of    |
 * |        |          | SHA-256 of the target address, of the payload's digest; at: ms since 1970            |
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { diskFault, errno, onDiskNow } from './fault.ts';
import { type SheetName, sheetName } from './sheet-path.ts';

const VERSION = 1;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS folder (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, mended TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS sheet (
    folder INTEGER NOT NULL, day INTEGER NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL,
    PRIMARY KEY (folder, day, id, revision)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sheet_by_id ON sheet (id);
  CREATE TABLE IF NOT EXISTS warc (number INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, known INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS record (
    warc INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, type TEXT NOT NULL,
    key BLOB NOT NULL, digest BLOB NOT NULL, status INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (warc, offset)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS record_by_key ON record (key);
  PRAGMA user_version = ${VERSION};
`;

export const DERIVED = '.tearsheet';

/** Primary result codes that mean the file is no catalogue any more: it is derived, so it is made again. */
const SPOILT = new Set(['sqlite-11', 'sqlite-26']);
/** … and those that mean that nothing can be written there. */
const CANNOT_WRITE = new Set([
  'sqlite-3',
  'sqlite-8',
  'sqlite-13',
  'sqlite-14',
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EACCES',
  'EPERM',
]);

const BUSY = 'sqlite-5';
const MAX_TRIES = 20;
const TRY_AGAIN_MS = 10;

export interface SheetRow extends SheetName {
  readonly path: string;
}

export type Row = Readonly<Record<string, SQLOutputValue>>;

export class Catalogue {
  private readonly db: DatabaseSync;
  private readonly file: string;
  private readonly statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync, file: string) {
    this.db = db;
    this.file = file;
  }

  /** Every sheet of an article, in path order; the first is the one that counts should two folders hold the same id. */
  sheetsOf(id: string): SheetRow[] {
    return this.all(
      `SELECT path, day, id, revision FROM sheet JOIN folder ON number = folder WHERE id = ? ORDER BY path, day, revision`,
      id,
    ).map((row) => {
      const name = { day: Number(row['day']), id, revision: Number(row['revision']) };
      return { ...name, path: `${row['path']}/${sheetName(name)}` };
    });
  }

  addSheets(sheets: readonly { readonly folder: string; readonly name: SheetName }[]): void {
    this.together(() => {
      for (const { folder, name } of sheets) {
        this.run(
          'INSERT OR IGNORE INTO sheet VALUES (?, ?, ?, ?)',
          this.folderNumber(folder),
          name.day,
          name.id,
          name.revision,
        );
      }
    });
  }

  /** Number of a folder, entered as one to be listed when it was unknown. */
  folderNumber(path: string): number {
    const found = this.get('SELECT number FROM folder WHERE path = ?', path);
    if (found) return Number(found['number']);
    return Number(
      this.run(`INSERT INTO folder (path, stamp, mended) VALUES (?, '', '')`, path).lastInsertRowid,
    );
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return onDiskNow('read', this.file, () => this.statement(sql).get(...values) as Row | undefined);
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return onDiskNow('read', this.file, () => this.statement(sql).all(...values) as Row[]);
  }

  run(sql: string, ...values: SQLInputValue[]): { lastInsertRowid: number | bigint } {
    return onDiskNow('write', this.file, () => this.statement(sql).run(...values));
  }

  /** All of `work` or nothing of it. */
  together(work: () => void): void {
    onDiskNow('write', this.file, () => {
      this.db.exec('BEGIN IMMEDIATE');
      try {
        work();
        this.db.exec('COMMIT');
      } catch (error) {
        if (this.db.isTransaction) this.db.exec('ROLLBACK');
        throw error;
      }
    });
  }

  close(): void {
    this.db.close();
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

/**
 * Opens the catalogue of the archive in `root`, making it when it is missing, spoilt or of another version. A reader that
 * may not write there gets one in memory, which is filled anew each time.
 */
export async function openCatalogue(root: string, may: 'read' | 'write'): Promise<Catalogue> {
  const folder = join(root, DERIVED);
  const file = join(folder, 'catalogue.db');
  for (let tries = 1; ; tries++) {
    try {
      makeIfMissing(folder);
      return new Catalogue(openDatabase(file), file);
    } catch (error) {
      const name = errno(error) ?? '';
      if (may === 'read' && CANNOT_WRITE.has(name)) return catalogueInMemory();
      // Where several open a new one together, SQLite's own waiting does not cover the change to WAL.
      if (tries === MAX_TRIES || !(name === BUSY || SPOILT.has(name))) throw diskFault(error, 'open', file);
      if (SPOILT.has(name)) removeDatabase(file);
      await setTimeout(tries * TRY_AGAIN_MS);
    }
  }
}

function makeIfMissing(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (errno(error) !== 'EEXIST') throw error;
  }
}

/** For readers of what cannot be written to: filled anew by each, and gone with it. */
export function catalogueInMemory(): Catalogue {
  const db = new DatabaseSync(':memory:');
  db.exec(SCHEMA);
  return new Catalogue(db, ':memory:');
}

function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 10_000 });
  try {
    const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
    // A loss of power may cost the last entries, never the file's order (https://sqlite.org/wal.html).
    if (version === 0) db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000; PRAGMA journal_size_limit = 1000000;');
    if (version === 0) db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    if (version === 0 || version === VERSION) return db;
  } catch (error) {
    db.close();
    throw error;
  }
  db.close();
  removeDatabase(file);
  return openDatabase(file);
}

function removeDatabase(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}
