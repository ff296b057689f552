/** The rows of a tree in the making: nodes, and attributes of elements, in arrays that grow. */

/** A 50 MB page of `<b>` has 17 million elements; the largest measured page has 60,000 nodes. */
export const MAX_NODES = 4_000_000;
const MAX_ATTRIBUTES = 4_000_000;
/** Some rows more, for what is made when the bound is met. */
const SPARE = 8;

function wider(old: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(capacity);
  next.set(old);
  return next;
}

function widerNames(old: Uint16Array, capacity: number): Uint16Array<ArrayBuffer> {
  const next = new Uint16Array(capacity);
  next.set(old);
  return next;
}

/** The measured pages have a node every 110 letters and an attribute every 140. */
const firstCapacity = (length: number, most: number): number =>
  Math.min(most + SPARE, Math.max(256, length >> 6));

export class Nodes {
  size = 0;
  tag: Uint16Array;
  parent: Int32Array;
  end: Int32Array;
  from: Int32Array;
  to: Int32Array;

  /** `length`: letters of the page. */
  constructor(length: number) {
    const capacity = firstCapacity(length, MAX_NODES);
    this.tag = new Uint16Array(capacity);
    this.parent = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.from = new Int32Array(capacity);
    this.to = new Int32Array(capacity);
  }

  /** A node without children; answers its number. */
  add(tag: number, parent: number, from: number, to: number): number {
    const n = this.size;
    if (n >= this.tag.length) this.grow();
    this.size = n + 1;
    this.tag[n] = tag;
    this.parent[n] = parent;
    this.end[n] = n + 1;
    this.from[n] = from;
    this.to[n] = to;
    return n;
  }

  private grow(): void {
    const capacity = Math.min(this.tag.length * 2, MAX_NODES + SPARE);
    this.tag = widerNames(this.tag, capacity);
    this.parent = wider(this.parent, capacity);
    this.end = wider(this.end, capacity);
    this.from = wider(this.from, capacity);
    this.to = wider(this.to, capacity);
  }
}

export class Attributes {
  count = 0;
  name: Uint16Array;
  from: Int32Array;
  to: Int32Array;

  constructor(length: number) {
    const capacity = firstCapacity(length, MAX_ATTRIBUTES);
    this.name = new Uint16Array(capacity);
    this.from = new Int32Array(capacity);
    this.to = new Int32Array(capacity);
  }

  /** Where the value stands; beyond the bound nothing is kept. */
  add(name: number, from: number, to: number): void {
    const n = this.count;
    if (n >= MAX_ATTRIBUTES) return;
    if (n >= this.name.length) this.grow();
    this.count = n + 1;
    this.name[n] = name;
    this.from[n] = from;
    this.to[n] = to;
  }

  private grow(): void {
    const capacity = Math.min(this.name.length * 2, MAX_ATTRIBUTES + SPARE);
    this.name = widerNames(this.name, capacity);
    this.from = wider(this.from, capacity);
    this.to = wider(this.to, capacity);
  }
}
