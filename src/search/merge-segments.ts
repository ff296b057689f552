/**
 * Several segments → one, without the cards that are gone. Documents are interleaved by their time, so the result is
 * again newest first; every list is read, renumbered and written once.
 */
import { PostingList } from './posting-list.ts';
import { appendList, encodeList } from './postings.ts';
import {
  COLUMNS,
  type Columns,
  type EntryReader,
  emptyColumns,
  type Segment,
  SegmentWriter,
} from './segment.ts';
import { placingOf } from './tokens.ts';

/** New numbers of one input's documents; −1: gone. Ascending. */
type Renumbering = Int32Array;

/** Time as a number that sorts: undated ones last. */
function timeOf(input: Segment, doc: number): number {
  const at = input.columns.publishedAt[doc] as number;
  return Number.isNaN(at) ? -Infinity : at;
}

/** Whether one input's document stands before another's. */
function stands(input: Segment, doc: number, other: Segment, otherDoc: number): boolean {
  const [time, otherTime] = [timeOf(input, doc), timeOf(other, otherDoc)];
  if (time !== otherTime) return time > otherTime;
  return (input.columns.key[doc] as number) < (other.columns.key[otherDoc] as number);
}

function interleave(inputs: readonly Segment[], gone: ReadonlySet<number>): [Columns, Renumbering[]] {
  const numbers = inputs.map((input) => new Int32Array(input.docs).fill(-1));
  const next = new Int32Array(inputs.length);
  const columns = emptyColumns(inputs.reduce((sum, input) => sum + input.docs, 0));
  let doc = 0;
  for (;;) {
    let newest = -1;
    for (let i = 0; i < inputs.length; i++) {
      const input = inputs[i] as Segment;
      while ((next[i] as number) < input.docs && gone.has(input.columns.card[next[i] as number] as number))
        next[i] = (next[i] as number) + 1;
      if ((next[i] as number) >= input.docs) continue;
      if (newest < 0 || stands(input, next[i] as number, inputs[newest] as Segment, next[newest] as number))
        newest = i;
    }
    if (newest < 0) break;
    const old = next[newest] as number;
    next[newest] = old + 1;
    const from = (inputs[newest] as Segment).columns;
    for (const name of COLUMNS) columns[name][doc] = from[name][old] as number;
    (numbers[newest] as Renumbering)[old] = doc++;
  }
  return [doc === columns.card.length ? columns : cut(columns, doc), numbers];
}

function cut(columns: Columns, docs: number): Columns {
  const shorter = emptyColumns(docs);
  for (const name of COLUMNS) shorter[name].set(columns[name].subarray(0, docs) as never);
  return shorter;
}

/** Shorter lists are sorted by insertion. */
const FEW = 24;

/** Puts a list that consists of ascending runs in order. */
class Sorter {
  /** Documents are sorted by their low bits, then by the rest. */
  readonly #bits: number;
  readonly #tallies: Int32Array;
  #order: Int32Array = new Int32Array(0);
  #spare: Int32Array = new Int32Array(0);

  constructor(docs: number) {
    this.#bits = Math.max(4, Math.ceil(Math.log2(docs + 1) / 2));
    this.#tallies = new Int32Array((1 << this.#bits) + 1);
  }

  /** The list in order; its positions stay where they are. */
  sorted(list: PostingList, into: PostingList): PostingList {
    const { docs, length } = list;
    let inOrder = true;
    for (let i = 1; i < length && inOrder; i++) inOrder = (docs[i] as number) > (docs[i - 1] as number);
    if (inOrder) return list;
    if (this.#order.length < length) {
      this.#order = new Int32Array(length * 2);
      this.#spare = new Int32Array(length * 2);
    }
    if (length < FEW) this.#byInsertion(docs, length);
    else {
      for (let i = 0; i < length; i++) this.#spare[i] = i;
      this.#pass(docs, length, 0, this.#spare, this.#order);
      this.#pass(docs, length, this.#bits, this.#order, this.#spare);
      [this.#order, this.#spare] = [this.#spare, this.#order];
    }
    into.clear();
    into.room(length);
    into.positions = list.positions;
    into.placed = list.placed;
    into.length = length;
    const order = this.#order;
    for (let slot = 0; slot < length; slot++) {
      const i = order[slot] as number;
      into.docs[slot] = docs[i] as number;
      into.counts[slot] = list.counts[i] as number;
      into.heads[slot] = list.heads[i] as number;
      into.starts[slot] = list.starts[i] as number;
    }
    return into;
  }

  #byInsertion(docs: Int32Array, length: number): void {
    const order = this.#order;
    for (let i = 0; i < length; i++) {
      const doc = docs[i] as number;
      let slot = i;
      for (; slot > 0 && (docs[order[slot - 1] as number] as number) > doc; slot--)
        order[slot] = order[slot - 1] as number;
      order[slot] = i;
    }
  }

  /** One pass of a radix sort over some of the bits. */
  #pass(docs: Int32Array, length: number, shift: number, from: Int32Array, to: Int32Array): void {
    const tallies = this.#tallies.fill(0);
    const mask = tallies.length - 2;
    for (let i = 0; i < length; i++) {
      const digit = (((docs[i] as number) >>> shift) & mask) + 1;
      tallies[digit] = (tallies[digit] as number) + 1;
    }
    for (let digit = 1; digit < tallies.length; digit++)
      tallies[digit] = (tallies[digit] as number) + (tallies[digit - 1] as number);
    for (let i = 0; i < length; i++) {
      const at = from[i] as number;
      const digit = ((docs[at] as number) >>> shift) & mask;
      const slot = tallies[digit] as number;
      to[slot] = at;
      tallies[digit] = slot + 1;
    }
  }
}

/** Writes the merged segment; on disk when it comes back. */
export function mergeSegments(inputs: readonly Segment[], gone: ReadonlySet<number>, path: string): void {
  const [columns, numbers] = interleave(inputs, gone);
  const writer = new SegmentWriter(path);
  const sorter = new Sorter(columns.card.length);
  const [list, spare] = [new PostingList(), new PostingList()];
  const readers: (EntryReader | undefined)[] = inputs.map((input) => {
    const reader = input.reader();
    return reader.next() ? reader : undefined;
  });
  for (;;) {
    let term: string | undefined;
    for (const reader of readers)
      if (reader !== undefined && (term === undefined || reader.term < term)) term = reader.term;
    if (term === undefined) break;
    list.clear();
    for (let i = 0; i < readers.length; i++) {
      const reader = readers[i];
      if (reader?.term !== term) continue;
      const input = inputs[i] as Segment;
      appendList(input.list(reader), input.columns.lengthStep, numbers[i] as Renumbering, list);
      if (!reader.next()) readers[i] = undefined;
    }
    if (list.length > 0)
      writer.add(term, encodeList(sorter.sorted(list, spare), columns.lengthStep, placingOf(term)));
  }
  writer.finish(columns);
}
