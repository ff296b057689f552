/**
 * The line in articles per second: import (durable, with index), reindex, collect from loopback; with memory.
 *   node bench/line.ts [--sizes 1000,5000]
 * Each run is a process of its own, so that its peak memory is its own. Rows go to bench/results.md.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inventedFile } from './invented-articles.ts';
import { record } from './record.ts';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,5000' } } });
const BIN = join(import.meta.dirname, '..', 'bin', 'tearsheet');

interface Run {
  readonly seconds: number;
  readonly peakMb: number;
  readonly stdout: string;
}

/** Peak memory is read by the process itself as it ends. */
const MEASURED = `process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS));`;

function run(args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [
      '--import',
      `data:text/javascript,${encodeURIComponent(MEASURED)}`,
      BIN,
      ...args,
    ]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('close', (code) => {
      const peakMb = Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1e3;
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, peakMb, stdout });
      else reject(new Error(`tearsheet ${args.join(' ')} ended with ${code}: ${stderr}`));
    });
  });
}

async function measure(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-bench-'));
  const [files, archive] = [join(folder, 'files'), join(folder, 'archive')];
  for (let n = 0; n < size; n++) {
    const { path, text } = inventedFile(1, n);
    if (n < 8 * 8)
      for (let source = 0; source < 8; source++)
        mkdirSync(join(files, `paper-${source}`), { recursive: true });
    writeFileSync(join(files, path), text);
  }
  await run(['init', archive]);
  const imported = await run(['import', '--archive', archive, files]);
  record(`import, durable, indexed, ${size}`, {
    'articles/s': size / imported.seconds,
    'peak MB': imported.peakMb,
  });
  const again = await run(['import', '--archive', archive, files]);
  record(`import again, ${size}`, { 'articles/s': size / again.seconds, 'peak MB': again.peakMb });
  const reindexed = await run(['reindex', '--archive', archive]);
  record(`reindex, ${size}`, { 'articles/s': size / reindexed.seconds, 'peak MB': reindexed.peakMb });
  const verified = await run(['verify', '--archive', archive]);
  record(`verify, ${size}`, { 'articles/s': size / verified.seconds, 'peak MB': verified.peakMb });
  rmSync(folder, { recursive: true });
}

for (const size of values.sizes.split(',').map(Number)) await measure(size);
