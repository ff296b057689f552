import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { articleId } from '../article/identity.ts';
import type { KeptState, Reading } from '../desk/reading.ts';
import { openReadingRoom } from './reading-room.ts';
import { demoStates, memoryReading, NOW } from './shelf.test-kit.ts';

const states = demoStates();
const room = openReadingRoom(memoryReading(states));
const ask = (path: string, headers: Record<string, string> = {}) =>
  room.request(`http://room.example${path}`, { headers });
const documentOf = async (response: Response) => parseHTML(await response.text()).document;

function idOf(slug: string): string {
  const found = states.find(({ article }) => article.url.endsWith(slug));
  if (found === undefined) throw new Error(slug);
  return found.article.id;
}

function roomWith(article: Partial<KeptState['article']>, more: Partial<Reading> = {}) {
  const url = 'https://gazette.example/one';
  const whole = {
    id: articleId(url),
    url,
    headline: 'One',
    byline: [],
    source: 'gazette',
    publishedAt: NOW,
    body: [],
  };
  const state: KeptState = {
    kind: 'sheet',
    path: 'articles/x.md',
    revision: 0,
    article: { ...whole, ...article },
  };
  return { id: whole.id, room: openReadingRoom(memoryReading([state], more)) };
}

describe('every page', () => {
  const PAGES = [
    '/',
    '/days',
    '/days/2026-11',
    '/days/2026-11-22',
    '/days/1999-01-01',
    '/sources',
    '/sources/haidao',
    '/search',
    '/search?q=%E6%B0%B4',
    '/search?since=2026-11-22&until=2026-11-22&source=minato',
    '/feeds',
    `/articles/${idOf('water-level-record')}`,
    `/articles/${idOf('flood-inquiry-opens')}/states`,
    `/articles/${idOf('flood-inquiry-opens')}/states/1`,
    `/articles/${idOf('flood-inquiry-opens')}/changes?from=1&to=0`,
  ];
  test.each(PAGES)('%s has one heading, a title, a language and a strict policy', async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    const text = await response.text();
    const { document } = parseHTML(text);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.documentElement.getAttribute('lang')).toBe('en');
    expect(document.title).toContain('The Strait Archive');
    // The policy allows neither; a page that had them would be broken.
    expect(document.querySelectorAll('[style], style, script:not([src])')).toHaveLength(0);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });

  test('answers 304 to a reader who has it already', async () => {
    const first = await ask('/sources');
    const tag = first.headers.get('etag') ?? '';
    expect((await ask('/sources', { 'if-none-match': tag })).status).toBe(304);
  });

  test('speaks the reader’s language and says that it depends on it', async () => {
    const response = await ask('/', { 'accept-language': 'fr;q=0.4, zh-CN;q=0.9, en;q=0.5' });
    expect(response.headers.get('vary')).toContain('Accept-Language');
    const document = await documentOf(response);
    expect(document.documentElement.getAttribute('lang')).toBe('zh-Hans');
    expect(document.querySelector('h1')?.textContent).toBe('2026年11月23日星期一');
  });
});

