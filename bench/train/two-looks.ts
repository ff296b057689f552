/** Lessons → the two forests, packed. The growth of each was chosen by hosts that had not been seen. */
import { HOPELESS, LEVELS, MOST_COLUMNS, type PackedForest } from '../../src/extract/score/forest.ts';
import { secondRows } from '../../src/extract/score/second-look.ts';
import {
  type Binned,
  binRows,
  foretell,
  type Grown,
  type Growth,
  growForest,
  type Node,
} from './grow-forest.ts';
import { FOLDS, type Lesson } from './lessons.ts';
import { packForest } from './pack-forest.ts';

const FIRST: Growth = {
  trees: 130,
  leaves: 20,
  rate: 0.12,
  least: 2,
  penalty: 3,
  columns: 0.5,
  sample: 0.6,
  levels: LEVELS,
};
const SECOND: Growth = { ...FIRST, trees: 60, leaves: 16, least: 8, penalty: 15 };
/** A first try with few trees tells which columns are worth asking. */
const TRY = 40;

export interface TwoLooks {
  readonly first: PackedForest;
  readonly second: PackedForest;
}

export function growTwoLooks(lessons: readonly Lesson[]): TwoLooks {
  const width = (lessons[0] as Lesson).rows.width;
  const table = binRows(
    lessons.map(({ rows, yes, weight }) => ({ values: rows.values, yes, weight })),
    width,
  );
  const growth = { ...FIRST, asked: worthAsking(table, FIRST) };
  const unseen = new Map<Lesson, Float32Array>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const forest = growForest(table, growth, (page) => lessons[page]?.fold !== fold);
    for (const lesson of lessons) {
      if (lesson.fold !== fold) continue;
      const odds = foretell(forest, lesson.rows.values, width);
      lesson.rows.hopeless.forEach((is, i) => {
        if (is) odds[i] = HOPELESS;
      });
      unseen.set(lesson, odds);
    }
  }
  const first = growForest(table, growth);
  const second = secondTable(lessons, unseen);
  return {
    first: packForest(first),
    second: packForest(growForest(second, { ...SECOND, asked: worthAsking(second, SECOND) })),
  };
}

/** Rows of the second look, with what the first says of pages of hosts that it has not seen, as it will in use. */
function secondTable(lessons: readonly Lesson[], unseen: ReadonlyMap<Lesson, Float32Array>): Binned {
  let width = 0;
  const rows = lessons.map((lesson) => {
    const odds = unseen.get(lesson) as Float32Array;
    const second = secondRows(lesson.survey, lesson.lines, lesson.rows, odds);
    width = second.width;
    return {
      values: second.values,
      yes: lesson.yes,
      weight: lesson.weight.map((value, i) => (second.hopeless[i] ? 0 : value)),
    };
  });
  return binRows(rows, width);
}

function worthAsking(table: Binned, growth: Growth): number[] {
  const worth = new Map<number, number>();
  const weigh = (node: Node, weight: number): void => {
    if ('value' in node) return;
    worth.set(node.feature, (worth.get(node.feature) ?? 0) + weight);
    weigh(node.low, weight / 2);
    weigh(node.high, weight / 2);
  };
  const tried: Grown = growForest(table, { ...growth, trees: TRY });
  for (const tree of tried.trees) weigh(tree, 1);
  return [...worth]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_COLUMNS)
    .map(([feature]) => feature)
    .sort((a, b) => a - b);
}
