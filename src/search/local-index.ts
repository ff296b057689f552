/** The index on this machine: one generation that answers, perhaps a second one growing. Made by `openIndex`. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Answerer } from './answerer.ts';
import { Builders } from './builders.ts';
import { Generation, unitsOf } from './generation.ts';
import {
  currentName,
  faultOf,
  freshName,
  generationNumber,
  isGeneration,
  makeCurrent,
  openGeneration,
} from './generations.ts';
import type {
  Answer,
  Card,
  Copy,
  Hit,
  Index,
  IndexFault,
  IndexStats,
  QueryFault,
  Rebuild,
  Search,
  SheetWords,
} from './index-contract.ts';
import { ANALYSIS, FORMAT } from './ledger.ts';
import { readQuery } from './query.ts';
import { WriterLock } from './writer-lock.ts';

export type { SheetWords } from './index-contract.ts';

interface LocalOptions {
  readonly readonly: boolean;
  readonly threads: number;
  readonly words: ((path: string) => SheetWords | undefined) | undefined;
}

/** Text that gathers before a rebuild builds: two segments for each of two threads. */
const REBUILD_UNITS = 6_000_000;
export class LocalIndex implements Index {
  readonly kind = 'index';
  readonly #path: string;
  readonly #options: LocalOptions;
  readonly #builders: Builders;
  #generation: Generation;
  #growing: { readonly name: string; readonly generation: Generation } | undefined;
  /** Writes of this process wait for one another. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(path: string, generation: Generation, options: LocalOptions) {
    this.#path = path;
    this.#generation = generation;
    this.#options = options;
    this.#builders = new Builders(options.threads);
  }

  /** One writer at a time, here and in other processes. */
  #write<T>(change: () => Promise<T>): Promise<T> {
    if (this.#options.readonly) throw new Error('the index was opened for reading');
    const turn = this.#turn.then(async () => {
      const lock = await WriterLock.take(this.#path);
      try {
        this.#refresh();
        this.#generation.sweep();
        return await change();
      } finally {
        lock.release();
      }
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  put(cards: Iterable<Card> | AsyncIterable<Card>): Promise<number> {
    return this.#write(async () => {
      const growing = this.#grown();
      if (growing === undefined) return this.#generation.put(cards, this.#builders);
      const held: Card[] = [];
      for await (const card of cards) held.push(card);
      await growing.generation.put(held, this.#builders);
      return this.#generation.put(held, this.#builders);
    });
  }

  /** A rebuild that was begun, here or elsewhere: what is written meanwhile is written to it as well. */
  #grown(): { readonly name: string; readonly generation: Generation } | undefined {
    const name = this.#growingName();
    if (this.#growing !== undefined && this.#growing.name !== name) {
      this.#growing.generation.close();
      this.#growing = undefined;
    }
    if (name === undefined || this.#growing !== undefined) {
      this.#growing?.generation.sweep();
      return this.#growing;
    }
    const generation = openGeneration(join(this.#path, name), false);
    if ('kind' in generation) return undefined;
    this.#growing = { name, generation };
    generation.sweep();
    return this.#growing;
  }

  remove(ids: readonly string[]): Promise<number> {
    return this.#write(async () => {
      this.#grown()?.generation.remove(ids);
      return this.#generation.remove(ids);
    });
  }

