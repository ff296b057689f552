/**
 * A segment: some documents and their postings, in one file that never changes.
 *
 * | part | meaning |
 * |---|---|
 * | entries and long lists | blocks of about BLOCK_BYTES of entries in order of term; a list longer than INLINE bytes stands before its block |
 * | columns | what is known of each document: see `Columns`, one typed array after the other, little-endian |
 * | keys | first term of every block, and varint bytes of its start and length |
 * | footer | JSON: documents, where each part begins |
 * | last 8 | where the footer begins |
 *
 * An entry: the term (term-key.ts); varint documents × 2 + (1 when the list stands elsewhere); varint bytes of the front;
 * with more than BLOCK documents varint bytes of positions; the bytes of both, or varint where they stand.
 */
import { BitWriter, readVarint } from './bits.ts';
import { IndexDamage } from './damage.ts';
import { ListCursor } from './list-cursor.ts';
import { PagedFile, PagedWriter } from './paged-file.ts';
import { BLOCK, type EncodedList, type ListBytes } from './postings.ts';
import { putKey, readKey } from './term-key.ts';
import { placingOf } from './tokens.ts';

const BLOCK_BYTES = 4096;
const INLINE = 1024;

/** What is known of each document, newest first; undated ones last; those of one time in order of their keys. */
export interface Columns {
  /** Number of the card in the ledger. */
  readonly card: Uint32Array;
  /** Number of the article in the ledger. */
  readonly article: Uint32Array;
  /** Of identity and revision, the current one first. */
  readonly key: Uint32Array;
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
    key: new Uint32Array(length),
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
  'key',
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
      this.#file.append(list.front.written());
      this.#file.append(list.positions.written());
    }
    if (block.length === 0) putKey(this.#keys, '', term);
    putKey(block, block.length === 0 ? '' : this.#last, term);
    block.varint(list.docs * 2 + (elsewhere ? 1 : 0));
    block.varint(list.front.length);
    if (list.docs > BLOCK) block.varint(list.positions.length);
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

/** One term of a segment and where its list is. */
export interface Entry {
  readonly term: string;
  readonly docs: number;
  readonly frontBytes: number;
  readonly positionBytes: number;
  /** Where the list stands in the file. */
  readonly offset: number;
}

/** Goes through entries; its fields tell of the one it stands on. */
export class EntryReader {
  term = '';
  docs = 0;
  frontBytes = 0;
  positionBytes = 0;
  offset = 0;
  block: number;
  readonly #file: PagedFile;
  readonly #starts: Float64Array;
  readonly #lengths: Int32Array;
  readonly #at = { offset: 0 };
  #bytes: Uint8Array = new Uint8Array(0);
  #length = 0;

  constructor(file: PagedFile, starts: Float64Array, lengths: Int32Array, block: number) {
    this.#file = file;
    this.#starts = starts;
    this.#lengths = lengths;
    this.block = block - 1;
  }

  /** Goes on to the next entry; false when there is none. */
  next(): boolean {
    const at = this.#at;
    if (at.offset >= this.#length) {
      if (++this.block >= this.#starts.length) return false;
      this.#length = this.#lengths[this.block] as number;
      this.#bytes = this.#file.read(this.#starts[this.block] as number, this.#length);
      at.offset = 0;
      this.term = '';
    }
    const bytes = this.#bytes;
    this.term = readKey(bytes, at, this.term);
    const docs = readVarint(bytes, at);
    this.docs = Math.floor(docs / 2);
    this.frontBytes = readVarint(bytes, at);
    this.positionBytes = this.docs > BLOCK ? readVarint(bytes, at) : 0;
    if (docs % 2 === 1) this.offset = readVarint(bytes, at);
    else {
      this.offset = (this.#starts[this.block] as number) + at.offset;
      at.offset += this.frontBytes + this.positionBytes;
    }
    return true;
  }

  entry(): Entry {
    const { term, docs, frontBytes, positionBytes, offset } = this;
    return { term, docs, frontBytes, positionBytes, offset };
  }
}

export class Segment {
  readonly docs: number;
  readonly columns: Columns;
  readonly path: string;
  readonly #file: PagedFile;
  readonly #keys: string[] = [];
  readonly #blockStarts: Float64Array;
  readonly #blockLengths: Int32Array;

  /** `once`: it will be read from front to end. */
  constructor(path: string, size: number, once = false) {
    this.path = path;
    this.#file = new PagedFile(path, size, once);
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
      this.#keys.push(readKey(keys, cursor, ''));
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

  /** The entries from the block of `from` on; the first may stand before `from`. */
  reader(from = ''): EntryReader {
    return new EntryReader(
      this.#file,
      this.#blockStarts,
      this.#blockLengths,
      Math.max(0, this.#blockOf(from)),
    );
  }

  /** Shape: lookup("P中国") → its entry. */
  lookup(term: string): Entry | undefined {
    const block = this.#blockOf(term);
    if (block < 0) return undefined;
    const reader = this.reader(term);
    while (reader.next() && reader.block === block) {
      if (reader.term === term) return reader.entry();
      if (reader.term > term) return undefined;
    }
    return undefined;
  }

  /** Every term from `from` on, in order. */
  *terms(from = ''): Generator<Entry> {
    const reader = this.reader(from);
    while (reader.next()) if (reader.term >= from) yield reader.entry();
  }

  /** The bytes of a list. */
  list({ term, docs, frontBytes, positionBytes, offset }: Entry): ListBytes {
    return {
      docs,
      placing: placingOf(term),
      frontBytes,
      positionBytes,
      read: (from, length) => this.#file.read(offset + from, length),
    };
  }

  cursor(entry: Entry): ListCursor {
    return new ListCursor(this.list(entry), this.columns.lengthStep);
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
