/** The index of an archive, in `.tearsheet/index`. It keeps no text: words for snippets are read from the sheets again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../archive/open-archive.ts';
import { isDamage } from '../article/damage.ts';
import { readSheet } from '../article/read-sheet.ts';
import { cardOf } from '../desk/card.ts';
import type { Index, IndexFault } from '../search/index-contract.ts';
import type { SheetWords } from '../search/local-index.ts';
import { openIndex } from '../search/open-index.ts';
import { derived } from './place.ts';

/**
 * `write` begins a missing index, which answers nothing until it has been made from the sheets; one that is damaged or of
 * another version is thrown away by `afresh` alone.
 */
export type IndexAccess = 'read' | 'write' | 'afresh';

export function openArchiveIndex(
  { root }: Pick<Archive, 'root'>,
  access: IndexAccess,
): Promise<Index | IndexFault> {
  return openIndex(derived(root, 'index'), {
    readonly: access === 'read',
    afresh: access === 'afresh',
    unfinished: true,
    words: (path) => wordsOf(root, path),
  });
}

/** Undefined when the sheet is gone or damaged: the hit then stands without a snippet. */
function wordsOf(root: string, path: string): SheetWords | undefined {
  let text: string;
  try {
    text = readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const article = readSheet(text);
  return isDamage(article)
    ? undefined
    : cardOf(article, { path, revision: 0, revisions: 0, vanished: false });
}
