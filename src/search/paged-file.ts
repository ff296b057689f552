/**
 * A file of pages, each with its CRC-32, read and written so that a wrong byte is always noticed.
 *
 * | part | size | meaning |
 * |---|---|---|
 * | magic | 8 | `TSHEETS1` |
 * | content | any | what was appended |
 * | sums | 4 a page | CRC-32, little-endian, of each PAGE bytes from the start of the file to the end of content |
 * | tail | 20 | bytes of magic and content (8), CRC-32 of the sums (4), magic (8) |
 */
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { IndexDamage } from './damage.ts';

/** Small enough that a look at one list costs little, large enough that their sums are few. */
const PAGE = 1 << 12;
const MAGIC = Buffer.from('TSHEETS1');
const TAIL = 20;

export class PagedWriter {
  readonly #fd: number;
  readonly #sums: number[] = [];
  readonly #page = Buffer.alloc(PAGE);
  #filled = 0;
  /** Bytes so far. */
  length = 0;

  constructor(path: string) {
    this.#fd = openSync(path, 'wx');
    this.append(MAGIC);
  }

  append(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const part = Math.min(PAGE - this.#filled, bytes.length - at);
      this.#page.set(bytes.subarray(at, at + part), this.#filled);
      this.#filled += part;
      at += part;
      if (this.#filled === PAGE) this.#flush();
    }
    this.length += bytes.length;
  }

  #flush(): void {
    const page = this.#page.subarray(0, this.#filled);
    this.#sums.push(crc32(page));
    writeAll(this.#fd, page);
    this.#filled = 0;
  }

  /** On disk when it comes back. */
  finish(): void {
    if (this.#filled > 0) this.#flush();
    const sums = Buffer.alloc(this.#sums.length * 4);
    for (const [i, sum] of this.#sums.entries()) sums.writeUInt32LE(sum, i * 4);
    const tail = Buffer.alloc(TAIL);
    tail.writeBigUInt64LE(BigInt(this.length), 0);
    tail.writeUInt32LE(crc32(sums), 8);
    MAGIC.copy(tail, 12);
    writeAll(this.#fd, sums);
    writeAll(this.#fd, tail);
    fsyncSync(this.#fd);
    closeSync(this.#fd);
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

/** Stretches of more pages are read past the kept ones. */
const LONG = 8;
/** Pages read at one go after so many that followed one another: whoever walks a list goes on. */
const AHEAD = 16;
const STREAK = 3;
/** As many of a file that is read once. */
const PASSING = 32;
/** Pages kept in memory, of all files together. */
const MAX_PAGES = 32_768;
/** Which they are, in order of arrival, round and round. */
const arrived: { readonly file: PagedFile; readonly number: number }[] = [];
let arrivals = 0;

/** Bytes of a file from some place on. */
interface Stretch {
  readonly from: number;
  readonly bytes: Uint8Array;
}

const NO_STRETCH: Stretch = { from: 0, bytes: new Uint8Array(0) };

export class PagedFile {
  readonly path: string;
  /** Bytes of magic and content. */
  readonly length: number;
  readonly #fd: number;
  readonly #sums: DataView;
  readonly #kept = new Map<number, Uint8Array>();
  readonly #once: boolean;
  #near: Stretch = NO_STRETCH;
  #far: Stretch = NO_STRETCH;
  /** Where the last reading from disk ended. */
  #unread = -1;
  /** Readings in a row that began where the one before ended. */
  #streak = 0;
  #lastNumber = -1;
  #lastPage: Uint8Array = new Uint8Array(0);

  /** `once`: it will be read from front to end, and nothing of it is kept. */
  constructor(path: string, size: number, once = false) {
    this.path = path;
    this.#once = once;
    this.#fd = openSync(path, 'r');
    const tail = Buffer.from(this.#plain(size - TAIL, TAIL));
    this.length = size < TAIL ? 0 : Number(tail.readBigUInt64LE(0));
    const pages = this.#pages;
    if (size < TAIL || !tail.subarray(12).equals(MAGIC) || this.length + pages * 4 + TAIL !== size) {
      closeSync(this.#fd);
      throw new IndexDamage(path, 'not a whole index file');
    }
    const sums = this.#plain(this.length, pages * 4);
    this.#sums = new DataView(sums.buffer);
    if (crc32(sums) !== tail.readUInt32LE(8)) throw new IndexDamage(path, 'its table of sums is wrong');
  }

  #plain(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, length));
    for (let at = 0; at < bytes.length; ) {
      const got = readSync(this.#fd, bytes, at, bytes.length - at, offset + at);
      if (got === 0) throw new IndexDamage(this.path, 'it is shorter than it was');
      at += got;
    }
    return bytes;
  }

  #check(page: Uint8Array, number: number): void {
    if (crc32(page) !== this.#sums.getUint32(number * 4, true))
      throw new IndexDamage(this.path, `page ${number} is not as it was written`);
  }

  /** `last`: pages up to it will be asked for next. */
  #page(number: number, last = number): Uint8Array {
    if (number === this.#lastNumber) return this.#lastPage;
    const known = this.#kept.get(number);
    if (known !== undefined) {
      this.#lastNumber = number;
      this.#lastPage = known;
      return known;
    }
    this.#streak = number === this.#unread ? this.#streak + 1 : 0;
    const ahead = this.#streak >= STREAK ? AHEAD : last - number + 1;
    const end = Math.min(this.length, (number + ahead) * PAGE);
    const plain = this.#plain(number * PAGE, end - number * PAGE);
    for (let next = number; next * PAGE < end; next++) {
      const page = ahead === 1 ? plain : plain.subarray((next - number) * PAGE, (next - number + 1) * PAGE);
      this.#check(page, next);
      this.#keep(next, page);
      this.#unread = next + 1;
    }
    return this.#kept.get(number) as Uint8Array;
  }

  #keep(number: number, page: Uint8Array): void {
    if (!this.#kept.has(number)) {
      const slot = arrivals++ % MAX_PAGES;
      const before = arrived[slot];
      if (before !== undefined) before.file.#kept.delete(before.number);
      arrived[slot] = { file: this, number };
    }
    this.#kept.set(number, page);
  }

  /** Bytes not to be written to. */
  read(offset: number, length: number): Uint8Array {
    if (offset < 0 || offset + length > this.length)
      throw new IndexDamage(this.path, 'a place outside the file');
    if (this.#once) return this.#passing(offset, length);
    const first = Math.floor(offset / PAGE);
    const last = Math.floor((offset + Math.max(1, length) - 1) / PAGE);
    const start = offset - first * PAGE;
    if (first === last) return this.#page(first).subarray(start, start + length);
    if (last - first >= LONG) return this.#stretch(first, last).subarray(start, start + length);
    const whole = new Uint8Array(length);
    for (let number = first; number <= last; number++) {
      const page = this.#page(number, last);
      const from = number === first ? start : 0;
      const to = Math.min(PAGE, offset + length - number * PAGE);
      whole.set(page.subarray(from, to), number * PAGE + from - offset);
    }
    return whole;
  }

  /** From one of two places that move through the file: where its dictionary is read, and where its lists are. */
  #passing(offset: number, length: number): Uint8Array {
    for (const { from, bytes } of [this.#near, this.#far])
      if (offset >= from && offset + length <= from + bytes.length)
        return bytes.subarray(offset - from, offset - from + length);
    const first = Math.floor(offset / PAGE);
    const last = Math.floor((offset + Math.max(1, length) - 1) / PAGE);
    const bytes = this.#stretch(first, Math.min(Math.max(last, first + PASSING), this.#pages - 1));
    this.#far = this.#near;
    this.#near = { from: first * PAGE, bytes };
    return bytes.subarray(offset - first * PAGE, offset - first * PAGE + length);
  }

  /** Pages read at one go and not kept: long lists would drive everything else out. */
  #stretch(first: number, last: number): Uint8Array {
    const from = first * PAGE;
    const bytes = this.#plain(from, Math.min(this.length, (last + 1) * PAGE) - from);
    for (let number = first; number <= last; number++) {
      this.#check(bytes.subarray((number - first) * PAGE, (number - first + 1) * PAGE), number);
    }
    return bytes;
  }

  get #pages(): number {
    return Math.ceil(this.length / PAGE);
  }

  /** Reads every page and checks it. */
  verify(): void {
    for (let number = 0; number * PAGE < this.length; number++) {
      this.#check(this.#plain(number * PAGE, Math.min(PAGE, this.length - number * PAGE)), number);
    }
  }

  close(): void {
    this.#kept.clear();
    closeSync(this.#fd);
  }
}
