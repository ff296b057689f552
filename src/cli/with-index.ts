/** An index to ask: the archive's own, made first where it is missing, spoilt or half made. */
import type { Archive } from '../archive/open-archive.ts';
import { reindex } from '../desk/reindex.ts';
import type { Index, Search } from '../search/index-contract.ts';
import { openArchiveIndex } from './open-archive-index.ts';
import type { Terminal } from './terminal.ts';
import { writableIndex } from './writable-index.ts';

export async function withIndex<T>(
  archive: Archive,
  terminal: Terminal,
  work: (index: Index) => Promise<T>,
): Promise<T> {
  const found = await openArchiveIndex(archive, 'read');
  const index = found.kind === 'index' ? found : await makeIndex(archive, terminal);
  try {
    return await work(index);
  } finally {
    await index.close();
  }
}

/** Asks once more of an index made anew, where the first answer met a page that is not as it was written. */
export async function findOrMend(
  archive: Archive,
  index: Index,
  terminal: Terminal,
  search: Search,
): Promise<Awaited<ReturnType<Index['find']>>> {
  const answer = await index.find(search);
  if (answer.kind !== 'fault' || answer.code !== 'damaged') return answer;
  terminal.say(`${answer.message.replace(/\.?$/, '.')} Making it anew from the sheets.`);
  const anew = await makeIndex(archive, terminal);
  try {
    return await anew.find(search);
  } finally {
    await anew.close();
  }
}

async function makeIndex(archive: Archive, terminal: Terminal): Promise<Index> {
  const index = await writableIndex(archive, terminal);
  await reindex(archive, index, {
    onProgress: ({ articles }) => terminal.progress(`${articles} articles indexed`),
  });
  return index;
}
