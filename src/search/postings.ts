/**
 * One term's postings in one segment: which documents, how often, where.
 *
 * | part | size | meaning |
 * |---|---|---|
 * | table | only with more than BLOCK documents | varint size of the table; a block: varint last document − previous last, varint bytes of documents, varint bytes of positions, byte highest impact |
 * | documents | a block | byte: k (5 bits), 32 counts follow, 64 headline flags follow, 128 all stand in the headline; gaps − 1 in Rice; counts; headline flags |
 * | counts | LONG or more documents | the places of those above 1 as gaps in Rice, each with its count − 2; the gap that ends the block is last |
 * | | fewer | every count − 1 in unary |
 * | headline flags | LONG or more documents | the places of those set, likewise |
 * | | fewer | a bit each |
 * | positions | a block | positions.ts |
 *
 * Blocks of LONG or more documents with counts or flags have a second byte: k of the places of counts (3 bits), k of the
 * counts (3), number in FLAG_KS of the k of flags (2). Documents are numbered from the newest; the first gap of a block
 * counts from the last document of the block before (from −1 in the first). With one block the positions begin at the
 * very bit where the documents end. Terms without positions have none.
 */
import { BitReader, BitWriter, readVarint, riceParameter } from './bits.ts';
import {
  decodePositions,
  encodeBlock,
  encodePositions,
  MAX_STARTS,
  type Placing,
  readStrides,
} from './positions.ts';
import type { PostingList } from './posting-list.ts';
import { impact, TOKENS_AT_MOST } from './weight.ts';

export const BLOCK = 128;
const LONG = 16;
const COUNTS = 32;
const HEADLINES = 64;
const ALL_HEADLINES = 128;
const FLAG_KS = [0, 2, 4, 6] as const;
/** One list as it is written. */
export interface EncodedList {
  readonly docs: number;
  /** Table and documents; with one block also the positions. */
  readonly front: BitWriter;
  readonly positions: BitWriter;
}

const tableBits = new BitWriter();
const docBits = new BitWriter();
const positionBits = new BitWriter();
const frontBits = new BitWriter();
const nothing = new BitWriter();

/** Valid until the next call. `lengthSteps` by document. */
export function encodeList(list: PostingList, lengthSteps: Uint8Array, placing: Placing): EncodedList {
  docBits.clear();
  if (list.length <= BLOCK) {
    encodeDocs(list, 0, list.length, -1);
    encodePositions(docBits, list, 0, list.length, lengthSteps, placing);
    docBits.align();
    return { docs: list.length, front: docBits, positions: nothing };
  }
  tableBits.clear();
  positionBits.clear();
  let last = -1;
  for (let from = 0; from < list.length; from += BLOCK) {
    const to = Math.min(list.length, from + BLOCK);
    const [docsBefore, positionsBefore] = [docBits.length, positionBits.length];
    encodeDocs(list, from, to, last);
    docBits.align();
    encodeBlock(positionBits, list, from, to, lengthSteps, placing);
    const end = list.docs[to - 1] as number;
    tableBits.varint(end - last);
    tableBits.varint(docBits.length - docsBefore);
    tableBits.varint(positionBits.length - positionsBefore);
    tableBits.byte(highestImpact(list, from, to, lengthSteps));
    last = end;
  }
  frontBits.clear();
  frontBits.varint(tableBits.length);
  frontBits.append(tableBits);
  frontBits.append(docBits);
  return { docs: list.length, front: frontBits, positions: positionBits };
}

function encodeDocs(list: PostingList, from: number, to: number, last: number): void {
  const { docs, counts, heads } = list;
  const size = to - from;
  const k = riceParameter(((docs[to - 1] as number) - last) / size - 1);
  let [several, further, flagged] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const count = counts[i] as number;
    if (count > 1) {
      several++;
      further += count - 2;
    }
    flagged += heads[i] as number;
  }
  const flags = (several > 0 ? COUNTS : 0) | (flagged === size ? ALL_HEADLINES : flagged > 0 ? HEADLINES : 0);
  docBits.byte(k | flags);
  const long = size >= LONG && (flags & (COUNTS | HEADLINES)) !== 0;
  const placesK = Math.min(7, riceParameter((size - several) / (several + 1)));
  const countsK = several === 0 ? 0 : Math.min(7, riceParameter(further / several));
  const flagsK = Math.min(3, (riceParameter((size - flagged) / (flagged + 1)) + 1) >> 1);
  if (long) docBits.byte((placesK << 5) | (countsK << 2) | flagsK);
  let before = last;
  for (let i = from; i < to; i++) {
    const doc = docs[i] as number;
    docBits.rice(doc - before - 1, k);
    before = doc;
  }
  if (flags & COUNTS) {
    if (long) encodeCounts(counts, from, to, placesK, countsK);
    else for (let i = from; i < to; i++) docBits.rice((counts[i] as number) - 1, 0);
  }
  if (flags & HEADLINES) {
    if (long) encodeFlags(heads, from, to, FLAG_KS[flagsK] as number);
    else for (let i = from; i < to; i++) docBits.put(heads[i] as number, 1);
  }
}

function encodeCounts(counts: Int32Array, from: number, to: number, placesK: number, countsK: number): void {
  let next = from;
  for (let i = from; i < to; i++) {
    const count = counts[i] as number;
    if (count < 2) continue;
    docBits.rice(i - next, placesK);
    docBits.rice(count - 2, countsK);
    next = i + 1;
  }
  docBits.rice(to - next, placesK);
}

