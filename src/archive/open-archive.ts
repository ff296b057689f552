/**
 * The archive on disk: opened for reading by anyone, for writing by one at a time. Its layout: docs/archive.md.
 * What the disk does comes out as an ArchiveFault; what lies in the files comes out as values.
 */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Article } from '../article/article.ts';
import { type Catalogue, DERIVED, openCatalogue, type SheetRow } from './catalogue.ts';
import { makeFolder } from './durable.ts';
import { ArchiveFault, errno, onDisk } from './fault.ts';
import { groupCommit } from './group-commit.ts';
import { type Kept, keepArticles } from './keep.ts';
import { type DamagedSheet, type KeptSheet, readKept } from './kept-sheet.ts';
import { mendFolder } from './mend-folder.ts';
import { refreshSheets } from './refresh-catalogue.ts';
import { sheetPlace } from './sheet-path.ts';
import { type WalkOptions, walkSheets } from './walk.ts';
import { takeWriterLock, type WriterLock } from './writer-lock.ts';

/** What readers do; none of it waits for a writer. */
export interface Archive {
  readonly root: string;
  /** Every sheet in path order; see WalkOptions. */
  walk(options?: WalkOptions): AsyncIterable<KeptSheet | DamagedSheet>;
  /** The current sheet of an article, undefined when there is none. */
  pull(id: string): Promise<KeptSheet | DamagedSheet | undefined>;
  /** All states of an article, the earliest first and the current one last; empty when there is none. */
  revisions(id: string): Promise<readonly (KeptSheet | DamagedSheet)[]>;
  close(): Promise<void>;
}

export interface ArchiveWriter extends Archive {
  /** Durable once answered, in the order given. Calls made together are written together. */
  keep(articles: readonly Article[]): Promise<readonly Kept[]>;
}

/** A miss makes a reader look for what is new, at most this often. */
const LOOK_AGAIN_MS = 2_000;

class Reader implements Archive {
  readonly root: string;
  protected readonly catalogue: Catalogue;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<void> | undefined;

  constructor(root: string, catalogue: Catalogue) {
    this.root = root;
    this.catalogue = catalogue;
  }

  walk(options?: WalkOptions): AsyncIterable<KeptSheet | DamagedSheet> {
    return walkSheets(this.root, options);
  }

  async pull(id: string): Promise<KeptSheet | DamagedSheet | undefined> {
    return this.search(async () => {
      for (const row of this.rowsOf(id)) {
        const kept = row.revision === 0 ? await readKept(this.root, row) : undefined;
        if (kept) return kept;
      }
      return undefined;
    });
  }

  async revisions(id: string): Promise<readonly (KeptSheet | DamagedSheet)[]> {
    const found = await this.search(async () => {
      const all = await Promise.all(this.rowsOf(id).map((row) => readKept(this.root, row)));
      const there = all.filter((one) => one !== undefined);
      return there.length === 0 ? undefined : there;
    });
    const age = ({ revision }: KeptSheet | DamagedSheet) => revision || Number.POSITIVE_INFINITY;
    return (found ?? []).sort((a, b) => age(a) - age(b));
  }

  async close(): Promise<void> {
    await this.looking;
    this.catalogue.close();
  }

  /** Rows of an article in the one folder that counts. */
  private rowsOf(id: string): SheetRow[] {
    const rows = this.catalogue.sheetsOf(id);
    const folder = rows[0]?.path.slice(0, rows[0].path.lastIndexOf('/') + 1) ?? '';
    return rows.filter((row) => row.path.startsWith(folder));
  }

  /** Asks the catalogue; looks at the folders first when that was never done, and again when nothing was found. */
  private async search<T>(ask: () => Promise<T | undefined>): Promise<T | undefined> {
    if (this.lookedAt === Number.NEGATIVE_INFINITY) await this.look();
    const found = await ask();
    if (found !== undefined || performance.now() - this.lookedAt < LOOK_AGAIN_MS) return found;
    await this.look();
    return ask();
  }

  private async look(): Promise<void> {
    this.looking ??= this.refresh().finally(() => {
      this.lookedAt = performance.now();
      this.looking = undefined;
    });
    await this.looking;
  }

  protected refresh(): Promise<void> {
    return refreshSheets(this.root, this.catalogue, false);
  }
}

class Writer extends Reader implements ArchiveWriter {
  private readonly lock: WriterLock;
  /** Set when a batch broke off: what it left is mended before the next. */
  private brokenOff = true;
  private closed = false;
  private readonly commits = groupCommit<Article, Kept>((articles) => this.commit(articles));

  constructor(root: string, catalogue: Catalogue, lock: WriterLock) {
    super(root, catalogue);
    this.lock = lock;
  }

  async keep(articles: readonly Article[]): Promise<readonly Kept[]> {
    if (this.closed) throw new ArchiveFault('closed', this.root, `The archive ${this.root} has been closed.`);
    // Refused here, before others' articles share a batch with it.
    for (const article of articles) sheetPlace(article);
    return articles.length === 0 ? [] : this.commits.put(articles);
  }

  private async commit(articles: readonly Article[]): Promise<Kept[]> {
    if (this.brokenOff) await this.refresh();
    this.brokenOff = true;
    const kept = await keepArticles(this.root, this.catalogue, articles);
    this.brokenOff = false;
    return kept;
  }

  override async refresh(): Promise<void> {
    await refreshSheets(this.root, this.catalogue, true, (folder, names) =>
      mendFolder(this.root, folder, names),
    );
    this.brokenOff = false;
  }

  override async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.commits.settled();
    await super.close();
    this.lock.release();
  }
}

/** Opens the archive in `dir` for reading. Throws an ArchiveFault "missing" or "not-a-folder". */
export async function openArchive(dir: string): Promise<Archive> {
  const root = await existing(dir);
  return new Reader(root, openCatalogue(root, 'read'));
}

/**
 * Opens it for writing, and puts right what a crash has left. Throws an ArchiveFault "locked" that names the holder while
 * another process, or another part of this one, writes to it. `task` is what others are told: "collect".
 */
export async function openArchiveForWriting(dir: string, task: string): Promise<ArchiveWriter> {
  const root = await existing(dir);
  await makeFolder(join(root, DERIVED));
  const lock = takeWriterLock(join(root, DERIVED), task);
  try {
    const writer = new Writer(root, openCatalogue(root, 'write'), lock);
    await writer.refresh();
    return writer;
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function existing(dir: string): Promise<string> {
  const root = resolve(dir);
  try {
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    if (errno(error) !== 'ENOENT') return onDisk('open', root, () => Promise.reject(error));
    throw new ArchiveFault(
      'missing',
      root,
      `There is no archive in ${root}. Make one with "tearsheet init ${root}".`,
      error,
    );
  }
  throw new ArchiveFault('not-a-folder', root, `${root} is a file; an archive is a folder.`);
}
