/** Walks one list of postings, block by block; of a block only what is asked for is decoded. */
import { BitReader } from './bits.ts';
import { decodePositions, MAX_STARTS, passPositions, readStrides, STRIDES_AT_MOST } from './positions.ts';
import {
  BLOCK,
  type BlockHead,
  decodeCounts,
  decodeDocs,
  type ListBytes,
  NONE,
  type Table,
  tableOf,
} from './postings.ts';
import { TOKENS_AT_MOST } from './weight.ts';

let skipped = new Int32Array(1 << 16);
const NO_FLAGS = new Uint8Array(0);

/** Nearer documents are looked for one by one. */
const NEAR = 8;

/** Of documents and counts: what is read of a block at one go is read by the same reader for all. */
const reader = new BitReader();

/** Targets of `seek` may go down, at the price of reading a block again. */
export class ListCursor {
  readonly length: number;
  doc = -1;
  readonly #source: ListBytes;
  readonly #steps: Uint8Array;
  readonly #blocks: number;
  readonly #table: Table;
  readonly #docs: Int32Array;
  #counts: Int32Array | undefined;
  #heads: Uint8Array = NO_FLAGS;
  readonly #head: BlockHead = { flags: 0, parameters: 0 };
  #block = -1;
  #first = 0;
  #last = -1;
  #size = 0;
  #at = 0;
  #bytes: Uint8Array = NO_FLAGS;
  /** Where this block's counts begin, in bits; −1 when they are read. */
  #countsAt = -1;
  #positions: BitReader | undefined;
  /** Where its strides begin, in bits. */
  #strides: Int32Array | undefined;
  /** Documents of a stride; 0: no positions of this block were asked for. */
  #strideSize = 0;
  /** The one being read. */
  #stride = -1;
  /** Documents of this block whose positions were passed. */
  #passed = 0;
  #positionsAt = 0;
  #boundBlock = 0;

  constructor(source: ListBytes, lengthSteps: Uint8Array) {
    this.#source = source;
    this.#steps = lengthSteps;
    this.length = source.docs;
    this.#blocks = Math.ceil(source.docs / BLOCK);
    this.#table = tableOf(source);
    this.#docs = new Int32Array(Math.min(BLOCK, source.docs));
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
    this.#bytes = this.#part(this.#table.docStarts, block);
    reader.load(this.#bytes, 0, this.#length(this.#table.docStarts, block));
    decodeDocs(reader, this.#head, size, this.#before(block), this.#docs, 0);
    this.#countsAt = reader.at;
    this.#block = block;
    this.#first = this.#before(block) + 1;
    this.#last = this.#table.lasts[block] as number;
    this.#size = size;
    this.#strideSize = 0;
    this.#stride = -1;
  }

  #part(starts: Int32Array, block: number): Uint8Array {
    return this.#source.read(starts[block] as number, this.#length(starts, block));
  }

  #length(starts: Int32Array, block: number): number {
    return (starts[block + 1] as number) - (starts[block] as number);
  }

  #counted(): Int32Array {
    if (this.#counts === undefined) {
      this.#counts = new Int32Array(this.#docs.length);
      this.#heads = new Uint8Array(this.#docs.length);
    }
    if (this.#countsAt < 0) return this.#counts;
    reader.load(this.#bytes, 0, this.#length(this.#table.docStarts, this.#block));
    reader.at = this.#countsAt;
    decodeCounts(reader, this.#head, this.#size, this.#counts, this.#heads, 0);
    this.#positionsAt = reader.at;
    this.#countsAt = -1;
    return this.#counts;
  }

  count(): number {
    return this.#counted()[this.#at] as number;
  }

  inHeadline(): boolean {
    this.#counted();
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
    const counts = this.#counted();
    this.#positions ??= new BitReader();
    const own = this.#positions;
    this.#openStride(own);
    if (this.#source.placing === 'whole') {
      passPositions(own, this.#docs, counts, this.#steps, this.#passed, this.#at);
      this.#passed = this.#at;
    } else for (; this.#passed < this.#at; this.#passed++) this.#read(own, this.#passed, skipped);
    return this.#read(own, this.#passed++, out);
  }

  /** Leaves the reader before the current document, in its stride. */
  #openStride(own: BitReader): void {
    this.#strides ??= new Int32Array(MAX_STARTS);
    const starts = this.#strides;
    if (this.#strideSize === 0) this.#strideSize = this.#readStrides(own, starts);
    const stride = Math.floor(this.#at / this.#strideSize);
    if (stride === this.#stride && this.#passed <= this.#at) return;
    const start = starts[stride] as number;
    if (stride !== this.#stride)
      this.#loadPositions(own, start >>> 3, ((starts[stride + 1] as number) + 7) >>> 3);
    own.at = start & 7;
    this.#stride = stride;
    this.#passed = stride * this.#strideSize;
  }

  /** Answers how many documents a stride has. */
  #readStrides(own: BitReader, starts: Int32Array): number {
    if (this.#blocks === 1) {
      starts[0] = this.#positionsAt;
      starts[1] = 8 * this.#length(this.#table.docStarts, 0);
      return this.#size;
    }
    const length = this.#length(this.#table.positionStarts, this.#block);
    this.#loadPositions(own, 0, Math.min(length, STRIDES_AT_MOST));
    return readStrides(own, length, this.#size, this.#source.placing, starts);
  }

  /** Some bytes of this block's positions. */
  #loadPositions(own: BitReader, from: number, to: number): void {
    if (this.#blocks === 1) own.load(this.#bytes, from, to - from);
    else
      own.load(
        this.#source.read((this.#table.positionStarts[this.#block] as number) + from, to - from),
        0,
        to - from,
      );
  }

  #tokens(at: number): number {
    return TOKENS_AT_MOST[this.#steps[this.#docs[at] as number] as number] as number;
  }

  /** Reads the positions of one document of this block; answers how many there are in `out`. */
  #read(own: BitReader, at: number, out: Int32Array): number {
    const count = this.#counted()[at] as number;
    const { placing } = this.#source;
    if (count <= out.length) {
      decodePositions(own, count, this.#tokens(at), placing, out, 0);
      return count;
    }
    if (count > skipped.length) skipped = new Int32Array(count * 2);
    decodePositions(own, count, this.#tokens(at), placing, skipped, 0);
    if (out.length < skipped.length) out.set(skipped.subarray(0, out.length));
    return out.length;
  }
}
