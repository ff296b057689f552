/**
 * One term's postings in one segment: which documents, how often, where.
 *
 * | part | size | meaning |
 * |---|---|---|
 * | table | only with more than BLOCK documents | varint size of the table; a block: varint last document − previous last, varint bytes of documents, varint bytes of positions, byte highest impact |
 * | documents | a block | byte: k (5 bits), 32 counts follow, 64 headline bits follow; with counts and LONG or more documents, byte k of counts (else 0); then per document Rice gap − 1, Rice count − 1, bit |
 * | positions | a block | per document: each gap − 1 in Rice with the k that suits the tokens and occurrences left, the last one even |
 *
 * Documents are numbered from the newest; the first gap of a block counts from the last document of the block before
 * (from −1 in the first). With one block the positions begin at the very bit where the documents end. Terms without
 * positions have none.
 */
import { BitReader, BitWriter, readVarint, riceParameter } from './bits.ts';
import { impact, TOKENS_AT_MOST } from './weight.ts';

export const BLOCK = 128;
/** Blocks with fewer documents keep no k for their counts. */
const LONG = 16;
const COUNTS = 32;
const HEADLINES = 64;

/** Grows as postings are added; `clear` and use again. */
export class PostingList {
  docs: Int32Array = new Int32Array(1024);
  counts: Int32Array = new Int32Array(1024);
  heads: Uint8Array = new Uint8Array(1024);
  /** Where the positions of each document begin. */
  starts: Int32Array = new Int32Array(1024);
  positions: Int32Array = new Int32Array(4096);
  length = 0;
  placed = 0;

  clear(): void {
    this.length = 0;
    this.placed = 0;
  }

  /** Makes room for so many more documents. */
  room(more: number): void {
    if (this.length + more <= this.docs.length) return;
    const size = (this.length + more) * 2;
    this.docs = larger(this.docs, size);
    this.counts = larger(this.counts, size);
    this.heads = larger(this.heads, size);
    this.starts = larger(this.starts, size);
  }

  /** Begins a document; its positions follow by `place`. */
  add(doc: number, count: number, head: number): void {
    if (this.length === this.docs.length) this.room(1);
    this.docs[this.length] = doc;
    this.counts[this.length] = count;
    this.heads[this.length] = head;
    this.starts[this.length++] = this.placed;
  }

  place(position: number): void {
    if (this.placed === this.positions.length) this.positions = larger(this.positions, this.placed * 2);
    this.positions[this.placed++] = position;
  }
}

function larger<A extends Int32Array | Uint8Array>(array: A, size: number): A {
  const copy = new (array.constructor as new (length: number) => A)(size);
  copy.set(array);
  return copy;
}

/** One list as it is written. */
export interface EncodedList {
  readonly docs: number;
  /** Table and documents; with one block also the positions. */
  readonly front: Uint8Array;
  readonly positions: Uint8Array;
}

const tableBits = new BitWriter();
const docBits = new BitWriter();
const positionBits = new BitWriter();
const frontBits = new BitWriter();
const NO_BYTES = new Uint8Array(0);

/** Bytes valid until the next call. `lengthSteps` by document. */
export function encodeList(list: PostingList, lengthSteps: Uint8Array): EncodedList {
  docBits.clear();
  if (list.length <= BLOCK) {
    encodeDocs(list, 0, list.length, -1);
    if (list.placed > 0) encodePositions(docBits, list, 0, list.length, lengthSteps);
    docBits.align();
    return { docs: list.length, front: docBits.written(), positions: NO_BYTES };
  }
  tableBits.clear();
  positionBits.clear();
  let last = -1;
  for (let from = 0; from < list.length; from += BLOCK) {
    const to = Math.min(list.length, from + BLOCK);
    const [docsBefore, positionsBefore] = [docBits.length, positionBits.length];
    encodeDocs(list, from, to, last);
    docBits.align();
    if (list.placed > 0) encodePositions(positionBits, list, from, to, lengthSteps);
    positionBits.align();
    const end = list.docs[to - 1] as number;
    tableBits.varint(end - last);
    tableBits.varint(docBits.length - docsBefore);
    tableBits.varint(positionBits.length - positionsBefore);
    tableBits.byte(highestImpact(list, from, to, lengthSteps));
    last = end;
  }
  frontBits.clear();
  frontBits.varint(tableBits.length);
  frontBits.append(tableBits.written());
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
}

