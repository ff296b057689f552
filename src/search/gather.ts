/**
 * Walks the matches of a query in all segments: the best or newest of them, how many there are, and of what kind.
 * Up to COUNT_TO matches are looked at one by one, which is everything for most queries. Beyond that the best are found
 * window by window, those with the highest bound first, until no bound exceeds what was found or the budget is spent.
 */
import { addMonths, dayOf, startOfDay } from '../moment/day.ts';
import { Best, byScore, byTime, type Match } from './best.ts';
import { NONE } from './postings.ts';
import { FLAGS, type Segment } from './segment.ts';
import type { Walker } from './walker.ts';

/** Totals are exact up to here. */
export const COUNT_TO = 10_000;
/** Documents of a window; blocks of postings are 128, so a window has few of them. */
const WINDOW = 256;
/** Beyond the first COUNT_TO matches: matches of single terms scored at most; of phrases fewer, by their effort. */
const MAX_SCORED = 40_000;
/** What a look at a document costs whose score cannot matter, an occurrence scored being 1. */
const LOOK = 0.2;
/** Facets of answers that may be larger are estimated from every n-th stretch of FACET_STRETCH documents. */
const FACETS_WHOLE = 150_000;
const FACET_STRETCH = 512;

/** Share of the score that age can take, and the age at which half of it is gone. */
const AGE_SHARE = 0.2;
const AGE_HALF_MS = 365 * 86_400_000;

export interface Scope {
  readonly segments: readonly Segment[];
  /** Cards that are no longer, by number. */
  readonly gone: ReadonlySet<number>;
  /** Only cards entered after the first and up to the second number are seen. */
  readonly after: number;
  readonly upTo: number;
}

export interface Counts {
  readonly source: Map<number, number>;
  readonly language: Map<number, number>;
  readonly month: Map<string, number>;
  readonly exact: boolean;
}

export interface Gathered {
  readonly matches: readonly Match[];
  readonly total: number;
  readonly totalExact: boolean;
}

/** What age leaves of a score. `newest`: the newest document of all, so that an archive at rest keeps its order. */
function freshness(publishedAt: number, newest: number): number {
  if (Number.isNaN(publishedAt)) return 1 - AGE_SHARE;
  return 1 - AGE_SHARE + AGE_SHARE / (1 + Math.max(0, newest - publishedAt) / AGE_HALF_MS);
}

class Gatherer {
  readonly #scope: Scope;
  readonly #best: Best;
  readonly #newest: number;
  readonly #folded = new Set<number>();
  total = 0;

  constructor(scope: Scope, wanted: number, order: 'relevance' | 'newest') {
    this.#scope = scope;
    this.#best = new Best(wanted, order === 'newest' ? byTime : byScore);
    const newest = scope.segments.map(({ columns }) => {
      const there = columns.card.findIndex((card) => !scope.gone.has(card));
      return columns.publishedAt[there] ?? Number.NaN;
    });
    this.#newest = Math.max(...newest.filter((at) => !Number.isNaN(at)));
  }

  isThere(segment: Segment, doc: number): boolean {
    const card = segment.columns.card[doc] as number;
    const { after, upTo, gone } = this.#scope;
    return card > after && card <= upTo && (gone.size === 0 || !gone.has(card));
  }

