/**
 * A segment: some documents and their postings, in one file that never changes.
 *
 * | part | meaning |
 * |---|---|
 * | entries and long lists | blocks of about BLOCK_BYTES of entries in order of term; a list longer than INLINE bytes stands before its block |
 * | columns | what is known of each document: see `Columns`, one typed array after the other, little-endian |
 * | keys | first term of every block: varint units, units as below; then varint bytes of the block |
 * | footer | JSON: documents, where each part begins |
 * | last 8 | where the footer begins |
 *
 * An entry: byte shared, varint further units, the units (a unit in 1–3 bytes as UTF-8 would, surrogates too),
 * varint documents, varint front bytes × 2 + (1 when elsewhere), varint position bytes, and the bytes or varint offset.
 */
import { BitWriter, readVarint } from './bits.ts';
import { IndexDamage } from './damage.ts';
import { PagedFile, PagedWriter } from './paged-file.ts';
import { type EncodedList, ListCursor } from './postings.ts';

const BLOCK_BYTES = 4096;
const INLINE = 1024;

/** What is known of each document, newest first; undated ones last. */
export interface Columns {
  /** Number of the card in the ledger. */
  readonly card: Uint32Array;
  /** Number of the article in the ledger. */
  readonly article: Uint32Array;
  /** Milliseconds since 1970; NaN: unknown. */
  readonly publishedAt: Float64Array;
  readonly source: Uint16Array;
  readonly language: Uint16Array;
  readonly flags: Uint8Array;
  readonly lengthStep: Uint8Array;
}

export const FLAGS = { images: 1, quotes: 2, revised: 4, vanished: 8, earlier: 16 } as const;

export function emptyColumns(length: number): Columns {
  return {
    card: new Uint32Array(length),
    article: new Uint32Array(length),
    publishedAt: new Float64Array(length),
    source: new Uint16Array(length),
    language: new Uint16Array(length),
    flags: new Uint8Array(length),
    lengthStep: new Uint8Array(length),
  };
}

export const COLUMNS = [
  'publishedAt',
  'card',
  'article',
  'source',
  'language',
  'flags',
  'lengthStep',
] as const;

interface Footer {
  readonly docs: number;
  readonly columns: number;
  readonly keys: number;
  readonly blocks: number;
}

/** Writes terms in their order, then `finish`. */
export class SegmentWriter {
  readonly #file: PagedWriter;
  readonly #block = new BitWriter();
  readonly #keys = new BitWriter();
  #blocks = 0;
  #last = '';

  constructor(path: string) {
    this.#file = new PagedWriter(path);
  }

