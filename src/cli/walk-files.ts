/** Files and folders that a person named → files to import, in a stable order, one at a time. */
import { open, opendir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { ImportFile } from '../desk/import.ts';
import { Refusal } from './command.ts';
import { unreadable } from './input.ts';

/** What sheets of older archives are called. */
const SHEET_NAME = /\.(?:md|markdown|txt|html?)$/i;

/** Hidden folders, and what is never an archive of articles. */
const PASSED_OVER = /^(?:\..*|node_modules)$/;

export async function* walkFiles(paths: readonly string[]): AsyncIterable<ImportFile> {
  for (const path of paths) {
    if (await isFolder(path)) yield* walkFolder(path, path);
    else yield importFile(path, basename(path), true);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new Refusal(unreadable(path, error));
  }
}

async function* walkFolder(root: string, folder: string): AsyncIterable<ImportFile> {
  const entries = [];
  for await (const entry of await opendir(folder)) if (!PASSED_OVER.test(entry.name)) entries.push(entry);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walkFolder(root, path);
    else if (entry.isFile() && SHEET_NAME.test(entry.name))
      yield importFile(path, relative(root, path).split(sep).join('/'), false);
  }
}

function importFile(file: string, path: string, named: boolean): ImportFile {
  return { path, named, read: (bytes) => (bytes === undefined ? readFile(file) : readHead(file, bytes)) };
}

async function readHead(file: string, bytes: number): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
