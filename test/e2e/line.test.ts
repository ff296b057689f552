/** The whole line on a loopback newspaper, through the command line: from a feed to a file to a found and readable article. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDamage } from '../../src/article/damage.ts';
import { readSheet } from '../../src/article/read-sheet.ts';
import { CORRECTED_SLUG, type Newspaper, startNewspaper, WITHDRAWN_SLUG } from '../../src/demo/newspaper.ts';
import { json, tearsheet, temporaryFolder } from './tearsheet.test-kit.ts';

interface Report {
  source: string;
  outcome: string;
  new: number;
  revised: number;
  unchanged: number;
  failed: number;
  requests: number;
}

const folder = temporaryFolder();
const archive = join(folder.path, 'news');
let newspaper: Newspaper;

const run = (...args: string[]) => tearsheet([...args, '--archive', archive]);
const collect = async () => {
  const ended = await run('collect', '--json');
  const lines = ended.stdout.trim().split('\n').filter(Boolean);
  return { ...ended, reports: lines.map((line) => JSON.parse(line) as Report) };
};
const sum = (reports: readonly Report[], of: 'new' | 'revised') =>
  reports.reduce((total, report) => total + report[of], 0);
const sheets = () =>
  readdirSync(join(archive, 'articles'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );

/** Makes every source due: what publishers ask for is honoured, and a test cannot wait that long. */
function makeDue(): void {
  for (const name of readdirSync(join(archive, 'state')).filter((one) => one.endsWith('.json'))) {
    const file = join(archive, 'state', name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"nextCheckAt": \d+/g, '"nextCheckAt": 0'));
  }
}

beforeAll(async () => {
  newspaper = await startNewspaper();
  await tearsheet(['init', archive]);
  const sources = newspaper.sources.map(
    ({ id, title, feed }) =>
      `[[source]]\nid = "${id}"\ntitle = ${JSON.stringify(title)}\nfeeds = ["${feed}"]\n`,
  );
  const host = new URL(newspaper.url).host;
  writeFileSync(
    join(archive, 'tearsheet.toml'),
    `[fetch]\nallow = ["${host}"]\npause_ms = 0\n${sources.join('')}`,
  );
});
afterAll(async () => {
  await newspaper.close();
  folder.remove();
});