describe('the front page', () => {
  test('shows today’s articles, the newest first, each in its own language and direction', async () => {
    const document = await documentOf(await ask('/'));
    const teasers = [...document.querySelectorAll('.teaser')];
    expect(teasers[0]?.querySelector('.headline')?.textContent).toBe('江城水位跌破百年纪录 轮渡停航第三天');
    expect(teasers[0]?.getAttribute('lang')).toBe('zh-Hans');
    expect(teasers.find((one) => one.getAttribute('lang') === 'ar')?.getAttribute('dir')).toBe('rtl');
  });

  test('shows the newest day when nothing has come in today, and says so', async () => {
    const early = openReadingRoom(memoryReading(states, { now: () => NOW + 3 * 86_400_000 }));
    const document = await documentOf(await early.request('/'));
    expect(document.querySelector('h1')?.textContent).toContain('23 November 2026');
    expect(document.querySelector('.note')?.textContent).toContain('Nothing has come in today');
  });

  test('leads to the nearest days that have anything', async () => {
    const document = await documentOf(await ask('/days/2026-11-18'));
    expect(document.querySelector('a[rel=prev]')).toBeNull();
    expect(document.querySelector('a[rel=next]')?.getAttribute('href')).toBe('/days/2026-11-19');
    const silent = await documentOf(await ask('/days/2026-11-01'));
    expect(silent.querySelector('a[rel=next]')?.getAttribute('href')).toBe('/days/2026-11-18');
    const later = await documentOf(await ask('/days/2026-12-24'));
    expect(later.querySelector('a[rel=prev]')?.getAttribute('href')).toBe('/days/2026-11-23');
    expect(later.querySelector('a[rel=next]')).toBeNull();
  });

  test('of an empty archive says what to do', async () => {
    const empty = openReadingRoom(memoryReading([]));
    expect(await (await empty.request('/')).text()).toContain('tearsheet add');
  });

  test('says what to do when the index cannot answer', async () => {
    const reading = memoryReading(states);
    const index = {
      ...reading.index,
      find: async () => ({ kind: 'fault', code: 'damaged', message: 'The index is damaged.' }) as const,
    };
    const text = await (await openReadingRoom({ ...reading, index }).request('/')).text();
    expect(text).toContain('No article is lost');
  });
});

