/**
 * The reading room: every page rendered here, on the server; an app that can be asked without a port.
 * Goes in: the tools for reading. Comes out: HTML that needs no script, loads nothing from elsewhere, and says so in its headers.
 */
import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { isArticleId } from '../article/identity.ts';
import { printSheet } from '../article/print-sheet.ts';
import { chooseStates } from '../desk/choose-states.ts';
import type { DamagedState, KeptState, Reading } from '../desk/reading.ts';
import { isDay, isMonth } from '../render/day.ts';
import { printArticle, printStates } from './article-page.ts';
import { readAsset } from './assets.ts';
import { printChanges } from './changes-page.ts';
import { wordsFor } from './choose-words.ts';
import { printMonthPage, printMonths } from './days-page.ts';
import { printBroken, printDamaged, printMissing } from './error-page.ts';
import { printFeedList } from './feeds-page.ts';
import { CAPTURE_POLICY, captureHeaders, guard } from './headers.ts';
import type { Html } from './html.ts';
import { printOpenSearch } from './open-search.ts';
import { printFeed } from './outgoing.ts';
import { pageOf } from './paging.ts';
import { printSearch } from './search-page.ts';
import { type PageParts, printShell } from './shell.ts';
import { printSource, printSources } from './sources-page.ts';
import { printDayOf, printToday } from './today-page.ts';
import { longDay, longMonth, sourceTitle, today, type View } from './view.ts';

const FOREVER = 'public, max-age=31536000, immutable';

export interface RoomOptions {
  /** Where readers find the room, "https://news.example", for feeds; absent: as each request names it. */
  readonly origin?: string;
  /** Told of what was thrown while a page was made; the reader sees a page that says so. */
  readonly onFault?: (error: unknown, path: string) => void;
}

