/**
 * Opens the index of one archive on this machine.
 * `path` is a folder that belongs to the index alone. A writer makes it when it is missing.
 */
import type { Card, Index, IndexFault } from './index-contract.ts';

/** The words of a sheet as they stand in it, for snippets. */
export type SheetWords = Pick<Card, 'headline' | 'standfirst' | 'byline' | 'blocks' | 'captions'>;

export interface IndexOptions {
  /** Default: false, a writer. */
  readonly readonly?: boolean;
  /** Reads the words of the sheet at a card's path again; the index keeps no text. Absent: snippets are empty. */
  readonly words?: (path: string) => SheetWords | undefined;
  /** Threads that build when much is put at once. Default: the machine's cores, at most 4; 0 builds in this thread. */
  readonly threads?: number;
}

/** Shape: openIndex("archive/.tearsheet/index", { words }) → an index, or why there is none. */
export function openIndex(_path: string, _options: IndexOptions = {}): Promise<Index | IndexFault> {
  throw new Error('not yet written');
}
