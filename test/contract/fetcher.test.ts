import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type Courtesy, USUAL, userAgent } from '../../src/fetch/courtesy.ts';
import { type Fetcher, openFetcher } from '../../src/fetch/fetcher.ts';
import { type Handler, openSite, redirects, type Site, sends } from './site.test-kit.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function site(handler: Handler, tls?: Parameters<typeof openSite>[1]): Promise<Site> {
  const opened = await openSite(handler, tls);
  open.push(opened);
  return opened;
}

function fetcher(courtesy: Partial<Courtesy> = {}): Fetcher {
  const opened = openFetcher({
    ...USUAL,
    userAgent: userAgent('1.2.3'),
    guard: 'off',
    pauseMs: 0,
    timeoutMs: 5000,
    ...courtesy,
  });
  open.push(opened);
  return opened;
}

/** Everything but robots.txt goes to the handler; there is none. */
function without(handler: Handler): Handler {
  return (request, response, nth) =>
    request.url === '/robots.txt'
      ? sends('', {}, 404)(request, response, nth)
      : handler(request, response, nth);
}

function paths(host: Site): string[] {
  return host.asked.map(({ url }) => url).filter((url) => url !== '/robots.txt');
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('a private network', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://0/',
    'http://0.0.0.0:PORT/',
    'http://0x7f.0.0.1:PORT/',
    'http://0x7f000001:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://017700000001:PORT/',
    'http://2130706433:PORT/',
    'http://127.0.0.1.:PORT/',
    'http://１２７.０.０.１:PORT/',
    'http://127。0。0。1:PORT/',
    'http://[::1]:PORT/',
    'http://[::]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::ffff:7f00:1]:PORT/',
    'http://[0:0:0:0:0:ffff:7f00:0001]:PORT/',
    'http://[::127.0.0.1]:PORT/',
    'http://[64:ff9b::7f00:1]:PORT/',
    'http://[64:ff9b:1::a00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd12:3456::1]/',
    'http://[ff02::1]/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://localhost:PORT/',
    'http://LOCALHOST.:PORT/',
    'http://a.localhost:PORT/',
    'http://printer.local/',
    'http://intranet/',
    'http://metadata.google.internal/',
    'https://user:password@127.0.0.1:PORT/',
  ])('cannot be reached by its address: %s', async (address) => {
    const host = await site(sends('secret'));
    const answer = await fetcher({ guard: 'public' }).get(address.replace('PORT', String(host.port)));
    expect(answer).toMatchObject({ kind: 'refused', code: 'private-address' });
    expect(host.asked).toEqual([]);
  });

  it.each([
    [['127.0.0.1']],
    [['93.184.216.34', '127.0.0.1']],
    [['::ffff:127.0.0.1']],
    [['169.254.169.254']],
    [['::1', '2606:2800:220:1::1']],
  ])('cannot be reached by a public name that resolves to %j', async (addresses) => {
    const host = await site(sends('secret'));
    const polite = fetcher({ guard: 'public', resolve: () => addresses });
    const answer = await polite.get(`http://feeds.example.org:${host.port}/`, { robots: false });
    expect(answer).toMatchObject({ kind: 'refused', code: 'private-address' });
    expect(host.asked).toEqual([]);
  });

  it('cannot be reached by a name whose second answer is another than its first', async () => {
    const host = await site(sends('secret'));
    const answers = [['192.0.66.2'], ['127.0.0.1']];
    const polite = fetcher({
      guard: 'public',
      timeoutMs: 400,
      resolve: () => answers.shift() ?? ['127.0.0.1'],
    });
    await polite.get(`http://feeds.example.org:${host.port}/`, { robots: false });
    await polite.get(`http://feeds.example.org:${host.port}/`, { robots: false });
    expect(host.asked).toEqual([]);
  });

  it('cannot be reached by redirects', async () => {
    const inner = await site(sends('secret'));
    const outer = await site(without(redirects(`http://[::ffff:127.0.0.1]:${inner.port}/`, 307)));
    const polite = fetcher({ guard: 'public', allow: [`127.0.0.1:${outer.port}`] });
    expect(await polite.get(outer.url('/'))).toMatchObject({ kind: 'refused', code: 'private-address' });
    expect(paths(outer)).toEqual(['/']);
    expect(inner.asked).toEqual([]);
  });

  it.each([(port: number) => `127.0.0.1:${port}`, () => '127.0.0.0/8', () => '127.0.0.1'])(
    'is reached where the owner allows it',
    async (entry) => {
      const host = await site(without(sends('ours')));
      const polite = fetcher({ guard: 'public', allow: [entry(host.port)] });
      expect(await polite.get(host.url('/'))).toMatchObject({ kind: 'page', status: 200 });
    },
  );

  it('is reached under a name that the owner allows', async () => {
    const host = await site(without(sends('ours')));
    const polite = fetcher({ guard: 'public', allow: ['*.paper.example'], resolve: () => ['127.0.0.1'] });
    expect(await polite.get(`http://intern.paper.example:${host.port}/`)).toMatchObject({ kind: 'page' });
  });

  it.each([
    'file:///etc/passwd',
    'ftp://x.example/',
    'data:text/xml,<rss/>',
    'javascript:1',
    'gopher://x.example/',
  ])('nor is anything read by another scheme: %s', async (address) => {
    expect(await fetcher().get(address)).toMatchObject({ kind: 'refused', code: 'scheme' });
    const host = await site(without(redirects(address)));
    expect(await fetcher().get(host.url('/'))).toMatchObject({ kind: 'refused', code: 'scheme' });
  });
});

