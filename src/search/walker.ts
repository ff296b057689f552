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
  /** As `seek`, but of the document stood on only `confirm` knows whether it matches: what is costly to tell waits. */
  approach(target: number): number;
  confirm(): boolean;
  score(): number;
  bound(from: number, to: number): number;
  /** A score the document approached does not exceed. */
  promise(): number;
}

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

  approach(target: number): number {
    return this.seek(target);
  }

  confirm(): boolean {
    return true;
  }

  score(): number {
    return (
      this.#weight * impact(this.#cursor.count(), this.#cursor.inHeadline(), this.#steps[this.doc] as number)
    );
  }

  promise(): number {
    return this.score();
  }

  bound(from: number, to: number): number {
    const highest = this.#cursor.highest(from, to);
    return highest === 0 ? -1 : highest * this.#weight;
  }
}

/** Every part must match. */
export class AllWalker implements Walker {
  readonly cost: number;
  readonly effort: number;
  doc = -1;
  /** Rarest first. */
  readonly #parts: readonly Walker[];
  /** As they were given: sums of scores do not depend on which is rarest here. */
  readonly #scored: readonly Walker[];

  constructor(parts: readonly Walker[]) {
    this.#scored = parts;
    this.#parts = [...parts].sort((a, b) => a.cost - b.cost);
    this.cost = this.#parts[0]?.cost ?? 0;
    this.effort = Math.max(...parts.map((part) => part.effort));
  }

  seek(target: number): number {
    let doc = this.approach(target);
    while (doc !== NONE && !this.confirm()) doc = this.approach(doc + 1);
    return doc;
  }

  approach(target: number): number {
    const lead = this.#parts[0] as Walker;
    let doc = lead.approach(target);
    search: while (doc !== NONE) {
      for (let i = 1; i < this.#parts.length; i++) {
        const found = (this.#parts[i] as Walker).approach(doc);
        if (found === doc) continue;
        doc = found === NONE ? NONE : lead.approach(found);
        continue search;
      }
      break;
    }
    this.doc = doc;
    return doc;
  }

  confirm(): boolean {
    for (const part of this.#parts) if (!part.confirm()) return false;
    return true;
  }

  score(): number {
    let score = 0;
    for (const part of this.#scored) score += part.score();
    return score;
  }

  promise(): number {
    let sum = 0;
    for (const part of this.#parts) sum += part.promise();
    return sum;
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
