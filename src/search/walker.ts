/**
 * Walkers go through the documents of one segment that match a part of a query, in order, newest first.
 * `seek(target)` answers the first match at or after `target`, or NONE; `score` speaks of the match stood on;
 * `bound(from, to)` is a score no match between them exceeds, or −1 when there is none.
 */
import type { Cursor } from './cursor.ts';
import { NONE } from './postings.ts';
import { impact } from './weight.ts';

export interface Walker {
  /** Documents it may have to look at. */
  readonly cost: number;
  /** What scoring one match takes, a single term being 1. */
  readonly effort: number;
  readonly doc: number;
  seek(target: number): number;
  score(): number;
  bound(from: number, to: number): number;
}

/** Measured: positions of three lists against one count. */
const PHRASE_EFFORT = 8;

export class TermWalker implements Walker {
  readonly cost: number;
  readonly effort = 1;
  doc = -1;
  readonly #cursor: Cursor;
  readonly #weight: number;
  readonly #steps: Uint8Array;

  constructor(cursor: Cursor, weight: number, lengthSteps: Uint8Array) {
    this.cost = cursor.length;
    this.#cursor = cursor;
    this.#weight = weight;
    this.#steps = lengthSteps;
  }

  seek(target: number): number {
    this.doc = this.#cursor.seek(target);
    return this.doc;
  }

  score(): number {
    return (
      this.#weight * impact(this.#cursor.count(), this.#cursor.inHeadline(), this.#steps[this.doc] as number)
    );
  }

  bound(from: number, to: number): number {
    const highest = this.#cursor.highest(from, to);
    return highest === 0 ? -1 : highest * this.#weight;
  }
}

export interface Placed {
  readonly cursor: Cursor;
  readonly offset: number;
  /** Places of the phrase that are right when this term stands there. */
  readonly covers: readonly number[];
}

/** As many of the rarest as leave no place unlooked at: overlapping pairs say everything twice. */
function sufficient(places: readonly Placed[]): Placed[] {
  const covered = new Set<number>();
  return [...places]
    .sort((a, b) => a.cursor.length - b.cursor.length)
    .filter(({ covers }) => {
      const before = covered.size;
      for (const place of covers) covered.add(place);
      return covered.size > before;
    });
}

const most = 1 << 15;
const first = new Int32Array(most);
const other = new Int32Array(most);

/** Terms at fixed distances from one another. */
export class PhraseWalker implements Walker {
  readonly cost: number;
  readonly effort = PHRASE_EFFORT;
  doc = -1;
  readonly #places: readonly Placed[];
  readonly #weight: number;
  readonly #steps: Uint8Array;
  #count = 0;

  constructor(places: readonly Placed[], weight: number, lengthSteps: Uint8Array) {
    this.#places = sufficient(places);
    this.cost = this.#places[0]?.cursor.length ?? 0;
    this.#weight = weight;
    this.#steps = lengthSteps;
  }

  seek(target: number): number {
    const lead = (this.#places[0] as Placed).cursor;
    let doc = lead.seek(target);
    search: while (doc !== NONE) {
      for (let i = 1; i < this.#places.length; i++) {
        const found = (this.#places[i] as Placed).cursor.seek(doc);
        if (found === doc) continue;
        if (found === NONE) break search;
        doc = lead.seek(found);
        continue search;
      }
      this.#count = this.#matches();
      if (this.#count > 0) {
        this.doc = doc;
        return doc;
      }
      doc = lead.seek(doc + 1);
    }
    this.doc = NONE;
    return NONE;
  }

  /** How often the phrase stands in the document all cursors stand on. */
  #matches(): number {
    const lead = this.#places[0] as Placed;
    let left = Math.min(most, lead.cursor.positions(first));
    for (let i = 0; i < left; i++) first[i] = (first[i] as number) - lead.offset;
    for (let p = 1; p < this.#places.length && left > 0; p++) {
      const place = this.#places[p] as Placed;
      const count = Math.min(most, place.cursor.positions(other));
      let kept = 0;
      let at = 0;
      for (let i = 0; i < left; i++) {
        const wanted = (first[i] as number) + place.offset;
        while (at < count && (other[at] as number) < wanted) at++;
        if (at < count && other[at] === wanted) first[kept++] = first[i] as number;
      }
      left = kept;
    }
    return left;
  }

  score(): number {
    const headline = this.#places.every((place) => place.cursor.inHeadline());
    return this.#weight * impact(this.#count, headline, this.#steps[this.doc] as number);
  }

  bound(from: number, to: number): number {
    let lowest = 1;
    for (const place of this.#places) {
      const highest = place.cursor.highest(from, to);
      if (highest === 0) return -1;
      if (highest < lowest) lowest = highest;
    }
    return lowest * this.#weight;
  }
}

/** Every part must match. */
export class AllWalker implements Walker {
  readonly cost: number;
  readonly effort: number;
  doc = -1;
  readonly #parts: readonly Walker[];

