/**
 * Which members of two lists are the same ones, in order: the longest common subsequence, or near it.
 * Goes in: two lists of numbers, equal for equal things. Comes out: pairs of indices, both growing.
 * Time grows with the lists' length times EFFORT, however different they are.
 * Source: E. W. Myers, "An O(ND) difference algorithm", 1986; where that would take too long, the lists are first cut at what
 * occurs once in each ("patience", B. Cohen).
 */

export type Pair = readonly [before: number, after: number];

/** Differences looked for in one stretch. Two states of a story differ in fewer; beyond it they are two stories. */
const EFFORT = 600;
const MAX_DEPTH = 40;

export function align(before: readonly number[], after: readonly number[]): Pair[] {
  const pairs: Pair[] = [];
  alignStretch(before, after, { a: 0, b: 0 }, { a: before.length, b: after.length }, pairs, 0);
  return pairs;
}

interface Point {
  readonly a: number;
  readonly b: number;
}

type Numbers = readonly number[];

function alignStretch(
  before: Numbers,
  after: Numbers,
  from: Point,
  to: Point,
  pairs: Pair[],
  depth: number,
): void {
  let { a, b } = from;
  let { a: endA, b: endB } = to;
  while (a < endA && b < endB && before[a] === after[b]) pairs.push([a++, b++]);
  const tail: Pair[] = [];
  while (a < endA && b < endB && before[endA - 1] === after[endB - 1]) tail.push([--endA, --endB]);
  if (a < endA && b < endB) alignMiddle(before, after, { a, b }, { a: endA, b: endB }, pairs, depth);
  pairs.push(...tail.reverse());
}

function alignMiddle(
  before: Numbers,
  after: Numbers,
  from: Point,
  to: Point,
  pairs: Pair[],
  depth: number,
): void {
  const found = shortestEdit(before, after, from, to);
  if (found) {
    for (const pair of found) pairs.push(pair);
    return;
  }
  if (depth === MAX_DEPTH) return;
  let last = from;
  for (const [a, b] of anchors(before, after, from, to)) {
    alignStretch(before, after, last, { a, b }, pairs, depth + 1);
    pairs.push([a, b]);
    last = { a: a + 1, b: b + 1 };
  }
  if (last !== from) alignStretch(before, after, last, to, pairs, depth + 1);
}

/** Myers' greedy search; undefined when more than EFFORT differences are needed. */
function shortestEdit(before: Numbers, after: Numbers, from: Point, to: Point): Pair[] | undefined {
  const lengthA = to.a - from.a;
  const lengthB = to.b - from.b;
  const limit = Math.min(EFFORT, lengthA + lengthB);
  const middle = limit + 1;
  const reach = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits++) {
    trace.push(reach.slice(middle - edits - 1, middle + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      let x = isDown(reach, middle, k, edits)
        ? (reach[middle + k + 1] ?? 0)
        : (reach[middle + k - 1] ?? 0) + 1;
      while (x < lengthA && x - k < lengthB && before[from.a + x] === after[from.b + x - k]) x++;
      reach[middle + k] = x;
      if (x >= lengthA && x - k >= lengthB) return traceBack(trace, from, { a: lengthA, b: lengthB });
    }
  }
  return undefined;
}

function isDown(reach: Int32Array, middle: number, k: number, edits: number): boolean {
  return k === -edits || (k !== edits && (reach[middle + k - 1] ?? 0) < (reach[middle + k + 1] ?? 0));
}

function traceBack(trace: readonly Int32Array[], from: Point, end: Point): Pair[] {
  const pairs: Pair[] = [];
  let { a: x, b: y } = end;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits] as Int32Array;
    const middle = edits + 1;
    const k = x - y;
    const down = isDown(reach, middle, k, edits);
    const previousX = reach[middle + (down ? k + 1 : k - 1)] ?? 0;
    const previousY = previousX - (down ? k + 1 : k - 1);
    const startX = edits === 0 ? 0 : down ? previousX : previousX + 1;
    while (x > startX) pairs.push([from.a + --x, from.b + --y]);
    x = previousX;
    y = previousY;
  }
  return pairs.reverse();
}

/** What occurs once on each side, as the longest run of pairs that grow on both. */
function anchors(before: Numbers, after: Numbers, from: Point, to: Point): Pair[] {
  const onceBefore = occurringOnce(before, from.a, to.a);
  const onceAfter = occurringOnce(after, from.b, to.b);
  const both = [...onceBefore].flatMap(([value, a]): Pair[] => {
    const b = onceAfter.get(value);
    return b === undefined ? [] : [[a, b]];
  });
  return longestGrowing(both.sort((one, other) => one[0] - other[0]));
}

function occurringOnce(list: Numbers, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at < to; at++) {
    const value = list[at] as number;
    places.set(value, places.has(value) ? -1 : at);
  }
  return new Map([...places].filter(([, at]) => at >= 0));
}

/** Of pairs that grow in their first member, the most that grow in their second too. */
function longestGrowing(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [at, [, b]] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if ((pairs[ends[half] as number]?.[1] ?? 0) < b) low = half + 1;
      else high = half;
    }
    previous[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  }
  const grown: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) grown.push(pairs[at] as Pair);
  return grown.reverse();
}

/** Numbers for things: equal keys, equal numbers. One numbering serves the lists that are compared. */
export function numbering(): (key: string) => number {
  const numbers = new Map<string, number>();
  return (key) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
}
