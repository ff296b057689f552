/** Today, the calendar, the sources, the search. */
import type { Hono } from 'hono';
import type { Reading } from '../desk/reading.ts';
import { isDay, isMonth } from '../moment/day.ts';
import { printMonthPage, printMonths } from './days-page.ts';
import { pageOf } from './paging.ts';
import { printSearch } from './search-page.ts';
import { printSource, printSources } from './sources-page.ts';
import { printDayOf, printToday } from './today-page.ts';
import { longDay, longMonth, sourceTitle, today } from './view.ts';
import { missing, page, viewOf } from './visit.ts';

export function addNewsRoutes(room: Hono, reading: Reading): void {
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

  room.get('/search', async (context) => {
    const view = await viewOf(context, reading);
    const fields = new URL(context.req.url).searchParams;
    const { content, status } = await printSearch(view, fields);
    const query = fields.get('q') ?? '';
    const title = query === '' ? view.words.search : `${query} · ${view.words.search}`;
    return page(context, view, { title, room: 'search', query, content, noIndex: true }, status);
  });
}