describe('TLS', () => {
  const folder = fileURLToPath(new URL('../conformance/fetch/', import.meta.url));
  const file = (name: string): Buffer => readFileSync(`${folder}${name}`);
  const ca = file('ca.pem').toString();
  const good = { key: file('good.key'), cert: file('good.pem') };
  const expired = { key: file('expired.key'), cert: file('expired.pem') };
  const resolve = () => ['127.0.0.1'];

  it('is spoken with a host whose certificate is signed and for its name', async () => {
    const host = await site(without(sends('secure')), good);
    const answer = await fetcher({ ca, resolve }).get(`https://secure.example:${host.port}/`);
    expect(answer).toMatchObject({ kind: 'page', status: 200 });
  });

  it.each([
    ['signed by nobody we know', good, undefined, 'secure.example', /signed by nobody/],
    ['for another name', good, ca, 'other.example', /another name/],
    ['expired', expired, ca, 'secure.example', /expired/],
  ] as const)('is not spoken where the certificate is %s', async (_what, tls, authority, name, sentence) => {
    const host = await site(sends('secret'), tls);
    const polite = fetcher({ resolve, ...(authority !== undefined && { ca: authority }) });
    const answer = await polite.get(`https://${name}:${host.port}/`, { robots: false });
    expect(answer).toMatchObject({ kind: 'unreachable', code: 'tls' });
    expect(answer.kind === 'unreachable' && answer.message).toMatch(sentence);
    expect(host.asked).toEqual([]);
  });

  it('is not spoken with a host that speaks plain HTTP', async () => {
    const host = await site(sends('plain'));
    const answer = await fetcher().get(`https://127.0.0.1:${host.port}/`, { robots: false });
    expect(answer).toMatchObject({ kind: 'unreachable', code: 'tls' });
  });
});

