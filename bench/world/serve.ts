/** The planned world on one port of 127.0.0.1, its hosts told apart by name; counts what each of them was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type PlannedHost,
  type PlannedSource,
  type PlannedStory,
  storyText,
  type WorldPlan,
} from './plan.ts';

export interface HostTally {
  robots: number;
  feeds: number;
  pages: number;
  unchanged: number;
  mostAtOnce: number;
  underWay: number;
  /** Requests of this round, for hosts that limit. */
  share: number;
  /** Requests made although the host had asked for a pause. */
  disregarded: number;
}

export interface World {
  readonly port: number;
  readonly tallies: ReadonlyMap<string, HostTally>;
  feedUrl(source: PlannedSource): string;
  storyUrl(source: PlannedSource, story: PlannedStory): string;
  /** What the world looks like from now on. */
  setRound(round: number): void;
  /** Called at every request for a page. */
  onPage: () => void;
  close(): Promise<void>;
}

/** The instant of round 0; rounds are an hour apart. */
export const ROUND_0 = Date.parse('2026-03-01T08:00:00Z');
export const ROUND_MS = 3_600_000;

const WINDOW = 25;
const SHARE = 40;
const SLOW_MS = 60;

export async function serveWorld(plan: WorldPlan): Promise<World> {
  let round = 0;
  let looks = 0;
  const hosts = new Map(plan.hosts.map((host) => [host.name, host]));
  const tallies = new Map(plan.hosts.map(({ name }) => [name, newTally()]));
  const sources = new Map(plan.sources.map((source) => [source.id, source]));
  const stories = new Map(
    plan.sources.flatMap((source) => source.stories.map((story) => [story.path, story] as const)),
  );
  const tried = new Set<string>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const host = hosts.get(url.hostname);
    const tally = tallies.get(url.hostname);
    if (!host || !tally) return void response.writeHead(421).end();
    tally.mostAtOnce = Math.max(tally.mostAtOnce, ++tally.underWay);
    response.on('close', () => tally.underWay--);
    if (url.pathname === '/robots.txt') {
      tally.robots++;
      return void response.end(host.trait === 'closed' ? 'User-agent: *\nDisallow: /*/private/\n' : '');
    }
    if (host.trait === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    if (host.trait === 'limiting' && ++tally.share > SHARE) {
      if (tally.share > SHARE + 2) tally.disregarded++;
      return void response.writeHead(429, { 'retry-after': '1800' }).end();
    }
    const [, id = '', kind] = url.pathname.split('/');
    const source = sources.get(id);
    const story = stories.get(url.pathname);
    if (source && (kind === 'feed' || kind === 'moved')) {
      tally.feeds++;
      return feed(source, url, host, tally, request, response);
    }
    if (!story) return void response.writeHead(404).end();
    tally.pages++;
    world.onPage();
    page(story, url, host, tally, request, response);
  }

  function feed(
    source: PlannedSource,
    url: URL,
    host: PlannedHost,
    tally: HostTally,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    looks++;
    if (host.trait === 'moved' && round > 0 && url.pathname.endsWith('/feed')) {
      return void response.writeHead(301, { location: `/${source.id}/moved` }).end();
    }
    if (host.trait === 'broken' && round % 2 === 0) {
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html><body>Back soon.</body></html>');
    }
    const shown = source.stories
      .filter((story) => story.round <= round && (story.withdrawn ?? round + 1) > round)
      .slice(-WINDOW);
    const body = printFeed(source, shown, `http://${url.host}`, host.trait === 'lying' ? looks : undefined);
    const etag = host.trait === 'lying' ? `"${looks}"` : `"${shown.length}-${shown.at(-1)?.path ?? ''}"`;
    if (request.headers['if-none-match'] === etag) {
      tally.unchanged++;
      return void response.writeHead(304, { etag }).end();
    }
    const type = host.trait === 'lying' ? 'text/html' : TYPES[source.format];
    response.writeHead(200, { 'content-type': type, etag }).end(body);
  }

  function page(
    story: PlannedStory,
    url: URL,
    host: PlannedHost,
    tally: HostTally,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    if (story.unreachable && host.trait === 'looping')
      return void response.writeHead(302, { location: url.pathname }).end();
    if (
      host.trait === 'flaky' &&
      url.pathname.charCodeAt(url.pathname.length - 1) % 10 === 0 &&
      !tried.has(url.pathname)
    ) {
      tried.add(url.pathname);
      if (tried.size % 2 === 0) return void request.socket.destroy();
      return void response.writeHead(503).end();
    }
    if (story.withdrawn !== undefined && round >= story.withdrawn) {
      if (story.how === 'front-page') return void response.writeHead(302, { location: '/' }).end();
      return void response.writeHead(story.how === 'gone' ? 410 : 404).end();
    }
    const etag = `"${story.edited !== undefined && round >= story.edited ? 'b' : 'a'}"`;
    if (request.headers['if-none-match'] === etag) {
      tally.unchanged++;
      return void response.writeHead(304, { etag }).end();
    }
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag })
      .end(printPage(story, round, `http://${url.host}${url.pathname}`));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const world: World = {
    port,
    tallies,
    feedUrl: ({ id, host }) => `http://${host.name}:${port}/${id}/feed`,
    storyUrl: ({ host }, { path }) => `http://${host.name}:${port}${path}`,
    setRound(next) {
      round = next;
      for (const tally of tallies.values()) tally.share = 0;
    },
    onPage: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  // "/" is a page of headlines, where withdrawn stories are sent.
  stories.set('/', { path: '/', headline: 'Front page', round: 0 });
  return world;
}

