/**
 * A line per run in bench/results.md, so that the next run can be compared with it.
 * Shape: record("import", { "articles/s": 412, "peak MB": 151 }) appends "| 2026-11-23 | 1a2b3c4 | import | articles/s 412 · peak MB 151 | … |"
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, 'results.md');

const HEAD = `# Measured

A line per run, newest last. The machines are shared and noisy: compare lines of the same day, and ratios rather than figures.

| day | commit | what | figures | machine |
|---|---|---|---|---|
`;

export function record(what: string, figures: Readonly<Record<string, number | string>>): void {
  if (!existsSync(FILE)) writeFileSync(FILE, HEAD);
  const day = new Date().toISOString().slice(0, 10);
  const shown = Object.entries(figures)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? rounded(value) : value}`)
    .join(' · ');
  const machine = `${cpus().length} cores, Node ${process.versions.node}`;
  const line = `| ${day} | ${commit()} | ${what} | ${shown} | ${machine} |\n`;
  appendFileSync(FILE, line);
  process.stdout.write(line);
}

function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    // Outside a checkout there is no commit to name.
    return '–';
  }
}

/** Resident memory now and at its peak, in MB. */
export function memory(): { now: number; peak: number } {
  return { now: process.memoryUsage.rss() / 1e6, peak: process.resourceUsage().maxRSS / 1e3 };
}
