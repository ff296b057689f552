/**
 * Trains the two forests that judge lines, from sets of pages with gold text, and writes src/extract/score/forests.ts.
 *
 *     node --max-old-space-size=14000 bench/train/extract-train.ts --set DIR [--set DIR …] [--out FILE]
 *
 * The second forest learns from what the first says of pages of hosts that it has not seen (four folds by host), as it will in use.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hostOf } from '../../src/extract/body/story-lines.ts';
import { bare } from '../../src/extract/body/tidy.ts';
import { readPage } from '../../src/extract/page.ts';
import { storyInData } from '../../src/extract/score/anchor.ts';
import { type Rows as Features, rowsOf } from '../../src/extract/score/features.ts';
import type { PackedForest } from '../../src/extract/score/forest.ts';
import { secondRows } from '../../src/extract/score/second-look.ts';
import { pageTitles } from '../../src/extract/score/titles.ts';
import { type Line, linesOf } from '../../src/extract/survey/lines.ts';
import { type Survey, survey } from '../../src/extract/survey/survey.ts';
import { foretell, type Grown, type Growth, growForest } from './grow-forest.ts';
import { type Gold, type Labels, labelLines } from './label-lines.ts';
import { packForest } from './pack-forest.ts';

const GROWTH: Growth = { trees: 100, depth: 5, rate: 0.12 };
const FOLDS = 4;

interface Lesson extends Labels {
  readonly fold: number;
  readonly survey: Survey;
  readonly lines: readonly Line[];
  readonly rows: Features;
}

function hash(text: string): number {
  let h = 2_166_136_261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16_777_619);
  return (h ^ (h >>> 15)) >>> 0;
}

function lessonsOf(dir: string): Lesson[] {
  const gold = Object.entries(
    JSON.parse(readFileSync(join(dir, 'gold.json'), 'utf8')) as Record<string, Gold>,
  );
  return gold.map(([id, known]) => {
    const page = readPage(
      readFileSync(join(dir, 'html', `${id}.html`), 'utf8'),
      known.url ? { url: known.url } : {},
    );
    const surveyed = survey(page.tree);
    const lines = linesOf(surveyed);
    const host = hostOf(page.base);
    const rows = rowsOf(surveyed, lines, pageTitles(page.tree), bare(storyInData(page.tree)), host);
    return {
      ...labelLines(lines, known),
      fold: hash(host.split('.').slice(-2).join('.') || id) % FOLDS,
      survey: surveyed,
      lines,
      rows,
    };
  });
}

function grow(lessons: readonly Lesson[], rowsOfLesson: (lesson: Lesson) => Features): Grown {
  const pages = lessons.map((lesson) => ({
    values: rowsOfLesson(lesson).values,
    yes: lesson.story,
    weight: lesson.weight,
  }));
  return growForest(pages, rowsOfLesson(lessons[0] as Lesson).width, GROWTH);
}

const text = (value: string) => `'${value.replace(/'/g, "\\'")}'`;

function source(first: PackedForest, second: PackedForest): string {
  const constant = (name: string, about: string, { bias, splits, trees }: PackedForest) =>
    `/** ${about} */\nconst ${name}: PackedForest = {\n  bias: ${bias},\n  splits: ${text(splits)},\n  trees: ${text(trees)},\n};\n`;
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

const { values } = parseArgs({
  options: { set: { type: 'string', multiple: true }, out: { type: 'string' } },
});
const lessons = (values.set ?? []).flatMap(lessonsOf);
if (lessons.length === 0) {
  console.error('usage: node bench/train/extract-train.ts --set DIR [--set DIR …] [--out FILE]');
  process.exit(2);
}
const unseen = new Map<Lesson, Features>();
for (let fold = 0; fold < FOLDS; fold++) {
  const forest = grow(
    lessons.filter((lesson) => lesson.fold !== fold),
    (lesson) => lesson.rows,
  );
  for (const lesson of lessons.filter((each) => each.fold === fold)) {
    const odds = foretell(forest, lesson.rows.values, lesson.rows.width);
    unseen.set(lesson, secondRows(lesson.survey, lesson.lines, lesson.rows, odds));
  }
  console.error(`fold ${fold + 1} of ${FOLDS}`);
}
const first = grow(lessons, (lesson) => lesson.rows);
const second = grow(lessons, (lesson) => unseen.get(lesson) as Features);
writeFileSync(values.out ?? 'src/extract/score/forests.ts', source(packForest(first), packForest(second)));
