import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { breaches } from '../../scripts/check-layers.ts';

const made: string[] = [];

afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true });
});

function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'layers-'));
  made.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, 'src', file, '..'), { recursive: true });
    writeFileSync(join(root, 'src', file), text);
  }
  return root;
}

describe('the layer rule', () => {
  it('holds in this project', () => {
    expect(breaches(process.cwd())).toEqual([]);
  });

  it.each([
    [
      'an import upwards',
      { 'article/a.ts': "import { x } from '../feed/b.ts';", 'feed/b.ts': '' },
      /rank 0 .* rank 1/,
    ],
    [
      'an import sideways',
      { 'feed/a.ts': "import type { X } from '../extract/b.ts';", 'extract/b.ts': '' },
      /rank 1/,
    ],
    [
      'a multi-line import upwards',
      { 'feed/a.ts': "import {\n  x,\n} from '../desk/b.ts';", 'desk/b.ts': '' },
      /rank 3/,
    ],
    [
      'a dynamic import upwards',
      { 'feed/a.ts': "const x = await import('../cli/b.ts');", 'cli/b.ts': '' },
      /rank 5/,
    ],
    [
      'files touched by a pure room',
      { 'extract/a.ts': "import { readFileSync } from 'node:fs';" },
      /given such things/,
    ],
    [
      'the front door used from inside',
      { 'cli/a.ts': "import { x } from '../index.ts';", 'index.ts': '' },
      /front door/,
    ],
    ['a folder without a rank', { 'stuff/a.ts': "import '../article/b.ts';", 'article/b.ts': '' }, /no rank/],
    ['a cycle', { 'feed/a.ts': "import './b.ts';", 'feed/b.ts': "import './a.ts';" }, /import cycle/],
  ])('catches %s', (_what, files, sentence) => {
    expect(breaches(tree(files as Record<string, string>)).join('\n')).toMatch(sentence);
  });
});
