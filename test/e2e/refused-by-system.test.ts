import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const TEARSHEET = join(import.meta.dirname, '../../bin/tearsheet');
const SHEET =
  '<!--1642265101000-->\n[A bridge](https://paper.example/a)\n------\n\n<p>The bridge opened on Monday.</p>\n';

test('a file where the lists belong is one sentence and exit 1', () => {
  const home = mkdtempSync(join(tmpdir(), 'tearsheet-refused-'));
  const run = (...args: string[]) =>
    spawnSync(TEARSHEET, [...args, '--archive', join(home, 'a')], { encoding: 'utf8' });
  spawnSync(TEARSHEET, ['init', join(home, 'a')]);
  writeFileSync(join(home, 'one.md'), SHEET);
  run('import', join(home, 'one.md'));
  rmSync(join(home, 'a/lists'), { recursive: true, force: true });
  writeFileSync(join(home, 'a/lists'), 'x');
  const { status, stderr } = run('lists');
  rmSync(home, { recursive: true });
  expect(status).toBe(1);
  expect(stderr).toContain('a file stands where a folder is needed');
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
