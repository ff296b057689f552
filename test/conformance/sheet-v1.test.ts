/** Sheets of format version 1, frozen: every later version of tearsheet reads them, and prints them back as the same bytes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDamage } from '../../src/article/damage.ts';
import { printSheet } from '../../src/article/print-sheet.ts';
import { readSheet } from '../../src/article/read-sheet.ts';

const folder = join(import.meta.dirname, 'sheet-v1');
const sheets = readdirSync(folder).filter((name) => name.endsWith('.md'));

describe('a sheet of version 1', () => {
  it('is there to be read', () => expect(sheets.length).toBeGreaterThanOrEqual(5));

  it.each(sheets)('%s is readable for ever', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const article = readSheet(text);
    if (isDamage(article)) throw new Error(`${article.code} at ${article.at}: ${article.message}`);
    expect(article).toEqual(JSON.parse(readFileSync(join(folder, name.replace('.md', '.json')), 'utf8')));
    expect(printSheet(article)).toBe(text);
  });
});
