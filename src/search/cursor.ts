/** What can be walked like one term's postings: a list, or several as if they were one. */
import { ListCursor } from './list-cursor.ts';
import { addCounts, type ListBytes, NONE } from './postings.ts';
import { impact } from './weight.ts';

export interface Cursor {
  /** Documents, at most. */
  readonly length: number;
  readonly doc: number;
  seek(target: number): number;
  count(): number;
  inHeadline(): boolean;
  highest(from: number, to: number): number;
  positions(out: Int32Array): number;
}

/** A term this segment does not hold. */
export const NOWHERE: Cursor = {
  length: 0,
  doc: NONE,
  seek: () => NONE,
  count: () => 0,
  inHeadline: () => false,
  highest: () => 0,
  positions: () => 0,
};

/** Documents whose highest impact is known together. */
const STRETCH = 128;

/** Several lists as one: documents are gathered at once, positions and bounds only where they are asked for. */
export class MergedCursor implements Cursor {
  readonly length: number;
  doc = -1;
  readonly #lists: readonly ListBytes[];
  readonly #steps: Uint8Array;
  readonly #docs: Int32Array;
  readonly #counts: Uint16Array;
  readonly #heads: Uint8Array;
  #cursors: readonly ListCursor[] | undefined;
  #highest: Float64Array | undefined;
  #at = 0;

  /** `lengthSteps` of every document. */
  constructor(lists: readonly ListBytes[], lengthSteps: Uint8Array) {
    const docs = lengthSteps.length;
    this.#lists = lists;
    this.#steps = lengthSteps;
    this.#counts = new Uint16Array(docs);
    this.#heads = new Uint8Array(docs);
    for (const list of lists) addCounts(list, this.#counts, this.#heads);
    const found = new Int32Array(docs);
    let length = 0;
    for (let doc = 0; doc < docs; doc++) if ((this.#counts[doc] as number) > 0) found[length++] = doc;
    this.length = length;
    this.#docs = found.subarray(0, length);
  }

  seek(target: number): number {
    let low = target > this.doc ? this.#at : 0;
    let high = this.length;
    for (let step = 1; low + step < high; step *= 2)
      if ((this.#docs[low + step] as number) >= target) high = low + step;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#docs[middle] as number) < target) low = middle + 1;
      else high = middle;
    }
    this.#at = low;
    this.doc = low < this.length ? (this.#docs[low] as number) : NONE;
    return this.doc;
  }

  count(): number {
    return this.#counts[this.doc] as number;
  }

  inHeadline(): boolean {
    return this.#heads[this.doc] === 1;
  }

  highest(from: number, to: number): number {
    this.#highest ??= this.#bounds();
    let highest = 0;
    const last = Math.min(this.#highest.length - 1, Math.floor(to / STRETCH));
    for (let i = Math.floor(from / STRETCH); i <= last; i++)
      highest = Math.max(highest, this.#highest[i] as number);
    return highest;
  }

  #bounds(): Float64Array {
    const bounds = new Float64Array(Math.ceil(this.#steps.length / STRETCH));
    for (const doc of this.#docs) {
      const found = impact(this.#counts[doc] as number, this.#heads[doc] === 1, this.#steps[doc] as number);
      const stretch = Math.floor(doc / STRETCH);
      if (found > (bounds[stretch] as number)) bounds[stretch] = found;
    }
    return bounds;
  }

  positions(out: Int32Array): number {
    this.#cursors ??= this.#lists.map((list) => new ListCursor(list, this.#steps));
    let length = 0;
    const own = new Int32Array(out.length);
    for (const cursor of this.#cursors) {
      if (cursor.seek(this.doc) !== this.doc) continue;
      const count = cursor.positions(own);
      for (let i = 0; i < count && length < out.length; i++) out[length++] = own[i] as number;
    }
    out.subarray(0, length).sort();
    return length;
  }
}
