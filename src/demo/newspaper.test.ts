import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GB18030_SLUG } from './kiosk.ts';
import { CORRECTED_SLUG, type Newspaper, startNewspaper, WITHDRAWN_SLUG } from './newspaper.ts';

const NOW = Date.UTC(2026, 10, 23, 4);
let newspaper: Newspaper;

beforeAll(async () => {
  newspaper = await startNewspaper({ now: NOW });
});
afterAll(() => newspaper.close());

function urlOf(slug: string): string {
  const story = newspaper.stories().find((one) => one.slug === slug);
  if (story === undefined) throw new Error(slug);
  return story.url;
}

describe('the loopback newspaper', () => {
  test('has stories in Chinese of both scripts, English, French and a right-to-left language', () => {
    expect(newspaper.stories().length).toBeGreaterThanOrEqual(24);
    expect(newspaper.sources.map(({ language }) => language)).toEqual(
      expect.arrayContaining(['zh-CN', 'zh-Hant', 'en', 'fr', 'ar']),
    );
  });

  test('every story answers with a page that names its headline and its feed', async () => {
    for (const { url } of newspaper.stories()) {
      const response = await fetch(url);
      expect(response.status).toBe(200);
      const charset = url.endsWith(GB18030_SLUG) ? 'gb18030' : 'utf-8';
      const page = new TextDecoder(charset, { fatal: true }).decode(await response.arrayBuffer());
      expect(page).toContain('<h1');
      expect(page).toContain('rel="alternate"');
      expect(page).not.toMatch(/\{\{|undefined|\?{3}/);
    }
  });

  test('feeds come as RSS, Atom and JSON Feed, newest first', async () => {
    const types = new Set<string>();
    for (const { feed } of newspaper.sources) {
      const response = await fetch(feed);
      types.add((response.headers.get('content-type') ?? '').split(';')[0] ?? '');
      const text = await response.text();
      expect(text).toContain('utm_source=feed');
    }
    expect([...types].sort()).toEqual([
      'application/atom+xml',
      'application/feed+json',
      'application/rss+xml',
    ]);
  });

  test('a page that has not changed answers 304 by its tag and by its date', async () => {
    const url = urlOf('swifts-clock-tower');
    const first = await fetch(url);
    const tag = first.headers.get('etag') ?? '';
    const date = first.headers.get('last-modified') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': tag } })).status).toBe(304);
    expect((await fetch(url, { headers: { 'if-modified-since': date } })).status).toBe(304);
    expect((await fetch(url, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  test('a silent edit changes the page and not the feed', async () => {
    const url = urlOf(CORRECTED_SLUG);
    const feed = newspaper.sources[0]?.feed ?? '';
    const [page, list] = [await (await fetch(url)).text(), await (await fetch(feed)).text()];
    newspaper.edit('interview-tide-engineer');
    expect(await (await fetch(feed)).text()).toBe(list);
    newspaper.edit(CORRECTED_SLUG, { announced: true });
    const edited = await (await fetch(url)).text();
    expect(edited).not.toBe(page);
    expect(edited).toContain('36 minutes');
    expect(await (await fetch(feed)).text()).toContain('date_modified');
  });

  test('a story taken down answers 410 and leaves the feed', async () => {
    const url = urlOf(WITHDRAWN_SLUG);
    newspaper.delete(WITHDRAWN_SLUG);
    expect((await fetch(url)).status).toBe(410);
    expect(await (await fetch(newspaper.sources[0]?.feed ?? '')).text()).not.toContain(WITHDRAWN_SLUG);
  });

  test('robots.txt names the sitemap, and the sitemap every story', async () => {
    expect(await (await fetch(`${newspaper.url}/robots.txt`)).text()).toContain('/sitemap.xml');
    const sitemap = await (await fetch(`${newspaper.url}/sitemap.xml`)).text();
    for (const { url } of newspaper.stories()) expect(sitemap).toContain(`<loc>${url}</loc>`);
  });
});
