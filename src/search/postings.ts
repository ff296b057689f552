/**
 * One term's postings in one segment: which documents, how often, where.
 *
 * | part | size | meaning |
 * |---|---|---|
 * | table | only with more than BLOCK documents | varint size of the table; a block: varint last document − previous last, varint bytes of documents, varint bytes of positions, byte highest impact |
 * | documents | a block | byte: k (5 bits), 32 counts follow, 64 headline bits follow; with counts and SHORT or more documents, byte: k of counts (else 0); then per document Rice gap − 1, Rice count − 1, bit |
 * | positions | a block | byte k; then per document Rice of first position and of gaps − 1 |
 *
 * Documents are numbered from the newest; the first gap of a block counts from the last document of the block before
 * (from −1 in the first). Terms without positions have an empty last part.
 */
import { BitReader, BitWriter, readVarint, riceParameter } from './bits.ts';
import { impact } from './weight.ts';

export const BLOCK = 128;
/** Blocks with fewer documents keep no k for their counts. */
const SHORT = 16;
const COUNTS = 32;
const HEADLINES = 64;

/** Grows as postings are added; `clear` and use again. */
export class PostingList {
  docs: Int32Array = new Int32Array(1024);
  counts: Int32Array = new Int32Array(1024);
  heads: Uint8Array = new Uint8Array(1024);
  /** Where the positions of each document begin. */
  starts: Int32Array = new Int32Array(1025);
  positions: Int32Array = new Int32Array(4096);
  length = 0;
  placed = 0;

  clear(): void {
    this.length = 0;
    this.placed = 0;
  }

  /** Begins a document; its positions follow by `place`. */
  add(doc: number, count: number, head: number): void {
    if (this.length === this.docs.length) {
      this.docs = larger(this.docs);
      this.counts = larger(this.counts);
      this.heads = larger(this.heads);
      const starts = new Int32Array(this.docs.length + 1);
      starts.set(this.starts);
      this.starts = starts;
    }
    this.docs[this.length] = doc;
    this.counts[this.length] = count;
    this.heads[this.length] = head;
    this.starts[this.length++] = this.placed;
  }

  place(position: number): void {
    if (this.placed === this.positions.length) this.positions = larger(this.positions);
    this.positions[this.placed++] = position;
  }
}

function larger<A extends Int32Array | Uint8Array>(array: A): A {
  const copy = new (array.constructor as new (length: number) => A)(array.length * 2);
  copy.set(array);
  return copy;
}

export interface EncodedList {
  readonly docs: number;
  /** Table and documents. */
  readonly front: Uint8Array;
  readonly positions: Uint8Array;
}

const tableBits = new BitWriter();
const docBits = new BitWriter();
const positionBits = new BitWriter();
const frontBits = new BitWriter();

/** Bytes valid until the next call. `lengthSteps` by document. */
export function encodeList(list: PostingList, lengthSteps: Uint8Array): EncodedList {
  for (const bits of [tableBits, docBits, positionBits, frontBits]) bits.clear();
  const placed = list.placed > 0;
  let last = -1;
  for (let from = 0; from < list.length; from += BLOCK) {
    const to = Math.min(list.length, from + BLOCK);
    const [docsBefore, positionsBefore] = [docBits.length, positionBits.length];
    encodeDocs(list, from, to, last);
    if (placed) encodePositions(list, from, to);
    const end = list.docs[to - 1] as number;
    if (list.length > BLOCK) {
      tableBits.varint(end - last);
      tableBits.varint(docBits.length - docsBefore);
      tableBits.varint(positionBits.length - positionsBefore);
      tableBits.byte(highestImpact(list, from, to, lengthSteps));
    }
    last = end;
  }
  if (list.length > BLOCK) {
    frontBits.varint(tableBits.length);
    frontBits.append(tableBits.written());
  }
  frontBits.append(docBits.written());
  return { docs: list.length, front: frontBits.written(), positions: positionBits.written() };
}

