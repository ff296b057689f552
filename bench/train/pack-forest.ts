/** A grown forest → the text form that src/extract/score/forest.ts reads. */
import { digitsOf, LEAVES, MIDDLE, type PackedForest, STEPS } from '../../src/extract/score/forest.ts';
import type { Grown, Node } from './grow-forest.ts';

export function packForest({ bias, trees }: Grown): PackedForest {
  const asked = new Map<number, Set<number>>();
  const collect = (node: Node): void => {
    if ('value' in node) return;
    const thresholds = asked.get(node.feature) ?? new Set();
    thresholds.add(node.threshold);
    asked.set(node.feature, thresholds);
    collect(node.low);
    collect(node.high);
  };
  trees.forEach(collect);
  const numbers = new Map<string, number>();
  const splits = [...asked.keys()]
    .sort((a, b) => a - b)
    .map((feature) => {
      const thresholds = [...(asked.get(feature) ?? [])].sort((a, b) => a - b);
      for (const threshold of thresholds) numbers.set(`${feature} ${threshold}`, numbers.size);
      return `${feature}:${thresholds.map((threshold) => String(threshold).replace(/^(-?)0\./, '$1.')).join(',')}`;
    });
  if (numbers.size >= LEAVES) throw new RangeError(`${numbers.size} splits are more than the form holds`);
  const nodes = (node: Node): string =>
    'value' in node
      ? digitsOf(Math.max(LEAVES, Math.min(8280, Math.round(node.value * STEPS) + MIDDLE)))
      : digitsOf(numbers.get(`${node.feature} ${node.threshold}`) ?? 0) + nodes(node.low) + nodes(node.high);
  return { bias: Number(bias.toFixed(3)), splits: splits.join(';'), trees: trees.map(nodes).join('') };
}
