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

/** Puts a list that consists of ascending runs in order, into another. */
class Sorter {
  /** Place in the list by document, one more; 0: none. */
  readonly #places: Int32Array;

  constructor(docs: number) {
    this.#places = new Int32Array(docs);
  }

  sorted(list: PostingList, into: PostingList): PostingList {
    const { docs, length } = list;
    let inOrder = true;
    for (let i = 1; i < length && inOrder; i++) inOrder = (docs[i] as number) > (docs[i - 1] as number);
    if (inOrder) return list;
    into.clear();
    into.room(length);
    if (into.positions.length < list.placed) into.positions = new Int32Array(list.placed * 2);
    // Counting costs a step a document of the segment, sorting a dozen a posting.
    if (length > this.#places.length / 24) this.#byCounting(list, into);
    else {
      // Document and place in one double: both are below 2^26.
      const order = new Float64Array(length);
      for (let i = 0; i < length; i++) order[i] = (docs[i] as number) * 0x4000000 + i;
      order.sort();
      for (let n = 0; n < length; n++) move(list, (order[n] as number) % 0x4000000, into);
    }
    return into;
  }

  #byCounting(list: PostingList, into: PostingList): void {
    const places = this.#places;
    for (let i = 0; i < list.length; i++) places[list.docs[i] as number] = i + 1;
    for (let doc = 0; doc < places.length; doc++) {
      const place = places[doc] as number;
      if (place === 0) continue;
      places[doc] = 0;
      move(list, place - 1, into);
    }
  }
}

function move(list: PostingList, i: number, into: PostingList): void {
  const slot = into.length++;
  const count = list.counts[i] as number;
  into.docs[slot] = list.docs[i] as number;
  into.counts[slot] = count;
  into.heads[slot] = list.heads[i] as number;
  into.starts[slot] = into.placed;
  if (list.placed === 0) return;
  const from = list.starts[i] as number;
  for (let p = 0; p < count; p++) into.positions[into.placed++] = list.positions[from + p] as number;
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
