/**
 * What a crash may leave in a folder of sheets is put right by the next writer: temporary files go, and so does a revision
 * that is the current sheet over again, which is where keeping a revision was broken off. Everything else stays.
 */
import { readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isTemporaryName, removeIfThere } from './durable.ts';
import { errno, onDisk } from './fault.ts';
import { readSheetName, sheetName } from './sheet-path.ts';

/** `names`: all that lies in the folder. Answers the names that are left. */
export async function mendFolder(
  root: string,
  folder: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const path = join(root, folder);
  return onDisk('mend', path, async () => {
    const gone = new Set(names.filter(isTemporaryName));
    for (const name of gone) await removeIfThere(join(path, name));
    for (const [current, latest] of latestRevisions(names)) {
      if (!(await sameBytes(join(path, current), join(path, latest)))) continue;
      await unlink(join(path, latest));
      gone.add(latest);
    }
    return names.filter((name) => !gone.has(name));
  });
}

/** Name of the current sheet → name of its latest revision, for those that have one. */
export function latestRevisions(names: readonly string[]): Map<string, string> {
  const highest = new Map<string, number>();
  for (const file of names) {
    const name = readSheetName(file);
    if (!name || name.revision === 0) continue;
    const current = sheetName({ ...name, revision: 0 });
    highest.set(current, Math.max(name.revision, highest.get(current) ?? 0));
  }
  return new Map(
    [...highest].map(([current, revision]) => [current, current.replace('.md', `.r${revision}.md`)]),
  );
}

/** False when one of them is not there. */
export async function sameBytes(one: string, other: string): Promise<boolean> {
  try {
    const [a, b] = await Promise.all([readFile(one), readFile(other)]);
    return a.equals(b);
  } catch (error) {
    if (errno(error) === 'ENOENT') return false;
    throw error;
  }
}
