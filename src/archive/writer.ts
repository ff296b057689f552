/** What the one writer of an archive does besides reading. */
import type { Article, PageReference } from '../article/article.ts';
import type { Catalogue } from './catalogue.ts';
import { ArchiveFault } from './fault.ts';
import { type GroupCommit, groupCommit } from './group-commit.ts';
import { type Kept, keepArticles } from './keep.ts';
import { type Capture, keepCaptures } from './keep-pages.ts';
import { mendFolder } from './mend-folder.ts';
import type { CapturedPage, OriginalFile } from './page-record.ts';
import { type Archive, Reader } from './reader.ts';
import { refreshSheets } from './refresh-catalogue.ts';
import { refreshPages } from './refresh-pages.ts';
import { sheetPlace } from './sheet-path.ts';
import { appendVanished, type Vanished } from './vanished.ts';
import { WARC_BYTES } from './warc-files.ts';
import type { WriterLock } from './writer-lock.ts';

/** Everything is durable once answered. Calls made together (with Promise.all) are written together, which is far quicker. */
export interface ArchiveWriter extends Archive {
  /** Answers in the order given. */
  keep(articles: readonly Article[]): Promise<readonly Kept[]>;
  /** Keeps a page as it came. The same bytes as last time for the same address are not kept twice. */
  keepPage(page: CapturedPage): Promise<PageReference>;
  /** Keeps an imported file as it is. The same bytes as last time under the same path are not kept twice. */
  keepOriginal(file: OriginalFile): Promise<PageReference>;
  recordVanished(gone: readonly Vanished[]): Promise<void>;
}

export interface WriterOptions {
  /** A WARC file that has grown to this is followed by another. */
  readonly warcBytes?: number;
}

export class Writer extends Reader implements ArchiveWriter {
  private readonly lock: WriterLock;
  private readonly mendSheets: () => Promise<void>;
  private readonly mendPages: () => Promise<void>;
  private readonly articles: GroupCommit<Article, Kept>;
  private readonly captures: GroupCommit<Capture, PageReference>;
  private readonly ledger: GroupCommit<Vanished, undefined>;
  private closed = false;

  constructor(
    root: string,
    catalogue: Catalogue,
    lock: WriterLock,
    { warcBytes = WARC_BYTES }: WriterOptions,
  ) {
    super(root, catalogue);
    this.lock = lock;
    this.mendSheets = () =>
      refreshSheets(root, catalogue, (folder, names) => mendFolder(root, folder, names));
    this.mendPages = () => refreshPages(root, catalogue, true);
    this.articles = mendedCommit((batch) => keepArticles(root, catalogue, batch), this.mendSheets);
    this.captures = mendedCommit((batch) => keepCaptures(root, catalogue, batch, warcBytes), this.mendPages);
    this.ledger = groupCommit(async (gone) => {
      await appendVanished(root, gone);
      return gone.map(() => undefined);
    });
  }

  /** Puts right what an earlier writer left behind; before anything is kept. */
  async mend(): Promise<void> {
    await this.mendSheets();
    await this.mendPages();
  }

  async keep(articles: readonly Article[]): Promise<readonly Kept[]> {
    this.mustBeOpen();
    // Refused here, before others' articles share a batch with it.
    for (const article of articles) sheetPlace(article);
    return articles.length === 0 ? [] : this.articles.put(articles);
  }

  async keepPage(page: CapturedPage): Promise<PageReference> {
    return this.capture({ kind: 'page', page });
  }

  async keepOriginal(file: OriginalFile): Promise<PageReference> {
    return this.capture({ kind: 'original', file });
  }

  private async capture(capture: Capture): Promise<PageReference> {
    this.mustBeOpen();
    const [reference] = await this.captures.put([capture]);
    return reference as PageReference;
  }

  async recordVanished(gone: readonly Vanished[]): Promise<void> {
    this.mustBeOpen();
    if (gone.length > 0) await this.ledger.put(gone);
  }

  override async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    for (const commits of [this.articles, this.captures, this.ledger]) await commits.settled();
    await super.close();
    this.lock.release();
  }

  private mustBeOpen(): void {
    if (!this.closed) return;
    throw new ArchiveFault('closed', this.root, `The archive ${this.root} has been closed.`);
  }
}

/** Commits of which one that broke off is mended before the next. */
function mendedCommit<T, R>(
  commit: (batch: readonly T[]) => Promise<readonly R[]>,
  mend: () => Promise<void>,
): GroupCommit<T, R> {
  let brokenOff = false;
  return groupCommit(async (batch) => {
    if (brokenOff) await mend();
    brokenOff = true;
    const answers = await commit(batch);
    brokenOff = false;
    return answers;
  });
}
