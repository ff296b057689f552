/** What readers do with an archive; none of it waits for a writer. */
import type { PageReference } from '../article/article.ts';
import { type Catalogue, catalogueInMemory, type SheetRow } from './catalogue.ts';
import { ArchiveFault, type ArchiveFaultCode } from './fault.ts';
import { type DamagedSheet, type KeptSheet, readKept } from './kept-sheet.ts';
import { type Looking, lookingWith } from './looking.ts';
import {
  latestPlace,
  originalPlaces,
  type PageDamage,
  type PulledOriginal,
  type PulledPage,
  placesOf,
  pullRecord,
} from './page-reader.ts';
import { originalUri } from './page-record.ts';
import { readAhead } from './read-ahead.ts';
import { refreshSheets } from './refresh-catalogue.ts';
import { recordKey, refreshPages, shortHash } from './refresh-pages.ts';
import { readVanished, type Vanished } from './vanished.ts';
import { type Finding, verifyArchive } from './verify.ts';
import { type WalkOptions, walkSheets } from './walk.ts';

export interface Archive {
  readonly root: string;
  /** Every sheet in path order; see WalkOptions. Streams. */
  walk(options?: WalkOptions): AsyncIterable<KeptSheet | DamagedSheet>;
  /** The current sheet of an article, undefined when there is none. */
  pull(id: string): Promise<KeptSheet | DamagedSheet | undefined>;
  /** All states of an article, the earliest first and the current one last; empty when there is none. */
  revisions(id: string): Promise<readonly (KeptSheet | DamagedSheet)[]>;
  /** The page or file that a sheet was made from, as it came. */
  pullPage(reference: PageReference): Promise<PulledPage | PulledOriginal | PageDamage>;
  /** What was captured of an address, the earliest first. */
  pagesOf(url: string): AsyncIterable<PulledPage | PulledOriginal | PageDamage>;
  /** Every imported file in its latest state. Streams. */
  originals(): AsyncIterable<PulledPage | PulledOriginal | PageDamage>;
  /** Whether the latest state of an imported file has this digest (`payloadDigest`). */
  hasOriginal(path: string, digest: string): Promise<boolean>;
  /** The ledger of what vanished, in the order of recording. */
  vanished(): AsyncIterable<Vanished>;
  /** Checks every file. Streams. */
  verify(): AsyncIterable<Finding>;
  close(): Promise<void>;
}

const AHEAD = 8;
const CANNOT_WRITE: ReadonlySet<ArchiveFaultCode> = new Set(['full', 'read-only', 'no-permission']);

export class Reader implements Archive {
  readonly root: string;
  private readonly onDisk: Catalogue;
  private inMemory: Catalogue | undefined;
  private readonly sheets: Looking;
  private readonly pages: Looking;

  constructor(root: string, catalogue: Catalogue) {
    this.root = root;
    this.onDisk = catalogue;
    this.sheets = lookingWith(() => this.refreshed((into) => refreshSheets(root, into)));
    this.pages = lookingWith(() => this.refreshed((into) => refreshPages(root, into, false)));
  }

  private get catalogue(): Catalogue {
    return this.inMemory ?? this.onDisk;
  }

  /** Where nothing can be written, not even what is derived, reading goes on with a catalogue in memory. */
  private async refreshed(refresh: (catalogue: Catalogue) => Promise<void>): Promise<void> {
    try {
      await refresh(this.catalogue);
    } catch (error) {
      if (!(error instanceof ArchiveFault && CANNOT_WRITE.has(error.code))) throw error;
      this.inMemory = catalogueInMemory();
      await refreshSheets(this.root, this.inMemory);
      await refreshPages(this.root, this.inMemory, false);
    }
  }

  walk(options?: WalkOptions): AsyncIterable<KeptSheet | DamagedSheet> {
    return walkSheets(this.root, options);
  }

  async pull(id: string): Promise<KeptSheet | DamagedSheet | undefined> {
    return this.sheets.search(async () => {
      for (const row of this.catalogue.sheetsOf(id)) {
        const kept = row.revision === 0 ? await readKept(this.root, row) : undefined;
        if (kept) return kept;
      }
      return undefined;
    });
  }

  async revisions(id: string): Promise<readonly (KeptSheet | DamagedSheet)[]> {
    const found = await this.sheets.search(async () => {
      const all = await Promise.all(this.rowsOf(id).map((row) => readKept(this.root, row)));
      const there = all.filter((one) => one !== undefined);
      return there.length === 0 ? undefined : there;
    });
    return (found ?? []).sort(byAge);
  }

  /** Rows of an article in the one folder that counts. */
  private rowsOf(id: string): SheetRow[] {
    const rows = this.catalogue.sheetsOf(id);
    const folder = rows[0]?.path.slice(0, rows[0].path.lastIndexOf('/') + 1) ?? '';
    return rows.filter((row) => row.path.startsWith(folder));
  }

  pullPage(reference: PageReference): Promise<PulledPage | PulledOriginal | PageDamage> {
    return pullRecord(this.root, reference);
  }

  async *pagesOf(url: string): AsyncGenerator<PulledPage | PulledOriginal | PageDamage> {
    const places = await this.pages.search(async () => {
      const found = placesOf(this.catalogue, url);
      return found.length === 0 ? undefined : found;
    });
    for (const place of places ?? []) yield await this.pullPlace(place);
  }

  async *originals(): AsyncGenerator<PulledPage | PulledOriginal | PageDamage> {
    await this.pages.look();
    yield* readAhead(originalPlaces(this.catalogue), AHEAD, (place) => this.pullPlace(place));
  }

  /** The catalogue knows the place alone; the record says the digest. */
  private pullPlace(place: PageReference): Promise<PulledPage | PulledOriginal | PageDamage> {
    return pullRecord(this.root, place);
  }

  async hasOriginal(path: string, digest: string): Promise<boolean> {
    await this.pages.once();
    const row = latestPlace(this.catalogue, recordKey('original', originalUri(path)));
    const stored = row?.['digest'];
    return stored instanceof Uint8Array && Buffer.compare(stored, shortHash(digest)) === 0;
  }

  vanished(): AsyncIterable<Vanished> {
    return readVanished(this.root);
  }

  async *verify(): AsyncGenerator<Finding> {
    await this.sheets.look();
    await this.pages.look();
    yield* verifyArchive(this.root, {
      currentOf: (id) => this.catalogue.sheetsOf(id).flatMap((row) => (row.revision === 0 ? [row.path] : [])),
      hasRecord: ({ file, offset }) =>
        this.catalogue.get(
          'SELECT 1 FROM record JOIN warc ON number = warc WHERE file = ? AND offset = ?',
          file,
          offset,
        ) !== undefined,
    });
  }

  async close(): Promise<void> {
    await this.sheets.settled();
    await this.pages.settled();
    this.onDisk.close();
    this.inMemory?.close();
  }
}

/** The current state last; the earlier ones in the order in which they were seen, which for imported ones is not that of keeping. */
function byAge(a: KeptSheet | DamagedSheet, b: KeptSheet | DamagedSheet): number {
  if (a.revision === 0 || b.revision === 0) return a.revision === 0 ? 1 : -1;
  const seen = (state: KeptSheet | DamagedSheet) =>
    state.kind === 'sheet' ? state.article.retrievedAt : undefined;
  return (seen(a) ?? 0) - (seen(b) ?? 0) || a.revision - b.revision;
}