/** Only long blocks say their own; in short ones the byte would cost more than it saves. */
function countParameter(counts: Int32Array, from: number, to: number): number {
  if (to - from < LONG) return 0;
  let sum = 0;
  for (let i = from; i < to; i++) sum += (counts[i] as number) - 1;
  const k = riceParameter(sum / (to - from));
  docBits.byte(k);
  return k;
}

/** The k for a gap when `left` occurrences are spread over `room` tokens. */
function gapParameter(room: number, left: number): number {
  return Math.max(0, 31 - Math.clz32((room * 0.69) / (left + 1)));
}

function encodePositions(
  bits: BitWriter,
  list: PostingList,
  from: number,
  to: number,
  steps: Uint8Array,
): void {
  const { positions, counts, docs, starts } = list;
  for (let i = from; i < to; i++) {
    const tokens = TOKENS_AT_MOST[steps[docs[i] as number] as number] as number;
    let before = -1;
    let at = starts[i] as number;
    for (let left = counts[i] as number; left > 0; left--) {
      const position = positions[at++] as number;
      const room = tokens - before - 1;
      if (left === 1) bits.even(position - before - 1, room);
      else bits.rice(position - before - 1, gapParameter(room, left));
      before = position;
    }
  }
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

interface BlockArrays {
  readonly docs: Int32Array;
  readonly counts: Int32Array;
  readonly heads: Uint8Array;
}

const bits = new BitReader(NO_BYTES);

/** Reads a block's documents into arrays from `at` on; answers the bit behind them. */
function decodeDocs(
  bytes: Uint8Array,
  start: number,
  size: number,
  before: number,
  into: BlockArrays,
  at: number,
): number {
  const flags = bytes[start] as number;
  const k = flags & 31;
  const counted = (flags & COUNTS) !== 0;
  const headed = (flags & HEADLINES) !== 0;
  const ownK = counted && size >= LONG;
  const countK = ownK ? (bytes[start + 1] as number) : 0;
  bits.bytes = bytes;
  bits.at = (start + (ownK ? 2 : 1)) * 8;
  const { docs, counts, heads } = into;
  let doc = before;
  for (let i = at; i < at + size; i++) {
    doc += bits.rice(k) + 1;
    docs[i] = doc;
    counts[i] = counted ? bits.rice(countK) + 1 : 1;
    heads[i] = headed ? bits.bit() : 0;
  }
  return bits.at;
}

/** Reads one document's positions into `out` from `at` on. */
function decodePositions(
  reader: BitReader,
  count: number,
  tokens: number,
  out: Int32Array,
  at: number,
): void {
  let position = -1;
  let slot = at;
  for (let left = count; left > 1; left--) {
    position += reader.rice(gapParameter(tokens - position - 1, left)) + 1;
    out[slot++] = position;
  }
  out[slot] = position + reader.even(tokens - position - 1) + 1;
}

/** No more documents. */
export const NONE = 0x7fffffff;

/** Where a list's bytes are: table, documents, positions, one behind the other. */
export interface ListBytes {
  readonly docs: number;
  /** Bytes of table and documents. */
  readonly frontBytes: number;
  readonly positionBytes: number;
  /** Some of the bytes, which may be read a little past their end. */
  readonly read: (offset: number, length: number) => Uint8Array;
}

/** Of each block its last document, highest impact, and where its parts begin; one more start, their end. */
interface Table {
  readonly lasts: Int32Array;
  readonly docStarts: Int32Array;
  readonly positionStarts: Int32Array;
  readonly highest: Uint8Array;
}

/** A varint of the size of a table takes no more. */
const MAX_VARINT = 8;

function readTable({ docs, frontBytes, positionBytes, read }: ListBytes): Table {
  const blocks = Math.ceil(docs / BLOCK);
  const table = {
    lasts: new Int32Array(blocks),
    docStarts: new Int32Array(blocks + 1),
    positionStarts: new Int32Array(blocks + 1),
    highest: new Uint8Array(blocks),
  };
  const at = { offset: 0 };
  const size = readVarint(read(0, Math.min(frontBytes, MAX_VARINT)), at);
  let start = at.offset + size;
  const bytes = read(0, start);
  let positions = frontBytes;
  let last = -1;
  for (let block = 0; block < blocks; block++) {
    last += readVarint(bytes, at);
    table.lasts[block] = last;
    table.docStarts[block] = start;
    start += readVarint(bytes, at);
    table.positionStarts[block] = positions;
    positions += readVarint(bytes, at);
    table.highest[block] = bytes[at.offset++] as number;
  }
  table.docStarts[blocks] = frontBytes;
  table.positionStarts[blocks] = frontBytes + positionBytes;
  return table;
}

function oneBlock({ frontBytes }: ListBytes): Table {
  return {
    lasts: Int32Array.of(NONE - 1),
    docStarts: Int32Array.of(0, frontBytes),
    positionStarts: Int32Array.of(0, 0),
    highest: Uint8Array.of(255),
  };
}

function tableOf(list: ListBytes): Table {
  return list.docs <= BLOCK ? oneBlock(list) : readTable(list);
}

const positionReader = new BitReader(NO_BYTES);

/** Appends a whole list to another, documents renumbered, those numbered below 0 left out. */
export function appendList(
  source: ListBytes,
  placed: boolean,
  lengthSteps: Uint8Array,
  numbers: Int32Array,
  into: PostingList,
): void {
  const single = source.docs <= BLOCK;
  const table = tableOf(source);
  const bytes = source.read(0, source.frontBytes + source.positionBytes);
  into.room(source.docs);
  let before = -1;
  for (let block = 0; block * BLOCK < source.docs; block++) {
    const size = Math.min(BLOCK, source.docs - block * BLOCK);
    const from = into.length;
    const end = decodeDocs(bytes, table.docStarts[block] as number, size, before, into, from);
    before = into.docs[from + size - 1] as number;
    if (placed) {
      positionReader.bytes = bytes;
      positionReader.at = single ? end : (table.positionStarts[block] as number) * 8;
    }
    for (let i = from; i < from + size; i++) {
      const doc = into.docs[i] as number;
      const count = into.counts[i] as number;
      if (placed) {
        if (into.placed + count > into.positions.length)
          into.positions = larger(into.positions, (into.placed + count) * 2);
        const tokens = TOKENS_AT_MOST[lengthSteps[doc] as number] as number;
        decodePositions(positionReader, count, tokens, into.positions, into.placed);
      }
      const number = numbers[doc] as number;
      if (number < 0) continue;
      const slot = into.length++;
      into.docs[slot] = number;
      into.counts[slot] = count;
      into.heads[slot] = into.heads[i] as number;
      into.starts[slot] = into.placed;
      if (placed) into.placed += count;
    }
  }
}

const skipped = new Int32Array(1 << 16);

/** Walks one list. Targets of `seek` may go down, at the price of reading a block again. */
export class ListCursor {
  readonly length: number;
  doc = -1;
  readonly #source: ListBytes;
  readonly #steps: Uint8Array;
  readonly #blocks: number;
  readonly #table: Table;
  readonly #arrays: BlockArrays;
  #block = -1;
  #size = 0;
  #at = 0;
  #bytes: Uint8Array = NO_BYTES;
  #docsEnd = 0;
  readonly #reader = new BitReader(NO_BYTES);
  /** Documents of this block whose positions were passed; −1: none read yet. */
  #passed = -1;
  #boundBlock = 0;

  constructor(source: ListBytes, lengthSteps: Uint8Array) {
    this.#source = source;
    this.#steps = lengthSteps;
    this.length = source.docs;
    this.#blocks = Math.ceil(source.docs / BLOCK);
    this.#table = tableOf(source);
    const size = Math.min(BLOCK, source.docs);
    this.#arrays = { docs: new Int32Array(size), counts: new Int32Array(size), heads: new Uint8Array(size) };
  }

  /** The first document at or after `target`, or NONE. */
  seek(target: number): number {
    if (this.#block >= 0 && target > this.#before(this.#block) && target <= this.#last(this.#block)) {
      if (target === this.doc) return target;
      if (target < this.doc) this.#at = 0;
    } else {
      const block = this.#find(target);
      if (block >= this.#blocks) {
        this.doc = NONE;
        return NONE;
      }
      if (block !== this.#block) this.#load(block);
      this.#at = 0;
    }
    const docs = this.#arrays.docs;
    let at = this.#at;
    while (at < this.#size && (docs[at] as number) < target) at++;
    this.#at = at;
    this.doc = at < this.#size ? (docs[at] as number) : NONE;
    return this.doc;
  }

  /** Last document of a block, and of the one before. */
  #last(block: number): number {
    return this.#table.lasts[block] as number;
  }

  #before(block: number): number {
    return block === 0 ? -1 : (this.#table.lasts[block - 1] as number);
  }

  #find(target: number): number {
    let low = 0;
    let high = this.#blocks;
    // Usually the next block or one soon after it.
    if (this.#block >= 0 && target > this.#last(this.#block)) {
      low = this.#block + 1;
      let step = 1;
      while (low + step < this.#blocks && this.#last(low + step) < target) {
        low += step;
        step *= 2;
      }
      high = Math.min(this.#blocks, low + step + 1);
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#last(middle) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #load(block: number): void {
    const size = Math.min(BLOCK, this.length - block * BLOCK);
    this.#bytes = this.#part(this.#table.docStarts, block);
    this.#docsEnd = decodeDocs(this.#bytes, 0, size, this.#before(block), this.#arrays, 0);
    this.#block = block;
    this.#size = size;
    this.#passed = -1;
  }

  #part(starts: Int32Array, block: number): Uint8Array {
    const start = starts[block] as number;
    return this.#source.read(start, (starts[block + 1] as number) - start);
  }

  count(): number {
    return this.#arrays.counts[this.#at] as number;
  }

  inHeadline(): boolean {
    return this.#arrays.heads[this.#at] === 1;
  }

  /** Highest impact, 0–1, of any document in [from, to]; 0 when there is surely none. */
  highest(from: number, to: number): number {
    let block = this.#boundBlock;
    if (this.#before(block) >= from) block = 0;
    while (block < this.#blocks && this.#last(block) < from) block++;
    this.#boundBlock = Math.min(block, this.#blocks - 1);
    let highest = 0;
    for (; block < this.#blocks && this.#before(block) < to; block++)
      highest = Math.max(highest, this.#table.highest[block] as number);
    return highest / 255;
  }

  /** Writes the positions of the current document into `out`; answers how many. */
  positions(out: Int32Array): number {
    if (this.#passed < 0 || this.#passed > this.#at) {
      const single = this.#blocks === 1;
      this.#reader.bytes = single ? this.#bytes : this.#part(this.#table.positionStarts, this.#block);
      this.#reader.at = single ? this.#docsEnd : 0;
      this.#passed = 0;
    }
    for (; this.#passed < this.#at; this.#passed++) this.#onePosition(this.#passed, skipped);
    this.#onePosition(this.#at, out);
    this.#passed++;
    return this.count();
  }

  #onePosition(at: number, out: Int32Array): void {
    const tokens = TOKENS_AT_MOST[this.#steps[this.#arrays.docs[at] as number] as number] as number;
    decodePositions(this.#reader, this.#arrays.counts[at] as number, tokens, out, 0);
  }
}
