/**
 * The reading room: every page rendered here, on the server; an app that can be asked without a port.
 * Goes in: the tools for reading. Comes out: HTML that needs no script, loads nothing from elsewhere, and says so in its headers.
 */
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Reading } from '../desk/reading.ts';
import { addArticleRoutes } from './article-routes.ts';
import { wordsFor } from './choose-words.ts';
import { printBroken } from './error-page.ts';
import { addFileRoutes } from './file-routes.ts';
import { guard } from './headers.ts';
import { addNewsRoutes } from './news-routes.ts';
import { rememberedSources } from './remembered-sources.ts';
import type { View } from './view.ts';
import { missing, page, viewOf } from './visit.ts';

export interface RoomOptions {
  /** Where readers find the room, "https://news.example", for feeds; absent: as each request names it. */
  readonly origin?: string;
  /** Told of what was thrown while a page was made; the reader sees a page that says so. */
  readonly onFault?: (error: unknown, path: string) => void;
}

export function openReadingRoom(tools: Reading, options: RoomOptions = {}): Hono {
  const reading = { ...tools, sources: rememberedSources(tools) };
  const room = new Hono();
  room.use(guard);
  room.use(etag());
  addNewsRoutes(room, reading);
  addArticleRoutes(room, reading);
  addFileRoutes(room, reading, options.origin);
  room.notFound(async (context) => missing(context, await viewOf(context, reading)));
  room.onError((error, context) => {
    options.onFault?.(error, context.req.path);
    const words = wordsFor(context.req.header('accept-language'));
    const view: View = { reading, words, sources: [], path: '/' };
    return page(context, view, { title: words.broken, content: printBroken(view) }, 500);
  });
  return room;
}