describe('a body', () => {
  const story = 'Rain fell on Lima. '.repeat(500);
  it.each([
    ['gzip', gzipSync(story)],
    ['x-gzip', gzipSync(story)],
    ['GZIP', gzipSync(story)],
    ['br', brotliCompressSync(story)],
    ['deflate', deflateSync(story)],
    ['deflate', deflateRawSync(story)],
    ['zstd', zstdCompressSync(story)],
    ['gzip, br', brotliCompressSync(gzipSync(story))],
    ['identity', Buffer.from(story)],
    // Said to be gzip, sent as it is.
    ['gzip', Buffer.from(story)],
  ])('is read through its content coding: %s', async (coding, body) => {
    const host = await site(sends(body, { 'content-encoding': coding }));
    const answer = await fetcher().get(host.url('/'), { robots: false });
    expect(answer.kind === 'page' && text(answer.bytes)).toBe(story);
  });

  it.each([
    ['gzip', gzipSync(story).subarray(0, -12), 'encoding'],
    ['br', Buffer.from('not brotli at all'), 'encoding'],
    ['compress', Buffer.from(story), 'encoding'],
    ['gzip, gzip, gzip, gzip', Buffer.from(story), 'encoding'],
    ['gzip', gzipSync(Buffer.alloc(3_000_000)), 'too-large'],
    ['br', brotliCompressSync(Buffer.alloc(3_000_000)), 'too-large'],
    ['zstd', zstdCompressSync(Buffer.alloc(3_000_000)), 'too-large'],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(3_000_000))), 'too-large'],
    ['identity', Buffer.alloc(1_000_001), 'too-large'],
  ])(
    'is refused where its coding is damaged, unknown or unfolds without end: %s',
    async (coding, body, code) => {
      const host = await site(sends(body, { 'content-encoding': coding }));
      const answer = await fetcher({ maxBytes: 1_000_000 }).get(host.url('/'), { robots: false });
      expect(answer).toMatchObject({ kind: 'refused', code });
    },
  );

  it('that ends early is no page', async () => {
    const host = await site((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await fetcher().get(host.url('/'), { robots: false })).toMatchObject({ kind: 'unreachable' });
  });

  it('that never ends is given up after the whole time, redirects included', async () => {
    const host = await site((request, response) => {
      if (request.url === '/') redirects('/slow')(request, response, 1);
      else response.write('x');
    });
    const answer = await fetcher({ timeoutMs: 300 }).get(host.url('/'), { robots: false });
    expect(answer).toMatchObject({ kind: 'unreachable', code: 'timeout' });
  });
});

