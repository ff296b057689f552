/** What can be walked like one term's postings: a list, or several as if they were one. */
import { NONE } from './postings.ts';

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

/** Several lists as one: documents are gathered at once, positions only where they are asked for. */
export class MergedCursor implements Cursor {
  readonly length: number;
  doc = -1;
  readonly #cursors: readonly Cursor[];
  readonly #docs: Int32Array;
  readonly #counts: Uint16Array;
  readonly #heads: Uint8Array;
  #at = 0;

  constructor(cursors: readonly Cursor[], docs: number) {
    this.#cursors = cursors;
    this.#counts = new Uint16Array(docs);
    this.#heads = new Uint8Array(docs);
    let length = 0;
    for (const cursor of cursors)
      for (let doc = cursor.seek(0); doc !== NONE; doc = cursor.seek(doc + 1)) {
        if (this.#counts[doc] === 0) length++;
        this.#counts[doc] = Math.min(0xffff, (this.#counts[doc] as number) + cursor.count());
        if (cursor.inHeadline()) this.#heads[doc] = 1;
      }
    this.length = length;
    this.#docs = new Int32Array(length);
    let at = 0;
    for (let doc = 0; doc < docs; doc++) if ((this.#counts[doc] as number) > 0) this.#docs[at++] = doc;
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

  highest(): number {
    return 1;
  }

  positions(out: Int32Array): number {
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