  take(at: number, walker: Walker, count: boolean, ranked: boolean): void {
    const { columns } = this.#scope.segments[at] as Segment;
    const doc = walker.doc;
    const article = columns.article[doc] as number;
    const folds = ((columns.flags[doc] as number) & (FLAGS.revised | FLAGS.earlier)) !== 0;
    if (count && !(folds && this.#folded.has(article))) this.total++;
    if (folds) this.#folded.add(article);
    const publishedAt = columns.publishedAt[doc] as number;
    const score = ranked ? walker.score() * freshness(publishedAt, this.#newest) : 0;
    if (ranked ? score < this.#best.threshold : publishedAt < this.#best.oldest) return;
    this.#best.offer(
      {
        segment: at,
        doc,
        card: columns.card[doc] as number,
        article,
        key: columns.key[doc] as number,
        score,
        publishedAt,
      },
      folds,
    );
  }

  /** The best of what lies beyond; every match is offered at least once or cannot be among the best. */
  windows(walkers: readonly Walker[]): void {
    const windows: { bound: number; at: number; from: number; to: number; fresh: number }[] = [];
    for (const [at, walker] of walkers.entries()) {
      const { columns, docs } = this.#scope.segments[at] as Segment;
      for (let from = 0; from < docs; from += WINDOW) {
        const to = Math.min(docs, from + WINDOW) - 1;
        const bound = walker.bound(from, to);
        if (bound < 0) continue;
        const fresh = freshness(columns.publishedAt[from] as number, this.#newest);
        windows.push({ bound: bound * fresh, at, from, to, fresh });
      }
    }
    windows.sort((a, b) => b.bound - a.bound || a.at - b.at || a.from - b.from);
    let spent = 0;
    for (const { bound, at, from, to, fresh } of windows) {
      if (bound < this.#best.threshold || spent > MAX_SCORED) break;
      const walker = walkers[at] as Walker;
      const segment = this.#scope.segments[at] as Segment;
      for (let doc = walker.approach(from); doc <= to; doc = walker.approach(doc + 1)) {
        spent += LOOK;
        if (walker.promise() * fresh < this.#best.threshold || !this.isThere(segment, doc)) continue;
        spent += walker.effort;
        if (walker.confirm()) this.#again(at, walker);
      }
    }
  }

  /** A match that may have been offered before. */
  #again(at: number, walker: Walker): void {
    const { columns } = this.#scope.segments[at] as Segment;
    const doc = walker.doc;
    const publishedAt = columns.publishedAt[doc] as number;
    const score = walker.score() * freshness(publishedAt, this.#newest);
    if (score < this.#best.threshold) return;
    const article = columns.article[doc] as number;
    this.#best.offer(
      {
        segment: at,
        doc,
        card: columns.card[doc] as number,
        article,
        key: columns.key[doc] as number,
        score,
        publishedAt,
      },
      true,
    );
  }

  matches(): Match[] {
    return this.#best.sorted();
  }
}

/** The first `wanted` matches in order, and how many there are. One walker a segment. */
export function gather(
  scope: Scope,
  walkers: readonly Walker[],
  wanted: number,
  order: 'relevance' | 'newest',
): Gathered {
  const gatherer = new Gatherer(scope, wanted, order);
  const ranked = order === 'relevance';
  let more = false;
  for (const [at, walker] of walkers.entries()) {
    const segment = scope.segments[at] as Segment;
    // Each segment has its own newest: beyond the count, so many of each are enough.
    let taken = 0;
    for (let doc = walker.seek(0); doc !== NONE; doc = walker.seek(doc + 1)) {
      if (!gatherer.isThere(segment, doc)) continue;
      if (gatherer.total > COUNT_TO && (ranked || taken >= wanted)) {
        more = true;
        break;
      }
      gatherer.take(at, walker, true, ranked);
      taken++;
    }
  }
  if (more && ranked && wanted > 0) gatherer.windows(walkers);
  const totalExact = gatherer.total <= COUNT_TO;
  return { matches: gatherer.matches(), total: Math.min(gatherer.total, COUNT_TO), totalExact };
}

/** The best `wanted` of all matches, each of them scored: what `gather` is measured against. */
export function gatherAll(scope: Scope, walkers: readonly Walker[], wanted: number): readonly Match[] {
  const gatherer = new Gatherer(scope, wanted, 'relevance');
  for (const [at, walker] of walkers.entries()) {
    const segment = scope.segments[at] as Segment;
    for (let doc = walker.seek(0); doc !== NONE; doc = walker.seek(doc + 1))
      if (gatherer.isThere(segment, doc)) gatherer.take(at, walker, false, true);
  }
  return gatherer.matches();
}

/** How many matches there are of each source, language and month in a zone. */
export function count(scope: Scope, walkers: readonly Walker[], zone = 'UTC'): Counts {
  const cost = walkers.reduce((sum, walker) => sum + walker.cost, 0);
  const every = Math.max(1, Math.ceil(cost / FACETS_WHOLE));
  const counts: Counts = { source: new Map(), language: new Map(), month: new Map(), exact: every === 1 };
  const gatherer = new Gatherer(scope, 0, 'newest');
  for (const [at, walker] of walkers.entries()) {
    const segment = scope.segments[at] as Segment;
    const { source, language, publishedAt, flags, article } = segment.columns;
    const folded = new Set<number>();
    const month = monthName(zone);
    const stretch = every === 1 ? segment.docs : FACET_STRETCH;
    for (let from = 0; from < segment.docs; from += stretch * every)
      for (let doc = walker.seek(from); doc < from + stretch && doc !== NONE; doc = walker.seek(doc + 1)) {
        if (!gatherer.isThere(segment, doc)) continue;
        if ((flags[doc] as number) & (FLAGS.revised | FLAGS.earlier)) {
          if (folded.has(article[doc] as number)) continue;
          folded.add(article[doc] as number);
        }
        add(counts.source, source[doc] as number, every);
        add(counts.language, language[doc] as number, every);
        add(counts.month, month(publishedAt[doc] as number), every);
      }
  }
  return counts;
}

function add<K>(counts: Map<K, number>, key: K, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

/** Instants come in order, so a month is worked out once for many of them. */
function monthName(zone: string): (at: number) => string {
  let [from, to, name] = [1, 0, ''];
  return (at) => {
    if (at >= from && at < to) return name;
    const day = dayOf(at, zone);
    if (day === undefined) return '';
    name = day.slice(0, -3);
    from = startOfDay(`${name}-01`, zone);
    to = startOfDay(`${addMonths(name, 1)}-01`, zone);
    return name;
  };
}
