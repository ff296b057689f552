/** Real disks that refuse: a small one filled up, a read-only one, and writers in other processes. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, type TestContext } from 'vitest';
import { all, emptyArchive, filesUnder, JAN_15, removeArchives, story } from './gazette.test-kit.ts';
import { openArchive, openArchiveForWriting } from './open-archive.ts';

afterAll(removeArchives);

const WRITER = fileURLToPath(new URL('./crash-writer.test-kit.ts', import.meta.url));

const mounted: string[] = [];

/** A file system in memory of so many bytes; skips the test where this user may not mount one. */
function smallDisk(context: TestContext, bytes: number): string {
  const root = emptyArchive();
  const answer = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', root], {
    encoding: 'utf8',
  });
  if (answer.status !== 0)
    context.skip(`needs the right to mount: ${answer.error?.message ?? answer.stderr.trim()}`);
  mounted.push(root);
  return root;
}

function remount(root: string, options: string): void {
  expect(spawnSync('mount', ['-o', `remount,${options}`, root]).status).toBe(0);
}

afterEach(() => {
  for (const root of mounted.splice(0)) spawnSync('umount', ['-l', root]);
});

async function damagedIn(root: string) {
  const reader = await openArchive(root);
  const findings = await all(reader.verify());
  await reader.close();
  return findings.filter((one) => one.kind === 'damaged');
}

const MB = 1_000_000;
const long = (number: number) => story(number, 'The river is dredged before winter. '.repeat(400));

describe('a disk that fills up', () => {
  it('loses nothing that was kept, and the next run goes on when there is room', async (context) => {
    const root = smallDisk(context, 6 * MB);
    const kept: string[] = [];
    const fill = async () => {
      const writer = await openArchiveForWriting(root, 'test');
      try {
        for (let number = kept.length; number < 700; number += 10) {
          const batch = Array.from({ length: 10 }, (_, at) => long(number + at));
          kept.push(...(await writer.keep(batch)).map((one) => one.id));
        }
      } finally {
        await writer.close();
      }
    };
    await expect(fill()).rejects.toMatchObject({ name: 'ArchiveFault', code: 'full' });
    expect(kept.length).toBeGreaterThan(100);
    await expect(fill()).rejects.toThrow(/the disk is full\. Make room/);
    expect(await damagedIn(root)).toEqual([]);
    const reader = await openArchive(root);
    for (const id of kept) expect(await reader.pull(id)).toMatchObject({ kind: 'sheet' });
    await reader.close();
    remount(root, `size=${40 * MB}`);
    await fill();
    expect(new Set(kept).size).toBe(700);
    expect(await damagedIn(root)).toEqual([]);
    expect(filesUnder(root)).toHaveLength(700);
  });

  it('keeps the pages that it took, and takes back the part of one that did not fit', async (context) => {
    const root = smallDisk(context, 3 * MB);
    const writer = await openArchiveForWriting(root, 'test');
    const bytes = (number: number) =>
      Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * number * 7919) >> 5));
    const keep = (number: number) =>
      writer.keepPage({
        url: `https://x.example/${number}`,
        retrievedAt: JAN_15,
        status: 200,
        headers: [],
        bytes: bytes(number),
      });
    const kept = [];
    const fill = async () => {
      for (let number = 1; number < 500; number++) kept.push(await keep(number));
    };
    await expect(fill()).rejects.toMatchObject({ code: 'full' });
    expect(await damagedIn(root)).toEqual([]);
    remount(root, `size=${20 * MB}`);
    const next = await keep(kept.length + 1);
    expect(await writer.pullPage(next)).toMatchObject({ bytes: bytes(kept.length + 1) });
    await writer.close();
    expect(await damagedIn(root)).toEqual([]);
  });
});

describe('a read-only disk', () => {
  it('is read, with its catalogue or without, and refuses the writer in one sentence', async (context) => {
    const root = smallDisk(context, 20 * MB);
    const writer = await openArchiveForWriting(root, 'test');
    await writer.keep([story(1), story(2)]);
    const page = {
      url: 'https://x.example/',
      retrievedAt: JAN_15,
      status: 200,
      headers: [],
      bytes: Buffer.from('x'),
    };
    await writer.keepPage(page);
    await writer.close();
    for (const spoil of [() => undefined, () => rmSync(join(root, '.tearsheet'), { recursive: true })]) {
      spoil();
      remount(root, 'ro');
      const reader = await openArchive(root);
      expect(await reader.pull(story(1).id)).toMatchObject({ kind: 'sheet' });
      expect(await all(reader.pagesOf(page.url))).toMatchObject([{ bytes: page.bytes }]);
      expect((await all(reader.verify())).every((one) => one.kind === 'whole')).toBe(true);
      await reader.close();
      const writing = openArchiveForWriting(root, 'test');
      await expect(writing).rejects.toMatchObject({ name: 'ArchiveFault', code: 'read-only' });
      await expect(writing).rejects.toThrow(root);
      remount(root, 'rw');
    }
  });
});

describe('an archive of somebody else', () => {
  it('is read, and refuses the writer in one sentence', async (context) => {
    const root = emptyArchive();
    const writer = await openArchiveForWriting(root, 'test');
    await writer.keep([story(1)]);
    await writer.close();
    chmodSync(root, 0o755);
    const home = process.geteuid?.();
    if (home !== 0) context.skip('needs root, to be somebody else for a while');
    process.seteuid?.(65_534);
    try {
      const reader = await openArchive(root);
      expect(await reader.pull(story(1).id)).toMatchObject({ kind: 'sheet' });
      await reader.close();
      const writing = openArchiveForWriting(root, 'test');
      await expect(writing).rejects.toMatchObject({ name: 'ArchiveFault', code: 'no-permission' });
      await expect(writing).rejects.toThrow(/permission is denied\. Run it as the owner/);
    } finally {
      process.seteuid?.(0);
    }
  });
});

describe('a folder that cannot be made', () => {
  it('fails for what belongs there, and for nothing after it is put right', async () => {
    const root = emptyArchive();
    const writer = await openArchiveForWriting(root, 'test');
    await writer.keep([story(1)]);
    writeFileSync(join(root, 'articles/le-phare'), '');
    const refused = writer.keep([story(2, 'x', { source: 'le-phare' })]);
    await expect(refused).rejects.toMatchObject({ code: 'not-a-folder' });
    rmSync(join(root, 'articles/le-phare'));
    expect(await writer.keep([story(2, 'x', { source: 'le-phare' })])).toMatchObject([{ outcome: 'new' }]);
    await writer.close();
  });
});

describe('a writer in another process', () => {
  it('keeps this one out while it lives, and not when it has been killed', async () => {
    const root = emptyArchive();
    const child = spawn(process.execPath, [WRITER, root, '1', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    for (const _ of [1, 2, 3]) await once(child.stdout, 'data');
    const second = openArchiveForWriting(root, 'import');
    await expect(second).rejects.toMatchObject({ code: 'locked' });
    await expect(second).rejects.toThrow(`"crash test" (process ${child.pid} on `);
    const reader = await openArchive(root);
    expect((await all(reader.walk())).length).toBeGreaterThan(0);
    await reader.close();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const writer = await openArchiveForWriting(root, 'import');
    await writer.close();
  });
});
