/** Adding sources as a newcomer does: by a site's address, by a feed's, by a list of subscriptions. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Newspaper, startNewspaper } from '../../src/demo/newspaper.ts';
import { readSettings } from '../../src/desk/settings.ts';
import { json, tearsheet, temporaryFolder } from './tearsheet.test-kit.ts';

const folder = temporaryFolder();
const archive = join(folder.path, 'news');
let newspaper: Newspaper;

const run = (...args: string[]) => tearsheet([...args, '--archive', archive]);
const settings = () => readSettings(readFileSync(join(archive, 'tearsheet.toml'), 'utf8'));

beforeAll(async () => {
  newspaper = await startNewspaper();
  await tearsheet(['init', archive]);
  const file = join(archive, 'tearsheet.toml');
  const allow = `[fetch]\nallow = ["${new URL(newspaper.url).host}"]\npause_ms = 0\n`;
  writeFileSync(file, readFileSync(file, 'utf8').replace('[fetch]\n', allow));
});
afterAll(async () => {
  await newspaper.close();
  folder.remove();
});

describe('adding a source', () => {
  it('takes a feed by its address, keeps the comments of the settings, and adds nothing twice', async () => {
    const feed = newspaper.sources[0]?.feed ?? '';
    const added = await run('add', feed, '--json', '--id', 'first');
    expect([added.code, json(added)]).toMatchObject([0, { added: [{ id: 'first', feeds: [feed] }] }]);
    expect(json(await run('add', feed, '--json'))).toMatchObject({ added: [] });
    expect(settings().sources.map(({ id }) => id)).toEqual(['first']);
    expect(readFileSync(join(archive, 'tearsheet.toml'), 'utf8')).toContain('# contact');
  });

  it("finds a site's feed from its front page", async () => {
    const feed = new URL(newspaper.sources[1]?.feed ?? '');
    const front = feed.href.replace(/[^/]+$/, '');
    const found = json<{ feeds: { url: string }[] }>(await run('add', front, '--json'));
    expect(found.feeds.map(({ url }) => url)).toContain(feed.href);
    expect(settings().sources.length).toBe(2);
  });

  it('says what it could not find, and where', async () => {
    const { code, stderr } = await run('add', `${newspaper.url}/nothing-here`);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/nothing-here: .+\(not-found\)/)]);
  });

  it('refuses an address on a private network that the settings do not allow', async () => {
    const { code, stderr } = await run('add', 'http://127.0.0.1:9/feed');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/private-address/)]);
  });

  it('takes a list of subscriptions and gives it back', async () => {
    const list = join(folder.path, 'list.opml');
    writeFileSync(
      list,
      '<opml version="2.0"><head><title>Mine</title></head><body><outline text="World"><outline type="rss" text="Gazette" xmlUrl="https://gazette.example/rss" htmlUrl="https://gazette.example/"/></outline></body></opml>',
    );
    expect(json(await run('import', list, '--json'))).toMatchObject({ subscriptions: 1, added: ['gazette'] });
    expect(settings().sources.at(-1)).toMatchObject({ id: 'gazette', title: 'Gazette', folder: 'World' });
    const { stdout } = await run('export', '--to', 'opml');
    expect(stdout).toMatch(/xmlUrl="https:\/\/gazette.example\/rss"/);
    expect(stdout).toMatch(/World/);
  });
});

describe('a site without a feed', () => {
  it('is followed by its sitemap, and one without either by its links to stories', async () => {
    const stories = [1, 2, 3, 4, 5, 6].map((n) => `/2026/11/2${n}/the-pass-is-open-again-for-day-${n}`);
    const list = stories.map((path) => `<h2><a href="${path}">The pass is open again</a></h2>`).join('');
    let hasSitemap = true;
    const server = createServer((request, response) => {
      if (request.url === '/')
        return void response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(`<title>Gazette</title>${list}`);
      if (request.url === '/sitemap.xml' && hasSitemap) {
        const urls = stories.map((path) => `<url><loc>http://${request.headers.host}${path}</loc></url>`);
        return void response
          .writeHead(200, { 'content-type': 'application/xml' })
          .end(`<urlset>${urls.join('')}</urlset>`);
      }
      return void response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const file = join(archive, 'tearsheet.toml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('allow = [', `allow = ["${new URL(site).host}", `),
    );
    const first = json<{ feeds: unknown[] }>(await run('add', site, '--json', '--id', 'mapped'));
    expect(first.feeds).toMatchObject([{ format: 'sitemap', entries: 6, url: `${site}sitemap.xml` }]);
    hasSitemap = false;
    const second = json<{ feeds: unknown[] }>(await run('add', site, '--json', '--id', 'listed'));
    expect(second.feeds).toMatchObject([{ format: 'section', entries: 6, title: 'Gazette' }]);
    expect(settings().sources.at(-1)).toMatchObject({ id: 'listed', feeds: [site], sections: [site] });
    server.close();
  });
});
