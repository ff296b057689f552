/**
 * A search that is kept: its own address, its own feed, a count of what is new. Only data; where it is kept and how its feed
 * looks is others' business.
 * Shape of the text form, one JSON document: [{ "id": "3f9a…", "name": "Bridges", "text": "大桥 OR bridge", "mark": "g1.1017" }]
 */
import { createHash } from 'node:crypto';
import type { Index, Search } from './index-contract.ts';
import { readQuery } from './query.ts';

/** What of a search is worth keeping; pages and order belong to who looks. */
export type KeptSearch = Pick<Search, 'text' | 'sources' | 'languages' | 'inflections'>;

export interface SavedSearch extends KeptSearch {
  /** Twelve hexadecimal digits made from the search: saving the same twice is one. */
  readonly id: string;
  readonly name: string;
  /** How far the index had come when it was last looked at. */
  readonly mark?: string;
}

export interface SavedFault {
  readonly kind: 'fault';
  readonly code: 'json' | 'shape' | 'query';
  readonly message: string;
}

export function savedSearchId({
  text,
  sources = [],
  languages = [],
  inflections = false,
}: KeptSearch): string {
  const said = JSON.stringify([text.trim(), [...sources].sort(), [...languages].sort(), inflections]);
  return createHash('sha256').update(said).digest('hex').slice(0, 12);
}

/** Shape: saveSearch("Bridges", { text: "大桥" }) → with its id; a query that cannot be read is not saved. */
export function saveSearch(name: string, search: KeptSearch): SavedSearch | SavedFault {
  const query = readQuery(search.text);
  if (query?.kind === 'fault') return { kind: 'fault', code: 'query', message: query.message };
  const { text, sources, languages, inflections } = search;
  return {
    id: savedSearchId(search),
    name: name.trim() === '' ? text : name.trim(),
    text,
    ...(sources !== undefined && { sources }),
    ...(languages !== undefined && { languages }),
    ...(inflections !== undefined && { inflections }),
  };
}

export function printSavedSearches(all: readonly SavedSearch[]): string {
  return `${JSON.stringify(all, null, 2)}\n`;
}

export function readSavedSearches(text: string): SavedSearch[] | SavedFault {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    // JSON.parse throws nothing but SyntaxError.
    return { kind: 'fault', code: 'json', message: (cause as SyntaxError).message };
  }
  if (!Array.isArray(read)) return { kind: 'fault', code: 'shape', message: 'not a list of searches' };
  const all: SavedSearch[] = [];
  for (const [i, one] of read.entries()) {
    if (!isSaved(one))
      return { kind: 'fault', code: 'shape', message: `search ${i + 1} lacks id, name or text` };
    all.push(one);
  }
  return all;
}

function isSaved(one: unknown): one is SavedSearch {
  if (typeof one !== 'object' || one === null) return false;
  const { id, name, text } = one as Record<string, unknown>;
  return [id, name, text].every((value) => typeof value === 'string');
}

/** How many articles came in or changed since it was last looked at; all of them when it never was. */
export async function newSince(
  index: Pick<Index, 'find'>,
  { id: _, name: __, mark, ...search }: SavedSearch,
): Promise<number> {
  const answer = await index.find({ ...search, limit: 0, ...(mark !== undefined && { enteredAfter: mark }) });
  return answer.kind === 'answer' ? answer.total : 0;
}

/** The same search, looked at now. */
export function lookedAt(saved: SavedSearch, mark: string | undefined): SavedSearch {
  return mark === undefined ? saved : { ...saved, mark };
}