  /** Takes up what other processes wrote, and the generation that answers now. */
  #refresh(): void {
    const name = currentName(this.#path);
    if (name !== undefined && !this.#generation.folder.endsWith(`/${name}`)) {
      const next = openGeneration(join(this.#path, name), this.#options.readonly);
      if ('kind' in next) return;
      this.#generation.close();
      this.#generation = next;
    }
    this.#generation.refresh();
  }

  async find(search: Search): Promise<Answer | QueryFault | IndexFault> {
    const began = performance.now();
    const query = readQuery(search.text, search.zone);
    if (query?.kind === 'fault') return query;
    try {
      const answerer = this.#answerer();
      return this.#generation.unfinished ? unfinishedAt(this.#path) : answerer.find(search, query, began);
    } catch (cause) {
      return faultOf(cause);
    }
  }

  async moreLike(id: string, limit = 10): Promise<readonly Hit[]> {
    return this.#orNothing((answerer) => answerer.moreLike(id, limit));
  }

  async copies(id: string, limit = 20): Promise<readonly Copy[]> {
    return this.#orNothing((answerer) => answerer.copies(id, limit));
  }

  /** Neighbours are an extra: of damage, `find` and `verify` tell; anything but damage is thrown on. */
  #orNothing<T>(look: (answerer: Answerer) => readonly T[]): readonly T[] {
    try {
      return look(this.#answerer());
    } catch (cause) {
      faultOf(cause);
      return [];
    }
  }

  #answerer(): Answerer {
    this.#refresh();
    return new Answerer(this.#generation, this.#options.words);
  }

  async stats(): Promise<IndexStats | IndexFault> {
    try {
      this.#refresh();
      const { reading, segments, bytes, unfinished } = this.#generation;
      const analysis = Number(reading.meta('analysis'));
      const rebuilding = this.#growingName() !== undefined;
      const stale = analysis !== ANALYSIS || rebuilding || unfinished;
      const cards = reading.count();
      return { format: FORMAT, analysis, stale, rebuilding, cards, segments: segments.length, bytes };
    } catch (cause) {
      return faultOf(cause);
    }
  }

  async verify(): Promise<IndexFault | undefined> {
    try {
      this.#refresh();
      const wrong = this.#generation.ledger.check();
      if (wrong !== undefined) return { kind: 'fault', code: 'damaged', message: wrong };
      for (const segment of this.#generation.segments) segment.verify();
      return undefined;
    } catch (cause) {
      return faultOf(cause);
    }
  }

  /** A generation newer than the one that answers. */
  #growingName(): string | undefined {
    const current = currentName(this.#path) ?? 'g0';
    return readdirSync(this.#path).find(
      (name) => isGeneration(name) && generationNumber(name) > generationNumber(current),
    );
  }

  rebuild(): Promise<Rebuild> {
    return this.#write(async () => {
      const begun = this.#grown();
      if (begun !== undefined && canGoOn(begun.generation))
        return this.#rebuilding(begun.name, begun.generation);
      begun?.generation.close();
      for (let old = this.#growingName(); old !== undefined; old = this.#growingName())
        rmSync(join(this.#path, old), { recursive: true, force: true });
      const name = freshName(this.#path);
      const generation = new Generation(join(this.#path, name), false);
      this.#growing = { name, generation };
      return this.#rebuilding(name, generation);
    });
  }

  /** Cards gather while the batch before them is built, so that reading sheets and building go on side by side. */
  #rebuilding(name: string, generation: Generation): Rebuild {
    const after = generation.ledger.meta('after');
    let held: Card[] = [];
    let [units, reached] = [0, ''];
    let building: Promise<unknown> = Promise.resolve();
    const flush = async (): Promise<void> => {
      await building;
      if (held.length === 0) return;
      const [cards, place] = [held, reached];
      [held, units] = [[], 0];
      building = this.#write(() => {
        generation.sweep();
        return generation.put(cards, this.#builders, place);
      });
      // Whoever waits for it next hears of a failure; until then it is nobody's.
      building.catch(() => undefined);
    };
    return {
      ...(after === undefined ? {} : { after }),
      put: async (cards, place) => {
        held.push(...cards);
        reached = place;
        for (const card of cards) units += unitsOf(card);
        if (units >= REBUILD_UNITS) await flush();
      },
      finish: async () => {
        await flush();
        await building;
        await this.#write(async () => {
          this.#growing = undefined;
          generation.close();
          makeCurrent(this.#path, name);
          this.#refresh();
        });
      },
      pause: async () => {
        await flush();
        await building;
      },
      abandon: async () => {
        held = [];
        await building;
        await this.#write(async () => {
          this.#growing = undefined;
          generation.close();
          rmSync(generation.folder, { recursive: true, force: true });
        });
      },
    };
  }

  #closed = false;

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#turn;
    this.#growing?.generation.close();
    await this.#builders.close();
    this.#generation.close();
  }
}

function unfinishedAt(path: string): IndexFault {
  const message = `${path}: not every sheet is in the index yet`;
  return { kind: 'fault', code: 'unfinished', message };
}

/** Whether a rebuild that was begun is of this version, and its ledger says so. */
function canGoOn({ ledger }: Generation): boolean {
  try {
    ledger.meta('after');
    return ledger.meta('analysis') === String(ANALYSIS);
  } catch (cause) {
    faultOf(cause);
    return false;
  }
}
