/** What a person or a script gets wrong: one clear sentence, the right exit code, and nothing lost. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, tearsheet, temporaryFolder } from './tearsheet.test-kit.ts';

const folder = temporaryFolder();
const archive = join(folder.path, 'news');
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder.path, name), content);
  return join(folder.path, name);
};
const html = (body: string) =>
  `<!doctype html><html><head><title>A page</title></head><body>${body}</body></html>`;
const story = html(
  `<article><h1>Rain stops in Airolo</h1>${'<p>The rain that had fallen on the valley since Sunday stopped on Thursday, said the mayor, and the road was open again.</p>'.repeat(8)}</article>`,
);

beforeAll(async () => {
  await tearsheet(['init', archive]);
});
afterAll(() => folder.remove());

describe('wrong usage', () => {
  it.each([
    [['fly'], /There is no command "fly"/],
    [['search', '--colour'], /--colour/],
    [['search', '-雨'], /put -- before it: tearsheet search -- -雨/],
    [['search'], /search needs QUERY/],
    [['init', 'a', 'b'], /does not know what to do with "b"/],
    [['export', '--archive', archive, '--to', 'pdf', 'x'], /--to takes seed, jsonl/],
    [['show', '--archive', archive, 'hello'], /names no article/],
    [['search', '--archive', archive, 'x', '--limit', 'many'], /whole number/],
    [['search', '--archive', archive, 'x', '--since', '2022-13-01'], /takes a day/],
    [['collect', '--archive', archive, '--source', 'nobody'], /There is no source "nobody"/],
  ])('%j ends with 2 and a sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await tearsheet(args);
    expect(stderr).toMatch(sentence);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('a query that cannot be read', () => {
  it.each([
    ['大桥 since:昨天', '  大桥 since:昨天\n  \u3000\u3000       ^'],
    ['rain\nsince:never\nstorm', '  since:never\n        ^'],
    [`${'rain '.repeat(20)}is:\x1b[31mred`, ' is: [31mred\n'],
  ])('%j is shown with a mark under the character', async (query, shown) => {
    const { code, stderr } = await tearsheet(['search', '--archive', archive, query]);
    expect(code).toBe(1);
    expect(stderr).toContain(shown);
  });
});

describe('what is not there or not as it should be', () => {
  it.each([
    [['collect', '--archive', join(folder.path, 'nowhere')], /does not exist. Make it with "tearsheet init/],
    [['collect', '--archive', folder.path], /is no archive/],
    [['collect', '--archive', archive], /There is no source to collect from/],
    [['import', '--archive', archive, join(folder.path, 'nothing.md')], /there is no such file/],
    [['extract', join(folder.path, 'nothing.html')], /there is no such file/],
    [['extract', folder.path], /it is a folder/],
    [['show', '--archive', archive, 'aaaaaaaaaaaaaaaa'], /There is no article/],
  ])('%j ends with 1 and a sentence that says what to do', async (args, sentence) => {
    const { code, stderr } = await tearsheet(args, { cwd: folder.path });
    expect(stderr).toMatch(sentence);
    expect(code).toBe(1);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('a broken tearsheet.toml is named with its line', async () => {
    const broken = join(folder.path, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'tearsheet.toml'), '[archive]\ntitle = "x\n');
    const { code, stderr } = await tearsheet(['collect', '--archive', broken]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/tearsheet.toml: line 2/)]);
  });
});

describe('pages that are none', () => {
  it.each([
    ['a PDF', 'a.pdf', '%PDF-1.7\n%âãÏÓ', 'not-html'],
    ['an image', 'a.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-html'],
    ['nothing', 'a.html', '', 'empty'],
    ['zeros', 'zeros.html', Buffer.alloc(5000), 'not-html'],
    [
      'a login page',
      'login.html',
      html('<form action="/login"><input type="password" name="p"><button>Log in</button></form>'),
      expect.any(String),
    ],
  ])('%s is no story, with a code and a sentence', async (_what, name, content, code) => {
    const ended = await tearsheet(['extract', file(name, content), '--json']);
    expect(json(ended)).toMatchObject({ kind: 'no-story', code });
    expect(ended.stderr).toMatch(/no story: /);
    expect(ended.code).toBe(1);
  });

  it('50 MB of markup end in an answer', async () => {
    const big = file('big.html', html(`<div><p>word </p></div>`.repeat(2_200_000)));
    const ended = await tearsheet(['extract', big, '--json']);
    expect(['article', 'no-story']).toContain(json(ended)['kind']);
    expect(ended.stderr).not.toMatch(/defect/);
  });

  it('one among many costs the others nothing', async () => {
    const files = [
      file('one.html', story),
      file('two.pdf', '%PDF-1.7'),
      join(folder.path, 'gone.html'),
      file('three.html', story),
    ];
    const list = files
      .map((name) => JSON.stringify({ file: name, url: 'https://gazette.example/rain' }))
      .join('\n');
    for (const jobs of ['1', '2']) {
      const { code, stdout, stderr } = await tearsheet(['extract', '--from-list', '-', '--jobs', jobs], {
        input: list,
      });
      const kinds = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(kinds.map(({ file: name }) => name)).toEqual(files);
      expect(kinds.map(({ kind, code: why }) => why ?? kind)).toEqual([
        'article',
        'not-html',
        'unreadable',
        'article',
      ]);
      expect([code, stderr]).toEqual([3, expect.stringMatching(/1 of 4 files could not be read/)]);
    }
  });
});

describe('files that are no sheets', () => {
  it('are named one by one, and the others are imported', async () => {
    const files = join(folder.path, 'old', 'gazette');
    mkdirSync(files, { recursive: true });
    writeFileSync(
      join(files, '1.md'),
      '<!--1642265101000-->\n[Rain](https://gazette.example/1)\n------\n\n<p>It rained.</p>\n',
    );
    writeFileSync(join(files, '2.md'), '');
    writeFileSync(join(files, '3.md'), '<!--1642265101000-->\nno link\n------\n\n<p>It rained.</p>\n');
    writeFileSync(join(files, 'README.md'), '# Notes\n');
    const ended = await tearsheet(['import', '--archive', archive, '--json', join(folder.path, 'old')]);
    expect(json(ended)).toMatchObject({
      read: 3,
      new: 1,
      skipped: 1,
      failed: [
        { path: 'gazette/2.md', code: 'empty' },
        { path: 'gazette/3.md', code: 'no-heading' },
      ],
    });
    expect(ended.code).toBe(3);
    expect(
      json(await tearsheet(['import', '--archive', archive, '--json', join(folder.path, 'old')])),
    ).toMatchObject({ new: 0, unchanged: 1 });
  });
});

describe('a round among publishers that misbehave', () => {
  let server: Server;
  let base: string;
  const answers: Record<string, [number, string, string | Uint8Array]> = {};

  beforeAll(async () => {
    server = createServer((request, response) => {
      const [status, type, body] = answers[request.url ?? ''] ?? [404, 'text/plain', 'not here'];
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const feed = (links: string[]) =>
      `<rss version="2.0"><channel><title>T</title>${links.map((link) => `<item><title>Rain ${link}</title><link>${base}${link}</link></item>`).join('')}</channel></rss>`;
    Object.assign(answers, {
      '/good.xml': [
        200,
        'application/rss+xml',
        feed(['/pdf', '/story', '/image', '/empty', '/gone', '/huge']),
      ],
      '/html.xml': [200, 'text/html', html('<p>We are moving.</p>')],
      '/story': [200, 'text/html', story],
      '/pdf': [200, 'application/pdf', '%PDF-1.7'],
      '/image': [200, 'image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
      '/empty': [200, 'text/html', ''],
      '/huge': [200, 'text/html', Buffer.alloc(2_000_000, 0x61)],
    });
    const sources = ['good', 'html', 'missing'].map(
      (id) => `[[source]]\nid = "${id}"\nfeeds = ["${base}/${id}.xml"]\n`,
    );
    writeFileSync(
      join(archive, 'tearsheet.toml'),
      `[fetch]\nallow = ["${new URL(base).host}"]\npause_ms = 0\nmax_bytes = 1000000\n${sources.join('')}`,
    );
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('goes on past a feed that is HTML and pages that are a PDF, an image, empty, gone or endless', async () => {
    const { code, stdout, stderr } = await tearsheet(['collect', '--archive', archive, '--json']);
    const reports = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const of = (source: string) => reports.find((report) => report.source === source);
    expect(of('good')).toMatchObject({ outcome: 'ok', new: 1, failed: 5 });
    expect(
      of('good')
        .failures.map((failure: { code: string }) => failure.code)
        .sort(),
    ).toEqual(['empty', 'not-found', 'not-html', 'not-html', 'too-large']);
    expect(of('html')).toMatchObject({
      outcome: 'error',
      failures: [{ code: 'html', message: expect.stringMatching(/\w.*\./) }],
    });
    expect(of('missing')).toMatchObject({ outcome: 'error', failures: [{ code: 'not-found' }] });
    expect([code, stderr]).toEqual([3, '']);
    const doctor = json<{ complaints: { about: string; advice: string }[] }>(
      await tearsheet(['doctor', '--archive', archive, '--json']),
    );
    expect(doctor.complaints.map(({ about }) => about)).toEqual(
      expect.arrayContaining(['source html', 'source missing']),
    );
  });
});
