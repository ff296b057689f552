/** The index of an archive, made anew from the sheets: beside the old one where that can be opened, else in its place. */
import type { Archive } from '../archive/open-archive.ts';
import { type ReindexOptions, type ReindexReport, reindex } from '../desk/reindex.ts';
import { IndexDamage } from '../search/damage.ts';
import type { Index } from '../search/index-contract.ts';
import type { Terminal } from './terminal.ts';
import { indexAfresh, writableIndex } from './writable-index.ts';

export async function makeIndex(
  archive: Archive,
  terminal: Terminal,
  options: Pick<ReindexOptions, 'signal' | 'onProgress'> = {},
): Promise<ReindexReport> {
  const told: ReindexOptions = {
    ...options,
    onProgress: (report) => {
      terminal.progress(`${report.articles} articles indexed`);
      options.onProgress?.(report);
    },
  };
  const from = async (index: Index): Promise<ReindexReport> => {
    try {
      return await reindex(archive, index, told);
    } finally {
      await index.close();
    }
  };
  try {
    return await from(await writableIndex(archive, terminal));
  } catch (cause) {
    if (!(cause instanceof IndexDamage)) throw cause;
    terminal.say(`${cause.message}. Making it anew from the sheets.`);
    return await from(await indexAfresh(archive));
  }
}
