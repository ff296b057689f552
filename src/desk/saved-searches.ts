/** Saved searches: how much each finds, and how much of it was entered since it was last looked at. Marks lie in `state/_searches.json`. */
import { join } from 'node:path';
import type { Index } from '../search/index-contract.ts';
import { readJson, writeJson } from './json-file.ts';
import type { SavedSearch } from './settings.ts';

type Found = Awaited<ReturnType<Index['find']>>;

export interface SavedAnswer extends SavedSearch {
  readonly total: number;
  /** Entered or changed since the last look; everything, at the first. */
  readonly fresh: number;
  /** How far the index had come. */
  readonly mark?: string;
}

/** By id: what the last look saw. */
export type Marks = Readonly<Record<string, { readonly mark: string; readonly total: number }>>;

/** A query that cannot be read finds nothing: the reading of it is told where it was saved. */
export async function lookAtSaved(
  searches: readonly SavedSearch[],
  index: Pick<Index, 'find'>,
  marks: Marks,
  zone: string,
): Promise<SavedAnswer[]> {
  const answers: SavedAnswer[] = [];
  for (const search of searches) {
    const last = marks[search.id];
    const wanted = { text: search.query, zone, limit: 0 };
    const all = await index.find(wanted);
    if (all.kind === 'fault') {
      // What is new since the last look stays new.
      answers.push({ ...search, total: last?.total ?? 0, fresh: 0, ...(last && { mark: last.mark }) });
      continue;
    }
    const { total, mark } = all;
    const since = last && (await index.find({ ...wanted, enteredAfter: last.mark }));
    answers.push({ ...search, total, fresh: freshOf(total, last?.total ?? 0, since), ...(mark && { mark }) });
  }
  return answers;
}

/** Where the index was made anew since the last look, what there is more of. */
function freshOf(total: number, before: number, since: Found | undefined): number {
  if (since?.kind !== 'answer' || since.markVoid) return Math.max(0, total - before);
  return since.total;
}

/** No source can be called "_searches". */
const file = (root: string) => join(root, 'state', '_searches.json');

export async function readMarks(root: string): Promise<Marks> {
  const value = await readJson(file(root));
  if (typeof value !== 'object' || value === null) return {};
  const marks = Object.entries(value as Marks).filter(([, last]) => typeof last?.mark === 'string');
  return Object.fromEntries(marks);
}

export function writeMarks(root: string, answers: readonly SavedAnswer[]): Promise<void> {
  return writeJson(
    file(root),
    Object.fromEntries(
      answers.flatMap(({ id, mark, total }) => (mark === undefined ? [] : [[id, { mark, total }]])),
    ),
  );
}
