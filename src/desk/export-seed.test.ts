import { describe, expect, it } from 'vitest';
import type { Article } from '../article/article.ts';
import { articleId } from '../article/identity.ts';
import { type ExportedFile, exportSeed, printSeed } from './export-seed.ts';

const article: Article = {
  id: articleId('https://gazette.example/a'),
  headline: 'Rain [update]\nstops',
  byline: [],
  source: 'gazette',
  url: 'https://gazette.example/a',
  origin: 'page',
  body: [
    { kind: 'paragraph', content: [{ kind: 'text', text: 'One.' }] },
    { kind: 'paragraph', content: [{ kind: 'text', text: 'Two.' }] },
  ],
};

async function* of<T>(...items: T[]): AsyncIterable<T> {
  yield* items;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe("the seed's layout", () => {
  it('holds an article in four lines and one of body', () => {
    expect(printSeed(article)).toBe(
      '<!--NaN-->\n[Rain [update] stops](https://gazette.example/a)\n------\n\n<p>One.</p><p>Two.</p>\n',
    );
  });

  it('holds imported files as they came and collected articles printed, and nothing outside its folder', async () => {
    const sheet = (one: Article) => ({ kind: 'sheet' as const, path: '', revision: 0, article: one });
    const files: ExportedFile[] = [];
    const exported = exportSeed({
      walk: () => of(sheet(article), sheet({ ...article, origin: 'import' })),
      originals: () =>
        of(
          ...['rfi/1.md', '../../etc/x', 'rfi/./1.md'].map((path) => ({
            kind: 'original' as const,
            path,
            bytes: bytes(path),
          })),
        ),
    });
    for await (const file of exported) files.push(file);
    expect(files.map(({ path }) => path)).toEqual([
      'rfi/1.md',
      'etc/x',
      'rfi/1.2.md',
      `gazette/${article.id}.md`,
    ]);
  });
});