describe('a newspaper', () => {
  it('is collected whole: a sheet for every story, none doubled, none lost', async () => {
    const { code, reports, stderr } = await collect();
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const stories = newspaper.stories();
    expect(reports.map(({ source }) => source).sort()).toEqual(newspaper.sources.map(({ id }) => id).sort());
    expect(sum(reports, 'new')).toBe(stories.length);
    expect(sheets().length).toBe(stories.length);
    for (const path of sheets()) {
      const article = readSheet(readFileSync(join(archive, 'articles', path), 'utf8'));
      if (isDamage(article)) throw new Error(`${path}: ${article.message}`);
      expect(article.publishedAt, path).toBeDefined();
      expect(article.body.length, path).toBeGreaterThan(3);
    }
  });

  it('is not asked again before it is due', async () => {
    const before = newspaper.visits.length;
    const { reports } = await collect();
    expect(reports.every(({ outcome }) => outcome === 'skipped')).toBe(true);
    expect(newspaper.visits.length).toBe(before);
  });

  it('is asked for its feeds alone when nothing has changed', async () => {
    makeDue();
    const { reports } = await collect();
    expect(reports.map(({ requests }) => requests)).toEqual(reports.map(() => 1));
    expect(sum(reports, 'new') + sum(reports, 'revised')).toBe(0);
  });

  it('finds words in every script, also two characters inside a sentence', async () => {
    const found = json<{ total: number; hits: { snippet: { text: string; match: boolean }[] }[] }>(
      await run('search', '面馆', '--json'),
    );
    expect(found.total).toBeGreaterThan(0);
    expect(found.hits[0]?.snippet.some(({ text, match }) => match && text === '面馆')).toBe(true);
  });

  it('keeps what an article said before an edit', async () => {
    const story = newspaper.stories().find(({ slug }) => slug === CORRECTED_SLUG);
    newspaper.edit(CORRECTED_SLUG, { announced: true });
    makeDue();
    const { reports } = await collect();
    expect(sum(reports, 'revised')).toBe(1);
    const { revisions } = json<{ revisions: { current: boolean }[] }>(
      await run('revisions', story?.url ?? '', '--json'),
    );
    expect(revisions.map(({ current }) => current)).toEqual([false, true]);
    const changes = await run('diff', story?.url ?? '');
    expect(changes.code).toBe(0);
    expect(changes.stdout).toMatch(/\[-.+-\]|\{\+.+\+\}/);
    expect(sheets().length).toBe(newspaper.stories().length + 1);
  });

  it('keeps a story that its publisher takes down', async () => {
    const story = newspaper.stories().find(({ slug }) => slug === WITHDRAWN_SLUG);
    newspaper.delete(WITHDRAWN_SLUG);
    makeDue();
    await collect();
    expect(json(await run('show', story?.url ?? '', '--json'))['kind']).toBe('article');
  });

  it('gives the same hits after its index is deleted and made again', async () => {
    const ask = async (query: string) => {
      const { hits, total } = json<{ total: number; hits: { id: string; snippet: unknown }[] }>(
        await run('search', query, '--json'),
      );
      return { total, hits: hits.map(({ id, snippet }) => ({ id, snippet })) };
    };
    const queries = ['面馆', 'flood', '"the river"', 'مدينة', 'bateau', 'election -flood'];
    const before = await Promise.all(queries.map(ask));
    rmSync(join(archive, '.tearsheet'), { recursive: true });
    expect((await run('reindex')).code).toBe(0);
    expect(await Promise.all(queries.map(ask))).toEqual(before);
  });

  it('is made again, article by article, from the pages that were kept as they came', async () => {
    const second = join(folder.path, 'second');
    await tearsheet(['init', second]);
    const pages = readdirSync(join(archive, 'pages'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.warc.gz'),
    );
    const report = json<{ read: number; new: number; revised: number }>(
      await tearsheet([
        'import',
        '--archive',
        second,
        '--json',
        ...pages.map((name) => join(archive, 'pages', name)),
      ]),
    );
    expect(report).toMatchObject({ read: sheets().length, new: sheets().length - 1, revised: 1 });
  });

  it('is verified, listed and exported', async () => {
    expect(json(await run('verify', '--json'))).toMatchObject({ damaged: [] });
    expect(readFileSync(join(archive, 'README.md'), 'utf8')).toContain('](lists/');
    const out = join(folder.path, 'all.jsonl');
    expect((await run('export', '--to', 'jsonl', out)).code).toBe(0);
    const lines = readFileSync(out, 'utf8').trim().split('\n');
    expect(lines.length).toBe(newspaper.stories().length + 1);
    const shape = { kind: 'article', revisions: expect.any(Array), html: expect.any(String) };
    expect(JSON.parse(lines[0] ?? '')).toMatchObject(shape);
  });
});

describe('the reading room on it', () => {
  it('says of each source when it was read, and shows the metrics and the API', async () => {
    let url = '';
    let stop = () => {};
    const ended = tearsheet(['serve', '--archive', archive, '--no-collect', '--port', '0'], {
      onStart: (child) => {
        stop = () => void child.kill('SIGTERM');
        child.stderr?.on('data', (chunk) => {
          url ||= /http:\/\/[\d.:]+/.exec(String(chunk))?.[0] ?? '';
        });
      },
    });
    while (url === '') await new Promise((resolve) => setTimeout(resolve, 50));
    const [sources, metrics, found] = await Promise.all(
      ['/sources', '/metrics', '/api/search?q=flood'].map(async (path) => (await fetch(url + path)).text()),
    );
    expect(sources).not.toContain('not looked at yet');
    expect(metrics).toContain('tearsheet_source_up');
    expect(JSON.parse(found ?? '')).toMatchObject({ query: 'flood', hits: expect.any(Array) });
    const pasted = await fetch(`${url}/api/search?q=${encodeURIComponent('大桥'.repeat(5000))}`);
    expect(pasted.status).toBe(200);
    stop();
    expect((await ended).code).toBe(0);
  });
});
