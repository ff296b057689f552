/** Gradient-boosted decision trees on histograms, for the log odds of a yes. Deterministic. Source: Friedman 2001; Chen, Guestrin 2016. */

export interface Rows {
  readonly values: Float32Array;
  readonly yes: Int8Array;
  readonly weight: Float32Array;
}

export type Node =
  | { readonly value: number }
  | {
      readonly feature: number;
      readonly threshold: number;
      readonly bin: number;
      readonly low: Node;
      readonly high: Node;
    };

export interface Growth {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
}

export interface Grown {
  readonly bias: number;
  readonly trees: readonly Node[];
}

const BINS = 48;
/** Least hessian weight of a leaf, L2 penalty, shares of columns and rows a tree: chosen by held-out hosts. */
const LEAST = 3;
const PENALTY = 3;
const COLUMNS = 0.5;
const SAMPLE = 0.6;

export function growForest(
  pages: readonly Rows[],
  width: number,
  { trees: count, depth: deepest, rate }: Growth,
): Grown {
  const rows = pages.flatMap((page, p) =>
    Array.from(page.weight.keys())
      .filter((i) => (page.weight[i] as number) > 0)
      .map((i) => [p, i] as const),
  );
  const n = rows.length;
  const yes = Float32Array.from(rows, ([p, i]) => (pages[p] as Rows).yes[i] as number);
  const weight = Float32Array.from(rows, ([p, i]) => (pages[p] as Rows).weight[i] as number);
  const readingOf = (row: number, feature: number): number => {
    const [p, i] = rows[row] as readonly [number, number];
    return (pages[p] as Rows).values[i * width + feature] as number;
  };
  const edges: number[][] = [];
  const bins: Uint8Array[] = [];
  for (let feature = 0; feature < width; feature++) {
    const edge = edgesOf(n, (row) => readingOf(row, feature));
    edges.push(edge);
    bins.push(Uint8Array.from({ length: n }, (_, row) => binOf(edge, readingOf(row, feature))));
  }
  let seed = 1;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  let positive = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    positive += (yes[i] as number) * (weight[i] as number);
    total += weight[i] as number;
  }
  const bias = Math.log(positive / (total - positive));
  const odds = new Float32Array(n).fill(bias);
  const slope = new Float32Array(n);
  const bend = new Float32Array(n);
  const trees: Node[] = [];
  for (let t = 0; t < count; t++) {
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-(odds[i] as number)));
      slope[i] = (p - (yes[i] as number)) * (weight[i] as number);
      bend[i] = Math.max(1e-6, p * (1 - p)) * (weight[i] as number);
    }
    const columns = edges.flatMap((edge, feature) =>
      chance() < COLUMNS && edge.length > 0 ? [feature] : [],
    );
    const sample = Int32Array.from(Array.from({ length: n }, (_, i) => i).filter(() => chance() < SAMPLE));
    const tree = split(sample, deepest, undefined, { bins, edges, columns, slope, bend, rate });
    trees.push(tree);
    for (let i = 0; i < n; i++) {
      let node: Node = tree;
      while (!('value' in node))
        node = ((bins[node.feature] as Uint8Array)[i] as number) <= node.bin ? node.low : node.high;
      odds[i] = (odds[i] as number) + node.value;
    }
  }
  return { bias, trees };
}

function edgesOf(n: number, readingOf: (row: number) => number): number[] {
  const step = Math.max(1, Math.floor(n / 20_000));
  const sample = Array.from({ length: Math.ceil(n / step) }, (_, i) => readingOf(i * step)).sort(
    (a, b) => a - b,
  );
  const distinct = [...new Set(sample)];
  const raw =
    distinct.length <= BINS
      ? distinct.slice(1).map((value, i) => (value + (distinct[i] as number)) / 2)
      : Array.from(
          { length: BINS - 1 },
          (_, b) => sample[Math.floor(((b + 1) * sample.length) / BINS)] as number,
        );
  return [...new Set(raw.map((value) => Number(value.toPrecision(3))))].sort((a, b) => a - b);
}

function binOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > (edges[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Field {
  readonly bins: readonly Uint8Array[];
  readonly edges: readonly (readonly number[])[];
  readonly columns: readonly number[];
  readonly slope: Float32Array;
  readonly bend: Float32Array;
  readonly rate: number;
}

/** Slope and bend of the rows in each bin of each column, side by side. */
function histogram(rows: Int32Array, { bins, columns, slope, bend }: Field): Float64Array {
  const out = new Float64Array(columns.length * BINS * 2);
  columns.forEach((feature, c) => {
    const bin = bins[feature] as Uint8Array;
    for (const row of rows) {
      const at = (c * BINS + (bin[row] as number)) * 2;
      out[at] = (out[at] as number) + (slope[row] as number);
      out[at + 1] = (out[at + 1] as number) + (bend[row] as number);
    }
  });
  return out;
}

function split(rows: Int32Array, depth: number, known: Float64Array | undefined, field: Field): Node {
  let g = 0;
  let h = 0;
  for (const row of rows) {
    g += field.slope[row] as number;
    h += field.bend[row] as number;
  }
  const leaf: Node = { value: (-field.rate * g) / (h + PENALTY) };
  if (depth === 0 || h < LEAST * 2) return leaf;
  const sums = known ?? histogram(rows, field);
  let most = 0.3;
  let best: { feature: number; bin: number } | undefined;
  field.columns.forEach((feature, c) => {
    let lowG = 0;
    let lowH = 0;
    for (let bin = 0; bin < (field.edges[feature] as readonly number[]).length; bin++) {
      lowG += sums[(c * BINS + bin) * 2] as number;
      lowH += sums[(c * BINS + bin) * 2 + 1] as number;
      if (lowH < LEAST) continue;
      if (h - lowH < LEAST) break;
      const gain =
        lowG ** 2 / (lowH + PENALTY) + (g - lowG) ** 2 / (h - lowH + PENALTY) - g ** 2 / (h + PENALTY);
      if (gain > most) {
        most = gain;
        best = { feature, bin };
      }
    }
  });
  if (!best) return leaf;
  const { feature, bin } = best;
  const column = field.bins[feature] as Uint8Array;
  const low = rows.filter((row) => (column[row] as number) <= bin);
  const high = rows.filter((row) => (column[row] as number) > bin);
  // The larger side's histogram is what is left of the parent's.
  const small = histogram(low.length < high.length ? low : high, field);
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) - (small[i] as number);
  const [forLow, forHigh] = low.length < high.length ? [small, sums] : [sums, small];
  return {
    feature,
    bin,
    threshold: (field.edges[feature] as readonly number[])[bin] as number,
    low: split(low, depth - 1, forLow, field),
    high: split(high, depth - 1, forHigh, field),
  };
}

/** The log odds of each row. */
export function foretell({ bias, trees }: Grown, values: Float32Array, width: number): Float32Array {
  return Float32Array.from({ length: values.length / width }, (_, row) => {
    let sum = bias;
    for (const tree of trees) {
      let node: Node = tree;
      while (!('value' in node))
        node = (values[row * width + node.feature] as number) > node.threshold ? node.high : node.low;
      sum += node.value;
    }
    return sum;
  });
}
