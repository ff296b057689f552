/** Questions → answers, from one generation as it stands. */
import { basename } from 'node:path';
import type { Match } from './best.ts';
import { count, gather, type Scope } from './gather.ts';
import type { Generation } from './generation.ts';
import type { Answer, Copy, Hit, Search, SheetWords } from './index-contract.ts';
import { Planner } from './plan.ts';
import type { Query } from './query.ts';
import { sharedShare, shinglesOf } from './shingles.ts';
import { snippetOf } from './snippet.ts';
import { tellingTerms } from './telling-terms.ts';
import { FactWalker, type Walker } from './walker.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1000;
const MAX_OFFSET = 10_000;
/** Terms by which articles on the same matter are looked for. */
const LIKE_TERMS = 14;
/** Terms by which copies are looked for, and how many candidates are compared word for word. */
const COPY_TERMS = 40;
const COPY_CANDIDATES = 60;
/** Half of the shorter text in common: sentences that agencies repeat make a tenth, a copy with a new lead nine. */
const COPY_SHARE = 0.5;

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
    return `${basename(this.#generation.folder)}.${this.#generation.reading.lastCard()}`;
  }

  /** The card a mark names, if it is of this generation. */
  #placeOf(mark: string): number | undefined {
    const [name, card] = mark.split('.');
    return name === basename(this.#generation.folder) ? Number(card) : undefined;
  }

  #facets(scope: Scope, walkers: readonly Walker[]): Pick<Answer, 'facets' | 'facetsExact'> {
    const counts = count(scope, walkers);
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

  #hit(match: Match, query: Query | undefined, inflections = false): Hit[] {
    const row = this.#generation.reading.card(match.card);
    if (row === undefined) return [];
    const words = this.#words?.(row.path);
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

  moreLike(id: string, limit: number): readonly Hit[] {
    const near = this.#near(id, limit, LIKE_TERMS, false);
    return near === undefined ? [] : near.matches.flatMap((match) => this.#hit(match, undefined));
  }

  copies(id: string, limit: number): readonly Copy[] {
    const near = this.#near(id, COPY_CANDIDATES, COPY_TERMS, true);
    if (near === undefined) return [];
    const own = shinglesOf(near.words.blocks);
    return near.matches
      .flatMap((match): Copy[] => {
        const [hit] = this.#hit(match, undefined);
        const words = hit && this.#words?.(hit.path);
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
    const { reading, segments, gone } = this.#generation;
    const article = reading.article(id);
    const row = article === undefined ? undefined : reading.cardOf(article);
    const words = row && this.#words?.(row.path);
    if (words === undefined) return undefined;
    const planner = new Planner(segments, { numbers: () => new Set() });
    const telling = tellingTerms(words, planner.docs, (term) => planner.having(term), terms, evenly);
    const walkers = segments.map((_, at) => planner.anyOf(telling, at));
    const { matches } = gather({ segments, gone, after: 0, upTo: Infinity }, walkers, limit + 1, 'relevance');
    return { words, matches: matches.filter((match) => match.article !== article).slice(0, limit) };
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
