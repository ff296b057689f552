/**
 * One generation of the index: a folder with a ledger and segments. Cards go in by rounds: their rows and the segments
 * that hold their postings become true in one transaction. Segments of like size are merged as they gather.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Builders } from './builders.ts';
import { IndexDamage } from './damage.ts';
import type { Card } from './index-contract.ts';
import type { NumberedCard } from './inverter.ts';
import { Ledger, type SegmentRow } from './ledger.ts';
import { Segment } from './segment.ts';
import type { Sketch } from './shingles.ts';

/** Units of text of one segment as first written: a few hundred MB of memory a thread. */
const BATCH_UNITS = 1_500_000;
/** Batches whose rows wait in one transaction. */
const ROUND_BATCHES = 8;
/** Less than this is built in the calling thread, which is quicker than starting another. */
const SMALL_UNITS = 400_000;
const SMALL_BYTES = 4 << 20;
/** So many segments of one size class become one; while more is to come, only as many as make a large one at one go. */
const MERGE = 8;
const MERGE_MEANWHILE = 64;
/** Size classes are CLASS_RATIO times apart. */
const CLASS_RATIO = 8;
const FIRST_CLASS_BYTES = 64 << 10;
/** Larger segments, and those that hold a LARGE_SHARE of everything, are left alone: merging them gains little. */
const LARGEST_BYTES = 4 * 2 ** 30;
const LARGE_BYTES = 150 * 2 ** 20;
const LARGE_SHARE = 1 / 20;

/** About how much text a card holds, in UTF-16 units. */
export function unitsOf(card: Card): number {
  let units = card.headline.length + (card.standfirst?.length ?? 0) + 64;
  for (const block of card.blocks) units += block.length;
  for (const caption of card.captions) units += caption.length;
  return units;
}

interface BuiltSegment {
  readonly row: SegmentRow;
  readonly sketches: readonly Sketch[];
}

/** A merge under way. */
interface Merge {
  readonly name: string;
  readonly rows: readonly SegmentRow[];
  /** Cards it leaves out. */
  readonly gone: ReadonlySet<number>;
  /** Of the file, when it is written. */
  bytes: number | undefined;
  done: Promise<void>;
}

export class Generation {
  readonly folder: string;
  readonly ledger: Ledger;
  /** A connection of its own for questions: it sees nothing of a round that is not finished. */
  readonly reading: Ledger;
  segments: readonly Segment[] = [];
  gone: ReadonlySet<number> = new Set();
  #goneDocs: readonly Int32Array[] | undefined;
  #version = -1;
  #serial = 0;
  readonly #merges: Merge[] = [];

  constructor(folder: string, readonly: boolean) {
    this.folder = folder;
    if (!readonly) mkdirSync(folder, { recursive: true });
    this.ledger = new Ledger(join(folder, 'ledger.sqlite'), readonly);
    this.reading = readonly ? this.ledger : new Ledger(join(folder, 'ledger.sqlite'), true);
    this.refresh();
  }