describe('robots.txt', () => {
  const rules = (robots: Handler, page: Handler = sends('page')): Handler => {
    return (request, response, nth) =>
      (request.url === '/robots.txt' ? robots : page)(request, response, nth);
  };

  it('is asked for once, and what it forbids is not asked for', async () => {
    const host = await site(rules(sends('User-agent: *\nDisallow: /private/\nAllow: /private/not')));
    const polite = fetcher();
    expect(await polite.get(host.url('/private/a'))).toMatchObject({ kind: 'refused', code: 'robots' });
    expect(await polite.get(host.url('/private/notice'))).toMatchObject({ kind: 'page' });
    expect(await polite.get(host.url('/open'))).toMatchObject({ kind: 'page' });
    expect(host.asked.map(({ url }) => url)).toEqual(['/robots.txt', '/private/notice', '/open']);
  });

  it('is asked for once by many at a time, and remembered by the next run for a day', async () => {
    let now = 1_700_000_000_000;
    const host = await site(rules(sends('User-agent: *\nDisallow: /no')));
    const first = fetcher({ clock: () => now });
    await Promise.all(['/1', '/2', '/3'].map((path) => first.get(host.url(path))));
    const memory = JSON.parse(JSON.stringify(first.memory()));
    const second = fetcher({ clock: () => now, memory });
    expect(await second.get(host.url('/no'))).toMatchObject({ code: 'robots' });
    expect(host.asked.filter(({ url }) => url === '/robots.txt')).toHaveLength(1);
    now += 25 * 3_600_000;
    await second.get(host.url('/4'));
    expect(host.asked.filter(({ url }) => url === '/robots.txt')).toHaveLength(2);
  });

  it.each([
    ['404', 'page', sends('', {}, 404)],
    ['403', 'page', sends('', {}, 403)],
    [
      'a page in its place',
      'page',
      sends('<html><body>Disallow: /</body></html>', { 'content-type': 'text/html' }),
    ],
    ['500', 'refused', sends('', {}, 500)],
    ['503', 'refused', sends('', {}, 503)],
    ['a broken connection', 'unreachable', (_request, response) => response.destroy()],
  ] as [string, string, Handler][])('that answers %s makes the page a %s', async (_what, kind, robots) => {
    const host = await site(rules(robots));
    const answer = await fetcher().get(host.url('/story'));
    expect(answer.kind).toBe(kind);
    expect(host.asked.some(({ url }) => url === '/story')).toBe(kind === 'page');
  });

  it('holds for where a redirect leads, too', async () => {
    const other = await site(rules(sends('User-agent: tearsheet\nDisallow: /')));
    const host = await site(rules(sends('', {}, 404), redirects(other.url('/story'))));
    expect(await fetcher().get(host.url('/'))).toMatchObject({ kind: 'refused', code: 'robots' });
    expect(other.asked.map(({ url }) => url)).toEqual(['/robots.txt']);
  });

  it('is followed through redirects and cut at half a megabyte', async () => {
    const long = `User-agent: *\nDisallow: /a\n${'# filling\n'.repeat(80_000)}Disallow: /b\n`;
    const host = await site((request, response, nth) => {
      if (request.url === '/robots.txt') return redirects('/other.txt', 301)(request, response, nth);
      return sends(request.url === '/other.txt' ? long : 'page')(request, response, nth);
    });
    const polite = fetcher();
    expect(await polite.get(host.url('/a'))).toMatchObject({ code: 'robots' });
    expect(await polite.get(host.url('/b'))).toMatchObject({ kind: 'page' });
  });

  it('is not asked for where a feed or a sitemap is meant', async () => {
    const host = await site(sends('feed'));
    await fetcher().get(host.url('/feed'), { robots: false });
    expect(host.asked.map(({ url }) => url)).toEqual(['/feed']);
  });
});

describe('a polite guest', () => {
  it('says who it is and where a person answers', async () => {
    const host = await site(sends('x'));
    await fetcher({ userAgent: userAgent('1.2.3', 'https://desk.example/us') }).get(host.url('/'), {
      robots: false,
    });
    expect(host.asked[0]?.headers['user-agent']).toBe('tearsheet/1.2.3 (+https://desk.example/us)');
  });

  it('keeps no cookies, names no referer, and keeps fragments to itself', async () => {
    const host = await site(sends('x', { 'set-cookie': 'sid=1; Path=/' }));
    const polite = fetcher();
    await polite.get(host.url('/a#top'), { robots: false });
    await polite.get(host.url('/a'), { robots: false });
    expect(host.asked.map(({ url }) => url)).toEqual(['/a', '/a']);
    expect(host.asked[1]?.headers).not.toHaveProperty('cookie');
    expect(host.asked[1]?.headers).not.toHaveProperty('referer');
  });

  it('has no more than two requests under way at a host, and starts them with a pause between', async () => {
    const starts: number[] = [];
    const host = await site((_request, response) => {
      starts.push(performance.now());
      setTimeout(() => response.end('x'), 30);
    });
    const polite = fetcher({ pauseMs: 25 });
    await Promise.all(Array.from({ length: 8 }, (_, n) => polite.get(host.url(`/${n}`), { robots: false })));
    expect(host.mostAtOnce()).toBeLessThanOrEqual(2);
    expect((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(7 * 25 - 15);
  });

  it('keeps a host that is slow from holding up another', async () => {
    const slow = await site(() => undefined);
    const quick = await site(sends('x'));
    const polite = fetcher({ timeoutMs: 1500 });
    const waiting = polite.get(slow.url('/'), { robots: false });
    expect(await polite.get(quick.url('/'), { robots: false })).toMatchObject({ kind: 'page' });
    expect(await waiting).toMatchObject({ kind: 'unreachable', code: 'timeout' });
  });

  it('leaves a host alone for as long as it asks, also after a restart', async () => {
    let now = 1_700_000_000_000;
    const host = await site((request, response, nth) =>
      request.url === '/1'
        ? sends('', { 'retry-after': '3600' }, 429)(request, response, nth)
        : response.end('x'),
    );
    const first = fetcher({ clock: () => now });
    expect(await first.get(host.url('/1'), { robots: false })).toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 3_600_000,
    });
    const next = fetcher({ clock: () => now, memory: JSON.parse(JSON.stringify(first.memory())) });
    expect(await next.get(host.url('/2'), { robots: false })).toMatchObject({ code: 'resting' });
    now += 3_600_001;
    expect(await next.get(host.url('/2'), { robots: false })).toMatchObject({ kind: 'page' });
    expect(host.asked).toHaveLength(2);
  });

  it('leaves a signalled request at once, waiting or under way', async () => {
    const host = await site(() => undefined);
    const polite = fetcher({ perHost: 1 });
    const controller = new AbortController();
    const both = ['/1', '/2'].map((path) =>
      polite.get(host.url(path), { robots: false, signal: controller.signal }),
    );
    setTimeout(() => controller.abort(), 50);
    for (const answer of await Promise.all(both)) {
      expect(answer).toMatchObject({ kind: 'unreachable', code: 'aborted' });
    }
  });
});