function newTally(): HostTally {
  return {
    robots: 0,
    feeds: 0,
    pages: 0,
    unchanged: 0,
    mostAtOnce: 0,
    underWay: 0,
    share: 0,
    disregarded: 0,
  };
}

const TYPES = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const;

/** `lie`: a number that changes guids, dates and parameters. */
function printFeed(
  source: PlannedSource,
  stories: readonly PlannedStory[],
  origin: string,
  lie: number | undefined,
): string {
  const entries = stories.toReversed().map((story) => ({
    link: `${origin}${story.path}${lie === undefined ? '' : `?utm_source=feed${lie}#${lie}`}`,
    guid: lie === undefined ? `${source.id}:${story.path}` : `guid-${lie}-${story.path}`,
    title: story.headline,
    at: new Date(ROUND_0 + story.round * ROUND_MS + (lie ?? 0) * 1000),
  }));
  if (source.format === 'json') {
    return JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: source.id,
      items: entries.map(({ link, guid, title, at }) => ({
        id: guid,
        url: link,
        title,
        date_published: at.toISOString(),
      })),
    });
  }
  if (source.format === 'atom') {
    return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>${source.id}</title><id>${source.id}</id><updated>${new Date(ROUND_0).toISOString()}</updated>${entries
      .map(
        ({ link, guid, title, at }) =>
          `<entry><id>${guid}</id><title>${title}</title><link href="${link}"/><updated>${at.toISOString()}</updated></entry>`,
      )
      .join('')}</feed>`;
  }
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${source.id}</title><link>${origin}</link><description/>${entries
    .map(
      ({ link, guid, title, at }) =>
        `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${guid}</guid><pubDate>${at.toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;
}

function printPage(story: PlannedStory, round: number, address: string): string {
  const at = new Date(ROUND_0 + story.round * ROUND_MS).toISOString();
  const body =
    story.path === '/'
      ? '<ul><li><a href="/a">One headline of many</a></li><li><a href="/b">Another headline</a></li></ul>'
      : `<article><h1>${story.headline}</h1><time datetime="${at}">${at}</time>${storyText(story, round)
          .map((text) => `<p>${text}</p>`)
          .join('\n')}</article>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${story.headline}</title><link rel="canonical" href="${address}"></head>
<body><header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header><main>${body}</main><footer><p>World Example, all rights reserved.</p></footer></body></html>`;
}
