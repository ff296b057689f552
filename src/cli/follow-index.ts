/**
 * Feeds the index while articles are kept. The index is derived: one that is empty, damaged or of an older make is made from
 * the sheets when the keeping is done.
 */
import type { Archive } from '../archive/open-archive.ts';
import type { Article } from '../article/article.ts';
import { indexKept, reindex } from '../desk/reindex.ts';
import type { Terminal } from './terminal.ts';
import { writableIndex } from './writable-index.ts';

export async function followIndex<T>(
  archive: Archive,
  terminal: Terminal,
  work: (onKept: (articles: readonly Article[]) => Promise<void>) => Promise<T>,
): Promise<T> {
  const index = await writableIndex(archive, terminal);
  try {
    const { cards, stale } = await index.stats();
    if (cards > 0 && !stale) return await work((articles) => indexKept(archive, index, articles));
    const result = await work(async () => {});
    await reindex(archive, index, {
      onProgress: ({ articles }) => terminal.progress(`${articles} articles indexed`),
    });
    return result;
  } finally {
    await index.close();
  }
}