  /** Takes up what others wrote. */
  refresh(): void {
    const version = this.ledger.version();
    if (version === this.#version) return;
    this.#take();
    this.#version = version;
  }

  /** A card of a segment that the ledger does not know has just been replaced by another process; otherwise it is lost. */
  mustBeOutdated(card: number): void {
    if (this.ledger.version() === this.#version)
      throw new IndexDamage(join(this.folder, 'ledger.sqlite'), `card ${card} is missing`);
  }

  /** Not every sheet is in it yet. */
  get unfinished(): boolean {
    return this.reading.meta('unfinished') !== undefined;
  }

  #take(): void {
    for (let attempt = 0; ; attempt++) {
      const { rows, gone } = this.ledger.atOnce(() => ({
        rows: this.ledger.segments(),
        gone: this.ledger.gone(),
      }));
      const open = new Map(this.segments.map((segment) => [segment.path, segment]));
      const taken: Segment[] = [];
      let missing: string | undefined;
      for (const row of rows) {
        const path = join(this.folder, row.name);
        const segment = open.get(path) ?? openOr(path, row.bytes);
        if (segment === undefined) missing = path;
        else taken.push(segment);
      }
      if (missing === undefined) {
        const kept = new Set(taken);
        for (const segment of this.segments) if (!kept.has(segment)) segment.close();
        this.segments = taken;
        this.gone = gone;
        this.#goneDocs = undefined;
        return;
      }
      for (const segment of taken) if (!open.has(segment.path)) segment.close();
      // A writer may have merged it away between our two looks; a second look tells.
      if (attempt === 3) throw new IndexDamage(missing, 'the file is missing');
    }
  }

  /** Of each segment the documents that are no longer, in order. */
  get goneDocs(): readonly Int32Array[] {
    this.#goneDocs ??= this.segments.map(({ columns: { card } }) => {
      const found: number[] = [];
      if (this.gone.size > 0)
        for (let doc = 0; doc < card.length; doc++) if (this.gone.has(card[doc] as number)) found.push(doc);
      return Int32Array.from(found);
    });
    return this.#goneDocs;
  }

  /** Deletes what a crash left: files the ledger does not name. Only with the writer's lock. */
  sweep(): void {
    this.refresh();
    const named = new Set(this.ledger.segments().map((row) => row.name));
    for (const name of readdirSync(this.folder))
      if (name.endsWith('.seg') && !named.has(name)) rmSync(join(this.folder, name), { force: true });
    for (const name of named) this.#serial = Math.max(this.#serial, Number.parseInt(name, 36) || 0);
    this.ledger.reread();
  }

  #newName(): string {
    return `${(++this.#serial).toString(36).padStart(6, '0')}.seg`;
  }

  /** Enters cards; answers how many were new or changed. `after`: written with each round. */
  async put(
    cards: Iterable<Card> | AsyncIterable<Card>,
    builders: Builders,
    after?: string,
  ): Promise<number> {
    let entered = 0;
    const iterator = Symbol.asyncIterator in cards ? cards[Symbol.asyncIterator]() : cards[Symbol.iterator]();
    try {
      for (let more = true; more; ) {
        this.ledger.begin();
        const round = await this.#round(iterator, builders);
        more = round.more;
        entered += round.entered;
        if (round.segments.length > 0) syncFolder(this.folder);
        for (const { row, sketches } of round.segments) {
          this.ledger.addSegment(row);
          this.ledger.addSketches(sketches);
        }
        if (after !== undefined) this.ledger.setMeta('after', after);
        this.ledger.commit();
        this.#take();
        await this.#merge(builders, !more);
      }
    } catch (cause) {
      this.ledger.rollback();
      // Merges still running write files that nobody will name; none may be left running when the lock is given back.
      await Promise.allSettled(this.#merges.map(({ done }) => done));
      this.#merges.length = 0;
      throw cause;
    }
    return entered;
  }

  async #round(
    cards: Iterator<Card> | AsyncIterator<Card>,
    builders: Builders,
  ): Promise<{ more: boolean; entered: number; segments: BuiltSegment[] }> {
    const segments: Promise<BuiltSegment>[] = [];
    let batch: NumberedCard[] = [];
    let [units, entered, more] = [0, 0, true];
    while (more && segments.length < ROUND_BATCHES) {
      const next = await cards.next();
      more = next.done !== true;
      if (!next.done) {
        const numbered = this.ledger.enter(next.value);
        if (numbered === undefined) continue;
        batch.push(numbered);
        units += unitsOf(next.value);
        entered++;
      }
      if (units < BATCH_UNITS && more) continue;
      if (batch.length > 0) segments.push(this.#build(batch, units, builders));
      [batch, units] = [[], 0];
      await builders.room();
    }
    return { more, entered, segments: await Promise.all(segments) };
  }

  async #build(cards: readonly NumberedCard[], units: number, builders: Builders): Promise<BuiltSegment> {
    const name = this.#newName();
    const { bytes, sketches } = await builders.run(
      { kind: 'invert', path: join(this.folder, name), cards },
      units < SMALL_UNITS,
    );
    return { row: { name, bytes, docs: cards.length }, sketches };
  }

  /**
   * Merges segments of like size. Merging goes on beside the building of the next round; what is done is taken up between
   * rounds, and with `all` only when nothing is left to merge.
   */
  async #merge(builders: Builders, all: boolean): Promise<void> {
    for (;;) {
      for (const merge of this.#merges.filter(({ bytes }) => bytes !== undefined)) this.#takeUp(merge);
      const merging = new Set(this.#merges.flatMap(({ rows }) => rows.map(({ name }) => name)));
      const free = this.ledger.segments().filter(({ name }) => !merging.has(name));
      for (const rows of likes(free, all ? MERGE : MERGE_MEANWHILE)) this.#begin(rows, builders);
      if (!all || this.#merges.length === 0) return;
      await Promise.race(this.#merges.map(({ done }) => done));
    }
  }

  #begin(rows: readonly SegmentRow[], builders: Builders): void {
    const name = this.#newName();
    const gone = this.gone;
    const inputs = rows.map((row) => ({ path: join(this.folder, row.name), bytes: row.bytes }));
    const small = rows.reduce((sum, row) => sum + row.bytes, 0) < SMALL_BYTES;
    const task = { kind: 'merge', path: join(this.folder, name), inputs, gone } as const;
    const merge: Merge = { name, rows, gone, bytes: undefined, done: Promise.resolve() };
    merge.done = builders.run(task, small).then(({ bytes }) => {
      merge.bytes = bytes;
    });
    // Whoever waits for it hears of a failure; until then it is nobody's.
    merge.done.catch(() => undefined);
    this.#merges.push(merge);
  }

  #takeUp(merge: Merge): void {
    const { name, rows, gone, bytes = 0 } = merge;
    syncFolder(this.folder);
    const paths = new Set(rows.map((row) => join(this.folder, row.name)));
    const cards = this.segments
      .filter(({ path }) => paths.has(path))
      .flatMap(({ columns }) => [...columns.card]);
    const forgotten = cards.filter((card) => gone.has(card));
    this.ledger.inOne(() => {
      for (const row of rows) this.ledger.dropSegment(row.name);
      this.ledger.addSegment({ name, bytes, docs: cards.length - forgotten.length });
      this.ledger.forget(forgotten);
    });
    this.#merges.splice(this.#merges.indexOf(merge), 1);
    this.#take();
    for (const path of paths) rmSync(path, { force: true });
  }

  remove(ids: readonly string[]): number {
    const removed = this.ledger.inOne(() => ids.reduce((sum, id) => sum + this.ledger.leave(id), 0));
    this.#take();
    return removed;
  }

  get bytes(): number {
    return this.ledger.segments().reduce((sum, row) => sum + row.bytes, 0);
  }

  close(): void {
    for (const segment of this.segments) segment.close();
    this.segments = [];
    if (this.reading !== this.ledger) this.reading.close();
    this.ledger.close();
  }
}

function openOr(path: string, bytes: number): Segment | undefined {
  try {
    return new Segment(path, bytes);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}

/** Groups of `many` or more segments of one size class. */
function likes(rows: readonly SegmentRow[], many: number): SegmentRow[][] {
  const classes = new Map<number, SegmentRow[]>();
  const all = rows.reduce((sum, row) => sum + row.bytes, 0);
  const large = Math.min(LARGEST_BYTES, Math.max(LARGE_BYTES, all * LARGE_SHARE));
  for (const row of rows) {
    if (row.bytes > large) continue;
    const size = Math.max(0, Math.floor(Math.log(row.bytes / FIRST_CLASS_BYTES) / Math.log(CLASS_RATIO)));
    classes.set(size, [...(classes.get(size) ?? []), row]);
  }
  return [...classes.values()].filter((group) => group.length >= many);
}

/** Makes new names in a folder last. */
export function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}
