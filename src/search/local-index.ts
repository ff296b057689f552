/** The index on this machine: one generation that answers, perhaps a second one growing. Made by `openIndex`. */
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Match } from './best.ts';
import { Builders } from './builders.ts';
import { count, gather, type Scope } from './gather.ts';
import { Generation, unitsOf } from './generation.ts';
import {
  currentName,
  faultOf,
  freshName,
  generationNumber,
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
import { Planner } from './plan.ts';
import { type Query, readQuery } from './query.ts';
import { sharedShare, shinglesOf } from './shingles.ts';
import { snippetOf } from './snippet.ts';
import { tellingTerms } from './telling-terms.ts';
import type { Walker } from './walker.ts';
import { FactWalker } from './walker.ts';
import { WriterLock } from './writer-lock.ts';

export type { SheetWords } from './index-contract.ts';

interface LocalOptions {
  readonly readonly: boolean;
  readonly threads: number;
  readonly words: ((path: string) => SheetWords | undefined) | undefined;
}

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1000;
const MAX_OFFSET = 10_000;
/** Text that gathers before a rebuild builds: two segments for each of two threads. */
const REBUILD_UNITS = 24_000_000;
/** Terms by which articles on the same matter are looked for. */
const LIKE_TERMS = 14;
/** Terms by which copies are looked for, and how many candidates are compared word for word. */
const COPY_TERMS = 40;
const COPY_CANDIDATES = 60;
/** Half of the shorter text in common: sentences that agencies repeat make a tenth, a copy with a new lead nine. */
const COPY_SHARE = 0.5;

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
    const query = readQuery(search.text);
    if (query?.kind === 'fault') return query;
    try {
      this.#refresh();
      return this.#find(search, query, began);
    } catch (cause) {
      return faultOf(cause);
    }
  }

  #find(search: Search, text: Query | undefined, began: number): Answer {
    const query = withFilters(text, search);
    const { segments, gone } = this.#generation;
    const planner = new Planner(
      segments,
      { numbers: (kind, name) => this.#numbers(kind, name) },
      search.inflections ?? false,
    );
    const mark = this.#mark();
    const scope: Scope = {
      segments,
      gone,
      after: search.enteredAfter === undefined ? 0 : (this.#placeOf(search.enteredAfter) ?? Infinity),
      upTo: search.asOf === undefined ? Infinity : (this.#placeOf(search.asOf) ?? Infinity),
    };
    const walkers = (): Walker[] =>
      segments.map(
        (segment, at) => (query && planner.walker(query, at)) ?? new FactWalker(0, segment.docs, () => true),
      );
    const limit = Math.max(0, Math.min(MAX_LIMIT, search.limit ?? DEFAULT_LIMIT));
    const offset = Math.max(0, Math.min(MAX_OFFSET, search.offset ?? 0));
    const order = search.order ?? (hasText(text) ? 'relevance' : 'newest');
    const found = gather(scope, walkers(), limit + offset, order);
    const hits = found.matches.slice(offset).flatMap((match) => this.#hit(match, text, search.inflections));
    return {
      kind: 'answer',
      total: found.total,
      totalExact: found.totalExact && planner.complete,
      hits,
      ...(search.facets === true ? this.#facets(scope, walkers()) : {}),
      tookMs: performance.now() - began,
      mark,
    };
  }

  /** Shape: "g3.1017": this generation, and the last card entered. */
  #mark(): string {
    return `${basename(this.#generation.folder)}.${this.#generation.ledger.lastCard()}`;
  }

  /** The card a mark names, if it is of this generation. */
  #placeOf(mark: string): number | undefined {
    const [name, card] = mark.split('.');
    return name === basename(this.#generation.folder) ? Number(card) : undefined;
  }

  #facets(scope: Scope, walkers: readonly Walker[]): Pick<Answer, 'facets' | 'facetsExact'> {
    const counts = count(scope, walkers);
    const named = (kind: 'source' | 'language', numbers: ReadonlyMap<number, number>) => {
      const names = this.#generation.ledger.names(kind);
      return [...numbers]
        .map(([number, n]) => ({ value: names.get(number) ?? '', count: n }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    };
    const month = [...counts.month]
      .filter(([value]) => value !== '')
      .map(([value, n]) => ({ value, count: n }))
      .sort((a, b) => (a.value < b.value ? -1 : 1));
    const facets = {
      source: named('source', counts.source),
      language: named('language', counts.language),
      month,
    };
    return { facets, facetsExact: counts.exact };
  }

  /** `zh` means every Chinese, `zh-Hans` only itself. */
  #numbers(kind: 'source' | 'language', name: string): ReadonlySet<number> {
    const wanted = name.toLowerCase();
    const found = new Set<number>();
    for (const [number, known] of this.#generation.ledger.names(kind)) {
      const lower = known.toLowerCase();
      if (lower === wanted || (kind === 'language' && lower.startsWith(`${wanted}-`))) found.add(number);
    }
    return found;
  }

  #hit(match: Match, query: Query | undefined, inflections = false): Hit[] {
    const row = this.#generation.ledger.card(match.card);
    if (row === undefined) return [];
    const words = this.#options.words?.(row.path);
    return [
      {
        id: row.id,
        title: row.headline,
        source: row.source,
        ...(row.published === null ? {} : { publishedAt: row.published }),
        url: row.url,
        path: row.path,
        ...(row.language === '' ? {} : { language: row.language }),
        revision: row.revision,
        score: match.score,
        snippet: words === undefined ? [] : snippetOf(words, query, inflections),
      },
    ];
  }

  async moreLike(id: string, limit = 10): Promise<readonly Hit[]> {
    return orNothing(() => {
      this.#refresh();
      const near = this.#near(id, limit, LIKE_TERMS, false);
      return near === undefined ? [] : near.matches.flatMap((match) => this.#hit(match, undefined));
    });
  }

  async copies(id: string, limit = 20): Promise<readonly Copy[]> {
    return orNothing(() => this.#copies(id, limit));
  }

  #copies(id: string, limit: number): readonly Copy[] {
    this.#refresh();
    const near = this.#near(id, COPY_CANDIDATES, COPY_TERMS, true);
    if (near === undefined) return [];
    const own = shinglesOf(near.words.blocks);
    return near.matches
      .flatMap((match): Copy[] => {
        const [hit] = this.#hit(match, undefined);
        const words = hit && this.#options.words?.(hit.path);
        if (hit === undefined || words === undefined) return [];
        return [{ ...hit, sharedShare: sharedShare(own, shinglesOf(words.blocks)) }];
      })
      .filter((copy) => copy.sharedShare >= COPY_SHARE)
      .sort((a, b) => b.sharedShare - a.sharedShare)
      .slice(0, limit);
  }

  /** Articles that have the most telling terms of one in common with it, and that one's words. */
  #near(
    id: string,
    limit: number,
    terms: number,
    evenly: boolean,
  ): { readonly words: SheetWords; readonly matches: readonly Match[] } | undefined {
    const { ledger, segments, gone } = this.#generation;
    const article = ledger.article(id);
    const row = article === undefined ? undefined : ledger.cardOf(article);
    const words = row && this.#options.words?.(row.path);
    if (words === undefined) return undefined;
    const planner = new Planner(segments, { numbers: () => new Set() });
    const telling = tellingTerms(words, planner.docs, (term) => planner.having(term), terms, evenly);
    const walkers = segments.map((_, at) => planner.anyOf(telling, at));
    const { matches } = gather({ segments, gone, after: 0, upTo: Infinity }, walkers, limit + 1, 'relevance');
    return { words, matches: matches.filter((match) => match.article !== article).slice(0, limit) };
  }

  async stats(): Promise<IndexStats> {
    this.#refresh();
    const { ledger } = this.#generation;
    const analysis = Number(ledger.meta('analysis'));
    const rebuilding = this.#growingName() !== undefined;
    return {
      format: FORMAT,
      analysis,
      stale: analysis !== ANALYSIS || rebuilding,
      rebuilding,
      cards: ledger.count(),
      segments: this.#generation.segments.length,
      bytes: this.#generation.bytes,
    };
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
      (name) => /^g\d+$/.test(name) && generationNumber(name) > generationNumber(current),
    );
  }

  rebuild(): Promise<Rebuild> {
    return this.#write(async () => {
      const begun = this.#grown();
      if (begun?.generation.ledger.meta('analysis') === String(ANALYSIS))
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

/** Neighbours are an extra: of damage, `find` and `verify` tell; anything but damage is thrown on. */
function orNothing<T>(look: () => readonly T[]): readonly T[] {
  try {
    return look();
  } catch (cause) {
    faultOf(cause);
    return [];
  }
}

/** The query with what the search asks beside it. */
function withFilters(query: Query | undefined, search: Search): Query | undefined {
  const parts: Query[] = query === undefined ? [] : [query];
  if (search.since !== undefined || search.until !== undefined) {
    const since = search.since === undefined ? {} : { since: search.since };
    parts.push({ kind: 'time', ...since, ...(search.until === undefined ? {} : { until: search.until }) });
  }
  for (const [field, values] of [
    ['source', search.sources],
    ['lang', search.languages],
  ] as const)
    if (values !== undefined && values.length > 0)
      parts.push({ kind: 'any', of: values.map((value): Query => ({ kind: 'name', field, value })) });
  return parts.length < 2 ? parts[0] : { kind: 'all', of: parts };
}

function hasText(query: Query | undefined): boolean {
  if (query === undefined) return false;
  if (query.kind === 'all' || query.kind === 'any') return query.of.some(hasText);
  return query.kind === 'text';
}
