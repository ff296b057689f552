/**
 * A forest of small decision trees whose leaves add up to the log odds that a line is story. Trained by bench/extract-train.ts on
 * public sets with gold text; it stands in forests.ts as text:
 *
 * | part | meaning |
 * |---|---|
 * | `bias` | the sum's start |
 * | `splits` | for each feature that is asked about: `number:threshold,threshold,…`, joined by `;` |
 * | `trees` | nodes in pre-order, two digits each: below LEAVES the number of a split in `splits`, else a leaf's value |
 *
 * Digits are the 91 characters from "#" to "~" without the backslash.
 */
export interface PackedForest {
  readonly bias: number;
  readonly splits: string;
  readonly trees: string;
}

export interface Forest {
  readonly bias: number;
  readonly feature: Int16Array;
  readonly threshold: Float32Array;
  /** Where a feature above its threshold leads; the other branch is the next node. */
  readonly right: Int32Array;
  readonly value: Float32Array;
  readonly roots: Int32Array;
}

const BASE = 91;
/** Numbers from here to BASE² are leaves: 4,281 steps of log odds. */
export const LEAVES = 4000;
/** A leaf's value is (number − MIDDLE) / STEPS. */
export const MIDDLE = 6140;
export const STEPS = 800;

/** The odds of a line that is not judged. */
export const HOPELESS = -7;

function digit(text: string, at: number): number {
  const c = text.charCodeAt(at);
  return c - 35 - (c > 92 ? 1 : 0);
}

/** Two digits for a number below 91². */
export function digitsOf(number: number): string {
  const one = (value: number) => String.fromCharCode(value + 35 >= 92 ? value + 36 : value + 35);
  return one(Math.floor(number / BASE)) + one(number % BASE);
}

export function unpackForest({ bias, splits, trees }: PackedForest): Forest {
  const asked: (readonly [feature: number, threshold: number])[] = [];
  for (const part of splits.split(';')) {
    const [feature, thresholds = ''] = part.split(':');
    for (const threshold of thresholds.split(',')) asked.push([Number(feature), Number(threshold)]);
  }
  const count = trees.length / 2;
  const feature = new Int16Array(count).fill(-1);
  const threshold = new Float32Array(count);
  const right = new Int32Array(count);
  const value = new Float32Array(count);
  const roots: number[] = [];
  /** Inner nodes whose other branch has not begun. */
  const open: number[] = [];
  let starts = true;
  for (let node = 0; node < count; node++) {
    if (starts) roots.push(node);
    starts = false;
    const number = digit(trees, node * 2) * BASE + digit(trees, node * 2 + 1);
    if (number < LEAVES) {
      const [of, above] = asked[number] ?? [0, 0];
      feature[node] = of;
      threshold[node] = above;
      open.push(node);
      continue;
    }
    value[node] = (number - MIDDLE) / STEPS;
    const parent = open.pop();
    if (parent === undefined) starts = true;
    else right[parent] = node + 1;
  }
  return { bias, feature, threshold, right, value, roots: Int32Array.from(roots) };
}

/** The log odds of each row of `values`; rows marked in `hopeless` are not looked at. */
export function judge(
  forest: Forest,
  values: Float32Array,
  width: number,
  hopeless: Uint8Array,
): Float32Array {
  const rows = values.length / width;
  const out = new Float32Array(rows);
  const { feature, threshold, right, value, roots } = forest;
  for (let row = 0; row < rows; row++) {
    if (hopeless[row]) {
      out[row] = HOPELESS;
      continue;
    }
    const from = row * width;
    let sum = forest.bias;
    for (let r = 0; r < roots.length; r++) {
      let node = roots[r] as number;
      let f = feature[node] as number;
      while (f >= 0) {
        node =
          (values[from + f] as number) > (threshold[node] as number) ? (right[node] as number) : node + 1;
        f = feature[node] as number;
      }
      sum += value[node] as number;
    }
    out[row] = sum;
  }
  return out;
}