function encodeDocs(list: PostingList, from: number, to: number, last: number): void {
  const { docs, counts, heads } = list;
  const k = riceParameter(((docs[to - 1] as number) - last) / (to - from) - 1);
  let flags = k;
  for (let i = from; i < to; i++) {
    if ((counts[i] as number) > 1) flags |= COUNTS;
    if (heads[i] === 1) flags |= HEADLINES;
  }
  docBits.byte(flags);
  const countK = flags & COUNTS ? countParameter(counts, from, to) : 0;
  let before = last;
  for (let i = from; i < to; i++) {
    const doc = docs[i] as number;
    docBits.rice(doc - before - 1, k);
    before = doc;
    if (flags & COUNTS) docBits.rice((counts[i] as number) - 1, countK);
    if (flags & HEADLINES) docBits.put(heads[i] as number, 1);
  }
  docBits.align();
}

/** Only long blocks say their own; in short ones the byte would cost more than it saves. */
function countParameter(counts: Int32Array, from: number, to: number): number {
  if (to - from < SHORT) return 0;
  let sum = 0;
  for (let i = from; i < to; i++) sum += (counts[i] as number) - 1;
  const k = riceParameter(sum / (to - from));
  docBits.byte(k);
  return k;
}

function encodePositions(list: PostingList, from: number, to: number): void {
  const { positions, starts } = list;
  const begin = starts[from] as number;
  const end = to < list.length ? (starts[to] as number) : list.placed;
  let span = 0;
  for (let i = from; i < to; i++)
    span += positions[(i + 1 < list.length ? (starts[i + 1] as number) : list.placed) - 1] as number;
  const k = riceParameter(span / (end - begin));
  positionBits.byte(k);
  for (let i = from; i < to; i++) {
    const stop = i + 1 < list.length ? (starts[i + 1] as number) : list.placed;
    let before = -1;
    for (let p = starts[i] as number; p < stop; p++) {
      positionBits.rice((positions[p] as number) - before - 1, k);
      before = positions[p] as number;
    }
  }
  positionBits.align();
}

function highestImpact(list: PostingList, from: number, to: number, lengthSteps: Uint8Array): number {
  let highest = 0;
  for (let i = from; i < to; i++) {
    const doc = list.docs[i] as number;
    const found = impact(list.counts[i] as number, list.heads[i] === 1, lengthSteps[doc] as number);
    if (found > highest) highest = found;
  }
  return Math.ceil(highest * 255);
}

/** No more documents. */
export const NONE = 0x7fffffff;

/** Where a list's bytes are. */
export interface ListBytes {
  readonly docs: number;
  readonly front: Uint8Array;
  /** Reads the positions when they are first asked for. */
  readonly positions: () => Uint8Array;
}

/** Walks one list. `seek` never goes back within a block unless `rewind`ed to it by a lower target. */
export class ListCursor {
  readonly length: number;
  doc = -1;
  readonly #source: ListBytes;
  readonly #blocks: number;
  readonly #lasts: Int32Array;
  readonly #docStarts: Int32Array;
  readonly #positionStarts: Int32Array;
  readonly #highest: Uint8Array;
  readonly #docs: Int32Array = new Int32Array(BLOCK);
  readonly #counts: Int32Array = new Int32Array(BLOCK);
  readonly #heads: Uint8Array = new Uint8Array(BLOCK);
  #block = -1;
  #size = 0;
  #at = 0;
  #positionBytes: Uint8Array | undefined;
  #positionReader: BitReader | undefined;
  #positionK = 0;
  /** Documents of this block whose positions were passed. */
  #passed = 0;

  constructor(source: ListBytes) {
    this.#source = source;
    this.length = source.docs;
    this.#blocks = Math.ceil(source.docs / BLOCK);
    this.#lasts = new Int32Array(this.#blocks);
    this.#docStarts = new Int32Array(this.#blocks);
    this.#positionStarts = new Int32Array(this.#blocks);
    this.#highest = new Uint8Array(this.#blocks).fill(255);
    this.#readTable();
  }

