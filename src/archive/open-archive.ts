/**
 * The archive on disk: opened for reading by anyone, for writing by one at a time. Its layout: docs/archive.md.
 * What the disk does comes out as an ArchiveFault; what lies in the files comes out as values.
 */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DERIVED, openCatalogue } from './catalogue.ts';
import { makeFolder } from './durable.ts';
import { ArchiveFault, errno, onDisk } from './fault.ts';
import { type Archive, Reader } from './reader.ts';
import { type ArchiveWriter, Writer, type WriterOptions } from './writer.ts';
import { takeWriterLock } from './writer-lock.ts';

export type { Archive, ArchiveWriter };

/** Opens the archive in `dir` for reading. Throws an ArchiveFault "missing" or "not-a-folder". */
export async function openArchive(dir: string): Promise<Archive> {
  const root = await existing(dir);
  return new Reader(root, await openCatalogue(root, 'read'));
}

/**
 * Opens it for writing, and puts right what a crash has left. Throws an ArchiveFault "locked" that names the holder while
 * another process, or another part of this one, writes to it. `task` is what others are told: "collect".
 */
export async function openArchiveForWriting(
  dir: string,
  task: string,
  options: WriterOptions = {},
): Promise<ArchiveWriter> {
  const root = await existing(dir);
  await makeFolder(join(root, DERIVED));
  const lock = takeWriterLock(join(root, DERIVED), task);
  try {
    const writer = new Writer(root, await openCatalogue(root, 'write'), lock, options);
    await writer.mend();
    return writer;
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function existing(dir: string): Promise<string> {
  const root = resolve(dir);
  try {
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    if (errno(error) !== 'ENOENT') return onDisk('open', root, () => Promise.reject(error));
    throw new ArchiveFault(
      'missing',
      root,
      `There is no archive in ${root}. Make one with "tearsheet init ${root}".`,
      error,
    );
  }
  throw new ArchiveFault('not-a-folder', root, `${root} is a file; an archive is a folder.`);
}