describe('an article', () => {
  test('says nothing that its publisher slipped in as mark-up', async () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    const { id, room: hostile } = roomWith({
      headline: evil,
      kicker: evil,
      standfirst: evil,
      byline: [evil],
      dateline: evil,
      section: evil,
      printedTime: evil,
      language: evil,
      url: `javascript:${evil}`,
      body: [{ kind: 'paragraph', content: [{ kind: 'text', text: evil }] }],
    });
    for (const path of [
      `/articles/${id}`,
      '/',
      '/sources/gazette',
      '/search?q=img',
      `/articles/${id}/states`,
    ]) {
      const document = await documentOf(await hostile.request(path));
      expect(document.querySelectorAll('img, script:not([src^="/assets/"])')).toHaveLength(0);
      for (const link of document.querySelectorAll('a'))
        expect(link.getAttribute('href')).not.toMatch(/^\s*javascript/i);
      for (const element of document.querySelectorAll('*'))
        for (const name of element.getAttributeNames()) expect(name).not.toMatch(/^on/);
    }
  });

  test('with a language or date that no table knows is still shown', async () => {
    const { id, room: odd } = roomWith({ language: 'x-klingon-1', publishedAt: 9e15 });
    expect((await odd.request(`/articles/${id}`)).status).toBe(200);
    expect((await odd.request('/search?q=One&lang=!!')).status).toBe(200);
  });

  test('that was changed says so; an earlier state leads to the current one', async () => {
    const id = idOf('flood-inquiry-opens');
    expect(await (await ask(`/articles/${id}`)).text()).toContain('has changed this article once');
    const earlier = await (await ask(`/articles/${id}/states/1`)).text();
    expect(earlier).toContain('41 minutes');
    expect(earlier).toContain('This is an earlier state');
  });

  test('shows what its publisher took away and put in, word by word', async () => {
    const id = idOf('flood-inquiry-opens');
    for (const path of [`/articles/${id}/changes?from=1&to=0`, `/articles/${id}/changes`]) {
      const document = await documentOf(await ask(path));
      const words = (selector: string) =>
        [...document.querySelectorAll(selector)].map((one) => one.textContent);
      expect(words('.fields-changed del')).toContain('41');
      expect(words('.fields-changed ins')).toContain('36');
      expect(words('.body .changed del').join(' ')).toContain('02:55');
      expect(document.querySelector('.body details summary')?.textContent).toMatch(/paragraphs are the same/);
    }
    for (const query of ['?from=2&to=0', '?from=x', '?to=9'])
      expect((await ask(`/articles/${id}/changes${query}`)).status).toBe(404);
    expect((await ask(`/articles/${idOf('herbiers')}/changes`)).status).toBe(404);
  });

  test('that its publisher has taken down says when that was found', async () => {
    const { id, room: gone } = roomWith({}, { vanished: async () => ({ at: NOW, how: 'gone' }) });
    expect(
      (await documentOf(await gone.request(`/articles/${id}`))).querySelector('.notice')?.textContent,
    ).toMatch(/^No longer at its publisher’s; found gone on 23 November 2026, 04:00 gone$/);
  });

  test('can be had as its sheet', async () => {
    const response = await ask(`/articles/${idOf('water-level-record')}.md`);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toMatch(/^<!--\d+-->\n\[江城水位/);
  });

  test('as it was fetched can do nothing: no scripts, no network, an origin of its own', async () => {
    const bytes = new TextEncoder().encode('<script>alert(1)</script>');
    const { id, room: captured } = roomWith(
      {},
      {
        capture: async () => ({
          bytes,
          contentType: 'text/html',
          url: 'https://gazette.example/one',
          at: NOW,
        }),
      },
    );
    const response = await captured.request(`/articles/${id}/page`);
    expect(response.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(await response.text()).toBe('<script>alert(1)</script>');
    expect((await ask(`/articles/${idOf('water-level-record')}/page`)).status).toBe(404);
  });

  test.each([
    ['text/html; charset=gb2312', 'text/html; charset=gb2312'],
    ['text/javascript', 'text/plain'],
    ['application/rss+xml; charset="utf-8"', 'text/plain; charset=utf-8'],
    ['application/x-shockwave-flash', 'application/octet-stream'],
  ])('fetched as %s is handed out as %s', async (contentType, shown) => {
    const { id, room: captured } = roomWith(
      {},
      {
        capture: async () => ({
          bytes: new Uint8Array(),
          contentType,
          url: 'https://gazette.example/one',
          at: NOW,
        }),
      },
    );
    expect((await captured.request(`/articles/${id}/page`)).headers.get('content-type')).toBe(shown);
  });

  test('whose image is kept shows it from here', async () => {
    const src = 'https://img.example/a.svg';
    const { id, room: kept } = roomWith(
      { body: [{ kind: 'figure', src, alt: 'Gate' }] },
      {
        images: {
          find: async () => new Map([[src, { name: 'abc.svg', width: 64, height: 40 }]]),
          read: async (name) =>
            name === 'abc.svg'
              ? { bytes: new TextEncoder().encode('<svg/>'), contentType: 'image/svg+xml' }
              : undefined,
        },
      },
    );
    const document = await documentOf(await kept.request(`/articles/${id}`));
    expect(document.querySelector('.body img')?.getAttribute('src')).toBe('/images/abc.svg');
    const image = await kept.request('/images/abc.svg');
    expect(image.headers.get('content-security-policy')).toMatch(/^sandbox/);
    expect((await kept.request('/images/other.svg')).status).toBe(404);
  });
});

describe('the search', () => {
  test('marks what was found and keeps what was asked', async () => {
    const document = await documentOf(await ask('/search?q=%E6%B0%B4%E4%BD%8D&order=newest'));
    expect(document.querySelector('.hits mark')?.textContent).toBe('水位');
    expect(document.querySelector('#q')?.getAttribute('value')).toBe('水位');
    expect(document.querySelector('#order option[selected]')?.getAttribute('value')).toBe('newest');
    const narrower = [...document.querySelectorAll('.facets a')].map((one) => one.getAttribute('href'));
    expect(narrower.some((href) => href?.includes('source=jiangcheng') && href.includes('q='))).toBe(true);
  });

  test('that cannot be read points at the place', async () => {
    const response = await ask('/search?q=rain+(storm');
    expect(response.status).toBe(400);
    const document = await documentOf(response);
    expect(document.querySelector('.pointer mark')?.textContent).toBe('(');
  });

  test('with a day that no calendar has names the field’s value', async () => {
    const response = await ask('/search?q=rain&since=2026-02-30');
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('2026-02-30');
  });

  test('that finds nothing says what to try', async () => {
    expect(await (await ask('/search?q=zzzzz')).text()).toContain('Nothing found');
  });

  test('can be followed as a feed', async () => {
    const document = await documentOf(await ask('/search?q=harbour'));
    const href = document.querySelector('.follow')?.getAttribute('href') ?? '';
    const feed = parseAtomFeed(await (await ask(href)).text());
    expect(feed.entries?.length).toBeGreaterThan(0);
  });
});

describe('feeds', () => {
  test('of everything and of one source, in three forms', async () => {
    const rss = parseRssFeed(await (await ask('/feeds/all.rss')).text());
    expect(rss.items).toHaveLength(states.filter(({ revision }) => revision === 0).length);
    const atom = parseAtomFeed(await (await ask('/feeds/sources/minato.atom')).text());
    expect(atom.title?.value).toBe('みなと新報');
    expect(atom.entries).toHaveLength(3);
    const json = parseJsonFeed(await (await ask('/feeds/sources/almarfa.json')).json());
    expect(json.items?.[0]?.content_html).toContain('<p>');
  });

  test('name the address that readers use, also behind a proxy', async () => {
    const proxied = openReadingRoom(memoryReading(states), { origin: 'https://news.example' });
    const feed = parseAtomFeed(await (await proxied.request('http://127.0.0.1:4650/feeds/all.atom')).text());
    expect(feed.entries?.[0]?.links?.[0]?.href).toMatch(/^https:\/\/news\.example\/articles\//);
    expect(await (await proxied.request('/opensearch.xml')).text()).toContain(
      'https://news.example/search?q=',
    );
  });

  test('that do not exist are missing', async () => {
    for (const path of [
      '/feeds/all.pdf',
      '/feeds/none',
      '/feeds/sources/a/b.atom',
      '/feeds/search.atom?since=x',
    ])
      expect((await ask(path)).status).toBe(404);
  });
});

describe('what is not there', () => {
  test.each([
    '/nowhere',
    '/articles/aaaaaaaaaaaaaaaa',
    '/articles/short',
    '/articles/aaaaaaaaaaaaaaaa/states',
    '/days/2026-02-30',
    '/days/tomorrow',
    '/sources/none',
    '/assets/../reading-room.ts',
    '/assets/%2e%2e%2freading-room.ts',
  ])('%s answers 404 with a way on', async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('a damaged sheet names its file and what is wrong', async () => {
    const reading = memoryReading(states);
    const damage = {
      kind: 'damage',
      code: 'bad-trailer',
      at: 7,
      message: 'Cut short.',
      path: 'articles/a.md',
      revision: 0,
    } as const;
    const damaged = openReadingRoom({
      ...reading,
      archive: { pull: async () => damage, revisions: async () => [damage] },
    });
    const text = await (await damaged.request('/articles/aaaaaaaaaaaaaaaa')).text();
    expect(text).toContain('articles/a.md');
    expect(text).toContain('tearsheet verify');
    expect((await damaged.request('/')).status).toBe(200);
  });

  test('a fault is told to the operator, not to the reader', async () => {
    const reading = memoryReading(states);
    const faults: unknown[] = [];
    const broken = openReadingRoom(
      { ...reading, index: { ...reading.index, find: () => Promise.reject(new Error('secret place')) } },
      { onFault: (error) => faults.push(error) },
    );
    const response = await broken.request('/');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret place');
    expect(faults).toHaveLength(1);
  });
});

describe('style and script', () => {
  let paths: string[];
  beforeAll(async () => {
    const text = await (await ask('/')).text();
    paths = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  });

  test('come from here, under an address that changes with them, to be kept for ever', async () => {
    expect(paths).toHaveLength(3);
    for (const path of paths) {
      const response = await ask(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toContain('immutable');
      expect(await response.text()).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    }
    expect((await ask('/assets/room.css?v=old')).headers.get('cache-control')).toBe('no-cache');
  });
});
