/** What is not a page: feeds, kept images, the room's own style and script, what machines ask for. */
import type { Hono } from 'hono';
import type { Reading } from '../desk/reading.ts';
import { readAsset } from './assets.ts';
import { printFeedList } from './feeds-page.ts';
import { IMAGE_POLICY } from './headers.ts';
import { printOpenSearch } from './open-search.ts';
import { printFeed } from './outgoing.ts';
import { missing, page, viewOf } from './visit.ts';

const FOREVER = 'public, max-age=31536000, immutable';

/** `origin`: where readers find the room; undefined: as each request names it. */
export function addFileRoutes(room: Hono, reading: Reading, origin: string | undefined): void {
  room.get('/feeds', async (context) => {
    const view = await viewOf(context, reading);
    return page(context, view, { title: view.words.feeds, content: printFeedList(view) });
  });
  room.get('/feeds/:name{.+}', async (context) => {
    const url = new URL(context.req.url);
    const feed = await printFeed(reading, context.req.param('name'), url.searchParams, origin ?? url.origin);
    if (feed === undefined) return missing(context, await viewOf(context, reading));
    return context.body(feed.text, 200, { 'Content-Type': feed.type });
  });

  room.get('/opensearch.xml', (context) =>
    context.body(printOpenSearch(reading.title, origin ?? new URL(context.req.url).origin), 200, {
      'Content-Type': 'application/opensearchdescription+xml; charset=utf-8',
    }),
  );

  room.get('/images/:name', async (context) => {
    const image = await reading.images?.read(context.req.param('name'));
    if (image === undefined || !image.contentType.startsWith('image/'))
      return missing(context, await viewOf(context, reading));
    context.header('Content-Security-Policy', IMAGE_POLICY);
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
}
