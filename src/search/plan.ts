/**
 * A query's tree → a walker over one segment. Rarity is counted over all segments, so that scores compare.
 * Refuses nothing; a part that says nothing (signs alone) is left out.
 */
import { AnyWalker } from './any-walker.ts';
import { type Cursor, MergedCursor, NOWHERE } from './cursor.ts';
import { FactWalker, NotWalker } from './fact-walker.ts';
import { stemOf } from './inflection.ts';
import { PhraseWalker } from './phrase-walker.ts';
import type { Fact, Query } from './query.ts';
import { type PlacedTerm, placedTerms } from './query-terms.ts';
import { type Entry, FLAGS, type Segment } from './segment.ts';
import type { TellingTerm } from './telling-terms.ts';
import { WORDS } from './tokens.ts';
import { AllWalker, TermWalker, type Walker } from './walker.ts';
import { rarity } from './weight.ts';

/** What is known beside the segments. */
export interface Names {
  /** Numbers of sources or languages that a name means. */
  readonly numbers: (kind: 'source' | 'language', name: string) => ReadonlySet<number>;
}

const FACT_FLAGS: Readonly<Record<Fact, number>> = {
  images: FLAGS.images,
  quotes: FLAGS.quotes,
  revisions: FLAGS.revised | FLAGS.earlier,
  vanished: FLAGS.vanished,
};
/** Terms one prefix stands for, most frequent first, and their postings together. */
const MAX_PREFIX_TERMS = 20_000;
const MAX_PREFIX_POSTINGS = 2_000_000;
/** … and those of all prefixes of a query. */
const MAX_POSTINGS = 2 * MAX_PREFIX_POSTINGS;

/** Terms of a whole query, each looked up in every segment: of a pasted page the beginning is looked for. */
const MAX_TERMS = 400;
const LEAST_TERMS = 2;

/** Of a segment with more documents that are no longer, the share of them is taken for the share of every term. */
const MAX_GONE = 1000;
const NO_DOCS = new Int32Array(0);

export interface PlanOptions {
  readonly inflections?: boolean;
  /** Default: true. Whether scores will be asked for. */
  readonly ranked?: boolean;
  /** Of each segment the documents that are no longer. */
  readonly gone?: readonly Int32Array[];
}

function amongThem(cursor: Cursor, docs: Int32Array): number {
  let count = 0;
  for (const doc of docs) if (cursor.seek(doc) === doc) count++;
  return count;
}

/** Looks terms up once for all segments. */
export class Planner {
  readonly #segments: readonly Segment[];
  readonly #names: Names;
  readonly #docs: number;
  readonly #entries = new Map<string, (Entry | undefined)[]>();

  /** Of each segment, postings already gathered for prefixes. */
  readonly #gathered: number[] = [];
  readonly #places = new Map<Query, readonly PlacedTerm[]>();
  #spent = 0;
  readonly #inflections: boolean;
  readonly #ranked: boolean;
  readonly #gone: readonly Int32Array[];
  /** false: a prefix stood for so many words that not all were looked at. */
  complete = true;

  constructor(
    segments: readonly Segment[],
    names: Names,
    { inflections = false, ranked = true, gone = [] }: PlanOptions = {},
  ) {
    this.#inflections = inflections;
    this.#ranked = ranked;
    this.#gone = gone;
    this.#segments = segments;
    this.#names = names;
    this.#docs = segments.reduce((sum, { docs }, at) => sum + docs - (gone[at]?.length ?? 0), 0);
  }

