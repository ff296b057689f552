/**
 * Opens the index of one archive on this machine.
 * `path` is a folder that belongs to the index alone; a writer makes it when it is missing.
 */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Generation } from './generation.ts';
import { currentName, faultOf, freshName, makeCurrent, openGeneration } from './generations.ts';
import type { Index, IndexFault, SheetWords } from './index-contract.ts';
import { LocalIndex } from './local-index.ts';

export interface IndexOptions {
  /** Default: false, a writer. */
  readonly readonly?: boolean;
  /** Reads the words of the sheet at a card's path again; the index keeps no text. Absent: snippets are empty. */
  readonly words?: (path: string) => SheetWords | undefined;
  /** Threads that build when much is put at once. Default: the machine's cores, at most 4; 0 builds in this thread. */
  readonly threads?: number;
  /** Default: false. A writer begins anew instead of answering that the index is damaged or of another version. */
  readonly afresh?: boolean;
  /** Default: false. An index that is made now answers nothing until a rebuild is finished: there are sheets it does not hold. */
  readonly unfinished?: boolean;
}

/** Shape: openIndex("archive/.tearsheet/index", { words }) → an index, or why there is none. */
export async function openIndex(path: string, options: IndexOptions = {}): Promise<Index | IndexFault> {
  const readonly = options.readonly ?? false;
  const threads = options.threads ?? Math.min(4, availableParallelism());
  if (!readonly) mkdirSync(path, { recursive: true });
  const current = nameOf(path);
  if (!readonly && (options.afresh === true || current === undefined)) begin(path, options.unfinished);
  else if (typeof current === 'object') return current;
  const name = currentName(path);
  if (name === undefined) return { kind: 'fault', code: 'absent', message: `there is no index in ${path}` };
  const generation = openGeneration(join(path, name), readonly);
  if (!(generation instanceof Generation)) return generation;
  return new LocalIndex(path, generation, { readonly, threads, words: options.words });
}

function nameOf(path: string): string | undefined | IndexFault {
  try {
    return currentName(path);
  } catch (cause) {
    return faultOf(cause);
  }
}

/** A new generation, with nothing in it, that is the current one. */
function begin(path: string, unfinished = false): void {
  const name = freshName(path);
  const generation = new Generation(join(path, name), false);
  if (unfinished) generation.ledger.setMeta('unfinished', 'true');
  generation.close();
  makeCurrent(path, name);
}