function encodeFlags(flags: Uint8Array, from: number, to: number, k: number): void {
  let next = from;
  for (let i = from; i < to; i++) {
    if (flags[i] === 0) continue;
    docBits.rice(i - next, k);
    next = i + 1;
  }
  docBits.rice(to - next, k);
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

/** What a block's first bytes tell of the rest. */
export interface BlockHead {
  flags: number;
  parameters: number;
}

/** Reads a block's documents into `docs` from `at` on; `head` then tells of what follows. */
export function decodeDocs(
  reader: BitReader,
  head: BlockHead,
  size: number,
  before: number,
  docs: Int32Array,
  at: number,
): void {
  head.flags = reader.byte();
  const long = size >= LONG && (head.flags & (COUNTS | HEADLINES)) !== 0;
  head.parameters = long ? reader.byte() : 0;
  reader.riceSums(head.flags & 31, before, docs, at, at + size);
}

/** Reads the counts and headline flags behind a block's documents. */
export function decodeCounts(
  reader: BitReader,
  { flags, parameters }: BlockHead,
  size: number,
  counts: Int32Array,
  heads: Uint8Array,
  at: number,
): void {
  const end = at + size;
  const long = size >= LONG;
  counts.fill(1, at, end);
  heads.fill(flags & ALL_HEADLINES ? 1 : 0, at, end);
  if (flags & COUNTS) {
    if (!long) for (let i = at; i < end; i++) counts[i] = reader.rice(0) + 1;
    else {
      const countsK = (parameters >> 2) & 7;
      const placesK = parameters >> 5;
      for (let i = at + reader.rice(placesK); i < end; i += reader.rice(placesK) + 1)
        counts[i] = reader.rice(countsK) + 2;
    }
  }
  if (flags & HEADLINES) {
    if (!long) for (let i = at; i < end; i++) heads[i] = reader.bit();
    else {
      const k = FLAG_KS[parameters & 3] as number;
      for (let i = at + reader.rice(k); i < end; i += reader.rice(k) + 1) heads[i] = 1;
    }
  }
}

/** Where a list's bytes are: table, documents, positions, one behind the other. */
export interface ListBytes {
  readonly docs: number;
  readonly placing: Placing;
  /** Bytes of table and documents. */
  readonly frontBytes: number;
  readonly positionBytes: number;
  /** Some of the bytes. */
  readonly read: (offset: number, length: number) => Uint8Array;
}

/** Of each block its last document, highest impact, and where its parts begin; one more start, their end. */
export interface Table {
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

/** No more documents. */
export const NONE = 0x7fffffff;

function oneBlock({ frontBytes }: ListBytes): Table {
  return {
    lasts: Int32Array.of(NONE - 1),
    docStarts: Int32Array.of(0, frontBytes),
    positionStarts: Int32Array.of(0, 0),
    highest: Uint8Array.of(255),
  };
}

export function tableOf(list: ListBytes): Table {
  return list.docs <= BLOCK ? oneBlock(list) : readTable(list);
}

const docReader = new BitReader();
const positionReader = new BitReader();
const head: BlockHead = { flags: 0, parameters: 0 };

const blockDocs = new Int32Array(BLOCK);
const blockCounts = new Int32Array(BLOCK);
const blockHeads = new Uint8Array(BLOCK);
const strides = new Int32Array(MAX_STARTS);

/** Adds a list's counts and headline flags to those of every document. */
export function addCounts(source: ListBytes, counts: Uint16Array, heads: Uint8Array): void {
  const table = tableOf(source);
  let before = -1;
  for (let block = 0; block * BLOCK < source.docs; block++) {
    const size = Math.min(BLOCK, source.docs - block * BLOCK);
    const start = table.docStarts[block] as number;
    const length = (table.docStarts[block + 1] as number) - start;
    docReader.load(source.read(start, length), 0, length);
    decodeDocs(docReader, head, size, before, blockDocs, 0);
    decodeCounts(docReader, head, size, blockCounts, blockHeads, 0);
    before = blockDocs[size - 1] as number;
    for (let i = 0; i < size; i++) {
      const doc = blockDocs[i] as number;
      counts[doc] = Math.min(0xffff, (counts[doc] as number) + (blockCounts[i] as number));
      if (blockHeads[i] === 1) heads[doc] = 1;
    }
  }
}

/** Appends a whole list to another, documents renumbered, those numbered below 0 left out. */
export function appendList(
  source: ListBytes,
  lengthSteps: Uint8Array,
  numbers: Int32Array,
  into: PostingList,
): void {
  const single = source.docs <= BLOCK;
  const table = single ? undefined : readTable(source);
  const bytes = source.read(0, source.frontBytes + source.positionBytes);
  const placed = source.placing !== 'none';
  into.room(source.docs);
  let before = -1;
  for (let block = 0; block * BLOCK < source.docs; block++) {
    const size = Math.min(BLOCK, source.docs - block * BLOCK);
    const from = into.length;
    const start = table?.docStarts[block] ?? 0;
    docReader.load(bytes, start, (table?.docStarts[block + 1] ?? source.frontBytes) - start);
    decodeDocs(docReader, head, size, before, into.docs, from);
    decodeCounts(docReader, head, size, into.counts, into.heads, from);
    before = into.docs[from + size - 1] as number;
    const reader = single ? docReader : positionReader;
    if (placed && table !== undefined) {
      const at = table.positionStarts[block] as number;
      const length = (table.positionStarts[block + 1] as number) - at;
      reader.load(bytes, at, length);
      readStrides(reader, length, size, source.placing, strides);
      reader.at = strides[0] as number;
    }
    for (let i = from; i < from + size; i++) {
      const doc = into.docs[i] as number;
      const count = into.counts[i] as number;
      if (placed) {
        into.places(count);
        const tokens = TOKENS_AT_MOST[lengthSteps[doc] as number] as number;
        decodePositions(reader, count, tokens, source.placing, into.positions, into.placed);
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
