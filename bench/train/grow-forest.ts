/**
 * Gradient-boosted decision trees on histograms, for the log odds of a yes: each tree grows where a split gains most, until it has
 * its leaves. Deterministic. Sources: Friedman 2001; Chen, Guestrin 2016; best-first growth as in LightGBM (Ke et al. 2017).
 */

export interface Rows {
  readonly values: ArrayLike<number>;
  readonly yes: Int8Array;
  /** 0: says nothing. */
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
  /** Of one tree. */
  readonly leaves: number;
  readonly rate: number;
  /** Least hessian weight of a leaf. */
  readonly least: number;
  /** L2 on leaves. */
  readonly penalty: number;
  /** Shares of columns and of rows that a tree sees. */
  readonly columns: number;
  readonly sample: number;
  /** What a leaf may say, ascending; any number when absent. Later trees make good what rounding took. */
  readonly levels?: readonly number[];
  /** Columns that may be asked about; all when absent. */
  readonly asked?: readonly number[];
  readonly seed?: number;
}

export interface Grown {
  readonly bias: number;
  readonly trees: readonly Node[];
}

/** Rows of many pages side by side, each column sorted into bins. */
export interface Binned {
  readonly width: number;
  readonly count: number;
  readonly bins: readonly Uint8Array[];
  readonly edges: readonly (readonly number[])[];
  readonly page: Int32Array;
  readonly yes: Float32Array;
  readonly weight: Float32Array;
}

const BINS = 64;
const DEPTH = 9;

export function binRows(pages: readonly Rows[], width: number): Binned {
  let count = 0;
  for (const page of pages) for (const weight of page.weight) if (weight > 0) count++;
  const owner = new Int32Array(count);
  const place = new Int32Array(count);
  const yes = new Float32Array(count);
  const weight = new Float32Array(count);
  let n = 0;
  pages.forEach((page, p) => {
    page.weight.forEach((value, i) => {
      if (value <= 0) return;
      owner[n] = p;
      place[n] = i * width;
      yes[n] = page.yes[i] as number;
      weight[n++] = value;
    });
  });
  const edges: number[][] = [];
  const bins: Uint8Array[] = [];
  const column = new Float32Array(count);
  for (let feature = 0; feature < width; feature++) {
    for (let row = 0; row < count; row++)
      column[row] = (pages[owner[row] as number] as Rows).values[(place[row] as number) + feature] as number;
    const edge = edgesOf(column);
    edges.push(edge);
    bins.push(Uint8Array.from(column, (value) => binOf(edge, value)));
  }
  return { width, count, bins, edges, page: owner, yes, weight };
}

/** `taught`: whether a page is learned from. */
export function growForest(all: Binned, growth: Growth, taught?: (page: number) => boolean): Grown {
  const { yes, weight, count } = all;
  let seed = growth.seed ?? 1;
  const chance = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >>> 7) / 0x1000000;
  };
  const known = new Int32Array(count);
  let n = 0;
  for (let row = 0; row < count; row++) if (!taught || taught(all.page[row] as number)) known[n++] = row;
  const rows = known.subarray(0, n);
  let positive = 0;
  let total = 0;
  for (const row of rows) {
    positive += (yes[row] as number) * (weight[row] as number);
    total += weight[row] as number;
  }
  const bias = Number(Math.log(positive / (total - positive)).toFixed(3));
  const odds = new Float32Array(count).fill(bias);
  const slope = new Float32Array(count);
  const bend = new Float32Array(count);
  const askable = (growth.asked ?? all.edges.keys().toArray()).filter(
    (feature) => (all.edges[feature] as readonly number[]).length > 0,
  );
  const trees: Node[] = [];
  for (let t = 0; t < growth.trees; t++) {
    for (const row of rows) {
      const p = 1 / (1 + Math.exp(-(odds[row] as number)));
      const w = weight[row] as number;
      slope[row] = (p - (yes[row] as number)) * w;
      bend[row] = Math.max(1e-6, p * (1 - p)) * w;
    }
    const sample = rows.filter(() => chance() < growth.sample);
    const columns = askable.filter(() => chance() < growth.columns);
    const tree = growTree(all, sample, columns, slope, bend, growth);
    trees.push(tree);
    for (const row of rows) {
      let node: Node = tree;
      while (!('value' in node))
        node = ((all.bins[node.feature] as Uint8Array)[row] as number) <= node.bin ? node.low : node.high;
      odds[row] = (odds[row] as number) + node.value;
    }
  }
  return { bias, trees };
}

interface Cut {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}

interface Part {
  readonly rows: Int32Array;
  readonly depth: number;
  readonly sums: Float64Array;
  readonly g: number;
  readonly h: number;
  readonly cut: Cut | undefined;
  halves?: readonly [Part, Part];
}

