/** Disks on their bad days, through the command line: one that is full, one that cannot be written. Mounting needs root. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inventedFile } from '../../bench/invented-articles.ts';
import { json, tearsheet, temporaryFolder } from './tearsheet.test-kit.ts';

const mountable = process.platform === 'linux' && process.getuid?.() === 0 && canMount();

function canMount(): boolean {
  const { path, remove } = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', path], { stdio: 'ignore' });
    execFileSync('umount', [path]);
    return true;
  } catch {
    // Not allowed here, or no such program.
    return false;
  } finally {
    remove();
  }
}

if (!mountable) console.log('disks: skipped, for mounting a small disk needs root on Linux');

describe.skipIf(!mountable)('a disk', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let disk: string;
  let archive: string;
  let files: string;

  beforeEach(async () => {
    folder = temporaryFolder();
    [disk, files] = [join(folder.path, 'disk'), join(folder.path, 'files')];
    archive = join(disk, 'news');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
    for (let n = 0; n < 300; n++) {
      const { path, text } = inventedFile(3, n);
      mkdirSync(join(files, dirname(path)), { recursive: true });
      writeFileSync(join(files, path), text);
    }
    await tearsheet(['init', archive]);
  });
  afterEach(() => {
    execFileSync('umount', ['-l', disk]);
    folder.remove();
  });

  const remount = (options: string) => execFileSync('mount', ['-o', `remount,${options}`, disk]);

  it('that is full is named, loses nothing, and the next import goes on', async () => {
    const { code, stderr } = await tearsheet(['import', '--archive', archive, files]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/the disk is full. Make room/)]);
    remount('size=40m');
    expect(json(await tearsheet(['verify', '--archive', archive, '--json']))).toMatchObject({ damaged: [] });
    expect(json(await tearsheet(['import', '--archive', archive, '--json', files]))).toMatchObject({
      read: 300,
      failed: [],
    });
    expect(json(await tearsheet(['verify', '--archive', archive, '--json']))).toMatchObject({ damaged: [] });
  }, 60_000);

  it('that cannot be written is read, searched, and says why nothing can be imported', async () => {
    remount('size=40m');
    await tearsheet(['import', '--archive', archive, files]);
    remount('ro');
    expect(
      json<{ total: number }>(await tearsheet(['search', '--archive', archive, '大雪', '--json'])).total,
    ).toBeGreaterThan(0);
    expect(json(await tearsheet(['verify', '--archive', archive, '--json']))).toMatchObject({ damaged: [] });
    const { code, stderr } = await tearsheet(['import', '--archive', archive, files]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/read-only. Mount it for writing/)]);
  }, 60_000);
});
