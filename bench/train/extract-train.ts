/**
 * Trains the two forests that judge lines, from sets of pages with gold text, and writes src/extract/score/forests.ts.
 *
 *     node --max-old-space-size=9000 bench/train/extract-train.ts --set DIR[=TIMES] [--set DIR[=TIMES] …] [--out FILE] [--held-out]
 *
 * A set is a folder with `html/<id>.html` and `gold.json`; each of its pages counts TIMES times. `--held-out` writes nothing unless
 * `--out` is given too: it trains on either half of the sites, and prints how the whole extractor does on the other.
 * The shipped forests: aeb=2, fundus-dev=2, wcxb-dev-article=0.75, traf-eval, pages of built sites at 0.25 (docs/extraction.md).
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { forestsSource } from './forests-source.ts';
import { measureSet, withForests } from './held-out.ts';
import { lessonsOf } from './lessons.ts';
import { growTwoLooks } from './two-looks.ts';

const SHIPPED = 'src/extract/score/forests.ts';

const { values } = parseArgs({
  options: {
    set: { type: 'string', multiple: true },
    out: { type: 'string' },
    'held-out': { type: 'boolean', default: false },
  },
});
const sets = values.set ?? [];
if (sets.length === 0) {
  console.error('usage: node bench/train/extract-train.ts --set DIR[=TIMES] … [--out FILE] [--held-out]');
  process.exit(2);
}
let lessons = sets.flatMap(lessonsOf);
console.error(`${lessons.length} pages`);
const write = (file: string) => writeFileSync(file, forestsSource(growTwoLooks(lessons)));
if (!values['held-out']) write(values.out ?? SHIPPED);
else {
  if (values.out) write(values.out);
  const taught = [0, 1].map((half) =>
    forestsSource(growTwoLooks(lessons.filter((lesson) => lesson.half === half))),
  );
  lessons = [];
  await withForests(taught, (extracts) => {
    for (const set of sets)
      console.log(measureSet(set, (half) => extracts[1 - half] as (typeof extracts)[0]));
  });
}
