/**
 * Walks the documents in which terms stand at fixed distances from one another. First the lists are met, rarest first;
 * positions are read only of documents that all of them hold, and only of as many terms as leave no place unlooked at.
 */
import type { Cursor } from './cursor.ts';
import { NONE } from './postings.ts';
import type { Walker } from './walker.ts';
import { impact } from './weight.ts';

export interface Placed {
  readonly cursor: Cursor;
  readonly offset: number;
  /** Places of the phrase that are right when this term stands there. */
  readonly covers: readonly number[];
}

/** All matches and their scores. */
interface Settled {
  readonly docs: Int32Array;
  readonly scores: Float64Array;
}

/** Share of documents in which the rarest term of a phrase may stand for all matches to be looked for. */
const MOST_SETTLED = 1 / 4;
/** Measured: positions of three lists against one count. */
const EFFORT = 4;
/** Lists so many times as long as the rarest keep out too little to be met beside those whose positions are read. */
const WORTH_MEETING = 40;

/**
 * Overlapping pairs say everything twice: of the rarest first, as many as cover every place, less those whose places the
 * others cover as well.
 */
export function sufficient(places: readonly Placed[]): Placed[] {
  const covered = new Map<number, number>();
  const chosen = [...places]
    .sort((a, b) => a.cursor.length - b.cursor.length)
    .filter(({ covers }) => {
      const fresh = covers.some((place) => !covered.has(place));
      if (fresh) for (const place of covers) covered.set(place, (covered.get(place) ?? 0) + 1);
      return fresh;
    });
  return chosen.filter(({ covers }) => {
    const needed = covers.some((place) => (covered.get(place) ?? 0) < 2);
    if (!needed) for (const place of covers) covered.set(place, (covered.get(place) ?? 0) - 1);
    return needed;
  });
}

const most = 1 << 15;
const first = new Int32Array(most);
const other = new Int32Array(most);

export class PhraseWalker implements Walker {
  readonly cost: number;
  effort = EFFORT;
  doc = -1;
  /** Those whose documents are met, rarest first. */
  readonly #met: readonly Cursor[];
  /** Those whose positions are read. */
  readonly #places: readonly Placed[];
  readonly #weight: number;
  readonly #steps: Uint8Array;
  #count = 0;
  #settled: Settled | undefined;
  #at = 0;

  constructor(places: readonly Placed[], weight: number, lengthSteps: Uint8Array) {
    this.#places = sufficient(places);
    const cursors = places.map(({ cursor }) => cursor).sort((a, b) => a.length - b.length);
    this.cost = cursors[0]?.length ?? 0;
    const read = new Set(this.#places.map(({ cursor }) => cursor));
    this.#met = cursors.filter((cursor) => read.has(cursor) || cursor.length < this.cost * WORTH_MEETING);
    this.#weight = weight;
    this.#steps = lengthSteps;
  }

  seek(target: number): number {
    if (this.#settled !== undefined) return this.approach(target);
    let doc = this.approach(target);
    while (doc !== NONE && !this.confirm()) doc = this.approach(doc + 1);
    return doc;
  }

  approach(target: number): number {
    if (this.#settled !== undefined) {
      this.doc = this.#settled.docs[this.#place(this.#settled, target)] ?? NONE;
      return this.doc;
    }
    const met = this.#met;
    const lead = met[0] as Cursor;
    let doc = lead.seek(target);
    search: while (doc !== NONE) {
      for (let i = 1; i < met.length; i++) {
        const found = (met[i] as Cursor).seek(doc);
        if (found === doc) continue;
        doc = found === NONE ? NONE : lead.seek(found);
        continue search;
      }
      break;
    }
    this.doc = doc;
    return doc;
  }

  confirm(): boolean {
    if (this.#settled !== undefined) return true;
    this.#count = this.#matches();
    return this.#count > 0;
  }

  /** How often the phrase stands in the document all cursors stand on. */
  #matches(): number {
    const lead = this.#places[0] as Placed;
    let left = lead.cursor.positions(first);
    if (lead.offset > 0) for (let i = 0; i < left; i++) first[i] = (first[i] as number) - lead.offset;
    for (let p = 1; p < this.#places.length && left > 0; p++) {
      const place = this.#places[p] as Placed;
      const count = place.cursor.positions(other);
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
    if (this.#settled !== undefined)
      return this.#settled.scores[this.#place(this.#settled, this.doc)] as number;
    const headline = this.#places.every((place) => place.cursor.inHeadline());
    return this.#weight * impact(this.#count, headline, this.#steps[this.doc] as number);
  }

  /** Unless the rarest term is so common that bounds say little less. */
  settle(): void {
    if (this.#settled !== undefined || this.cost > this.#steps.length * MOST_SETTLED) return;
    const docs: number[] = [];
    const scores: number[] = [];
    for (let doc = this.seek(0); doc !== NONE; doc = this.seek(doc + 1)) {
      docs.push(doc);
      scores.push(this.score());
    }
    this.#settled = { docs: Int32Array.from(docs), scores: Float64Array.from(scores) };
    this.effort = 1;
  }

  /** First settled match at or after `target`. */
  #place({ docs }: Settled, target: number): number {
    let low = this.#at;
    if (low > 0 && (docs[low - 1] as number) >= target) low = 0;
    let high = docs.length;
    if (low < high && (docs[low] as number) >= target && (low === 0 || (docs[low - 1] as number) < target))
      high = low;
    else if (low + 1 < high && (docs[low + 1] as number) >= target) high = low + 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((docs[middle] as number) < target) low = middle + 1;
      else high = middle;
    }
    this.#at = low;
    return low;
  }

  bound(from: number, to: number): number {
    const settled = this.#settled;
    if (settled !== undefined) {
      let highest = -1;
      for (
        let at = this.#place(settled, from);
        at < settled.docs.length && (settled.docs[at] as number) <= to;
        at++
      )
        highest = Math.max(highest, settled.scores[at] as number);
      return highest;
    }
    let lowest = 1;
    for (const cursor of this.#met) {
      const highest = cursor.highest(from, to);
      if (highest === 0) return -1;
      if (highest < lowest) lowest = highest;
    }
    return lowest * this.#weight;
  }
}
