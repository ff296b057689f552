/** An article, its states, what changed between them, its sheet, its page as it was fetched. */
import type { Context, Hono } from 'hono';
import { printSheet } from '../article/print-sheet.ts';
import { chooseStates } from '../desk/choose-states.ts';
import type { Reading } from '../desk/reading.ts';
import { printArticle, printStates } from './article-page.ts';
import { printChanges } from './changes-page.ts';
import { CAPTURE_POLICY, captureHeaders } from './headers.ts';
import { damaged, missing, page, viewOf } from './visit.ts';

export function addArticleRoutes(room: Hono, reading: Reading): void {
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

  async function article(context: Context, id: string, revision: number): Promise<Response> {
    const view = await viewOf(context, reading);
    const states = await reading.archive.revisions(id);
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
    const states = await reading.archive.revisions(id);
    const state = states.find((one) => one.revision === revision);
    const view = await viewOf(context, reading);
    if (state === undefined) return missing(context, view);
    if (state.kind === 'damage') return damaged(context, view, state);
    return context.body(printSheet(state.article), 200, { 'Content-Type': 'text/plain; charset=utf-8' });
  }
}
