/** Back-fill through the command line, on the loopback newspaper: its sitemap names what its feed has long dropped. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Newspaper, startNewspaper } from '../../src/demo/newspaper.ts';
import { json, tearsheet, temporaryFolder } from './tearsheet.test-kit.ts';

const folder = temporaryFolder();
const archive = join(folder.path, 'news');
let newspaper: Newspaper;

beforeAll(async () => {
  newspaper = await startNewspaper();
  await tearsheet(['init', archive]);
  const [source] = newspaper.sources;
  const host = new URL(newspaper.url).host;
  writeFileSync(
    join(archive, 'tearsheet.toml'),
    `[fetch]\nallow = ["${host}"]\npause_ms = 0\n[[source]]\nid = "${source?.id}"\nfeeds = ["${source?.feed}"]\n`,
  );
});
afterAll(async () => {
  await newspaper.close();
  folder.remove();
});

it('keeps every story that the lists of the publisher name, once, and only of its own source', async () => {
  const id = newspaper.sources[0]?.id;
  const own = newspaper.stories().filter(({ source }) => source === id);
  const collect = (...args: string[]) =>
    tearsheet(['collect', '--archive', archive, '--since', '2000', '--no-wayback', '--json', ...args]);
  const first = await collect();
  expect(first.stderr).toBe('');
  expect(json(first)).toMatchObject({ source: id, kept: own.length, known: 0, failed: 0, left: 0 });
  expect(json(await collect())).toMatchObject({ kept: 0, known: own.length });
  expect((await tearsheet(['collect', '--archive', archive, '--since', 'one day'])).code).toBe(2);
});
