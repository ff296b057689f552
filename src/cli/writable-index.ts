/** An index to write to: the archive's own, thrown away and begun anew where it is damaged or of another version. */
import type { Archive } from '../archive/open-archive.ts';
import type { Index } from '../search/index-contract.ts';
import { Refusal } from './command.ts';
import { openArchiveIndex } from './open-archive-index.ts';
import type { Terminal } from './terminal.ts';

export async function writableIndex(archive: Pick<Archive, 'root'>, terminal: Terminal): Promise<Index> {
  const found = await openArchiveIndex(archive, 'write');
  if (found.kind === 'index') return found;
  if (found.code === 'busy') throw new Refusal(`${found.message} Try again when it is done.`);
  terminal.say(`${found.message.replace(/\.?$/, '.')} It is begun anew.`);
  return indexAfresh(archive);
}

/** An index with nothing in it, whatever was there. */
export async function indexAfresh(archive: Pick<Archive, 'root'>): Promise<Index> {
  const anew = await openArchiveIndex(archive, 'afresh');
  if (anew.kind === 'index') return anew;
  throw new Refusal(`Cannot make the index: ${anew.message}`);
}
