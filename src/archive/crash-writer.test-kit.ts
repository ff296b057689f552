/**
 * A writer that dies: run as a process of its own by crash.test.ts. It prints one line for each thing that was acknowledged.
 * `node crash-writer.test-kit.ts ROOT SEED KILL_AT`: with KILL_AT it kills itself at that call of the file system, counted over
 * one round of every kind of keeping; with 0 it goes on until it is killed.
 */
import { writeSync } from 'node:fs';
import promises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { JAN_15, story } from './gazette.test-kit.ts';
import { openArchiveForWriting } from './open-archive.ts';

export type Acknowledged =
  | { readonly kind: 'article'; readonly id: string; readonly text: string }
  | {
      readonly kind: 'page';
      readonly reference: { file: string; offset: number; digest: string };
      readonly text: string;
    }
  | { readonly kind: 'vanished'; readonly id: string };

const CALLS = ['open', 'rename', 'link', 'unlink', 'mkdir', 'truncate'] as const;
const FILE_CALLS = ['writeFile', 'write', 'appendFile', 'datasync', 'sync', 'truncate'] as const;

if (import.meta.main) await run(process.argv[2] ?? '', Number(process.argv[3]), Number(process.argv[4]));

async function run(root: string, seed: number, killAt: number): Promise<void> {
  const archive = await openArchiveForWriting(root, 'crash test');
  if (killAt > 0) await dieAt(killAt);
  say({ kind: 'vanished', id: '' });
  for (let round = seed * 1_000; ; round++) {
    const articles = [0, 1, 2, 3].map((one) => story((round + one * 7) % 11, `${seed}: ${round}.`));
    await archive.keep(articles);
    for (const { id } of articles) say({ kind: 'article', id, text: `${seed}: ${round}.` });
    const texts = [`page ${seed} ${round}`, 'x'.repeat(round % 5_000) + round];
    const references = await Promise.all([
      archive.keepPage({
        url: 'https://gazette.example/p',
        retrievedAt: JAN_15 + round,
        status: 200,
        headers: [],
        bytes: Buffer.from(texts[0] ?? ''),
      }),
      archive.keepOriginal({ path: 'a/b.txt', at: JAN_15 + round, bytes: Buffer.from(texts[1] ?? '') }),
    ]);
    for (const [at, text] of texts.entries()) {
      say({
        kind: 'page',
        reference: references[at] as { file: string; offset: number; digest: string },
        text,
      });
    }
    await archive.recordVanished([
      { url: 'https://gazette.example/p', id: `${round}`, at: JAN_15, how: 'gone' },
    ]);
    say({ kind: 'vanished', id: `${round}` });
    if (killAt > 0) break;
  }
  await archive.close();
}

function say(acknowledged: Acknowledged): void {
  writeSync(1, `${JSON.stringify(acknowledged)}\n`);
}

/** Counts the calls that change the disk, and dies at the beginning of the one asked for. */
async function dieAt(killAt: number): Promise<void> {
  let calls = 0;
  const counted = <T extends object>(owner: T, names: readonly (keyof T)[]) => {
    for (const name of names) {
      const call = owner[name] as (...args: unknown[]) => unknown;
      owner[name] = function (this: unknown, ...args: unknown[]) {
        calls += 1;
        if (calls === killAt) process.kill(process.pid, 'SIGKILL');
        return call.apply(this, args);
      } as T[keyof T];
    }
  };
  const handle = await promises.open('.', 'r');
  counted(Object.getPrototypeOf(handle) as FileHandle, FILE_CALLS);
  await handle.close();
  counted(promises, CALLS);
  syncBuiltinESMExports();
}
