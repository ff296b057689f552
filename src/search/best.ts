/** The best so many matches met, one an article: a heap with the worst on top. */

export interface Match {
  readonly segment: number;
  readonly doc: number;
  readonly card: number;
  readonly article: number;
  /** Of identity and revision. */
  readonly key: number;
  readonly score: number;
  /** NaN: unknown. */
  readonly publishedAt: number;
}

/** Negative: `a` stands before `b`. Equal scores: the newer first, then by key, so that a rebuild changes nothing. */
export function byScore(a: Match, b: Match): number {
  return b.score - a.score || byTime(a, b);
}

/** Newest first; undated last. */
export function byTime(a: Match, b: Match): number {
  const x = Number.isNaN(a.publishedAt) ? -Infinity : a.publishedAt;
  const y = Number.isNaN(b.publishedAt) ? -Infinity : b.publishedAt;
  return x === y ? a.key - b.key || b.card - a.card : y > x ? 1 : -1;
}

export class Best {
  readonly #heap: Match[] = [];
  readonly #size: number;
  readonly #order: (a: Match, b: Match) => number;

  constructor(size: number, order: (a: Match, b: Match) => number) {
    this.#size = size;
    this.#order = order;
  }

  get full(): boolean {
    return this.#heap.length >= this.#size;
  }

  /** The score a match must exceed to matter. */
  get threshold(): number {
    return this.full ? (this.#heap[0]?.score ?? Infinity) : -Infinity;
  }

  /** The time a match must not be older than to matter, by time. */
  get oldest(): number {
    return this.full ? (this.#heap[0]?.publishedAt ?? Infinity) : -Infinity;
  }

  /** `folds`: other revisions of the same article may have been offered. */
  offer(match: Match, folds: boolean): void {
    if (this.#size === 0) return;
    const heap = this.#heap;
    if (folds) {
      const same = heap.findIndex((one) => one.article === match.article);
      if (same >= 0) {
        if (this.#order(match, heap[same] as Match) < 0) {
          heap[same] = match;
          // Rare; building again is simplest.
          heap.sort((a, b) => this.#order(b, a));
        }
        return;
      }
    }
    if (!this.full) {
      heap.push(match);
      this.#up(heap.length - 1);
    } else if (this.#order(match, heap[0] as Match) < 0) {
      heap[0] = match;
      this.#down(0);
    }
  }

  #up(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      if (this.#order(heap[at] as Match, heap[above] as Match) <= 0) return;
      [heap[at], heap[above]] = [heap[above] as Match, heap[at] as Match];
      at = above;
    }
  }

  #down(from: number): void {
    const heap = this.#heap;
    for (let at = from; ; ) {
      let worst = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < heap.length && this.#order(heap[below] as Match, heap[worst] as Match) > 0) worst = below;
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst] as Match, heap[at] as Match];
      at = worst;
    }
  }

  /** Best first. */
  sorted(): Match[] {
    return [...this.#heap].sort(this.#order);
  }
}
