/**
 * Writing so that it survives a loss of power: content to the disk, then the name, then the folder that holds the name.
 * Many at once: the disk is asked for all contents together and for each folder once.
 */
import { type FileHandle, mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { eachOf } from './each-of.ts';
import { errno, onDisk } from './fault.ts';

/** How many files are open at once while a batch is written. */
const FILES_AT_ONCE = 32;

export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The name under which a file is written until it is whole; verify and the next writer know it for a leftover. */
export function temporaryName(path: string): string {
  const slash = path.lastIndexOf('/');
  return `${path.slice(0, slash + 1)}.${path.slice(slash + 1)}.tmp`;
}

export function isTemporaryName(name: string): boolean {
  return name.startsWith('.') && name.endsWith('.tmp');
}

/** Writes each file beside its final name and waits until the contents are on the disk. */
export async function writeTemporary(root: string, files: readonly NewFile[]): Promise<void> {
  await eachOf(files, FILES_AT_ONCE, ({ path, content }) =>
    onDisk('write', join(root, path), async () => {
      const file = await open(join(root, temporaryName(path)), 'w');
      try {
        await file.writeFile(content);
        await file.datasync();
      } finally {
        await file.close();
      }
    }),
  );
}

/** Gives files written by `writeTemporary` their names, replacing what is there; durable after `syncFolders`. */
export async function nameTemporary(root: string, paths: readonly string[]): Promise<void> {
  await eachOf(paths, FILES_AT_ONCE, (path) =>
    onDisk('write', join(root, path), () => rename(join(root, temporaryName(path)), join(root, path))),
  );
}

/** Removes what `writeTemporary` left, as far as the disk lets it: what stays is mended later. */
export async function dropTemporary(root: string, paths: readonly string[]): Promise<void> {
  await eachOf(paths, FILES_AT_ONCE, async (path) => {
    try {
      await unlink(join(root, temporaryName(path)));
    } catch (error) {
      if (errno(error) === undefined) throw error;
    }
  });
}

export async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (errno(error) !== 'ENOENT') throw error;
  }
}

/** Makes a folder and those above it, each durably named in its own parent. */
export async function makeFolder(path: string): Promise<void> {
  await onDisk('make the folder', path, () => makeWithParents(path));
}

/** Not `recursive`: on a read-only disk that says ENOENT (Node 26). */
async function makeWithParents(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (errno(error) === 'EEXIST') return;
    if (errno(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeWithParents(dirname(path));
    return makeWithParents(path);
  }
  await syncFolder(dirname(path));
}

export async function syncFolders(paths: Iterable<string>): Promise<void> {
  await eachOf([...new Set(paths)], FILES_AT_ONCE, (path) =>
    onDisk('write in', path, () => syncFolder(path)),
  );
}

async function syncFolder(path: string): Promise<void> {
  let folder: FileHandle;
  try {
    folder = await open(path, 'r');
  } catch (error) {
    // Windows opens no folders; there the name is on the disk with the file.
    if (process.platform === 'win32') return;
    throw error;
  }
  try {
    await folder.sync();
  } catch (error) {
    // Some network and FUSE file systems know no fsync of a folder.
    const name = errno(error);
    if (name !== 'EINVAL' && name !== 'ENOTSUP' && name !== 'EISDIR') throw error;
  } finally {
    await folder.close();
  }
}
