/** Walks one list of postings, block by block; of a block only what is asked for is decoded. */
import { BitReader } from './bits.ts';
import {
  BLOCK,
  type BlockHead,
  decodeCounts,
  decodeDocs,
  decodePositions,
  type ListBytes,
  NONE,
  type Table,
  tableOf,
} from './postings.ts';
import { TOKENS_AT_MOST } from './weight.ts';

let skipped = new Int32Array(1 << 16);

/** Nearer documents are looked for one by one. */
const NEAR = 8;

/** Targets of `seek` may go down, at the price of reading a block again. */
export class ListCursor {
  readonly length: number;
  doc = -1;
  readonly #source: ListBytes;
  readonly #steps: Uint8Array;
  readonly #blocks: number;
  readonly #table: Table;
  readonly #docs: Int32Array;
  readonly #counts: Int32Array;
  readonly #heads: Uint8Array;
  readonly #head: BlockHead = { flags: 0, parameters: 0 };
  readonly #docReader = new BitReader();
  #block = -1;
  #first = 0;
  #last = -1;
  #size = 0;
  #at = 0;
  /** Whether this block's counts are read. */
  #counted = false;
  readonly #positionReader: BitReader;
  /** Documents of this block whose positions were passed; −1: none read yet. */
  #passed = -1;
  #positionsAt = 0;
  #boundBlock = 0;

  constructor(source: ListBytes, lengthSteps: Uint8Array) {
    this.#source = source;
    this.#steps = lengthSteps;
    this.length = source.docs;
    this.#blocks = Math.ceil(source.docs / BLOCK);
    this.#table = tableOf(source);
    const size = Math.min(BLOCK, source.docs);
    this.#docs = new Int32Array(size);
    this.#counts = new Int32Array(size);
    this.#heads = new Uint8Array(size);
    this.#positionReader = this.#blocks === 1 ? this.#docReader : new BitReader();
  }

  /** The first document at or after `target`, or NONE. */
  seek(target: number): number {
    if (target === this.doc) return target;
    if (target < this.#first || target > this.#last) {
      const block = this.#find(target);
      if (block >= this.#blocks) {
        this.doc = NONE;
        return NONE;
      }
      if (block !== this.#block) this.#load(block);
      this.#at = 0;
    } else if (target < this.doc) this.#at = 0;
    const docs = this.#docs;
    let at = this.#at;
    const near = Math.min(this.#size, at + NEAR);
    while (at < near && (docs[at] as number) < target) at++;
    if (at === near) at = this.#far(at, target);
    this.#at = at;
    this.doc = at < this.#size ? (docs[at] as number) : NONE;
    return this.doc;
  }

  /** First place from `from` on whose document is not before `target`. */
  #far(from: number, target: number): number {
    const docs = this.#docs;
    let low = from;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((docs[middle] as number) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #before(block: number): number {
    return block === 0 ? -1 : (this.#table.lasts[block - 1] as number);
  }

  #find(target: number): number {
    const { lasts } = this.#table;
    let low = 0;
    let high = this.#blocks;
    // Usually the next block or one soon after it.
    if (this.#block >= 0 && target > this.#last) {
      low = this.#block + 1;
      let step = 1;
      while (low + step < this.#blocks && (lasts[low + step] as number) < target) {
        low += step;
        step *= 2;
      }
      high = Math.min(this.#blocks, low + step + 1);
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((lasts[middle] as number) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #load(block: number): void {
    const size = Math.min(BLOCK, this.length - block * BLOCK);
    this.#take(this.#docReader, this.#table.docStarts, block);
    decodeDocs(this.#docReader, this.#head, size, this.#before(block), this.#docs, 0);
    this.#block = block;
    this.#first = this.#before(block) + 1;
    this.#last = this.#table.lasts[block] as number;
    this.#size = size;
    this.#counted = false;
    this.#passed = -1;
  }

  #take(reader: BitReader, starts: Int32Array, block: number): void {
    const start = starts[block] as number;
    const length = (starts[block + 1] as number) - start;
    reader.load(this.#source.read(start, length), 0, length);
  }

  #readCounts(): void {
    decodeCounts(this.#docReader, this.#head, this.#size, this.#counts, this.#heads, 0);
    this.#positionsAt = this.#docReader.at;
    this.#counted = true;
  }

  count(): number {
    if (!this.#counted) this.#readCounts();
    return this.#counts[this.#at] as number;
  }

  inHeadline(): boolean {
    if (!this.#counted) this.#readCounts();
    return this.#heads[this.#at] === 1;
  }

  /** Highest impact, 0–1, of any document in [from, to]; 0 when there is surely none. */
  highest(from: number, to: number): number {
    const { lasts, highest } = this.#table;
    let block = this.#boundBlock;
    if (this.#before(block) >= from) block = 0;
    while (block < this.#blocks && (lasts[block] as number) < from) block++;
    this.#boundBlock = Math.min(block, this.#blocks - 1);
    let most = 0;
    for (; block < this.#blocks && this.#before(block) < to; block++)
      most = Math.max(most, highest[block] as number);
    return most / 255;
  }

  /** Writes the positions of the current document into `out`; answers how many. */
  positions(out: Int32Array): number {
    if (!this.#counted) this.#readCounts();
    const reader = this.#positionReader;
    if (this.#passed < 0 || this.#passed > this.#at) {
      if (this.#blocks > 1) {
        if (this.#passed < 0) this.#take(reader, this.#table.positionStarts, this.#block);
        reader.at = 0;
      } else reader.at = this.#positionsAt;
      this.#passed = 0;
    }
    for (; this.#passed < this.#at; this.#passed++) this.#read(reader, this.#passed, skipped);
    return this.#read(reader, this.#passed++, out);
  }

  /** Reads the positions of one document of this block; answers how many there are in `out`. */
  #read(reader: BitReader, at: number, out: Int32Array): number {
    const tokens = TOKENS_AT_MOST[this.#steps[this.#docs[at] as number] as number] as number;
    const count = this.#counts[at] as number;
    const { placing } = this.#source;
    if (count <= out.length) {
      decodePositions(reader, count, tokens, placing, out, 0);
      return count;
    }
    if (count > skipped.length) skipped = new Int32Array(count * 2);
    decodePositions(reader, count, tokens, placing, skipped, 0);
    if (out.length < skipped.length) out.set(skipped.subarray(0, out.length));
    return out.length;
  }
}
