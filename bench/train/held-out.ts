/**
 * How forests do on sites that they have not seen: the whole extractor, with forests of one half of the sites, on the pages of the other.
 * Body F1 as in bench/extract-score.ts; segments F1 where a set has segments and no whole bodies.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { plainText } from '../../src/article/text.ts';
import type { extract } from '../../src/extract/index.ts';
import { scoreBodies } from '../extract-score.ts';
import type { Gold } from './label-lines.ts';
import { goldOf, htmlOf, placeOf } from './lessons.ts';

type Extract = typeof extract;

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));

/** The extractor with other forests than its own: a copy of the source, for as long as `use` takes. */
export async function withForests<Result>(
  forests: readonly string[],
  use: (extracts: readonly Extract[]) => Result,
): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), 'tearsheet-held-out-'));
  try {
    const extracts: Extract[] = [];
    for (const [i, source] of forests.entries()) {
      const copy = join(dir, String(i));
      for (const part of ['article', 'moment', 'charset', 'extract'])
        cpSync(join(SOURCE, part), join(copy, 'src', part), { recursive: true });
      writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
      writeFileSync(join(copy, 'src/extract/score/forests.ts'), source);
      const module = await import(pathToFileURL(join(copy, 'src/extract/index.ts')).href);
      extracts.push(module.extract);
    }
    return use(extracts);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** One line of figures for a set; `extractFor` picks the extractor that has not seen a page's half. */
export function measureSet(set: string, extractFor: (half: 0 | 1) => Extract): string {
  const [dir = ''] = set.split('=');
  const bodies: [gold: string, got: string][] = [];
  const segments = { kept: 0, lost: 0, junk: 0 };
  for (const [id, gold] of goldOf(dir)) {
    const result = extractFor(placeOf(id, gold).half)(htmlOf(dir, id), gold.url ? { url: gold.url } : {});
    const text = result.kind === 'clipping' ? plainText(result.body) : '';
    if (gold.body) bodies.push([gold.body, text]);
    if (gold.with || gold.without) countSegments(gold, flat(text), segments);
  }
  const name = basename(dir).padEnd(18);
  if (bodies.length > 0) {
    const { f1, precision, recall } = scoreBodies(bodies);
    return `${name} body F1 ${f1.toFixed(4)}  precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  ${bodies.length} pages`;
  }
  const precision = segments.kept / Math.max(1, segments.kept + segments.junk);
  const recall = segments.kept / Math.max(1, segments.kept + segments.lost);
  return `${name} segments F1 ${((2 * precision * recall) / (precision + recall)).toFixed(4)}  precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}`;
}

const flat = (text: string): string => text.toLowerCase().split(/\s+/).join(' ');

function countSegments(gold: Gold, text: string, counts: { kept: number; lost: number; junk: number }): void {
  for (const segment of gold.with ?? []) counts[text.includes(flat(segment)) ? 'kept' : 'lost']++;
  for (const segment of gold.without ?? []) if (text.includes(flat(segment))) counts.junk++;
}
