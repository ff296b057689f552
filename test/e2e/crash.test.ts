/** An import killed at any instant: what was kept is whole, the next one goes on, and nothing is missing at the end. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inventedFile, random } from '../../bench/invented-articles.ts';
import { json, tearsheet, temporaryFolder } from './tearsheet.test-kit.ts';

const FILES = 400;
const KILLS = 4;
const folder = temporaryFolder();
const archive = join(folder.path, 'news');
const files = join(folder.path, 'files');

afterAll(() => folder.remove());

/** Every page of every segment but the first and last has one wrong byte. */
function spoilSegments(index: string): void {
  for (const name of readdirSync(index, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.seg')) continue;
    const bytes = readFileSync(join(index, name));
    for (let at = 4196; at < bytes.length - 8192; at += 4096) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(join(index, name), bytes);
  }
}

describe('an import', () => {
  it('killed again and again loses nothing', async () => {
    for (let n = 0; n < FILES; n++) {
      const { path, text } = inventedFile(7, n);
      mkdirSync(join(files, dirname(path)), { recursive: true });
      writeFileSync(join(files, path), text);
    }
    await tearsheet(['init', archive]);
    const chance = random(11);
    let kept = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      await tearsheet(['import', '--archive', archive, files], {
        onStart: (child) => setTimeout(() => child.kill('SIGKILL'), 150 + chance() * 900),
      });
      const { checked, damaged } = json<{ checked: number; damaged: { code: string; path: string }[] }>(
        await tearsheet(['verify', '--archive', archive, '--json']),
      );
      // What was being written when its writer died; the next one removes it.
      expect(damaged.filter(({ code }) => code !== 'leftover' && code !== 'bad-record')).toEqual([]);
      expect(checked).toBeGreaterThanOrEqual(kept);
      kept = checked;
    }
    const last = json(await tearsheet(['import', '--archive', archive, files, '--json']));
    expect(last).toMatchObject({ read: FILES, failed: [] });
    expect(json(await tearsheet(['verify', '--archive', archive, '--json']))).toMatchObject({ damaged: [] });
    const out = join(folder.path, 'out');
    await tearsheet(['export', '--archive', archive, '--to', 'seed', out]);
    const names = readdirSync(files, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    );
    expect(names.length).toBe(FILES);
    for (const name of names)
      expect(readFileSync(join(out, name)).equals(readFileSync(join(files, name))), name).toBe(true);
    const found = json<{ total: number }>(
      await tearsheet(['search', '--archive', archive, '大雪', '--json', '--limit', '1']),
    );
    const truth = names.filter((name) => /大雪/.test(readFileSync(join(files, name), 'utf8'))).length;
    expect(found.total).toBe(truth);
    spoilSegments(join(archive, '.tearsheet', 'index'));
    const sick = await tearsheet(['doctor', '--archive', archive]);
    expect(sick.stdout).toMatch(/index: .*is not as it was written/);
    const mended = await tearsheet(['search', '--archive', archive, '大雪', '--json', '--limit', '1']);
    expect(mended.stderr).toMatch(/not as it was written\. (?:It is begun|Making it) anew/);
    expect(json<{ total: number }>(mended).total).toBe(truth);
  }, 120_000);
});