describe('secrets', () => {
  const hostHeaders = (host: string) => [{ host, headers: { Authorization: 'Bearer s3cret' } }];

  it('go to the host that they are configured for and to no other', async () => {
    const other = await site(sends('x'));
    const host = await site(redirects(other.url('/there')));
    await fetcher({ hostHeaders: hostHeaders(`127.0.0.1:${host.port}`) }).get(host.url('/'), {
      robots: false,
    });
    expect(host.asked[0]?.headers.authorization).toBe('Bearer s3cret');
    expect(other.asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it('given with a request, or inside an address, stay with its origin and out of what is reported', async () => {
    const other = await site(sends('x'));
    const host = await site(redirects(other.url('/there')));
    const address = host.url('/').replace('//', '//reader:s3cret@');
    const answer = await fetcher().get(address, { robots: false, headers: { 'x-key': 's3cret' } });
    expect(host.asked[0]?.headers.authorization).toBe(`Basic ${btoa('reader:s3cret')}`);
    expect(host.asked[0]?.headers['x-key']).toBe('s3cret');
    expect(other.asked[0]?.headers).not.toHaveProperty('authorization');
    expect(other.asked[0]?.headers).not.toHaveProperty('x-key');
    expect(JSON.stringify({ ...answer, bytes: [] })).not.toMatch(/s3cret/);
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('is followed and told: %i', async (status) => {
    const host = await site((request, response, nth) =>
      request.url === '/old' ? redirects('new?a=1#b', status)(request, response, nth) : response.end('x'),
    );
    expect(await fetcher().get(host.url('/old'), { robots: false })).toMatchObject({
      kind: 'page',
      url: host.url('/old'),
      finalUrl: host.url('/new?a=1'),
      redirects: [{ from: host.url('/old'), to: host.url('/new?a=1'), status }],
    });
  });

  it('to an address in the bytes of its own script is followed', async () => {
    const host = await site((request, response) => {
      if (request.url !== '/') response.end(decodeURIComponent(request.url ?? ''));
      else
        response.socket?.end(
          Buffer.from('HTTP/1.1 302 Found\r\nlocation: /要闻\r\ncontent-length: 0\r\n\r\n', 'utf8'),
        );
    });
    const answer = await fetcher().get(host.url('/'), { robots: false });
    expect(answer.kind === 'page' && text(answer.bytes)).toBe('/要闻');
  });

  it.each([
    ['without an address', 'redirect-without-address', 1, sends('', {}, 301)],
    ['to nothing', 'redirect-without-address', 1, redirects('')],
    ['to itself', 'redirect-loop', 1, redirects('/')],
    [
      'ever further',
      'redirect-loop',
      11,
      (request, response, nth) => redirects(`${request.url}x`)(request, response, nth),
    ],
  ] as [string, string, number, Handler][])('%s is refused: %s', async (_what, code, requests, handler) => {
    const host = await site(handler);
    expect(await fetcher().get(host.url('/'), { robots: false })).toMatchObject({ kind: 'refused', code });
    expect(host.asked).toHaveLength(requests);
  });
});

describe('a conditional request', () => {
  it('goes to the address that gave the validators, with their very bytes', async () => {
    const etag = 'W/"ä\\"\xff"';
    const host = await site((request, response) => {
      if (request.url === '/feed') redirects('/moved')(request, response, 1);
      else if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end('x');
    });
    const polite = fetcher();
    const first = await polite.get(host.url('/feed'), { robots: false });
    const since = first.kind === 'page' ? JSON.parse(JSON.stringify(first.validators)) : undefined;
    const second = await polite.get(host.url('/feed'), { robots: false, since });
    expect(second).toMatchObject({ kind: 'unchanged', validators: { etag, url: host.url('/moved') } });
    expect(
      host.asked.filter(({ url }) => url === '/feed').every(({ headers }) => !headers['if-none-match']),
    ).toBe(true);
  });

  it('that was not made has no right to 304', async () => {
    const host = await site(sends('', {}, 304));
    expect(await fetcher().get(host.url('/'), { robots: false })).toMatchObject({
      kind: 'refused',
      code: 'unasked-304',
    });
  });
});

describe('an answer', () => {
  it.each([
    [404, {}, 'not-found'],
    [410, {}, 'gone'],
    [401, {}, 'forbidden'],
    [403, {}, 'forbidden'],
    [451, {}, 'forbidden'],
    [429, {}, 'rate-limited'],
    [500, {}, 'server-error'],
    [418, {}, 'status'],
    [206, {}, 'status'],
    [403, { 'cf-mitigated': 'challenge' }, 'blocked'],
    [202, { 'x-amzn-waf-action': 'challenge' }, 'blocked'],
  ])('of status %i %j is told as it is: %s', async (status, headers, code) => {
    const host = await site(sends('x', headers, status));
    const answer = await fetcher().get(host.url('/'), { robots: false });
    expect(answer).toMatchObject({ kind: 'refused', code, status });
  });

  it('that is a challenge in its body is told as one', async () => {
    const host = await site(
      sends('<title>Just a moment...</title><script>window._cf_chl_opt={}</script>', {}, 503),
    );
    expect(await fetcher().get(host.url('/'), { robots: false })).toMatchObject({ code: 'blocked' });
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH\r\n', 'protocol'],
    ['nothing', '', 'connection'],
    ['endless headers', `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(30_000)}`, 'connection'],
  ])('that is %s is told as unreachable', async (_what, bytes, code) => {
    const host = await site((_request, response) => response.socket?.end(bytes));
    expect(await fetcher().get(host.url('/'), { robots: false })).toMatchObject({
      kind: 'unreachable',
      code,
    });
  });
});

describe('a proxy', () => {
  it('is asked in place of the host, and alone gets its password', async () => {
    const proxy = await site(sends('by proxy'));
    const polite = fetcher({ guard: 'public', proxy: `http://user:s3cret@127.0.0.1:${proxy.port}` });
    const answer = await polite.get('http://paper.example/story', { robots: false });
    expect(answer.kind === 'page' && text(answer.bytes)).toBe('by proxy');
    expect(proxy.asked[0]?.url).toBe('http://paper.example/story');
    expect(proxy.asked[0]?.headers['proxy-authorization']).toBe(`Basic ${btoa('user:s3cret')}`);
    expect(await polite.get('http://10.0.0.1/', { robots: false })).toMatchObject({
      code: 'private-address',
    });
  });
});