  add(term: string, list: EncodedList): void {
    const block = this.#block;
    const bytes = list.front.length + list.positions.length;
    const elsewhere = bytes > INLINE;
    const offset = this.#file.length;
    if (elsewhere) {
      this.#file.append(list.front);
      this.#file.append(list.positions);
    }
    let shared = 0;
    if (block.length === 0) putKey(this.#keys, term);
    else while (shared < 255 && shared < term.length && term[shared] === this.#last[shared]) shared++;
    block.byte(shared);
    putKey(block, term.slice(shared));
    block.varint(list.docs);
    block.varint(list.front.length * 2 + (elsewhere ? 1 : 0));
    block.varint(list.positions.length);
    if (elsewhere) block.varint(offset);
    else {
      block.append(list.front);
      block.append(list.positions);
    }
    this.#last = term;
    if (block.length >= BLOCK_BYTES) this.#endBlock();
  }

  #endBlock(): void {
    this.#keys.varint(this.#file.length);
    this.#keys.varint(this.#block.length);
    this.#file.append(this.#block.written());
    this.#block.clear();
    this.#blocks++;
  }

  /** On disk when it comes back. */
  finish(columns: Columns): void {
    if (this.#block.length > 0) this.#endBlock();
    const footer: Footer = {
      docs: columns.card.length,
      columns: this.#file.length,
      keys: COLUMNS.reduce((at, name) => at + columns[name].byteLength, this.#file.length),
      blocks: this.#blocks,
    };
    for (const name of COLUMNS) {
      const column = columns[name];
      this.#file.append(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    }
    this.#file.append(this.#keys.written());
    const at = this.#file.length;
    this.#file.append(Buffer.from(JSON.stringify(footer)));
    const last = Buffer.alloc(8);
    last.writeBigUInt64LE(BigInt(at));
    this.#file.append(last);
    this.#file.finish();
  }
}

function putKey(bits: BitWriter, units: string): void {
  bits.varint(units.length);
  for (let i = 0; i < units.length; i++) {
    const unit = units.charCodeAt(i);
    if (unit < 0x80) bits.byte(unit);
    else if (unit < 0x800) {
      bits.byte(0xc0 | (unit >> 6));
      bits.byte(0x80 | (unit & 0x3f));
    } else {
      bits.byte(0xe0 | (unit >> 12));
      bits.byte(0x80 | ((unit >> 6) & 0x3f));
      bits.byte(0x80 | (unit & 0x3f));
    }
  }
}

function readKey(bytes: Uint8Array, at: { offset: number }): string {
  let key = '';
  for (let left = readVarint(bytes, at); left > 0; left--) {
    const first = bytes[at.offset++] as number;
    if (first < 0x80) key += String.fromCharCode(first);
    else if (first < 0xe0)
      key += String.fromCharCode(((first & 0x1f) << 6) | ((bytes[at.offset++] as number) & 0x3f));
    else {
      const second = bytes[at.offset++] as number;
      key += String.fromCharCode(
        ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | ((bytes[at.offset++] as number) & 0x3f),
      );
    }
  }
  return key;
}

/** One term of a segment and where its list is. */
export interface Entry {
  readonly term: string;
  readonly docs: number;
  readonly frontBytes: number;
  readonly positionBytes: number;
  /** Where the list stands in the file. */
  readonly offset: number;
}

export class Segment {
  readonly docs: number;
  readonly columns: Columns;
  readonly path: string;
  readonly #file: PagedFile;
  readonly #keys: string[] = [];
  readonly #blockStarts: Float64Array;
  readonly #blockLengths: Int32Array;

  constructor(path: string, size: number) {
    this.path = path;
    this.#file = new PagedFile(path, size);
    const end = this.#file.length - 8;
    const at = Number(Buffer.from(this.#file.read(end, 8).slice(0, 8)).readBigUInt64LE());
    const footer = JSON.parse(
      Buffer.from(this.#file.read(at, end - at).slice(0, end - at)).toString(),
    ) as Footer;
    this.docs = footer.docs;
    this.columns = this.#readColumns(footer);
    this.#blockStarts = new Float64Array(footer.blocks);
    this.#blockLengths = new Int32Array(footer.blocks);
    const keys = this.#file.read(footer.keys, at - footer.keys);
    const cursor = { offset: 0 };
    for (let block = 0; block < footer.blocks; block++) {
      this.#keys.push(readKey(keys, cursor));
      this.#blockStarts[block] = readVarint(keys, cursor);
      this.#blockLengths[block] = readVarint(keys, cursor);
    }
  }

  #readColumns(footer: Footer): Columns {
    const bytes = this.#file.read(footer.columns, footer.keys - footer.columns).slice();
    const columns = emptyColumns(footer.docs);
    let at = 0;
    for (const name of COLUMNS) {
      const column = columns[name];
      new Uint8Array(column.buffer).set(bytes.subarray(at, at + column.byteLength));
      at += column.byteLength;
    }
    return columns;
  }

  /** Number of the block that holds `term`, if any does. */
  #blockOf(term: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] as string) <= term) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The entries of a block, in order. */
  *#entries(block: number): Generator<Entry> {
    const start = this.#blockStarts[block] as number;
    const length = this.#blockLengths[block] as number;
    const bytes = this.#file.read(start, length);
    const at = { offset: 0 };
    let term = '';
    while (at.offset < length) {
      const shared = bytes[at.offset++] as number;
      term = term.slice(0, shared) + readKey(bytes, at);
      const docs = readVarint(bytes, at);
      const front = readVarint(bytes, at);
      const frontBytes = (front - (front % 2)) / 2;
      const positionBytes = readVarint(bytes, at);
      if (front % 2 === 1) yield { term, docs, frontBytes, positionBytes, offset: readVarint(bytes, at) };
      else {
        yield { term, docs, frontBytes, positionBytes, offset: start + at.offset };
        at.offset += frontBytes + positionBytes;
      }
    }
  }

  /** Shape: lookup("P中国") → its entry. */
  lookup(term: string): Entry | undefined {
    const block = this.#blockOf(term);
    if (block < 0) return undefined;
    for (const entry of this.#entries(block)) {
      if (entry.term === term) return entry;
      if (entry.term > term) return undefined;
    }
    return undefined;
  }

  /** Every term from `from` on, in order. */
  *terms(from = ''): Generator<Entry> {
    for (let block = Math.max(0, this.#blockOf(from)); block < this.#keys.length; block++)
      for (const entry of this.#entries(block)) if (entry.term >= from) yield entry;
  }

  cursor(entry: Entry): ListCursor {
    return new ListCursor({
      docs: entry.docs,
      front: this.#file.read(entry.offset, entry.frontBytes),
      positions: () => this.#file.read(entry.offset + entry.frontBytes, entry.positionBytes),
    });
  }

  /** Reads the whole file and checks it; throws IndexDamage. */
  verify(): void {
    this.#file.verify();
    const { publishedAt } = this.columns;
    for (let doc = 1; doc < publishedAt.length; doc++)
      if ((publishedAt[doc] as number) > (publishedAt[doc - 1] as number))
        throw new IndexDamage(this.path, 'its documents are not in order');
  }

  close(): void {
    this.#file.close();
  }
}
