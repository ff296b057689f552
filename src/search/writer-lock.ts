/** The right to write to one index, held by one process; the system takes it back from a process that dies. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

const WAIT_MS = 60_000;
const PAUSE_MS = 50;

/** Another process has been writing for longer than one waits. */
export class IndexBusy extends Error {
  readonly code = 'busy';
  constructor(path: string) {
    super(`${path}: another process is writing to the index`);
    this.name = 'IndexBusy';
  }
}

export class WriterLock {
  readonly #db: DatabaseSync;

  private constructor(db: DatabaseSync) {
    this.#db = db;
  }

  static async take(path: string): Promise<WriterLock> {
    const db = new DatabaseSync(join(path, 'lock.sqlite'), { timeout: 0 });
    for (const until = Date.now() + WAIT_MS; ; ) {
      if (tryLock(db)) return new WriterLock(db);
      if (Date.now() > until) {
        db.close();
        throw new IndexBusy(path);
      }
      await setTimeout(PAUSE_MS);
    }
  }

  release(): void {
    this.#db.exec('ROLLBACK');
    this.#db.close();
  }
}

function tryLock(db: DatabaseSync): boolean {
  try {
    db.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (cause) {
    // SQLITE_BUSY: someone else holds it.
    if ((cause as { readonly errcode?: number }).errcode === 5) return false;
    throw cause;
  }
}
