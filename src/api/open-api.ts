/**
 * The archive for programs: JSON over HTTP, in the same shapes as the command line's `--json`. Reading only.
 * Mounted under /api; described by /api/openapi.json. What goes wrong is answered as RFC 9457 problem details.
 */
import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { diffArticles } from '../article/diff.ts';
import { articleId } from '../article/identity.ts';
import { sheetJson, stateJson } from '../article/sheet-json.ts';
import { chooseStates } from '../desk/choose-states.ts';
import type { DamagedState, KeptState, Reading, SourceState } from '../desk/reading.ts';
import { readSearchForm } from '../desk/search-form.ts';
import { searchJson } from '../desk/search-json.ts';
import { describeApi } from './describe-api.ts';
import { type Problem, printProblem } from './problem.ts';

const LIMIT = 20;
const MAX_LIMIT = 100;

export interface ApiOptions {
  /** Told of what was thrown while an answer was made. */
  readonly onFault?: (error: unknown, path: string) => void;
}

export function openApi(reading: Reading, options: ApiOptions = {}): Hono {
  const api = new Hono();
  api.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    headers.set('Referrer-Policy', 'no-referrer');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
  });
  api.use(etag());

  api.get('/', (context) => context.json(describeApi(reading.title)));
  api.get('/openapi.json', (context) => context.json(describeApi(reading.title)));

  api.get('/search', async (context) => {
    const fields = new URL(context.req.url).searchParams;
    const search = readSearchForm(fields, { zone: reading.zone, limit: LIMIT, maxLimit: MAX_LIMIT });
    if ('kind' in search)
      return printProblem({
        status: 400,
        code: 'form',
        title: 'A parameter cannot be read',
        field: search.field,
        detail: search.message,
      });
    const facets = ['1', 'true'].includes(fields.get('facets') ?? '');
    const answer = await reading.index.find({ ...search, facets });
    if (answer.kind === 'answer') return context.json(searchJson(search.text, answer));
    if (answer.code === 'query')
      return printProblem({
        status: 400,
        code: 'query',
        title: 'The query cannot be read',
        detail: answer.message,
        at: answer.at,
      });
    return printProblem(indexProblem(answer.message));
  });

  api.get('/articles', async (context) => {
    const url = context.req.query('url');
    if (url === undefined)
      return printProblem({
        status: 400,
        code: 'form',
        title: 'A parameter is missing',
        field: 'url',
        detail: 'Give the address of an article as "url", or search for articles with /api/search.',
      });
    return article(context, articleId(url));
  });
  api.get('/articles/:id', (context) => article(context, context.req.param('id')));

  api.get('/articles/:id/revisions', async (context) => {
    const id = context.req.param('id');
    const states = await reading.archive.revisions(id);
    if (states.length === 0) return printProblem(missing(`There is no article ${id}.`));
    const revisions = states.map((state) => ({
      ...stateJson(reference(state)),
      revision: state.revision,
      current: state.revision === 0,
      ...(state.kind === 'sheet' && { title: state.article.headline }),
      ...(state.kind === 'damage' && { damage: state.code }),
    }));
    return context.json({ id, revisions });
  });

  api.get('/articles/:id/diff', async (context) => {
    const id = context.req.param('id');
    const states = await reading.archive.revisions(id);
    const chosen = chooseStates(states, context.req.query('from'), context.req.query('to'));
    if (chosen === undefined)
      return printProblem(missing(`There are no two such states of ${id}; ${states.length} are kept.`));
    const { earlier, later } = chosen;
    if (earlier.kind === 'damage') return printProblem(damaged(earlier));
    if (later.kind === 'damage') return printProblem(damaged(later));
    const changes = diffArticles(earlier.article, later.article);
    return context.json({
      id,
      from: stateJson(reference(earlier)),
      to: stateJson(reference(later)),
      ...changes,
    });
  });

  api.get('/sources', async (context) => {
    const [sources, answer] = await Promise.all([
      reading.sources(),
      reading.index.find({ text: '', order: 'newest', limit: 1, facets: true }),
    ]);
    if (answer.kind === 'fault') return printProblem(indexProblem(answer.message));
    const counts = new Map((answer.facets?.source ?? []).map(({ value, count }) => [value, count]));
    return context.json({ sources: sources.map((source) => sourceJson(source, counts.get(source.id) ?? 0)) });
  });

  api.get('/health', async (context) => {
    const [stats, sources] = await Promise.all([reading.index.stats(), reading.sources()]);
    if ('kind' in stats) return printProblem(indexProblem(stats.message));
    const troubled = sources.filter(({ trouble }) => trouble !== undefined);
    return context.json({
      status: stats.stale ? 'stale' : 'ok',
      articles: stats.cards,
      index: stats,
      sources: {
        count: sources.length,
        troubled: troubled.map(({ id, trouble }) => ({ id, trouble })),
      },
    });
  });

  api.all('*', (context) =>
    ['GET', 'HEAD'].includes(context.req.method)
      ? printProblem(missing(`There is no ${context.req.path}; /api/openapi.json names what there is.`))
      : printProblem({ status: 405, code: 'method', title: 'The archive is read with GET' }),
  );
  api.onError((error, context) => {
    options.onFault?.(error, context.req.path);
    return printProblem({ status: 500, code: 'broken', title: 'Something went wrong here' });
  });

  async function article(context: Context, id: string): Promise<Response> {
    const states = await reading.archive.revisions(id);
    const current = states.find(({ revision }) => revision === 0);
    if (current === undefined) return printProblem(missing(`There is no article ${id}.`));
    if (current.kind === 'damage') return printProblem(damaged(current));
    const earlier = states.filter(({ revision }) => revision > 0).map(reference);
    return context.json(sheetJson(current.article, current.path, earlier));
  }

  return api;
}

function reference(state: KeptState | DamagedState) {
  const at = state.kind === 'sheet' ? state.article.retrievedAt : undefined;
  return { path: state.path, ...(at !== undefined && { retrievedAt: at }) };
}

function sourceJson({ lastLookAt, lastSuccessAt, nextLookAt, ...source }: SourceState, articles: number) {
  const moment = (name: string, at: number | undefined) =>
    at === undefined ? {} : { [name]: new Date(at).toISOString() };
  return {
    ...source,
    articles,
    ...moment('lastLookAt', lastLookAt),
    ...moment('lastSuccessAt', lastSuccessAt),
    ...moment('nextLookAt', nextLookAt),
  };
}

function damaged({ path, message, at }: DamagedState): Problem {
  return { status: 500, code: 'damaged', title: 'The sheet is damaged', detail: `${path}: ${message}`, at };
}

function missing(detail: string): Problem {
  return { status: 404, code: 'missing', title: 'Not in the archive', detail };
}

function indexProblem(message: string): Problem {
  return {
    status: 503,
    code: 'index',
    title: 'The index cannot answer',
    detail: message,
  };
}
