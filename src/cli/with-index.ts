/** An index to ask: the archive's own, which mends itself where it is missing, spoilt or half made. */
import type { Archive } from '../archive/open-archive.ts';
import { MendingIndex } from '../desk/mending-index.ts';
import type { Index } from '../search/index-contract.ts';
import { Refusal } from './command.ts';
import { makeIndex } from './make-index.ts';
import { openArchiveIndex } from './open-archive-index.ts';
import type { Terminal } from './terminal.ts';
import { writableIndex } from './writable-index.ts';

export async function withIndex<T>(
  archive: Archive,
  terminal: Terminal,
  work: (index: MendingIndex) => Promise<T>,
): Promise<T> {
  const index = await openMendingIndex(archive, terminal);
  try {
    return await work(index);
  } finally {
    await index.close();
  }
}

export async function openMendingIndex(archive: Archive, terminal: Terminal): Promise<MendingIndex> {
  return new MendingIndex(await readableIndex(archive, terminal), {
    now: Date.now,
    async makeAnew(signal, onProgress) {
      await makeIndex(archive, terminal, { signal, onProgress: ({ articles }) => onProgress(articles) });
    },
  });
}

/** One that cannot be opened is begun; it says of itself that it is not finished. */
async function readableIndex(archive: Archive, terminal: Terminal): Promise<Index> {
  const found = await openArchiveIndex(archive, 'read');
  if (found.kind === 'index') return found;
  await (await writableIndex(archive, terminal)).close();
  const begun = await openArchiveIndex(archive, 'read');
  if (begun.kind === 'index') return begun;
  throw new Refusal(`Cannot open the index: ${begun.message}`);
}