const LEAST_GAIN = 0.3;

function growTree(
  all: Binned,
  sample: Int32Array,
  columns: readonly number[],
  slope: Float32Array,
  bend: Float32Array,
  growth: Growth,
): Node {
  const { bins, edges } = all;
  const { least, penalty } = growth;
  const histogram = (rows: Int32Array): Float64Array => {
    const sums = new Float64Array(columns.length * BINS * 2);
    const n = rows.length;
    for (let c = 0; c < columns.length; c++) {
      const bin = bins[columns[c] as number] as Uint8Array;
      const base = c * BINS;
      for (let r = 0; r < n; r++) {
        const row = rows[r] as number;
        const at = (base + (bin[row] as number)) << 1;
        sums[at] = (sums[at] as number) + (slope[row] as number);
        sums[at + 1] = (sums[at + 1] as number) + (bend[row] as number);
      }
    }
    return sums;
  };
  const cutOf = (sums: Float64Array, g: number, h: number): Cut | undefined => {
    let most = LEAST_GAIN;
    let cut: Cut | undefined;
    const whole = g ** 2 / (h + penalty);
    for (let c = 0; c < columns.length; c++) {
      const stops = (edges[columns[c] as number] as readonly number[]).length;
      let lowG = 0;
      let lowH = 0;
      for (let bin = 0; bin < stops; bin++) {
        const at = (c * BINS + bin) * 2;
        lowG += sums[at] as number;
        lowH += sums[at + 1] as number;
        if (lowH < least) continue;
        const highH = h - lowH;
        if (highH < least) break;
        const gain = lowG ** 2 / (lowH + penalty) + (g - lowG) ** 2 / (highH + penalty) - whole;
        if (gain > most) {
          most = gain;
          cut = { gain, feature: columns[c] as number, bin };
        }
      }
    }
    return cut;
  };
  const partOf = (rows: Int32Array, depth: number, sums: Float64Array): Part => {
    let g = 0;
    let h = 0;
    for (const row of rows) {
      g += slope[row] as number;
      h += bend[row] as number;
    }
    const cut = depth < DEPTH && h >= least * 2 ? cutOf(sums, g, h) : undefined;
    return { rows, depth, sums, g, h, cut };
  };
  const root = partOf(sample, 0, histogram(sample));
  const open = [root];
  for (let leaves = 1; leaves < growth.leaves; leaves++) {
    let best: Part | undefined;
    for (const part of open) if (part.cut && (!best?.cut || part.cut.gain > best.cut.gain)) best = part;
    if (!best?.cut) break;
    const { feature, bin } = best.cut;
    const column = bins[feature] as Uint8Array;
    const low = best.rows.filter((row) => (column[row] as number) <= bin);
    const high = best.rows.filter((row) => (column[row] as number) > bin);
    // The larger side's sums are what the smaller leaves of the parent's.
    const small = histogram(low.length < high.length ? low : high);
    const large = best.sums;
    for (let i = 0; i < large.length; i++) large[i] = (large[i] as number) - (small[i] as number);
    const [forLow, forHigh] = low.length < high.length ? [small, large] : [large, small];
    const halves = [partOf(low, best.depth + 1, forLow), partOf(high, best.depth + 1, forHigh)] as const;
    best.halves = halves;
    open.splice(open.indexOf(best), 1, ...halves);
  }
  const nodeOf = (part: Part): Node => {
    if (!part.halves || !part.cut)
      return { value: nearest((-growth.rate * part.g) / (part.h + penalty), growth.levels) };
    const { feature, bin } = part.cut;
    const threshold = (edges[feature] as readonly number[])[bin] as number;
    return { feature, bin, threshold, low: nodeOf(part.halves[0]), high: nodeOf(part.halves[1]) };
  };
  return nodeOf(root);
}

function nearest(value: number, levels: readonly number[] | undefined): number {
  if (!levels) return value;
  let best = levels[0] as number;
  for (const level of levels) if (Math.abs(level - value) < Math.abs(best - value)) best = level;
  return best;
}

function edgesOf(column: Float32Array): number[] {
  const step = Math.max(1, Math.floor(column.length / 20_000));
  const sample = Float32Array.from(
    { length: Math.ceil(column.length / step) },
    (_, i) => column[i * step] as number,
  ).sort();
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

/** The log odds of each row. */
export function foretell({ bias, trees }: Grown, values: ArrayLike<number>, width: number): Float32Array {
  const out = new Float32Array(values.length / width);
  for (let row = 0; row < out.length; row++) {
    let sum = bias;
    for (const tree of trees) {
      let node: Node = tree;
      while (!('value' in node))
        node = (values[row * width + node.feature] as number) > node.threshold ? node.high : node.low;
      sum += node.value;
    }
    out[row] = sum;
  }
  return out;
}
