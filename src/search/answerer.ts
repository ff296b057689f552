/** Questions → answers, from one generation as it stands. */
import { basename } from 'node:path';
import type { Match } from './best.ts';
import { Copies, type Twin } from './copies.ts';
import { FactWalker } from './fact-walker.ts';
import { count, gather, type Scope } from './gather.ts';
import type { Generation } from './generation.ts';
import type { Answer, Copy, Hit, Search, SheetWords } from './index-contract.ts';
import type { CardRow } from './ledger.ts';
import { Planner } from './plan.ts';
import type { Query } from './query.ts';
import { snippetOf } from './snippet.ts';
import { tellingTerms } from './telling-terms.ts';
import type { Walker } from './walker.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1000;
const MAX_OFFSET = 10_000;
/** How many times as many matches are looked at when copies leave a page half empty. */
const MORE_FOR_FOLDS = 4;
/** Terms by which articles on the same matter are looked for. */
const LIKE_TERMS = 14;

type WordsOf = (path: string) => SheetWords | undefined;

export class Answerer {
  readonly #generation: Generation;
  readonly #words: WordsOf | undefined;

  constructor(generation: Generation, words: WordsOf | undefined) {
    this.#generation = generation;
    this.#words = words;
  }

  find(search: Search, text: Query | undefined, began: number): Answer {
    const query = withFilters(text, search);
    const { segments, gone } = this.#generation;
    const order = search.order ?? (hasText(text) ? 'relevance' : 'newest');
    const planner = new Planner(
      segments,
      { numbers: (kind, name) => this.#numbers(kind, name) },
      {
        inflections: search.inflections ?? false,
        ranked: order === 'relevance',
        gone: this.#generation.goneDocs,
      },
    );
    const mark = this.#mark();
    const given = search.enteredAfter ?? search.asOf;
    const after = search.enteredAfter === undefined ? 0 : (this.#placeOf(search.enteredAfter) ?? Infinity);
    const upTo = search.asOf === undefined ? Infinity : (this.#placeOf(search.asOf) ?? Infinity);
    const scope: Scope = { segments, gone, after, upTo };
    const walkers = (): Walker[] =>
      segments.map((segment, at) => (query && planner.walker(query, at)) ?? new FactWalker(0, segment.docs));
    const limit = Math.max(0, Math.min(MAX_LIMIT, search.limit ?? DEFAULT_LIMIT));
    const offset = Math.max(0, Math.min(MAX_OFFSET, search.offset ?? 0));
    const folds = search.copies === 'fold';
    let found = gather(scope, walkers(), limit + offset, order);
    let page = this.#page(found.matches, offset, limit, text, search);
    // Where many copies fold together, more matches are needed to fill a page.
    for (
      let wanted = limit + offset;
      folds && page.hits.length < limit && found.matches.length === wanted;
    ) {
      wanted = offset + (wanted - offset) * MORE_FOR_FOLDS;
      found = gather(scope, walkers(), wanted, order);
      page = this.#page(found.matches, offset, limit, text, search);
    }
    return {
      kind: 'answer',
      total: found.total,
      totalExact: found.totalExact && planner.complete,
      hits: page.hits,
      ...(page.next < found.total && limit > 0 ? { next: page.next } : {}),
      ...(search.facets === true ? this.#facets(scope, walkers(), search.zone) : {}),
      tookMs: performance.now() - began,
      mark,
      ...(given !== undefined && this.#placeOf(given) === undefined ? { markVoid: true } : {}),
    };
  }

  /** Shape: "g3.1017": this generation, and the last card entered. */
  #mark(): string {
    return `${basename(this.#generation.folder)}.${this.#generation.reading.lastCard()}`;
  }

  /** The card a mark names, if it is of this generation. */
  #placeOf(mark: string): number | undefined {
    const [name, card = ''] = mark.split('.');
    return name === basename(this.#generation.folder) && /^\d+$/.test(card) ? Number(card) : undefined;
  }

  #facets(scope: Scope, walkers: readonly Walker[], zone = 'UTC'): Pick<Answer, 'facets' | 'facetsExact'> {
    const counts = count(scope, walkers, zone);
    const named = (kind: 'source' | 'language', numbers: ReadonlyMap<number, number>) => {
      const names = this.#generation.reading.names(kind);
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
    for (const [number, known] of this.#generation.reading.names(kind)) {
      const lower = known.toLowerCase();
      if (lower === wanted || (kind === 'language' && lower.startsWith(`${wanted}-`))) found.add(number);
    }
    return found;
  }

  /** Hits from the match at `offset` on, and the offset behind the last match looked at. */
  #page(
    matches: readonly Match[],
    offset: number,
    limit: number,
    query: Query | undefined,
    { copies, inflections = false }: Search,
  ): { readonly hits: readonly Hit[]; readonly next: number } {
    const hits: Hit[] = [];
    const finder = copies === 'fold' ? this.#copies() : undefined;
    const ranks = new Map(matches.map(({ article }, rank) => [article, rank]));
    let next = offset;
    for (; next < matches.length && hits.length < limit; next++) {
      const match = matches[next] as Match;
      const row = this.#generation.reading.card(match.card);
      if (row === undefined) {
        this.#generation.mustBeOutdated(match.card);
        continue;
      }
      const words = this.#words?.(row.path);
      const candidates = words === undefined ? [] : (finder?.candidates(row, words) ?? []);
      const isBetter = (other: CardRow) => (ranks.get(other.article) ?? Infinity) < next;
      if (candidates.some((other) => isBetter(other) && finder?.isCopy(row, other))) continue;
      const twins = finder?.among(candidates, row) ?? [];
      const snippet = words === undefined ? [] : snippetOf(words, query, inflections);
      hits.push({
        ...hitOf(row, match.score),
        snippet,
        ...(twins.length > 0 ? { copies: twins.map(copyOf) } : {}),
      });
    }
    return { hits, next };
  }

  #copies(): Copies {
    return new Copies(this.#generation.reading, (path) => this.#words?.(path));
  }

  moreLike(id: string, limit: number): readonly Hit[] {
    const { reading, segments, gone } = this.#generation;
    const own = this.#rowOf(id);
    const words = own && this.#words?.(own.path);
    if (words === undefined) return [];
    const planner = new Planner(segments, { numbers: () => new Set() });
    const telling = tellingTerms(words, planner.docs, (term) => planner.having(term), LIKE_TERMS);
    const walkers = segments.map((_, at) => planner.anyOf(telling, at));
    const { matches } = gather({ segments, gone, after: 0, upTo: Infinity }, walkers, limit + 1, 'relevance');
    return matches
      .filter((match) => match.article !== own?.article)
      .slice(0, limit)
      .flatMap(({ card, score }) => {
        const row = reading.card(card);
        return row === undefined ? [] : [hitOf(row, score)];
      });
  }

  copies(id: string, limit: number): readonly Copy[] {
    const row = this.#rowOf(id);
    const words = row && this.#words?.(row.path);
    if (words === undefined || row === undefined) return [];
    const copies = this.#copies();
    return copies.among(copies.candidates(row, words), row).slice(0, limit).map(copyOf);
  }

  /** The current state of an article, else its latest. */
  #rowOf(id: string): CardRow | undefined {
    const { reading } = this.#generation;
    const article = reading.article(id);
    return article === undefined ? undefined : reading.cardOf(article);
  }
}

function hitOf(row: CardRow, score: number): Hit {
  return {
    id: row.id,
    title: row.headline,
    source: row.source,
    ...(row.published === null ? {} : { publishedAt: row.published }),
    url: row.url,
    path: row.path,
    ...(row.language === '' ? {} : { language: row.language }),
    revision: row.revision,
    score,
    snippet: [],
  };
}

function copyOf({ row, share }: Twin): Copy {
  return { ...hitOf(row, share), sharedShare: share };
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
