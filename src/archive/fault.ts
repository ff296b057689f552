/**
 * What the disk does to an archive: one exception class. Its message says what could not be done, where, and what to do.
 * Every foreign throw of the file system and of SQLite is translated here, on the line where it happens.
 */

export type ArchiveFaultCode =
  /** There is no such folder. */
  | 'missing'
  /** There is something else where a folder should be. */
  | 'not-a-folder'
  /** Another process is writing to the archive. */
  | 'locked'
  /** No room left on the disk, or the quota is used up. */
  | 'full'
  /** The file system is mounted read-only. */
  | 'read-only'
  /** The files belong to somebody else. */
  | 'no-permission'
  /** An id of a source or of an article that cannot be a file name. */
  | 'bad-name'
  /** The archive has been closed. */
  | 'closed'
  /** Anything else: a failing disk, too many open files. */
  | 'broken';

export class ArchiveFault extends Error {
  override readonly name = 'ArchiveFault';
  readonly code: ArchiveFaultCode;
  /** The file or folder that it happened at. */
  readonly path: string;

  constructor(code: ArchiveFaultCode, path: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.path = path;
  }
}

interface Explanation {
  readonly code: ArchiveFaultCode;
  readonly what: string;
  readonly advice: string;
}

const FULL: Explanation = {
  code: 'full',
  what: 'the disk is full',
  advice: 'Make room and run it again; everything kept so far is whole.',
};
const READ_ONLY: Explanation = {
  code: 'read-only',
  what: 'the file system is read-only',
  advice: 'Mount it for writing, or work on a copy of the archive.',
};
const NO_PERMISSION: Explanation = {
  code: 'no-permission',
  what: 'permission is denied',
  advice: 'Run it as the owner of the archive, or give this user the right to write there.',
};
const BROKEN: Explanation = {
  code: 'broken',
  what: 'the disk did not do it',
  advice: 'Look at the system log, then run it again; everything kept so far is whole.',
};

const SPOILT: Explanation = {
  code: 'broken',
  what: 'it is damaged',
  advice: 'Delete the folder .tearsheet: it is derived, and is made again with the same answers.',
};

/** By the system's name for the error; SQLite's primary result codes as "sqlite-N" (https://sqlite.org/rescode.html). */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  'sqlite-13': FULL,
  EROFS: READ_ONLY,
  'sqlite-8': READ_ONLY,
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  'sqlite-3': NO_PERMISSION,
  'sqlite-11': SPOILT,
  'sqlite-26': SPOILT,
  EMFILE: {
    ...BROKEN,
    what: 'too many files are open',
    advice: 'Raise the limit (ulimit -n), then run it again.',
  },
  ENOENT: { code: 'missing', what: 'it is not there', advice: 'Was the archive moved while it was in use?' },
  ENOTDIR: {
    code: 'not-a-folder',
    what: 'there is a file where a folder should be',
    advice: 'Move it away.',
  },
};

/** The system's name of an error ("ENOSPC"), or undefined for what is none of the file system's. */
export function errno(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number') return `sqlite-${errcode & 0xff}`;
  return typeof code === 'string' ? code : undefined;
}

/** Shape: diskFault(error, "write the sheet", path) → "Cannot write the sheet …/15-k3v.md: the disk is full. Make room …" */
export function diskFault(error: unknown, doing: string, path: string): ArchiveFault {
  if (error instanceof ArchiveFault) return error;
  const name = errno(error);
  if (name === undefined) throw error;
  const { code, what, advice } = EXPLANATIONS[name] ?? BROKEN;
  const detail = code === 'broken' ? `${what} (${error instanceof Error ? error.message : name})` : what;
  return new ArchiveFault(code, path, `Cannot ${doing} ${path}: ${detail}. ${advice}`, error);
}

/** Runs `work`; what the disk throws comes out as an ArchiveFault. */
export async function onDisk<T>(doing: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskFault(error, doing, path);
  }
}

/** Like `onDisk`, for what answers at once. */
export function onDiskNow<T>(doing: string, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw diskFault(error, doing, path);
  }
}
