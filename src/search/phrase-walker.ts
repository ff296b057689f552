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

/** Measured: positions of three lists against one count. */
const EFFORT = 4;
/** Lists that are met before any positions are read: the rarest, and those not so many times as long. */
const LEADS = 2;
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
  readonly effort = EFFORT;
  doc = -1;
  /** Those whose documents are met first, rarest first. */
  readonly #leads: readonly Cursor[];
  /** The leads whose positions are read: what they score, the phrase does not exceed. */
  readonly #bounding: readonly Cursor[];
  /** Those whose positions are read, rarest first. */
  readonly #places: readonly Placed[];
  readonly #weight: number;
  readonly #steps: Uint8Array;
  #count = 0;

  constructor(places: readonly Placed[], weight: number, lengthSteps: Uint8Array) {
    this.#places = sufficient(places);
    const cursors = places.map(({ cursor }) => cursor).sort((a, b) => a.length - b.length);
    this.cost = cursors[0]?.length ?? 0;
    const read = new Set(this.#places.map(({ cursor }) => cursor));
    this.#leads = cursors.filter(
      (cursor, i) => i < LEADS || (read.has(cursor) && cursor.length < this.cost * WORTH_MEETING),
    );
    this.#bounding = this.#leads.filter((lead) => read.has(lead));
    this.#weight = weight;
    this.#steps = lengthSteps;
  }

  seek(target: number): number {
    let doc = this.approach(target);
    while (doc !== NONE && !this.confirm()) doc = this.approach(doc + 1);
    return doc;
  }

  approach(target: number): number {
    const leads = this.#leads;
    const lead = leads[0] as Cursor;
    let doc = lead.seek(target);
    search: while (doc !== NONE) {
      for (let i = 1; i < leads.length; i++) {
        const found = (leads[i] as Cursor).seek(doc);
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
    this.#count = this.#matches();
    return this.#count > 0;
  }

  /** How often the phrase stands in the document approached. */
  #matches(): number {
    const { doc } = this;
    const lead = this.#places[0] as Placed;
    if (lead.cursor.seek(doc) !== doc) return 0;
    let left = lead.cursor.positions(first);
    if (lead.offset > 0) for (let i = 0; i < left; i++) first[i] = (first[i] as number) - lead.offset;
    for (let p = 1; p < this.#places.length && left > 0; p++) {
      const place = this.#places[p] as Placed;
      if (place.cursor.seek(doc) !== doc) return 0;
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
    const headline = this.#places.every((place) => place.cursor.inHeadline());
    return this.#weight * impact(this.#count, headline, this.#steps[this.doc] as number);
  }

  promise(): number {
    let least = 0xffff;
    let headline = true;
    for (const cursor of this.#bounding) {
      least = Math.min(least, cursor.count());
      headline &&= cursor.inHeadline();
    }
    return this.#weight * impact(least, headline, this.#steps[this.doc] as number);
  }

  bound(from: number, to: number): number {
    let lowest = 1;
    for (const cursor of this.#bounding) {
      const highest = cursor.highest(from, to);
      if (highest === 0) return -1;
      if (highest < lowest) lowest = highest;
    }
    return lowest * this.#weight;
  }
}
