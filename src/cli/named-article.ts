/** An article as a person names it: by id, by the path of its sheet, or by its address. */

import type { DamagedSheet, KeptSheet } from '../archive/kept-sheet.ts';
import type { Archive } from '../archive/open-archive.ts';
import { articleId, isArticleId } from '../article/identity.ts';
import { Refusal, UsageError } from './command.ts';
import { isAddress } from './input.ts';

export function idOf(name: string): string {
  if (isArticleId(name)) return name;
  if (isAddress(name)) return articleId(name);
  const inPath = /(?:^|[/-])([a-z2-7]{16})(?:\.r\d+)?\.md$/.exec(name)?.[1];
  if (inPath !== undefined) return inPath;
  throw new UsageError(
    `"${name}" names no article: expected its id (16 characters), the path of its sheet, or its address.`,
  );
}

/** All states, the earliest first and the current one last. */
export async function statesOf(
  archive: Archive,
  name: string,
): Promise<readonly (KeptSheet | DamagedSheet)[]> {
  const states = await archive.revisions(idOf(name));
  if (states.length === 0)
    throw new Refusal(
      `There is no article "${name}" in ${archive.root}. Find one with: tearsheet search WORDS`,
    );
  return states;
}

export function wholeSheet(state: KeptSheet | DamagedSheet | undefined): KeptSheet {
  if (state?.kind === 'sheet') return state;
  if (!state) throw new Refusal('There is no such revision. See: tearsheet revisions ID');
  throw new Refusal(
    `${state.path} is damaged (${state.code}): ${state.message} "tearsheet doctor" says what to do.`,
  );
}
