/** Numbers for pairs of units, by open addressing: key and number side by side, so that a look costs one place in memory. */

/** Bits of a number; a segment has fewer than two million terms. */
const NUMBERS = 0x200000;

export class PairTable {
  /** Key, and number + 1; 0: free. */
  #slots: Int32Array = new Int32Array(1 << 13);
  #bits = 12;
  size = 0;

  /** The number of a pair; `fresh` when it has none yet. */
  id(key: number, fresh: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> (32 - this.#bits)) << 1;
    for (;;) {
      const id = slots[slot + 1] as number;
      if (id === 0) break;
      if (slots[slot] === key) return id - 1;
      slot = (slot + 2) & mask;
    }
    slots[slot] = key;
    slots[slot + 1] = fresh + 1;
    if (++this.size * 4 > mask) this.#grow();
    return fresh;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    this.#bits += 1;
    this.size = 0;
    for (let slot = 0; slot < before.length; slot += 2)
      if (before[slot + 1] !== 0) this.id(before[slot] as number, (before[slot + 1] as number) - 1);
  }

  /** Visits pairs in order, each with its number. */
  eachInOrder(visit: (first: number, second: number, id: number) => void): void {
    const both = new Float64Array(this.size);
    const slots = this.#slots;
    let n = 0;
    for (let slot = 0; slot < slots.length; slot += 2) {
      const id = slots[slot + 1] as number;
      if (id !== 0) both[n++] = ((slots[slot] as number) >>> 0) * NUMBERS + id - 1;
    }
    both.sort();
    for (let i = 0; i < n; i++) {
      const value = both[i] as number;
      const key = Math.floor(value / NUMBERS);
      visit(key >>> 16, key & 0xffff, value % NUMBERS);
    }
  }
}
