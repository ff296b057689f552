/** The two forests as the module src/extract/score/forests.ts. */
import type { PackedForest } from '../../src/extract/score/forest.ts';
import type { TwoLooks } from './two-looks.ts';

const text = (value: string) => `'${value.replace(/'/g, "\\'")}'`;

function constant(name: string, about: string, { bias, columns, trees }: PackedForest): string {
  return `/** ${about} */\nconst ${name}: PackedForest = {\n  bias: ${bias},\n  columns: ${text(columns)},\n  trees: ${text(trees)},\n};\n`;
}

export function forestsSource({ first, second }: TwoLooks): string {
  return `// biome-ignore-all lint/suspicious/noTemplateCurlyInString: digits are any characters
/**
 * The two forests, written by bench/train/extract-train.ts; not for reading or changing by hand. docs/extraction.md has what they were
 * trained on and how they did on hosts that they had not seen.
 */
import { type Forest, type PackedForest, unpackForest } from './forest.ts';

${constant('FIRST', 'The first look: each line by itself.', first)}
${constant('SECOND', 'The second look: with what the first said around it.', second)}
let firstUnpacked: Forest | undefined;
let secondUnpacked: Forest | undefined;

export function firstForest(): Forest {
  firstUnpacked ??= unpackForest(FIRST);
  return firstUnpacked;
}

export function secondForest(): Forest {
  secondUnpacked ??= unpackForest(SECOND);
  return secondUnpacked;
}
`;
}
