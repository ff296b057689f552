/**
 * The ledger of what vanished: `vanished.jsonl`, one line for each time that an article we keep was found to be gone from its
 * publisher's site. Only ever appended to.
 *
 * | field | meaning                                                     |
 * |-------|-------------------------------------------------------------|
 * | url   | the address that was asked for                              |
 * | id    | of the article                                              |
 * | at    | when it was found gone: ISO 8601, UTC                       |
 * | how   | what the publisher answered: "not-found", "gone", …         |
 */
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolders } from './durable.ts';
import { errno, onDisk } from './fault.ts';

export interface Vanished {
  readonly url: string;
  readonly id: string;
  /** ms since 1970. */
  readonly at: number;
  readonly how: string;
}

export const LEDGER = 'vanished.jsonl';

export async function appendVanished(root: string, gone: readonly Vanished[]): Promise<void> {
  const path = join(root, LEDGER);
  const lines = gone.map((one) => {
    const { url, id, at, how } = one;
    return `${JSON.stringify({ url, id, at: new Date(at).toISOString(), how })}\n`;
  });
  await onDisk('write', path, async () => {
    const file = await open(path, 'a+');
    try {
      const { size } = await file.stat();
      const last = Buffer.alloc(1);
      if (size > 0) await file.read(last, 0, 1, size - 1);
      // A line that a crash cut short stays a line of its own.
      const begin = size === 0 || last[0] === 0x0a ? '' : '\n';
      await file.appendFile(begin + lines.join(''));
      await file.datasync();
    } finally {
      await file.close();
    }
  });
  await syncFolders([root]);
}

/** In the order in which they were recorded. Lines that are none are passed over: `verify` names them. */
export async function* readVanished(root: string): AsyncGenerator<Vanished> {
  for await (const { entry } of ledgerLines(root)) if (entry) yield entry;
}

/** Every line with its number, from 1; without an entry when it is not one. */
export async function* ledgerLines(
  root: string,
): AsyncGenerator<{ readonly line: number; readonly entry?: Vanished }> {
  const path = join(root, LEDGER);
  const file = await openIfThere(path);
  if (!file) return;
  let line = 0;
  try {
    for await (const text of file.readLines()) {
      line += 1;
      const entry = readEntry(text);
      yield { line, ...(entry && { entry }) };
    }
  } finally {
    await file.close();
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    return onDisk('read', path, () => Promise.reject(error));
  }
}

function readEntry(text: string): Vanished | undefined {
  try {
    const { url, id, at, how } = JSON.parse(text) as Record<string, unknown>;
    const instant = typeof at === 'string' ? Date.parse(at) : Number.NaN;
    if (typeof url !== 'string' || typeof id !== 'string' || typeof how !== 'string') return undefined;
    return Number.isNaN(instant) ? undefined : { url, id, at: instant, how };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
