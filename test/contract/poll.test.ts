import iconv from 'iconv-lite';
import { afterEach, describe, expect, it } from 'vitest';
import { createDriver } from './fetch-driver.ts';
import { type Handler, openSite, redirects, type Site, sends } from './site.test-kit.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const NOW = Date.parse('2026-01-10T10:07:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function site(handler: Handler): Promise<Site> {
  const opened = await openSite(handler);
  open.push(opened);
  return opened;
}

async function driver(options: Parameters<typeof createDriver>[0] = {}) {
  const opened = await createDriver({ guard: 'off', timeoutMs: 3000, ...options });
  open.push(opened);
  return opened;
}

const feed = (numbers: readonly number[], channel = ''): string =>
  `<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Paper</title>${channel}${numbers
    .map(
      (n) =>
        `<item><title>Story ${n}</title><link>https://paper.example/${n}</link><guid>https://paper.example/${n}</guid></item>`,
    )
    .join('')}</channel></rss>`;

/** Polls again and again, each time when due, with the state through JSON as after a restart. */
async function polls(url: string, times: number, options?: Parameters<typeof createDriver>[0]) {
  const reports = [];
  let state: unknown;
  let now = NOW;
  for (let n = 0; n < times; n++) {
    const report = await (await driver(options)).poll(url, state, { now });
    reports.push(report);
    state = JSON.parse(JSON.stringify(report.state));
    now = Math.max(now, report.nextCheckAt ?? now) + 1000;
  }
  return reports;
}

const nth =
  (...handlers: Handler[]): Handler =>
  (request, response, n) =>
    (handlers[Math.min(n, handlers.length) - 1] ?? sends('', {}, 404))(request, response, n);

describe('a feed', () => {
  it('is asked whether it has changed, and costs one small answer when it has not', async () => {
    const host = await site(
      nth(sends(feed([1]), { etag: '"1"' }), sends('', {}, 304), sends(feed([2, 1]), { etag: '"2"' })),
    );
    const reports = await polls(host.url('/feed'), 3);
    expect(reports.map(({ outcome }) => outcome)).toEqual(['ok', 'unchanged', 'ok']);
    expect(reports.map(({ changes }) => changes.length)).toEqual([1, 0, 1]);
    expect(host.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"', '"1"']);
    expect(reports.at(-1)?.state).toMatchObject({
      looks: 3,
      requests: 3,
      unchanged: 1,
      failures: 0,
      title: 'Paper',
    });
  });

  it.each([
    ['Expires', { expires: new Date(NOW + 5 * HOUR).toUTCString() }, '', 5 * HOUR],
    [
      'sy:updatePeriod',
      {},
      '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>',
      12 * HOUR,
    ],
    ['ttl and max-age', { 'cache-control': 'max-age=60' }, '<ttl>240</ttl>', 4 * HOUR],
    [
      'skipHours',
      {},
      '<skipHours><hour>10</hour><hour>11</hour><hour>12</hour></skipHours>',
      2 * HOUR + 53 * 60_000,
    ],
    ['skipDays', {}, '<skipDays><day>Saturday</day></skipDays>', 13 * HOUR + 53 * 60_000],
  ] as [string, Record<string, string>, string, number][])(
    'is not looked at before its %s lets us',
    async (_what, headers, channel, waitMs) => {
      const host = await site(sends(feed([1], channel), headers));
      const [report] = await polls(host.url('/feed'), 1);
      expect((report?.nextCheckAt ?? 0) - NOW).toBeGreaterThanOrEqual(waitMs);
      expect((report?.nextCheckAt ?? 0) - NOW).toBeLessThan(waitMs * 1.15);
    },
  );

  it('that is not due is not asked, whatever the state went through', async () => {
    const host = await site(sends(feed([1])));
    const one = await driver();
    const first = await one.poll(host.url('/feed'), undefined, { now: NOW });
    const second = await one.poll(host.url('/feed'), JSON.parse(JSON.stringify(first.state)), {
      now: NOW + 60_000,
    });
    expect(second.outcome).toBe('skipped');
    expect(host.asked).toHaveLength(1);
  });

  it.each([undefined, null, 7, 'x', [], { version: 9 }, { version: 1 }])(
    'starts anew from a state that is none: %j',
    async (state) => {
      const host = await site(sends(feed([1])));
      const report = await (await driver()).poll(host.url('/feed'), state, { now: NOW });
      expect(report).toMatchObject({ outcome: 'ok', feedUrl: host.url('/feed') });
      expect(report.changes).toHaveLength(1);
    },
  );

  it('that was planned for a time when the clock was wrong is looked at', async () => {
    const host = await site(sends(feed([1])));
    const one = await driver();
    const first = await one.poll(host.url('/feed'), undefined, { now: NOW + 4000 * DAY });
    expect(await one.poll(host.url('/feed'), first.state, { now: NOW })).toMatchObject({ outcome: 'ok' });
  });
});

describe('a sitemap', () => {
  it('is followed like a feed: its stories are entries, each new once', async () => {
    const map = (days: readonly string[]): string =>
      `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://paper.example/sport</loc></url>${days
        .map((day) => `<url><loc>https://paper.example/2026/01/${day}/rain-falls</loc></url>`)
        .join('')}</urlset>`;
    const host = await site(nth(sends(map(['08', '09'])), sends(map(['08', '09', '10']))));
    const reports = await polls(host.url('/sitemap.xml'), 2);
    expect(reports.map(({ outcome, changes }) => [outcome, changes.length])).toEqual([
      ['ok', 2],
      ['ok', 1],
    ]);
  });
});

describe('no feed at all', () => {
  it.each(['', 'nonsense', 'http://', 'file:///etc/passwd', 'http://[::1%25lo]/', 'http://x.invalid/'])(
    'is an error with a reason: %s',
    async (address) => {
      const [report] = await polls(address, 1);
      expect(report).toMatchObject({ outcome: 'error', changes: [] });
      expect(report?.reason).toMatch(/^[a-z-]+$/);
    },
  );
});

describe('a feed behind a password', () => {
  it('is read, and the password is told to nobody else', async () => {
    const host = await site(sends(feed([1])));
    const [report] = await polls(host.url('/feed').replace('//', '//reader:s3cret@'), 1);
    expect(host.asked[0]?.headers.authorization).toBe(`Basic ${btoa('reader:s3cret')}`);
    expect(report?.feedUrl).toBe(host.url('/feed'));
  });
});

describe('a feed that moves', () => {
  const moving = (...hops: [from: string, to: string, status: number][]): Handler => {
    return (request, response, n) => {
      const hop = hops.find(([from]) => from === request.url);
      return (hop ? redirects(hop[1], hop[2]) : sends(feed([1])))(request, response, n);
    };
  };
  it.each([
    ['for good', [['/a', '/b', 308]], '/b'],
    [
      'for good, twice',
      [
        ['/a', '/b', 301],
        ['/b', '/c', 308],
      ],
      '/c',
    ],
    [
      'for good, then for now',
      [
        ['/a', '/b', 301],
        ['/b', '/c', 302],
      ],
      '/b',
    ],
    [
      'for now, then for good',
      [
        ['/a', '/b', 307],
        ['/b', '/c', 301],
      ],
      '/a',
    ],
    ['for now', [['/a', '/b', 303]], '/a'],
  ] as [string, [string, string, number][], string][])(
    '%s is followed, and kept as far as it is for good',
    async (_what, hops, path) => {
      const host = await site(moving(...hops));
      const [report] = await polls(host.url('/a'), 1);
      expect(report).toMatchObject({ outcome: 'ok', feedUrl: host.url(path) });
    },
  );

  it('to where no feed answers stays where it was, and is itself again when it comes back', async () => {
    const gone: Handler = (request, response, n) =>
      (request.url === '/a'
        ? n === 2
          ? redirects('/parked', 301)
          : sends(feed([1]))
        : sends('<html><body>For sale</body></html>'))(request, response, n);
    const host = await site(gone);
    const reports = await polls(host.url('/a'), 3);
    expect(reports.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['ok', 'html', 'ok']);
    expect(reports.every(({ feedUrl }) => feedUrl === host.url('/a'))).toBe(true);
  });

  it('keeps what it has seen', async () => {
    const host = await site((request, response, n) =>
      (request.url === '/a' ? (n === 1 ? sends(feed([1])) : redirects('/b', 301)) : sends(feed([2, 1])))(
        request,
        response,
        n,
      ),
    );
    const reports = await polls(host.url('/a'), 3);
    expect(reports.map(({ changes }) => changes.length)).toEqual([1, 1, 0]);
    expect(host.asked.map(({ url }) => url)).toEqual(['/a', '/a', '/b', '/b']);
  });

  it('to where it has ended is gone only when all of the way is for good', async () => {
    for (const [status, outcome] of [
      [301, 'gone'],
      [302, 'error'],
    ] as const) {
      const host = await site((request, response, n) =>
        (request.url === '/a' ? redirects('/b', status) : sends('', {}, 410))(request, response, n),
      );
      const [report] = await polls(host.url('/a'), 1);
      expect(report?.outcome).toBe(outcome);
    }
  });
});

describe('a feed that fails', () => {
  it.each([
    ['404', sends('', {}, 404), 'not-found'],
    ['403', sends('', {}, 403), 'forbidden'],
    [
      'a challenge',
      sends('<title>Just a moment...</title>', { 'cf-mitigated': 'challenge' }, 403),
      'blocked',
    ],
    ['500', sends('', { etag: '"bad"' }, 500), 'server-error'],
    ['a login page', sends('<!doctype html><title>Log in</title>', { etag: '"bad"' }), 'html'],
    ['nothing', sends('', { etag: '"bad"' }), 'empty'],
    ['neither feed nor page', sends('hello', { etag: '"bad"' }), 'not-a-feed'],
    ['a broken connection', (_request, response) => response.destroy(), 'connection'],
  ] as [string, Handler, string][])(
    'with %s says so, and forgets nothing',
    async (_what, failing, reason) => {
      const host = await site(
        nth(sends(feed([1]), { etag: '"1"' }), failing, sends('', {}, 304), sends(feed([1]))),
      );
      const reports = await polls(host.url('/feed'), 4);
      expect(reports[1]).toMatchObject({ outcome: 'error', reason, changes: [] });
      expect(reports[1]?.error).toMatch(/\w+ \w+/);
      expect(reports.slice(2).map(({ outcome, changes }) => [outcome, changes.length])).toEqual([
        ['unchanged', 0],
        ['ok', 0],
      ]);
      expect(host.asked[2]?.headers['if-none-match']).toBe('"1"');
      expect(host.asked).toHaveLength(4);
    },
  );

  it('lets its host rest, and its neighbours wait without being blamed', async () => {
    const host = await site(sends('', { 'retry-after': new Date(NOW + 2 * HOUR).toUTCString() }, 429));
    const one = await driver();
    const feeds = ['/1', '/2', '/3', '/4', '/5'].map((path) => ({ url: host.url(path) }));
    const reports = await one.pollMany(feeds, { now: NOW });
    expect(host.asked.length).toBeLessThanOrEqual(2);
    expect(reports.every(({ nextCheckAt }) => (nextCheckAt ?? 0) >= NOW + 2 * HOUR)).toBe(true);
    expect(
      reports.filter(({ outcome }) => outcome === 'skipped').every(({ state }) => state.failures === 0),
    ).toBe(true);
  });

  it('alone rests where a host is many publishers', async () => {
    const host = await site((request, response, n) =>
      (request.url === '/1' ? sends('', { 'retry-after': '7200' }, 429) : sends(feed([1])))(
        request,
        response,
        n,
      ),
    );
    const one = await driver({ rateLimitScope: 'feed' });
    await one.poll(host.url('/1'), undefined, { now: NOW });
    expect(await one.poll(host.url('/2'), undefined, { now: NOW })).toMatchObject({ outcome: 'ok' });
  });

  it('waits longer every time and starts afresh after a success', async () => {
    const bad = sends('', {}, 502);
    const host = await site(nth(bad, bad, bad, bad, sends(feed([1])), bad));
    const reports = await polls(host.url('/feed'), 6);
    const waits = reports.map(({ at, nextCheckAt }) => (nextCheckAt ?? 0) - at);
    expect(waits[3]).toBeGreaterThan(6 * (waits[0] ?? 0));
    expect(waits[5]).toBeLessThan(1.2 * (waits[0] ?? 0));
  });
});

describe('a feed in the bytes of its place', () => {
  const in_ = (charset: string, title: string, declared: string | undefined, mark = ''): Buffer =>
    iconv.encode(
      `${mark}<?xml version="1.0"${declared === undefined ? '' : ` encoding="${declared}"`}?><rss version="2.0"><channel><title>x</title><item><title>${title}</title><link>https://paper.example/1</link></item></channel></rss>`,
      charset,
    );
  it.each([
    ['shift_jis', '東京で雨、髙橋氏「まだ続く」', 'Shift_JIS', undefined],
    ['euc-jp', '東京で雨', 'EUC-JP', undefined],
    ['gb18030', '镕镕𠮷雨', 'gb18030', undefined],
    ['gbk', '朱镕基喆', undefined, 'text/xml; charset=gb2312'],
    ['koi8-r', 'Дождь в Москве', 'koi8-r', undefined],
    ['windows-1251', 'Дождь в Москве', 'windows-1251', 'text/xml'],
    ['windows-1256', 'أمطار في القاهرة', 'windows-1256', undefined],
    ['windows-1255', 'גשם בירושלים', undefined, 'application/xml; charset=windows-1255'],
    ['windows-1250', 'Déšť v Praze, říká úřad', 'windows-1250', undefined],
    ['windows-1254', 'İstanbul’da yağmur', 'iso-8859-9', undefined],
    ['iso-8859-2', 'Žluťoučký kůň', 'ISO-8859-2', undefined],
    ['utf-16be', '新闻', 'utf-8', undefined],
    ['utf-8', 'Ça pleut — “encore”', 'iso-8859-1', 'text/xml; charset=utf-8'],
  ])('%s: %s', async (charset, title, declared, contentType) => {
    const body = in_(charset, title, declared, charset.startsWith('utf-16') ? '\uFEFF' : '');
    const host = await site(sends(body, contentType === undefined ? {} : { 'content-type': contentType }));
    const [report] = await polls(host.url('/feed'), 1);
    expect(report?.changes.map(({ item }) => item.title)).toEqual([title]);
  });
});
