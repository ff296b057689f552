/**
 * Several segments → one, without the cards that are gone. Documents are interleaved by their time, so the result is
 * again newest first; every list is read, renumbered and written once.
 */
import { encodeList, type ListCursor, NONE, PostingList } from './postings.ts';
import { COLUMNS, type Columns, type Entry, emptyColumns, type Segment, SegmentWriter } from './segment.ts';

/** New numbers of one input's documents; −1: gone. Ascending. */
type Renumbering = Int32Array;

function interleave(inputs: readonly Segment[], gone: ReadonlySet<number>): [Columns, Renumbering[]] {
  const numbers = inputs.map((input) => new Int32Array(input.docs).fill(-1));
  const from: [number, number][] = [];
  for (const [i, input] of inputs.entries())
    for (let doc = 0; doc < input.docs; doc++)
      if (!gone.has(input.columns.card[doc] as number)) from.push([i, doc]);
  const time = ([i, doc]: [number, number]): number => {
    const at = (inputs[i] as Segment).columns.publishedAt[doc] as number;
    return Number.isNaN(at) ? -Infinity : at;
  };
  // Sorting is stable, and each input's documents are in order already.
  from.sort((a, b) => {
    const [x, y] = [time(a), time(b)];
    return x === y ? a[0] - b[0] || a[1] - b[1] : y > x ? 1 : -1;
  });
  const columns = emptyColumns(from.length);
  for (const [doc, [i, old]] of from.entries()) {
    (numbers[i] as Int32Array)[old] = doc;
    for (const name of COLUMNS) columns[name][doc] = (inputs[i] as Segment).columns[name][old] as number;
  }
  return [columns, numbers];
}

let positions = new Int32Array(1 << 12);

/** Adds what a cursor has, renumbered. */
function gather(list: PostingList, cursor: ListCursor, numbers: Renumbering, placed: boolean): void {
  for (let doc = cursor.seek(0); doc !== NONE; doc = cursor.seek(doc + 1)) {
    const count = cursor.count();
    if (placed) {
      if (positions.length < count) positions = new Int32Array(count * 2);
      cursor.positions(positions);
    }
    const number = numbers[doc] as number;
    if (number < 0) continue;
    list.add(number, count, cursor.inHeadline() ? 1 : 0);
    if (placed) for (let i = 0; i < count; i++) list.place(positions[i] as number);
  }
}

/** The same postings in order of document. */
function sorted(list: PostingList, into: PostingList): PostingList {
  let inOrder = true;
  for (let i = 1; i < list.length && inOrder; i++)
    inOrder = (list.docs[i] as number) > (list.docs[i - 1] as number);
  if (inOrder) return list;
  into.clear();
  // Document and place in one double: both are below 2^26.
  const order = new Float64Array(list.length);
  for (let i = 0; i < list.length; i++) order[i] = (list.docs[i] as number) * 0x4000000 + i;
  order.sort();
  for (const value of order) {
    const i = value % 0x4000000;
    into.add(list.docs[i] as number, list.counts[i] as number, list.heads[i] as number);
    const to = i + 1 < list.length ? (list.starts[i + 1] as number) : list.placed;
    for (let p = list.starts[i] as number; p < to; p++) into.place(list.positions[p] as number);
  }
  return into;
}

/** Writes the merged segment; on disk when it comes back. */
export function mergeSegments(inputs: readonly Segment[], gone: ReadonlySet<number>, path: string): void {
  const [columns, numbers] = interleave(inputs, gone);
  const writer = new SegmentWriter(path);
  const walks = inputs.map((input) => input.terms());
  const heads: (Entry | undefined)[] = walks.map((walk) => walk.next().value as Entry | undefined);
  const [list, spare] = [new PostingList(), new PostingList()];
  for (;;) {
    let term: string | undefined;
    for (const head of heads)
      if (head !== undefined && (term === undefined || head.term < term)) term = head.term;
    if (term === undefined) break;
    list.clear();
    for (const [i, head] of heads.entries()) {
      if (head?.term !== term) continue;
      gather(list, (inputs[i] as Segment).cursor(head), numbers[i] as Renumbering, head.positionBytes > 0);
      heads[i] = (walks[i] as Generator<Entry>).next().value as Entry | undefined;
    }
    if (list.length > 0) writer.add(term, encodeList(sorted(list, spare), columns.lengthStep));
  }
  writer.finish(columns);
}