  #lookup(term: string): (Entry | undefined)[] {
    let found = this.#entries.get(term);
    if (found === undefined) {
      found = this.#segments.map((segment) => segment.lookup(term));
      this.#entries.set(term, found);
    }
    return found;
  }

  /** Documents that hold a term, the gone ones included. */
  having(term: string): number {
    return this.#lookup(term).reduce((sum, entry) => sum + (entry?.docs ?? 0), 0);
  }

  /** Documents that hold a term and are there: an index that was changed then ranks as one that was built anew. */
  #having(term: string): number {
    const found = this.#lookup(term);
    return this.#segments.reduce((sum, segment, at) => {
      const entry = found[at];
      if (entry === undefined) return sum;
      const gone = this.#gone[at] ?? NO_DOCS;
      if (gone.length > MAX_GONE) return sum + entry.docs * (1 - gone.length / segment.docs);
      return sum + entry.docs - (gone.length > 0 ? amongThem(segment.cursor(entry), gone) : 0);
    }, 0);
  }

  get docs(): number {
    return this.#docs;
  }

  /** Walks the documents of segment `at` that hold any of these terms. */
  anyOf(terms: readonly TellingTerm[], at: number): Walker {
    const segment = this.#segments[at] as Segment;
    const parts = terms.map(({ term, weight }) => {
      const cursor = this.#cursor({ offset: 0, covers: [0], term }, at);
      return new TermWalker(cursor, weight, segment.columns.lengthStep);
    });
    return new AnyWalker(parts, true);
  }

  #rarity(place: PlacedTerm): number {
    // A prefix is taken for a middling word: what it stands for is not worth counting everywhere.
    if (place.term === undefined) return rarity(this.#docs / 50, this.#docs);
    return rarity(this.#having(place.term), this.#docs);
  }

  /** Walks the matches of `query` in segment number `at`; undefined when the query says nothing. */
  walker(query: Query, at: number): Walker | undefined {
    const segment = this.#segments[at] as Segment;
    switch (query.kind) {
      case 'text':
        return this.#text(query, at);
      case 'name': {
        const kind = query.field === 'source' ? 'source' : 'language';
        const wanted = this.#names.numbers(kind, query.value);
        const asked = new Uint8Array(0x10000);
        for (const number of wanted) asked[number] = 1;
        return new FactWalker(0, segment.docs, segment.columns[kind], asked);
      }
      case 'time':
        return timeWalker(segment, query.since, query.until);
      case 'fact': {
        const { flags } = segment.columns;
        const asked = Uint8Array.from({ length: 0x100 }, (_, flag) =>
          flag & FACT_FLAGS[query.fact] ? 1 : 0,
        );
        return new FactWalker(0, segment.docs, flags, asked);
      }
      case 'not': {
        const of = this.walker(query.of, at);
        return of && new NotWalker(of, segment.docs);
      }
      default: {
        const parts = query.of.map((part) => this.walker(part, at)).filter((part) => part !== undefined);
        if (parts.length < 2) return parts[0];
        return query.kind === 'all' ? new AllWalker(parts) : new AnyWalker(parts, this.#ranked);
      }
    }
  }

  /** The terms of a text, worked out once for all segments and within the budget of the whole query. */
  #placesOf(query: Query & { readonly kind: 'text' }): readonly PlacedTerm[] {
    let places = this.#places.get(query);
    if (places === undefined) {
      const all = placedTerms(query.text, query.field, query.prefix, this.#inflections);
      places = all.slice(0, Math.max(LEAST_TERMS, MAX_TERMS - this.#spent));
      this.#spent += places.length;
      this.#places.set(query, places);
    }
    return places;
  }

  #text(query: Query & { readonly kind: 'text' }, at: number): Walker | undefined {
    const segment = this.#segments[at] as Segment;
    const places = this.#placesOf(query);
    if (places.length === 0) return undefined;
    const steps = segment.columns.lengthStep;
    const rarities = places.map((place) => this.#rarity(place));
    const cursors = places.map((place) => ({
      cursor: this.#cursor(place, at),
      offset: place.offset,
      covers: place.covers,
    }));
    const [only] = cursors;
    if (only !== undefined && cursors.length === 1)
      return new TermWalker(only.cursor, rarities[0] as number, steps);
    // Each further term of a phrase says less than the one before: they overlap or belong together.
    const weight = rarities.sort((a, b) => b - a).reduce((sum, one, i) => sum + one / (i + 1), 0);
    return new PhraseWalker(cursors, weight, steps);
  }

  #cursor(place: PlacedTerm, at: number): Cursor {
    const segment = this.#segments[at] as Segment;
    if (place.term !== undefined && place.stem === undefined) {
      const entry = this.#lookup(place.term)[at];
      return entry === undefined ? NOWHERE : segment.cursor(entry);
    }
    const entries = (place.prefixes ?? []).flatMap((prefix) => beginning(segment, prefix));
    if (place.stem !== undefined) entries.push(...formsOf(segment, place.stem));
    entries.sort((a, b) => b.docs - a.docs);
    const share = segment.docs / this.#docs;
    const gathered = this.#gathered[at] ?? 0;
    const most = Math.min(MAX_PREFIX_POSTINGS * share, MAX_POSTINGS * share - gathered);
    let postings = 0;
    const chosen = entries.filter((entry, n) => {
      if (n > 0 && postings + entry.docs > most) return false;
      postings += entry.docs;
      return true;
    });
    this.#gathered[at] = gathered + postings;
    if (chosen.length < entries.length || entries.length >= MAX_PREFIX_TERMS) this.complete = false;
    const [only] = chosen;
    if (only === undefined) return NOWHERE;
    if (chosen.length === 1) return segment.cursor(only);
    return new MergedCursor(
      chosen.map((entry) => segment.list(entry)),
      segment.columns.lengthStep,
    );
  }
}

function beginning(segment: Segment, prefix: string): Entry[] {
  const found: Entry[] = [];
  for (const entry of segment.terms(prefix)) {
    if (!entry.term.startsWith(prefix) || found.length === MAX_PREFIX_TERMS) break;
    found.push(entry);
  }
  return found;
}

/** The forms of a word, by the stem they have in common; both with the letters that say their kind before them. */
function formsOf(segment: Segment, stem: string): Entry[] {
  const kind = stem.slice(0, stem.lastIndexOf(WORDS, 1) + 1);
  return beginning(segment, stem).filter((entry) => kind + stemOf(entry.term.slice(kind.length)) === stem);
}

/** Documents stand in order of time, so a span of time is a span of documents. */
export function timeWalker(segment: Segment, since: number | undefined, until: number | undefined): Walker {
  const { publishedAt } = segment.columns;
  const from = until === undefined ? 0 : firstWhere(publishedAt, (at) => !(at > until));
  const dated = firstWhere(publishedAt, (at) => Number.isNaN(at));
  const to = since === undefined ? dated : firstWhere(publishedAt, (at) => !(at >= since));
  return new FactWalker(from, Math.max(from, Math.min(to, dated)));
}

/** First place from which on `holds` is true. */
function firstWhere(column: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(column[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