export function openReadingRoom(tools: Reading, options: RoomOptions = {}): Hono {
  const reading = { ...tools, sources: remembered(tools) };
  const room = new Hono();
  room.use(guard);
  room.use(etag());

  room.get('/', async (context) => {
    const view = await viewOf(context, reading);
    return page(context, view, { title: reading.title, room: 'today', content: await printToday(view) });
  });

  room.get('/days', async (context) => {
    const view = await viewOf(context, reading);
    return page(context, view, { title: view.words.days, room: 'days', content: await printMonths(view) });
  });

  room.get('/days/:day', async (context) => {
    const view = await viewOf(context, reading);
    const day = context.req.param('day');
    if (isMonth(day))
      return page(context, view, {
        title: longMonth(view, day),
        room: 'days',
        content: await printMonthPage(view, day),
      });
    if (!isDay(day)) return missing(context, view);
    const parts = { title: longDay(view, day), content: await printDayOf(view, day) };
    return page(
      context,
      view,
      day === today(view) ? { ...parts, room: 'today' } : { ...parts, room: 'days' },
    );
  });

  room.get('/sources', async (context) => {
    const view = await viewOf(context, reading);
    return page(context, view, {
      title: view.words.sources,
      room: 'sources',
      content: await printSources(view),
    });
  });

  room.get('/sources/:id', async (context) => {
    const view = await viewOf(context, reading);
    const id = context.req.param('id');
    const content = await printSource(view, id, pageOf(context.req.query('page')));
    if (content === undefined) return missing(context, view);
    const title = sourceTitle(view, id);
    const feeds = [{ title, href: `/feeds/sources/${encodeURIComponent(id)}.atom` }];
    return page(context, view, { title, room: 'sources', content, feeds });
  });

  room.get('/articles/:id{[a-z2-7]{16}}', (context) => article(context, context.req.param('id'), 0));
  room.get('/articles/:id{[a-z2-7]{16}}/states/:n{[0-9]+}', (context) =>
    article(context, context.req.param('id'), Number(context.req.param('n'))),
  );
  room.get('/articles/:file{[a-z2-7]{16}\\.md}', (context) =>
    sheet(context, context.req.param('file').slice(0, 16), 0),
  );
  room.get('/articles/:id{[a-z2-7]{16}}/states/:file{[0-9]+\\.md}', (context) =>
    sheet(context, context.req.param('id'), Number.parseInt(context.req.param('file'), 10)),
  );

  room.get('/articles/:id{[a-z2-7]{16}}/states', async (context) => {
    const view = await viewOf(context, reading);
    const id = context.req.param('id');
    const states = await reading.archive.revisions(id);
    if (states.length === 0) return missing(context, view);
    return page(context, view, { title: view.words.history, content: printStates(view, id, states) });
  });

  room.get('/articles/:id{[a-z2-7]{16}}/changes', async (context) => {
    const view = await viewOf(context, reading);
    const states = await reading.archive.revisions(context.req.param('id'));
    const chosen = chooseStates(states, context.req.query('from'), context.req.query('to'));
    if (chosen === undefined) return missing(context, view);
    const { earlier, later } = chosen;
    if (earlier.kind === 'damage') return damaged(context, view, earlier);
    if (later.kind === 'damage') return damaged(context, view, later);
    return page(context, view, {
      title: view.words.changes,
      content: printChanges(view, earlier, later),
      noIndex: true,
    });
  });

  room.get('/articles/:id{[a-z2-7]{16}}/page', async (context) => {
    const state = await reading.archive.pull(context.req.param('id'));
    const capture = state?.kind === 'sheet' ? await reading.capture?.(state.article) : undefined;
    if (capture === undefined) return missing(context, await viewOf(context, reading));
    context.header('Content-Security-Policy', CAPTURE_POLICY);
    for (const [name, value] of Object.entries(captureHeaders(capture.contentType)))
      context.header(name, value);
    return context.body(Uint8Array.from(capture.bytes));
  });

  room.get('/search', async (context) => {
    const view = await viewOf(context, reading);
    const fields = new URL(context.req.url).searchParams;
    const { content, status } = await printSearch(view, fields);
    const query = fields.get('q') ?? '';
    const title = query === '' ? view.words.search : `${query} · ${view.words.search}`;
    return page(context, view, { title, room: 'search', query, content, noIndex: true }, status);
  });

  room.get('/feeds', async (context) => {
    const view = await viewOf(context, reading);
    return page(context, view, { title: view.words.feeds, content: printFeedList(view) });
  });
  room.get('/feeds/:name{.+}', async (context) => {
    const url = new URL(context.req.url);
    const feed = await printFeed(
      reading,
      context.req.param('name'),
      url.searchParams,
      options.origin ?? url.origin,
    );
    if (feed === undefined) return missing(context, await viewOf(context, reading));
    return context.body(feed.text, 200, { 'Content-Type': feed.type });
  });

  room.get('/opensearch.xml', (context) =>
    context.body(printOpenSearch(reading.title, options.origin ?? new URL(context.req.url).origin), 200, {
      'Content-Type': 'application/opensearchdescription+xml; charset=utf-8',
    }),
  );

  room.get('/images/:name', async (context) => {
    const image = await reading.images?.read(context.req.param('name'));
    if (image === undefined || !image.contentType.startsWith('image/'))
      return missing(context, await viewOf(context, reading));
    // A picture may be an SVG with a script in it; opened by itself it can do nothing either.
    context.header('Content-Security-Policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'");
    context.header('Cache-Control', FOREVER);
    context.header('Content-Type', image.contentType);
    return context.body(Uint8Array.from(image.bytes));
  });

  room.get('/assets/:name', (context) => {
    const asset = readAsset(context.req.param('name'));
    if (asset === undefined) return context.notFound();
    const current = context.req.query('v') === asset.version;
    return context.body(asset.text, 200, {
      'Content-Type': asset.type,
      'Cache-Control': current ? FOREVER : 'no-cache',
    });
  });
  room.get('/robots.txt', (context) => context.text('User-agent: *\nDisallow: /\n'));

  room.notFound(async (context) => missing(context, await viewOf(context, reading)));
  room.onError(async (error, context) => {
    options.onFault?.(error, context.req.path);
    const view: View = {
      reading,
      words: wordsFor(context.req.header('accept-language')),
      sources: [],
      path: '/',
    };
    return page(context, view, { title: view.words.broken, content: printBroken(view) }, 500);
  });

  async function article(context: Context, id: string, revision: number): Promise<Response> {
    const view = await viewOf(context, reading);
    const states = isArticleId(id) ? await reading.archive.revisions(id) : [];
    const state = states.find((one) => one.revision === revision);
    if (state === undefined) return missing(context, view);
    if (state.kind === 'damage') return damaged(context, view, state);
    const content = await printArticle(view, state, states);
    return page(context, view, {
      title: state.article.headline,
      content,
      ...(revision > 0 && { noIndex: true }),
    });
  }

  async function sheet(context: Context, id: string, revision: number): Promise<Response> {
    const states: readonly (KeptState | DamagedState)[] = await reading.archive.revisions(id);
    const state = states.find((one) => one.revision === revision);
    const view = await viewOf(context, reading);
    if (state === undefined) return missing(context, view);
    if (state.kind === 'damage') return damaged(context, view, state);
    return context.body(printSheet(state.article), 200, { 'Content-Type': 'text/plain; charset=utf-8' });
  }

  return room;
}

/** The sources change slowly and every page names some: they are asked for again after a while only. */
const SOURCES_FOR_MS = 5_000;

function remembered({ sources, now }: Reading): Reading['sources'] {
  let last: { readonly at: number; readonly answer: ReturnType<Reading['sources']> } | undefined;
  return () => {
    if (last === undefined || now() - last.at >= SOURCES_FOR_MS || now() < last.at) {
      const asked = { at: now(), answer: sources() };
      last = asked;
      asked.answer.catch(() => {
        if (last === asked) last = undefined;
      });
    }
    return last.answer;
  };
}

async function viewOf(context: Context, reading: Reading): Promise<View> {
  const url = new URL(context.req.url);
  return {
    reading,
    words: wordsFor(context.req.header('accept-language')),
    sources: await reading.sources(),
    path: url.pathname + url.search,
  };
}

function page(
  context: Context,
  view: View,
  parts: PageParts,
  status: 200 | 400 | 404 | 500 | 503 = 200,
): Response {
  context.header('Vary', 'Accept-Language');
  return context.html(printShell(view, parts), status);
}

function missing(context: Context, view: View): Response {
  const content: Html = printMissing(view);
  return page(context, view, { title: view.words.missing, content, noIndex: true }, 404);
}

function damaged(context: Context, view: View, state: DamagedState): Response {
  return page(
    context,
    view,
    { title: view.words.damaged, content: printDamaged(view, state), noIndex: true },
    500,
  );
}
