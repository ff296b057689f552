/** Walks the documents that at least one of several parts matches: part after part over a stretch of documents at a time. */
import { NONE } from './postings.ts';
import type { Walker } from './walker.ts';

/** Documents of a stretch: few where single documents are asked for, more as one goes on. */
const LEAST = 64;
const MOST = 4096;

export class AnyWalker implements Walker {
  readonly cost: number;
  doc = -1;
  readonly #parts: readonly Walker[];
  readonly #ranked: boolean;
  #marks: Uint8Array = new Uint8Array(LEAST);
  #scores: Float64Array = new Float64Array(LEAST);
  #from = 0;
  #to = 0;
  #width = LEAST / 2;
  /** The last target of `approach`; the parts stand at or after it. */
  #approached = NONE;
  /** Of the document confirmed. */
  #score = 0;

  /** `ranked`: scores will be asked for. */
  constructor(parts: readonly Walker[], ranked: boolean) {
    this.#parts = parts;
    this.#ranked = ranked;
    this.cost = parts.reduce((sum, part) => sum + part.cost, 0);
  }

  get effort(): number {
    return this.#parts.reduce((sum, part) => sum + part.effort, 0) / this.#parts.length / 2;
  }

  seek(target: number): number {
    let at = target;
    for (;;) {
      if (at < this.#from || at >= this.#to) {
        at = this.#stretch(at);
        if (at === NONE) break;
      }
      const marks = this.#marks;
      const end = this.#to - this.#from;
      let i = at - this.#from;
      while (i < end && marks[i] === 0) i++;
      if (i < end) {
        this.doc = this.#from + i;
        return this.doc;
      }
      at = this.#to;
    }
    this.doc = NONE;
    return NONE;
  }

  /** Takes up the matches of all parts from the first at or after `target`; answers that, or NONE. */
  #stretch(target: number): number {
    this.#approached = NONE;
    const onwards = target >= this.#to && this.#to > 0;
    let from = NONE;
    for (const part of this.#parts) {
      const doc = onwards && part.doc >= target ? part.doc : part.seek(target);
      if (doc < from) from = doc;
    }
    if (from === NONE) {
      this.#from = target;
      this.#to = target;
      return NONE;
    }
    this.#width = target === this.#to ? Math.min(MOST, this.#width * 2) : LEAST;
    if (this.#marks.length < this.#width) {
      this.#marks = new Uint8Array(this.#width);
      this.#scores = new Float64Array(this.#width);
    } else {
      this.#marks.fill(0, 0, this.#width);
      this.#scores.fill(0, 0, this.#width);
    }
    const to = from + this.#width;
    const [marks, scores, ranked] = [this.#marks, this.#scores, this.#ranked];
    for (const part of this.#parts)
      for (let doc = part.doc; doc < to; doc = part.seek(doc + 1)) {
        marks[doc - from] = 1;
        if (ranked) scores[doc - from] = (scores[doc - from] as number) + part.score();
      }
    this.#from = from;
    this.#to = to;
    return from;
  }

  approach(target: number): number {
    // Whatever was taken up by stretches is no longer where the parts stand.
    this.#to = 0;
    const onwards = target >= this.#approached;
    let nearest = NONE;
    for (const part of this.#parts) {
      const doc = onwards && part.doc >= target ? part.doc : part.approach(target);
      if (doc < nearest) nearest = doc;
    }
    this.#approached = target;
    this.doc = nearest;
    return nearest;
  }

  confirm(): boolean {
    this.#score = -1;
    for (const part of this.#parts)
      if (part.doc === this.doc && part.confirm())
        this.#score = Math.max(0, this.#score) + (this.#ranked ? part.score() : 0);
    return this.#score >= 0;
  }

  promise(): number {
    let sum = 0;
    for (const part of this.#parts) if (part.doc === this.doc) sum += part.promise();
    return sum;
  }

  score(): number {
    return this.#to === 0 ? this.#score : (this.#scores[this.doc - this.#from] as number);
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
