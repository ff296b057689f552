/** Walkers over what the columns tell of a document, and over what does not match; they score nothing. */
import { NONE } from './postings.ts';
import type { Walker } from './walker.ts';

/** Documents in a span, or of them those whose value in a column is asked for. */
export class FactWalker implements Walker {
  readonly cost: number;
  readonly effort = 1;
  doc = -1;
  readonly #from: number;
  readonly #to: number;
  readonly #column: Uint16Array | Uint8Array | undefined;
  readonly #asked: Uint8Array;

  /** Documents in [from, to); with a column those for whose value `asked` holds 1. */
  constructor(
    from: number,
    to: number,
    column?: Uint16Array | Uint8Array,
    asked: Uint8Array = new Uint8Array(0),
  ) {
    this.cost = to - from;
    this.#from = from;
    this.#to = to;
    this.#column = column;
    this.#asked = asked;
  }

  seek(target: number): number {
    const to = this.#to;
    let doc = Math.max(target, this.#from);
    const column = this.#column;
    if (column !== undefined) {
      const asked = this.#asked;
      while (doc < to && asked[column[doc] as number] !== 1) doc++;
    }
    this.doc = doc < to ? doc : NONE;
    return this.doc;
  }

  approach(target: number): number {
    return this.seek(target);
  }

  confirm(): boolean {
    return true;
  }

  score(): number {
    return 0;
  }

  promise(): number {
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
  /** No unwanted document stands from here up to the one stood on. */
  #clearFrom = 0;
  #unwantedAt = -1;

  constructor(unwanted: Walker, docs: number) {
    this.#unwanted = unwanted;
    this.#docs = docs;
    this.cost = docs;
    this.effort = unwanted.effort;
  }

  seek(target: number): number {
    let doc = target;
    while (doc < this.#docs && this.#isUnwanted(doc)) doc++;
    this.doc = doc < this.#docs ? doc : NONE;
    return this.doc;
  }

  #isUnwanted(doc: number): boolean {
    if (doc < this.#clearFrom || doc > this.#unwantedAt) {
      this.#unwantedAt = this.#unwanted.seek(doc);
      this.#clearFrom = doc;
    }
    return doc === this.#unwantedAt;
  }

  /** Whether a document is unwanted may be costly to tell. */
  approach(target: number): number {
    this.doc = target < this.#docs ? target : NONE;
    return this.doc;
  }

  confirm(): boolean {
    return !this.#isUnwanted(this.doc);
  }

  score(): number {
    return 0;
  }

  promise(): number {
    return 0;
  }

  bound(): number {
    return 0;
  }
}
