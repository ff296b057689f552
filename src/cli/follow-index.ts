/**
 * Feeds the index while articles are kept. The index is derived: one that is unfinished, damaged or of an older make is made from
 * the sheets when the keeping is done.
 */
import type { Archive } from '../archive/open-archive.ts';
import type { Article } from '../article/article.ts';
import { indexKept } from '../desk/reindex.ts';
import { type LedgerEntry, noteVanishing, readVanishings } from '../desk/vanished-ledger.ts';
import { IndexDamage } from '../search/damage.ts';
import type { Index, IndexFault, IndexStats } from '../search/index-contract.ts';
import { makeIndex } from './make-index.ts';
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
  let whole = isWhole(await index.stats());
  let result: T;
  try {
    const onDamage = ({ message }: IndexDamage) => {
      whole = false;
      terminal.say(`${message}. The index will be made anew from the sheets.`);
    };
    result = await work(whole ? await tellerOf(archive, index, onDamage) : SILENT);
  } finally {
    await index.close();
  }
  if (!whole) await makeIndex(archive, terminal);
  return result;
}

function isWhole(stats: IndexStats | IndexFault): boolean {
  return !('kind' in stats) && !stats.stale;
}

/** Damage met on the way stops the telling, not the keeping. */
async function tellerOf(
  archive: Archive,
  index: Index,
  onDamage: (cause: IndexDamage) => void,
): Promise<IndexTeller> {
  const gone = await readVanishings(archive.vanished());
  let spoilt = false;
  const tell = async (changed: readonly Pick<Article, 'id'>[]): Promise<void> => {
    if (spoilt) return;
    try {
      await indexKept(archive, index, new Set(changed.map(({ id }) => id)), (id) => gone.has(id));
    } catch (cause) {
      if (!(cause instanceof IndexDamage)) throw cause;
      spoilt = true;
      onDamage(cause);
    }
  };
  return {
    onKept: tell,
    async onVanished(lines) {
      for (const line of lines) noteVanishing(gone, line);
      await tell(lines);
    },
  };
}
