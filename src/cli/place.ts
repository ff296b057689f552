/** The archive a command works on, with its settings; opened for reading or writing, closed whatever happens. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Archive,
  type ArchiveWriter,
  openArchive,
  openArchiveForWriting,
} from '../archive/open-archive.ts';
import { readSettings, type Settings } from '../desk/settings.ts';
import { findArchive, SETTINGS_FILE } from './archive-folder.ts';
import type { Invocation } from './command.ts';

export interface Place {
  readonly root: string;
  readonly settings: Settings;
}

export async function findPlace({ value }: Pick<Invocation, 'value'>): Promise<Place> {
  const root = findArchive(value('archive'));
  const file = join(root, SETTINGS_FILE);
  return { root, settings: readSettings(await readFile(file, 'utf8'), file) };
}

/** Where derived data lies; deleting it loses nothing but time. */
export function derived(root: string, name: string): string {
  return join(root, '.tearsheet', name);
}

export async function reading<T>(root: string, work: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await openArchive(root);
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

/** `task` is what another process is told that finds the archive taken. */
export async function writing<T>(
  root: string,
  task: string,
  work: (archive: ArchiveWriter) => Promise<T>,
): Promise<T> {
  const archive = await openArchiveForWriting(root, task);
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

/** Where the archive's days begin: as set, else where this machine stands. */
export function zoneOf({ zone }: Pick<Settings, 'zone'>): string {
  return zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