  #readTable(): void {
    if (this.#blocks < 2) {
      this.#lasts.fill(NONE - 1);
      return;
    }
    const at = { offset: 0 };
    const bytes = this.#source.front;
    let docs = readVarint(bytes, at) + at.offset;
    let positions = 0;
    let last = -1;
    for (let block = 0; block < this.#blocks; block++) {
      last += readVarint(bytes, at);
      this.#lasts[block] = last;
      this.#docStarts[block] = docs;
      docs += readVarint(bytes, at);
      this.#positionStarts[block] = positions;
      positions += readVarint(bytes, at);
      this.#highest[block] = bytes[at.offset++] as number;
    }
  }

  /** The first document at or after `target`, or NONE. Targets may go down, at the price of reading a block again. */
  seek(target: number): number {
    if (target <= this.doc && this.#block >= 0 && target > this.#before(this.#block)) {
      if (target === this.doc) return this.doc;
      this.#at = 0;
    } else if (
      this.#block < 0 ||
      target > (this.#lasts[this.#block] as number) ||
      target <= this.#before(this.#block)
    ) {
      const block = this.#find(target);
      if (block >= this.#blocks) {
        this.doc = NONE;
        return NONE;
      }
      if (block !== this.#block) this.#load(block);
      this.#at = 0;
    }
    const docs = this.#docs;
    let at = this.#at;
    while (at < this.#size && (docs[at] as number) < target) at++;
    this.#at = at;
    this.doc = at < this.#size ? (docs[at] as number) : NONE;
    return this.doc;
  }

  /** Last document of the block before. */
  #before(block: number): number {
    return block === 0 ? -1 : (this.#lasts[block - 1] as number);
  }

  #find(target: number): number {
    let low = 0;
    let high = this.#blocks;
    // Usually the next block or one soon after it.
    if (this.#block >= 0 && target > this.#before(this.#block)) {
      low = this.#block;
      let step = 1;
      while (low + step < this.#blocks && (this.#lasts[low + step] as number) < target) {
        low += step;
        step *= 2;
      }
      high = Math.min(this.#blocks, low + step + 1);
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#lasts[middle] as number) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #load(block: number): void {
    const size = Math.min(BLOCK, this.length - block * BLOCK);
    const start = this.#docStarts[block] as number;
    const flags = this.#source.front[start] as number;
    const k = flags & 31;
    const [counted, headed] = [(flags & COUNTS) !== 0, (flags & HEADLINES) !== 0];
    const ownK = counted && size >= SHORT;
    const countK = ownK ? (this.#source.front[start + 1] as number) : 0;
    const reader = new BitReader(this.#source.front, start + (ownK ? 2 : 1));
    let doc = this.#before(block);
    for (let i = 0; i < size; i++) {
      doc += reader.rice(k) + 1;
      this.#docs[i] = doc;
      this.#counts[i] = counted ? reader.rice(countK) + 1 : 1;
      this.#heads[i] = headed ? reader.bit() : 0;
    }
    this.#block = block;
    this.#size = size;
    this.#positionReader = undefined;
  }

  count(): number {
    return this.#counts[this.#at] as number;
  }

  inHeadline(): boolean {
    return this.#heads[this.#at] === 1;
  }

  /** Highest impact, 0–1, of any document in [from, to]; 0 when there is surely none. */
  highest(from: number, to: number): number {
    if (this.#blocks === 1) return 1;
    let highest = 0;
    for (let block = this.#findFrom(from); block < this.#blocks; block++) {
      if (this.#before(block) + 1 > to) break;
      if ((this.#highest[block] as number) > highest) highest = this.#highest[block] as number;
    }
    return highest / 255;
  }

  #boundBlock = 0;
  #findFrom(target: number): number {
    let block = this.#boundBlock;
    if (block > 0 && (this.#lasts[block - 1] as number) >= target) block = 0;
    while (block < this.#blocks && (this.#lasts[block] as number) < target) block++;
    this.#boundBlock = Math.min(block, this.#blocks - 1);
    return block;
  }

  /** Writes the positions of the current document into `out`; answers how many. */
  positions(out: Int32Array): number {
    if (this.#positionReader === undefined || this.#passed > this.#at) {
      this.#positionBytes ??= this.#source.positions();
      const start = this.#positionStarts[this.#block] as number;
      this.#positionK = this.#positionBytes[start] as number;
      this.#positionReader = new BitReader(this.#positionBytes, start + 1);
      this.#passed = 0;
    }
    const reader = this.#positionReader;
    const k = this.#positionK;
    for (; this.#passed < this.#at; this.#passed++)
      for (let n = this.#counts[this.#passed] as number; n > 0; n--) reader.rice(k);
    const count = this.#counts[this.#at] as number;
    let position = -1;
    for (let i = 0; i < count; i++) {
      position += reader.rice(k) + 1;
      out[i] = position;
    }
    this.#passed++;
    return count;
  }
}
