/**
 * What is remembered of a source between two rounds: `state/<source>.json`, plain JSON that git can follow.
 * It is written after what it speaks of is kept, so a round that broke off is made again and nothing is skipped.
 */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Entry } from '../feed/feed.ts';

/** An entry whose article could not be had yet. */
export interface PendingEntry {
  readonly feed: string;
  readonly entry: Entry;
  readonly tries: number;
  readonly nextTryAt: number;
  readonly code: string;
  readonly message: string;
}

export interface SourceState {
  readonly version: 1;
  /** By configured address: what `pollFeed` answered last. */
  readonly feeds: Readonly<Record<string, unknown>>;
  readonly pending: readonly PendingEntry[];
}

export const NEW_STATE: SourceState = { version: 1, feeds: {}, pending: [] };

export function stateFile(root: string, source: string): string {
  return join(root, 'state', `${source}.json`);
}

/** A file that is missing or no state of ours is as if nothing were remembered: entries are then fetched again, none is lost. */
export async function readSourceState(root: string, source: string): Promise<SourceState> {
  let text: string;
  try {
    text = await readFile(stateFile(root, source), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NEW_STATE;
    throw error;
  }
  try {
    const value = JSON.parse(text) as Partial<SourceState> | null;
    return value?.version === 1 && value.feeds && value.pending ? (value as SourceState) : NEW_STATE;
  } catch (error) {
    if (error instanceof SyntaxError) return NEW_STATE;
    throw error;
  }
}

export async function writeSourceState(root: string, source: string, state: SourceState): Promise<void> {
  const file = stateFile(root, source);
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(`${file}.tmp`, 'w');
  try {
    await handle.writeFile(`${JSON.stringify(state, null, 1)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.tmp`, file);
}
