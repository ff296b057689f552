/**
 * Brings the catalogue up to date with the folders: only those are listed whose inode or times differ from the last time,
 * so an archive of a million articles in 2,400 folders costs 2,400 `stat`s. Whatever came by another way than `keep`
 * (a pull of git, a restored copy, a crash between a sheet and its entry) is found here.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from './catalogue.ts';
import { eachOf } from './each-of.ts';
import { errno, onDisk } from './fault.ts';
import { ARTICLES, readSheetName, type SheetName } from './sheet-path.ts';

/** A change within this time after the last one may leave a folder's times as they were (coarse clocks; FAT: 2 s). */
const CLOCK_GRAIN_MS = 2_000;
const FOLDERS_AT_ONCE = 16;

/** Puts a listed folder right, and answers the names that are left in it. */
export type Mend = (folder: string, names: readonly string[]) => Promise<readonly string[]>;

/**
 * `mend` is the writer's alone, and only while it keeps nothing. Without it sheets that are gone stay in the catalogue, for what
 * this process has not seen yet may have been written a moment ago; whoever asks for one finds that it is not there.
 */
export async function refreshSheets(root: string, catalogue: Catalogue, mend?: Mend): Promise<void> {
  const column = mend ? 'mended' : 'stamp';
  const known = new Map(
    catalogue.all('SELECT * FROM folder').map((row) => [String(row['path']), String(row[column])]),
  );
  const folders = await monthFolders(root);
  await eachOf(folders, FOLDERS_AT_ONCE, async (folder) => {
    const stamp = await stampOf(join(root, folder));
    const last = known.get(folder);
    known.delete(folder);
    if (stamp === undefined || (stamp !== '' && stamp === last)) return;
    const names = await namesIn(join(root, folder));
    if (mend) enterFolder(catalogue, folder, await mend(folder, names), { stamp, mended: true });
    else enterFolder(catalogue, folder, names, { stamp, mended: false });
  });
  if (mend) for (const gone of known.keys()) forgetFolder(catalogue, gone);
}

/** Every "articles/<source>/<yyyy>/<mm>", in path order. */
export async function monthFolders(root: string, source?: string): Promise<string[]> {
  const sources = source === undefined ? await foldersIn(root, ARTICLES, /^[^.]/) : [`${ARTICLES}/${source}`];
  const years: string[] = [];
  const months: string[] = [];
  for (const one of sources) years.push(...(await foldersIn(root, one, /^\d{4}$/)));
  for (const year of years) months.push(...(await foldersIn(root, year, /^\d\d$/)));
  return months;
}

async function foldersIn(root: string, folder: string, name: RegExp): Promise<string[]> {
  const names = await namesIn(join(root, folder));
  return names
    .filter((one) => name.test(one))
    .sort()
    .map((one) => `${folder}/${one}`);
}

/** Names in a folder; none when it is not there or is no folder. */
export async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return [];
    return onDisk('list', path, () => Promise.reject(error));
  }
}

/** Inode and times of a folder; '' when it changed so lately that its times prove nothing, undefined when it is none. */
async function stampOf(path: string): Promise<string | undefined> {
  try {
    const { ino, ctimeNs, mtimeNs, ctimeMs } = await stat(path, { bigint: true });
    if (Date.now() - Number(ctimeMs) < CLOCK_GRAIN_MS) return '';
    return `${ino}:${ctimeNs}:${mtimeNs}`;
  } catch (error) {
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return undefined;
    return onDisk('look at', path, () => Promise.reject(error));
  }
}

function enterFolder(
  catalogue: Catalogue,
  folder: string,
  names: readonly string[],
  { stamp, mended }: { readonly stamp: string; readonly mended: boolean },
): void {
  const present = new Map<string, SheetName>();
  for (const file of names) {
    const name = readSheetName(file);
    if (name) present.set(`${name.day} ${name.id} ${name.revision}`, name);
  }
  catalogue.together(() => {
    const number = catalogue.folderNumber(folder);
    for (const row of catalogue.all('SELECT day, id, revision FROM sheet WHERE folder = ?', number)) {
      const { day, id, revision } = row as { day: number; id: string; revision: number };
      const there = present.delete(`${day} ${id} ${revision}`);
      if (there || !mended) continue;
      catalogue.run(
        'DELETE FROM sheet WHERE folder = ? AND day = ? AND id = ? AND revision = ?',
        number,
        day,
        id,
        revision,
      );
    }
    for (const { day, id, revision } of present.values()) {
      catalogue.run('INSERT OR IGNORE INTO sheet VALUES (?, ?, ?, ?)', number, day, id, revision);
    }
    catalogue.run('UPDATE folder SET stamp = ? WHERE number = ?', stamp, number);
    if (mended) catalogue.run('UPDATE folder SET mended = ? WHERE number = ?', stamp, number);
  });
}

function forgetFolder(catalogue: Catalogue, folder: string): void {
  catalogue.together(() => {
    const number = catalogue.folderNumber(folder);
    catalogue.run('DELETE FROM sheet WHERE folder = ?', number);
    catalogue.run('DELETE FROM folder WHERE number = ?', number);
  });
}
