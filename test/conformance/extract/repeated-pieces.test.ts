/**
 * No expression of the extractor may take time that grows with the power of a line's length. Strangers write the lines; the ones that
 * hurt are made of what an expression looks for, again and again, and an end that it does not allow. So each literal piece of the
 * sources is repeated to such a line, as a byline and as a paragraph. The bound is hundreds of times what a batch takes.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clipFragment, extract } from '../../../src/extract/index.ts';

const SOURCES = join(import.meta.dirname, '../../../src');
const LENGTH = 118;
const BATCH = 24;
/** Milliseconds for a batch. */
const BOUND = 4000;

function literalPieces(): string[] {
  const pieces = new Set<string>();
  for (const file of globSync('{extract,moment,article}/**/*.ts', { cwd: SOURCES }).filter(
    (name) => !name.endsWith('.test.ts') && !name.endsWith('forests.ts'),
  ))
    for (const line of readFileSync(join(SOURCES, file), 'utf8').split('\n')) {
      if (!/[|?*+{].*[|)\]]/.test(line)) continue;
      const spelled = line.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      for (const piece of spelled.split(/[\\^$.*+?()[\]{}|/'"`,;:=<>!&\s]+/))
        if (piece.length > 0 && piece.length <= 12) pieces.add(piece);
    }
  return [...pieces];
}

it('no line made of repeated pieces of an expression takes long', () => {
  const pieces = literalPieces();
  expect(pieces.length).toBeGreaterThan(2000);
  const slow: string[] = [];
  for (const gap of ['', ' '])
    for (let i = 0; i < pieces.length; i += BATCH) {
      const lines = pieces
        .slice(i, i + BATCH)
        .map((piece) => `${(piece + gap).repeat(LENGTH).slice(0, LENGTH)}x!`);
      const start = performance.now();
      extract(`<h1>A bridge</h1>${lines.map((line) => `<p class="byline date">${line}</p>`).join('')}`, {});
      clipFragment(lines.map((line) => `<p>${line}</p>`).join(''), { headline: 'A bridge' });
      if (performance.now() - start > BOUND) slow.push(lines.map((line) => line.slice(0, 12)).join(' | '));
    }
  expect(slow).toEqual([]);
}, 120_000);
