/** An invented newspaper for the tests and benchmarks of this room. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Article } from '../article/article.ts';
import { articleId } from '../article/identity.ts';

export const JAN_15 = Date.UTC(2022, 0, 15, 16, 45, 1);

export function story(number: number, words = 'The pass is closed.', more: Partial<Article> = {}): Article {
  const url = `https://gazette.example/story/${number}`;
  return {
    id: articleId(url),
    headline: `Story ${number}`,
    byline: ['Ana Reyes'],
    source: 'gazette',
    url,
    publishedAt: JAN_15,
    body: words.split('\n').map((text) => ({ kind: 'paragraph', content: [{ kind: 'text', text }] })),
    ...more,
  };
}

const made: string[] = [];

/** A folder of its own; `afterAll(removeArchives)` removes it. */
export function emptyArchive(): string {
  const root = mkdtempSync(join(tmpdir(), 'tearsheet-archive-'));
  made.push(root);
  return root;
}

export function removeArchives(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
}

/** Every file under a folder, sorted, without what is derived. */
export function filesUnder(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(root.length + 1))
    .filter((path) => !path.startsWith('.tearsheet'))
    .sort();
}

export async function all<T>(things: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of things) list.push(one);
  return list;
}
