/** An index to ask: the archive's own, made first where it is missing, spoilt or half made. */
import type { Archive } from '../archive/open-archive.ts';
import { reindex } from '../desk/reindex.ts';
import type { Index } from '../search/index-contract.ts';
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

async function makeIndex(archive: Archive, terminal: Terminal): Promise<Index> {
  const index = await writableIndex(archive, terminal);
  await reindex(archive, index, {
    onProgress: ({ articles }) => terminal.progress(`${articles} articles indexed`),
  });
  return index;
}
