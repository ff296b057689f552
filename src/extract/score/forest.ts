/**
 * A forest of small decision trees whose leaves add up to the log odds that a line is story. Trained by bench/train/extract-train.ts on
 * public sets with gold text; it stands in forests.ts as text:
 *
 * | part | meaning |
 * |---|---|
 * | `bias` | the sum's start |
 * | `columns` | two digits for each column of a row that is asked about |
 * | `trees` | nodes in pre-order. A first digit below SPLITS begins a split of two digits: place in `columns` × 64 + the number that a byte must exceed for the second branch. Any other digit is a leaf: SPLITS + its place in LEVELS |
 *
 * Digits are the 91 characters from "#" to "~" without the backslash.
 */
export interface PackedForest {
  readonly bias: number;
  readonly columns: string;
  readonly trees: string;
}

export interface Forest {
  readonly bias: number;
  /** A split: the second branch × 2¹⁶, column × 2⁸, threshold; the first branch is the next node. A leaf: −1 − its place in LEVELS. */
  readonly nodes: Int32Array;
  readonly roots: Int32Array;
}

const BASE = 91;
const SPLITS = 66;
/** What a leaf may say. */
export const LEVELS: readonly number[] = Array.from({ length: BASE - SPLITS }, (_, i) => {
  const step = i - ((BASE - SPLITS) >> 1);
  return step === 0 ? 0 : Math.sign(step) * 0.008 * 1.47 ** (Math.abs(step) - 1);
});
/** What two digits of a split can tell apart. */
export const MOST_COLUMNS = Math.floor((SPLITS * BASE) / 64);

/** A line of such odds after a third of the trees or more is not brought back by the others. */
const GIVEN_UP = -4;

/** The odds of a line that is not judged. */
export const HOPELESS = -7;

function digit(text: string, at: number): number {
  const c = text.charCodeAt(at);
  return c - 35 - (c > 92 ? 1 : 0);
}

const twoDigits = (text: string, at: number): number => digit(text, at) * BASE + digit(text, at + 1);

export function unpackForest({ bias, columns, trees }: PackedForest): Forest {
  const nodes: number[] = [];
  const roots: number[] = [];
  /** Splits whose second branch has not begun. */
  const open: number[] = [];
  let starts = true;
  for (let at = 0; at < trees.length; ) {
    if (starts) roots.push(nodes.length);
    starts = false;
    const first = digit(trees, at);
    if (first < SPLITS) {
      const number = twoDigits(trees, at);
      open.push(nodes.length);
      nodes.push((twoDigits(columns, (number >> 6) * 2) << 8) | (number & 63));
      at += 2;
      continue;
    }
    nodes.push(SPLITS - 1 - first);
    at++;
    const parent = open.pop();
    if (parent === undefined) starts = true;
    else nodes[parent] = (nodes[parent] as number) | (nodes.length << 16);
  }
  return { bias, nodes: Int32Array.from(nodes), roots: Int32Array.from(roots) };
}

/** The log odds of each row of `values`; rows marked in `hopeless` are not looked at. */
export function judge(forest: Forest, values: Uint8Array, width: number, hopeless: Uint8Array): Float32Array {
  const rows = values.length / width;
  const out = new Float32Array(rows);
  for (let row = 0; row < rows; row++)
    out[row] = hopeless[row] ? HOPELESS : oddsAt(forest, values, row * width);
  return out;
}

/** A row's odds. Apart from the loop over rows, which the engine would else compile again for every page. */
function oddsAt({ bias, nodes, roots }: Forest, values: Uint8Array, from: number): number {
  const third = roots.length / 3;
  let sum = bias;
  for (let r = 0; r < roots.length; r++) {
    let at = roots[r] as number;
    let node = nodes[at] as number;
    while (node >= 0) {
      at = (values[from + ((node >> 8) & 255)] as number) > (node & 255) ? node >> 16 : at + 1;
      node = nodes[at] as number;
    }
    sum += LEVELS[-1 - node] as number;
    if (sum < GIVEN_UP && r >= third) break;
  }
  return sum;
}
