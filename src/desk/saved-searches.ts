/** Saved searches: how much each finds, and how much of it was entered since it was last looked at. Marks lie in `state/_searches.json`. */
import { join } from 'node:path';
import type { Index } from '../search/index-contract.ts';
import { readJson, writeJson } from './json-file.ts';
import type { SavedSearch } from './settings.ts';

export interface SavedAnswer extends SavedSearch {
  readonly total: number;
  /** Entered or changed since the last look; everything, at the first. */
  readonly fresh: number;
  /** How far the index had come. */
  readonly mark?: string;
}

/** By id: the mark of the last look. */
export type Marks = Readonly<Record<string, string>>;

/** A query that cannot be read finds nothing: the reading of it is told where it was saved. */
export async function lookAtSaved(
  searches: readonly SavedSearch[],
  index: Pick<Index, 'find'>,
  marks: Marks,
  zone: string,
): Promise<SavedAnswer[]> {
  const answers: SavedAnswer[] = [];
  for (const search of searches) {
    const all = await index.find({ text: search.query, zone, limit: 0 });
    const mark = marks[search.id];
    const since =
      mark === undefined ? all : await index.find({ text: search.query, zone, limit: 0, enteredAfter: mark });
    answers.push({
      ...search,
      total: all.kind === 'answer' ? all.total : 0,
      fresh: since.kind === 'answer' ? since.total : 0,
      ...marked(all.kind === 'answer' ? all.mark : mark),
    });
  }
  return answers;
}

/** Where nothing was answered, what is new since the last look stays new. */
function marked(mark: string | undefined): Pick<SavedAnswer, 'mark'> {
  return mark === undefined ? {} : { mark };
}

/** No source can be called "_searches". */
const file = (root: string) => join(root, 'state', '_searches.json');

export async function readMarks(root: string): Promise<Marks> {
  const value = await readJson(file(root));
  return typeof value === 'object' && value !== null ? (value as Marks) : {};
}

export function writeMarks(root: string, answers: readonly SavedAnswer[]): Promise<void> {
  return writeJson(
    file(root),
    Object.fromEntries(answers.flatMap(({ id, mark }) => (mark === undefined ? [] : [[id, mark]]))),
  );
}
