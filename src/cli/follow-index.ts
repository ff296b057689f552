/**
 * Feeds the index while articles are kept. The index is derived: one that is empty, damaged or of an older make is made from
 * the sheets when the keeping is done.
 */
import type { Archive } from '../archive/open-archive.ts';
import type { Article } from '../article/article.ts';
import { indexKept, reindex } from '../desk/reindex.ts';
import { type LedgerEntry, noteVanishing, readVanishings } from '../desk/vanished-ledger.ts';
import type { Index } from '../search/index-contract.ts';
import type { Terminal } from './terminal.ts';
import { writableIndex } from './writable-index.ts';

/** What tells the index of changes. */
export interface IndexTeller {
  onKept(articles: readonly Pick<Article, 'id'>[]): Promise<void>;
  onVanished(lines: readonly LedgerEntry[]): Promise<void>;
}

const SILENT: IndexTeller = { onKept: async () => {}, onVanished: async () => {} };

export async function followIndex<T>(
  archive: Archive,
  terminal: Terminal,
  work: (teller: IndexTeller) => Promise<T>,
): Promise<T> {
  const index = await writableIndex(archive, terminal);
  try {
    const { cards, stale } = await index.stats();
    if (cards > 0 && !stale) return await work(await tellerOf(archive, index));
    const result = await work(SILENT);
    await reindex(archive, index, {
      onProgress: ({ articles }) => terminal.progress(`${articles} articles indexed`),
    });
    return result;
  } finally {
    await index.close();
  }
}

async function tellerOf(archive: Archive, index: Index): Promise<IndexTeller> {
  const gone = await readVanishings(archive.vanished());
  const tell = (changed: readonly Pick<Article, 'id'>[]) =>
    indexKept(archive, index, new Set(changed.map(({ id }) => id)), (id) => gone.has(id));
  return {
    onKept: tell,
    async onVanished(lines) {
      for (const line of lines) noteVanishing(gone, line);
      await tell(lines);
    },
  };
}