  constructor(parts: readonly Walker[]) {
    this.#parts = [...parts].sort((a, b) => a.cost - b.cost);
    this.cost = this.#parts[0]?.cost ?? 0;
    this.effort = Math.max(...parts.map((part) => part.effort));
  }

  seek(target: number): number {
    const lead = this.#parts[0] as Walker;
    let doc = lead.seek(target);
    search: while (doc !== NONE) {
      for (let i = 1; i < this.#parts.length; i++) {
        const found = (this.#parts[i] as Walker).seek(doc);
        if (found === doc) continue;
        doc = found === NONE ? NONE : lead.seek(found);
        continue search;
      }
      break;
    }
    this.doc = doc;
    return doc;
  }

  score(): number {
    let score = 0;
    for (const part of this.#parts) score += part.score();
    return score;
  }

  bound(from: number, to: number): number {
    let sum = 0;
    for (const part of this.#parts) {
      const bound = part.bound(from, to);
      if (bound < 0) return -1;
      sum += bound;
    }
    return sum;
  }
}

/** One part at least must match. */
export class AnyWalker implements Walker {
  readonly cost: number;
  readonly effort: number;
  doc = -1;
  readonly #parts: readonly Walker[];

  constructor(parts: readonly Walker[]) {
    this.#parts = parts;
    this.cost = parts.reduce((sum, part) => sum + part.cost, 0);
    this.effort = parts.reduce((sum, part) => sum + part.effort, 0) / parts.length / 2;
  }

  seek(target: number): number {
    let nearest = NONE;
    for (const part of this.#parts) {
      const doc = part.doc >= target && this.doc <= target && this.doc >= 0 ? part.doc : part.seek(target);
      if (doc < nearest) nearest = doc;
    }
    this.doc = nearest;
    return nearest;
  }

  score(): number {
    let score = 0;
    for (const part of this.#parts) if (part.doc === this.doc) score += part.score();
    return score;
  }

  bound(from: number, to: number): number {
    let sum = -1;
    for (const part of this.#parts) {
      const bound = part.bound(from, to);
      if (bound >= 0) sum = Math.max(0, sum) + bound;
    }
    return sum;
  }
}

/** What the columns tell of a document; scores nothing. */
export class FactWalker implements Walker {
  readonly cost: number;
  readonly effort = 1;
  doc = -1;
  readonly #holds: (doc: number) => boolean;
  readonly #from: number;
  readonly #to: number;

  /** Documents in [from, to) for which `holds`. */
  constructor(from: number, to: number, holds: (doc: number) => boolean) {
    this.cost = to - from;
    this.#from = from;
    this.#to = to;
    this.#holds = holds;
  }

  seek(target: number): number {
    let doc = Math.max(target, this.#from);
    while (doc < this.#to && !this.#holds(doc)) doc++;
    this.doc = doc < this.#to ? doc : NONE;
    return this.doc;
  }

  score(): number {
    return 0;
  }

  bound(from: number, to: number): number {
    return from < this.#to && to >= this.#from ? 0 : -1;
  }
}

/** What does not match. */
export class NotWalker implements Walker {
  readonly cost: number;
  readonly effort: number;
  doc = -1;
  readonly #unwanted: Walker;
  readonly #docs: number;

  constructor(unwanted: Walker, docs: number) {
    this.#unwanted = unwanted;
    this.#docs = docs;
    this.cost = docs;
    this.effort = unwanted.effort;
  }

  seek(target: number): number {
    let doc = target;
    while (doc < this.#docs && this.#unwanted.seek(doc) === doc) doc++;
    this.doc = doc < this.#docs ? doc : NONE;
    return this.doc;
  }

  score(): number {
    return 0;
  }

  bound(): number {
    return 0;
  }
}
