/**
 * The second look at a line: what the first said of it, of its neighbours and of the parts around it. Story stands together, and a
 * page's one story stands in one part; the first look, which sees lines one by one, cannot know that.
 */
import type { Line } from '../survey/lines.ts';
import type { Survey } from '../survey/survey.ts';
import { parentOf } from '../tree/tree.ts';
import { around, share } from './bytes.ts';
import type { Rows } from './features.ts';
import { chainOf, distance } from './parts.ts';

/** Below these odds the second look hardly changes a line, and most lines of a page lie there. */
const NO_SECOND_LOOK = -4.5;

export const FEATURES_OF_SECOND = 32;

/** Rows of the first look widened by FEATURES_OF_SECOND columns. `odds`: the first look's log odds for each line. */
export function secondRows(survey: Survey, lines: readonly Line[], rows: Rows, odds: Float32Array): Rows {
  const { tree } = survey;
  const width = rows.width + FEATURES_OF_SECOND;
  const values = new Uint8Array(lines.length * width);
  const belief = odds.map((x) => 1 / (1 + Math.exp(-x)));
  const size = tree.size;
  /** Running sums over nodes: believed weight, all weight of lines, and weight for less weight against. */
  const kept = new Float64Array(size + 1);
  const all = new Float64Array(size + 1);
  lines.forEach((line, i) => {
    kept[line.from + 1] = line.weight * (belief[i] as number);
    all[line.from + 1] = line.weight;
  });
  for (let n = 1; n <= size; n++) {
    kept[n] = (kept[n] as number) + (kept[n - 1] as number);
    all[n] = (all[n] as number) + (all[n - 1] as number);
  }
  const within = (sums: Float64Array, node: number) =>
    (sums[tree.end[node] as number] as number) - (sums[node] as number);
  const total = Math.max(1, kept[size] as number);
  const best = netBest(survey, within, kept, all);
  const bySign = believedOf(rows.signatures, lines, belief);
  const byClass = believedOf(rows.classMakes, lines, belief);
  let heartAt = 0;
  lines.forEach((line, i) => {
    const now = lines[heartAt] as Line;
    if (line.weight * (belief[i] as number) > now.weight * (belief[heartAt] as number)) heartAt = i;
  });
  const heart = lines[heartAt]?.block ?? 0;
  const bestMass = Math.max(1, within(kept, best));
  const beliefAt = (i: number) => share(i >= 0 && i < lines.length ? (belief[i] as number) : -1);
  const [storyBefore, storyAfter] = nearestStory(lines, belief);
  const likeThat = (i: number, other: number) =>
    other < 0 ? 0 : rows.classMakes[other] === rows.classMakes[i] ? 2 : 1;
  const heartChain = chainOf(survey, heart);
  const bestChain = chainOf(survey, best);
  const page = [
    share(bestMass / total),
    share(within(all, best) > 0 ? within(kept, best) / within(all, best) : 0),
    share(total / Math.max(1, all[size] as number)),
  ];
  let so = 0;
  const hopeless = new Uint8Array(odds.length);
  for (let i = 0; i < odds.length; i++) if ((odds[i] as number) < NO_SECOND_LOOK) hopeless[i] = 1;
  lines.forEach((line, i) => {
    if (hopeless[i]) {
      so += line.weight * (belief[i] as number);
      return;
    }
    const from = i * width;
    values.set(rows.values.subarray(i * rows.width, (i + 1) * rows.width), from);
    let at = from + rows.width;
    values[at++] = Math.max(0, Math.min(63, Math.round((odds[i] as number) * 6) + 31));
    for (const d of [-1, 1, -2, 2, -3, 3]) values[at++] = beliefAt(i + d);
    for (const reach of [4, 10]) {
      for (const side of [-1, 1]) {
        let sum = 0;
        let weight = 1;
        for (let d = 1; d <= reach; d++) {
          const other = lines[i + d * side];
          if (!other) break;
          sum += (belief[i + d * side] as number) * other.weight;
          weight += other.weight;
        }
        values[at++] = share(sum / weight);
      }
    }
    let node = line.block;
    for (let up = 0; up < 4; up++) {
      const weight = within(all, node) - line.weight;
      values[at++] = share(
        weight > 0 ? Math.max(0, within(kept, node) - line.weight * (belief[i] as number)) / weight : -1,
      );
      values[at++] = share(within(kept, node) / total);
      node = Math.max(0, parentOf(tree, node));
    }
    so += line.weight * (belief[i] as number);
    values[at++] = share(so / total);
    values[at++] =
      line.block >= best && line.block < (tree.end[best] as number) ? 1 : line.block < best ? 0 : 2;
    for (const value of page) values[at++] = value;
    values[at++] = othersIn(bySign[rows.signatures[i] as number], line, belief[i] as number);
    values[at++] = othersIn(byClass[rows.classMakes[i] as number], line, belief[i] as number);
    values[at++] = distance(heartChain, line.block);
    values[at++] = distance(bestChain, line.block);
    values[at++] = around(i - heartAt);
    const above = storyBefore[i] as number;
    const below = storyAfter[i] as number;
    values[at++] = likeThat(i, above);
    values[at++] = likeThat(i, below);
    values[at++] = above < 0 || below < 0 ? 0 : 1;
  });
  return { ...rows, width, values, hopeless };
}

/** A line of this weight that is so far believed is story for what stands near it. */
const STORY_WEIGHT = 80;
const STORY_BELIEF = 0.8;

/** For each line the next before it and after it that is surely story, −1 where there is none. */
function nearestStory(lines: readonly Line[], belief: Float32Array): readonly [Int32Array, Int32Array] {
  const before = new Int32Array(lines.length);
  const after = new Int32Array(lines.length);
  const sure = (i: number) =>
    (belief[i] as number) > STORY_BELIEF && (lines[i] as Line).weight >= STORY_WEIGHT;
  for (let i = 0, at = -1; i < lines.length; i++) {
    before[i] = at;
    if (sure(i)) at = i;
  }
  for (let i = lines.length - 1, at = -1; i >= 0; i--) {
    after[i] = at;
    if (sure(i)) at = i;
  }
  return [before, after];
}

interface Believed {
  kept: number;
  weight: number;
}

/** By make: believed and all weight of its lines. */
function believedOf(makes: Int32Array, lines: readonly Line[], belief: Float32Array): readonly Believed[] {
  const sums: Believed[] = [];
  lines.forEach((line, i) => {
    const make = makes[i] as number;
    sums[make] ??= { kept: 0, weight: 0 };
    sums[make].kept += line.weight * (belief[i] as number);
    sums[make].weight += line.weight;
  });
  return sums;
}

/** How far the other lines of a line's make are believed. */
function othersIn(make: Believed | undefined, line: Line, belief: number): number {
  const weight = make ? make.weight - line.weight : 0;
  return share(make && weight > 0 ? Math.max(0, make.kept - line.weight * belief) / weight : -1);
}

/** The element for which believed weight most exceeds disbelieved weight; of equals the deepest. */
function netBest(
  survey: Survey,
  within: (sums: Float64Array, node: number) => number,
  kept: Float64Array,
  all: Float64Array,
): number {
  const { tree } = survey;
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let n = 0; n < tree.size; n++) {
    if ((tree.tag[n] as number) <= 1 && n > 0) continue;
    const net = 2 * within(kept, n) - within(all, n);
    if (net >= most) {
      most = net;
      best = n;
    }
  }
  return best;
}
