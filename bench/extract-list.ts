/**
 * Extracts many pages: one line `{"file": …, "url": …}` in, one line out, for scoring against gold.
 *
 *     node bench/extract-list.ts list.jsonl > results.jsonl
 */
import { readFileSync } from 'node:fs';
import { plainText } from '../src/article/text.ts';
import { extract } from '../src/extract/index.ts';

const [list] = process.argv.slice(2);
if (!list) {
  console.error('usage: node bench/extract-list.ts list.jsonl > results.jsonl');
  process.exit(2);
}
const started = performance.now();
let pages = 0;
for (const line of readFileSync(list, 'utf8').split('\n')) {
  if (line === '') continue;
  const { file, url } = JSON.parse(line) as { file: string; url?: string };
  const result = extract(readFileSync(file, 'utf8'), url ? { url } : {});
  pages++;
  console.log(
    JSON.stringify(
      result.kind === 'no-story'
        ? { file, kind: 'no-story', code: result.code }
        : {
            file,
            kind: 'article',
            title: result.headline,
            byline: result.byline,
            publishedAt:
              result.publishedAt === undefined ? undefined : new Date(result.publishedAt).toISOString(),
            text: plainText(result.body),
          },
    ),
  );
}
console.error(`${pages} pages, ${((pages * 1000) / (performance.now() - started)).toFixed(0)} a second`);
