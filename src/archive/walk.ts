/**
 * Every sheet of the archive in path order (source, year, month, day, id), read a few ahead. Looks at the folders
 * themselves, so it needs no catalogue; holds the names of one month at a time.
 */
import { join } from 'node:path';
import { type DamagedSheet, type KeptSheet, readKept } from './kept-sheet.ts';
import { readAhead } from './read-ahead.ts';
import { monthFolders, namesIn } from './refresh-catalogue.ts';
import { compareNames, readSheetName, type SheetName, sheetName } from './sheet-path.ts';

export interface WalkOptions {
  /** This source alone. */
  readonly source?: string;
  /** Only sheets whose path names this day (UTC) or a later one; ms since 1970. Those of an unknown day are left out. */
  readonly since?: number;
  /** Only paths behind this one: where an interrupted walk goes on. */
  readonly after?: string;
  /** Earlier states too, each behind its current sheet. */
  readonly revisions?: boolean;
}

export interface SheetFile extends SheetName {
  readonly path: string;
}

/** Measured on two cores: 16 at a time read 1.7 times as many files a second as one by one. */
const AHEAD = 16;

export async function* walkSheets(
  root: string,
  options: WalkOptions = {},
): AsyncGenerator<KeptSheet | DamagedSheet> {
  for await (const kept of readAhead(sheetFiles(root, options), AHEAD, (file) => readKept(root, file))) {
    // Moved away between the listing and the reading.
    if (kept) yield kept;
  }
}

/** The names alone, in path order. */
export async function* sheetFiles(root: string, options: WalkOptions = {}): AsyncGenerator<SheetFile> {
  const { source, since, after, revisions = false } = options;
  const first = since === undefined ? undefined : new Date(since).toISOString();
  for (const folder of await monthFolders(root, source)) {
    // Shape: "2022-01", from "articles/gazette/2022/01".
    const month = folder.slice(-7).replace('/', '-');
    if (first !== undefined && month < first.slice(0, 7)) continue;
    if (after !== undefined && isBefore(folder, after)) continue;
    for (const name of await sheetsIn(join(root, folder))) {
      const path = `${folder}/${sheetName(name)}`;
      if (name.revision > 0 && !revisions) continue;
      if (first !== undefined && `${month}-${String(name.day).padStart(2, '0')}` < first.slice(0, 10))
        continue;
      if (after === undefined || comparePaths(path, after) > 0) yield { ...name, path };
    }
  }
}

async function sheetsIn(folder: string): Promise<SheetName[]> {
  return (await namesIn(folder)).flatMap((name) => readSheetName(name) ?? []).sort(compareNames);
}

/** Whether all of a folder lies before a path. */
function isBefore(folder: string, path: string): boolean {
  return comparePaths(folder, path.slice(0, path.lastIndexOf('/'))) < 0;
}

/** Path order: folder by folder, not character by character ("a/…" comes before "a-b/…"). */
export function comparePaths(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const one = left[at] ?? '';
    const other = right[at] ?? '';
    if (one === other) continue;
    const names = [readSheetName(one), readSheetName(other)] as const;
    if (names[0] && names[1]) return compareNames(names[0], names[1]);
    return one < other ? -1 : 1;
  }
  return 0;
}
