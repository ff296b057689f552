/**
 * Ours and the peers' extraction, side by side on the same pages in the same run: body F1, pages a second, memory.
 *
 *     node bench/extract.ts --set DIR [--set DIR …] [--only NAME]
 *
 * A set is a folder with `html/<id>.html` and `gold.json` ({ id: { url, body } }). Each extractor runs in a process of its own, so that
 * its memory is its own, and as JavaScript, as it is shipped: stripping types takes 40 MB.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { scoreBodies } from './extract-score.ts';
import { EXTRACTORS, type Extractor } from './extractors.ts';

interface Gold {
  readonly url?: string;
  readonly body?: string;
}

interface Measured {
  readonly f1: number;
  /** Pages a CPU second: the first pass over the set (compiling included), and the median of those after it. */
  readonly first: number;
  readonly later: number;
  readonly megabytes: number;
  readonly failed: number;
}

const PASSES = 6;

async function measure(name: string, dir: string): Promise<Measured> {
  const run = await (EXTRACTORS[name] as () => Promise<Extractor>)();
  const gold = Object.entries(
    JSON.parse(readFileSync(join(dir, 'gold.json'), 'utf8')) as Record<string, Gold>,
  ).filter(([, page]) => page.body);
  let pairs: [string, string][] = [];
  let failed = 0;
  const speeds: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const start = process.cpuUsage();
    pairs = [];
    failed = 0;
    for (const [id, page] of gold) {
      const html = readFileSync(join(dir, 'html', `${id}.html`), 'utf8');
      let text = '';
      try {
        text = await run(html, page.url ?? '');
      } catch {
        // A peer that throws on a page has found nothing on it; the count is printed.
        failed++;
      }
      pairs.push([page.body ?? '', text]);
    }
    const { user, system } = process.cpuUsage(start);
    speeds.push((gold.length * 1e6) / (user + system));
  }
  // Before scoring, which holds every shingle of every page.
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const [first = 0, ...others] = speeds;
  return {
    f1: scoreBodies(pairs).f1,
    first,
    later: others.sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? 0,
    megabytes,
    failed,
  };
}

/** This file and what is ours in it, as one file of JavaScript that finds the peers' packages. */
async function compiled(): Promise<string> {
  const { build } = await import('esbuild');
  const outfile = join(import.meta.dirname, '..', 'dist', 'bench-extract.mjs');
  await build({
    entryPoints: [fileURLToPath(import.meta.url)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}

const { values } = parseArgs({
  options: { set: { type: 'string', multiple: true }, only: { type: 'string' }, inner: { type: 'string' } },
});
const sets = values.set ?? [];
if (values.inner && sets[0]) {
  // Peers write to stdout themselves; the result is the last line.
  console.log(`\n${JSON.stringify(await measure(values.inner, sets[0]))}`);
} else if (sets.length === 0) {
  console.log(`No set of pages given. Pages belong to their publishers and are not part of this repository; sets with gold text are published as
  scrapinghub/article-extraction-benchmark (181 pages), Murrough-Foley/web-content-extraction-benchmark, flairNLP/fundus (its test pages)
on GitHub. Bring one into the form html/<id>.html + gold.json ({ id: { url, body } }) and run: npm run bench:extract -- --set DIR`);
} else {
  console.log(
    '| set | extractor | body F1 | pages / CPU s, first pass | later passes | MB | failed |\n|---|---|---|---|---|---|---|',
  );
  const script = await compiled();
  for (const dir of sets) {
    if (!existsSync(join(dir, 'gold.json'))) {
      console.error(`${dir}: no gold.json`);
      process.exitCode = 1;
      continue;
    }
    for (const name of Object.keys(EXTRACTORS)) {
      if (values.only && !name.startsWith(values.only)) continue;
      const { stdout, status } = spawnSync(process.execPath, [script, '--inner', name, '--set', dir], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 1e9,
      });
      const line = stdout.trimEnd().split('\n').at(-1) ?? '';
      if (status !== 0 || !line.startsWith('{')) {
        console.log(`| ${basename(dir)} | ${name} | did not end (${status}) | | | | |`);
        continue;
      }
      const { f1, first, later, megabytes, failed } = JSON.parse(line) as Measured;
      console.log(
        `| ${basename(dir)} | ${name} | ${f1.toFixed(4)} | ${first.toFixed(1)} | ${later.toFixed(1)} | ${megabytes.toFixed(0)} | ${failed} |`,
      );
    }
  }
}
