/**
 * The WARC files of an archive: `pages/<yyyy>/<mm>/<dd>-<nnn>.warc.gz`, by the day (UTC) on which a page was fetched or a file
 * imported; `nnn` counts from 001 and goes up when a file has grown to WARC_BYTES.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errno, onDisk } from './fault.ts';
import { namesIn } from './refresh-catalogue.ts';

export const PAGES = 'pages';
/** Git forges refuse files over 100 MB. */
export const WARC_BYTES = 64 * 1024 * 1024;

const OURS = /^(\d\d)-(\d{3,})\.warc\.gz$/;

/** Shape: (1642265101000, 2) → "pages/2022/01/15-002.warc.gz" */
export function warcFile(at: number, number: number): string {
  const [year, month, day] = new Date(at).toISOString().slice(0, 10).split('-').slice(-3);
  return `${PAGES}/${year}/${month}/${day}-${String(number).padStart(3, '0')}.warc.gz`;
}

/** The highest number that a day's files have; 0 when there are none. */
export async function lastNumber(root: string, at: number): Promise<number> {
  const first = warcFile(at, 1);
  const slash = first.lastIndexOf('/');
  const day = first.slice(slash + 1, slash + 3);
  const names = await namesIn(join(root, first.slice(0, slash)));
  const numbers = names.map((name) => OURS.exec(name)).filter((parts) => parts?.[1] === day);
  return Math.max(0, ...numbers.map((parts) => Number(parts?.[2])));
}

/** Whether a path is that of a WARC file inside the archive, and leads nowhere else. */
export function isWarcPath(path: string): boolean {
  return /^pages\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.warc\.gz$/.test(path);
}

/** Every WARC file under pages/, ours and others', in path order. */
export async function warcFiles(root: string): Promise<string[]> {
  const found: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const name of (await namesIn(join(root, folder))).sort()) {
      const path = `${folder}/${name}`;
      if (isWarcPath(path)) found.push(path);
      else if (/^[\w-]+$/.test(name)) await visit(path);
    }
  };
  await visit(PAGES);
  return found;
}

/** Undefined when there is no such file. */
export async function fileState(
  path: string,
): Promise<{ readonly size: number; readonly stamp: string; readonly inode: string } | undefined> {
  try {
    const { ino, size, mtimeNs } = await stat(path, { bigint: true });
    return { size: Number(size), inode: `${ino}`, stamp: `${ino}:${size}:${mtimeNs}` };
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    return onDisk('look at', path, () => Promise.reject(error));
  }
}
