/** What every route does for a visitor: makes the view, answers with a page, says what is missing or damaged. */
import type { Context } from 'hono';
import type { DamagedState, Reading } from '../desk/reading.ts';
import { wordsFor } from './choose-words.ts';
import { printDamaged, printMissing } from './error-page.ts';
import type { Html } from './html.ts';
import { type PageParts, printShell } from './shell.ts';
import type { View } from './view.ts';

export async function viewOf(context: Context, reading: Reading): Promise<View> {
  const url = new URL(context.req.url);
  return {
    reading,
    words: wordsFor(context.req.header('accept-language')),
    sources: await reading.sources(),
    path: url.pathname + url.search,
  };
}

export function page(
  context: Context,
  view: View,
  parts: PageParts,
  status: 200 | 400 | 404 | 500 | 503 = 200,
): Response {
  context.header('Vary', 'Accept-Language');
  return context.html(printShell(view, parts), status);
}

export function missing(context: Context, view: View): Response {
  const content: Html = printMissing(view);
  return page(context, view, { title: view.words.missing, content, noIndex: true }, 404);
}

export function damaged(context: Context, view: View, state: DamagedState): Response {
  return page(
    context,
    view,
    { title: view.words.damaged, content: printDamaged(view, state), noIndex: true },
    500,
  );
}
