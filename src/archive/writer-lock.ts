/**
 * One writer at a time. The lock is the operating system's own, taken on `.tearsheet/writer.lock` through SQLite: it ends
 * with the process that holds it, however that ends, and no reused process number can be taken for a living holder.
 * `.tearsheet/writer.json` says who holds it, for the message alone.
 */
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ArchiveFault, diskFault, errno, onDiskNow } from './fault.ts';

export interface WriterLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** What it is doing, "collect". */
  readonly task: string;
  /** ISO 8601. */
  readonly since: string;
}

/** SQLite's answer when another connection holds the file. */
const BUSY = 'sqlite-5';

/** `derived`: the archive's `.tearsheet`. Throws an ArchiveFault "locked" that names the holder. */
export function takeWriterLock(derived: string, task: string): WriterLock {
  const path = join(derived, 'writer.lock');
  // SQLite would only say that it cannot open. Opening the file here instead would end this process's own locks on it.
  onDiskNow('write in', derived, () => accessSync(derived, constants.W_OK));
  const lock = onDiskNow('lock', path, () => new DatabaseSync(path, { timeout: 0 }));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw errno(error) === BUSY ? locked(derived, error) : diskFault(error, 'lock', path);
  }
  const holder: Holder = { pid: process.pid, host: hostname(), task, since: new Date().toISOString() };
  try {
    onDiskNow('write', holderFile(derived), () => writeFileSync(holderFile(derived), JSON.stringify(holder)));
  } catch (error) {
    lock.close();
    throw error;
  }
  return { release: () => lock.close() };
}

function holderFile(derived: string): string {
  return join(derived, 'writer.json');
}

function locked(derived: string, cause: unknown): ArchiveFault {
  const holder = readHolder(holderFile(derived));
  const who = holder
    ? `"${holder.task}" (process ${holder.pid} on ${holder.host}, since ${holder.since})`
    : 'another process';
  const message = `The archive is being written to by ${who}. Wait until it is done, or stop it; readers need not wait.`;
  return new ArchiveFault('locked', derived, message, cause);
}

/** Undefined while the holder is just writing it. */
function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch (error) {
    if (error instanceof SyntaxError || errno(error) === 'ENOENT') return undefined;
    throw diskFault(error, 'read', path);
  }
}
