/** A grown forest → the text form that src/extract/score/forest.ts reads. */
import { LEVELS, MOST_COLUMNS, type PackedForest } from '../../src/extract/score/forest.ts';
import type { Grown, Node } from './grow-forest.ts';

const BASE = 91;

function digit(value: number): string {
  return String.fromCharCode(value + 35 >= 92 ? value + 36 : value + 35);
}

const twoDigits = (number: number): string => digit(Math.floor(number / BASE)) + digit(number % BASE);

export function packForest({ bias, trees }: Grown): PackedForest {
  const asked = new Set<number>();
  const collect = (node: Node): void => {
    if ('value' in node) return;
    asked.add(node.feature);
    collect(node.low);
    collect(node.high);
  };
  trees.forEach(collect);
  const columns = [...asked].sort((a, b) => a - b);
  if (columns.length > MOST_COLUMNS)
    throw new RangeError(`${columns.length} columns are more than the form holds`);
  const nodes = (node: Node): string =>
    'value' in node
      ? digit(BASE - LEVELS.length + LEVELS.indexOf(node.value))
      : twoDigits(columns.indexOf(node.feature) * 64 + Math.floor(node.threshold)) +
        nodes(node.low) +
        nodes(node.high);
  return { bias, columns: columns.map(twoDigits).join(''), trees: trees.map(nodes).join('') };
}
