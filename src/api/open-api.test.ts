import { describe, expect, test } from 'vitest';
import type { KeptState, Reading } from '../desk/reading.ts';
import { openApi } from './open-api.ts';

const STATE: KeptState = {
  kind: 'sheet',
  path: 'articles/gazette/2022/01/15-aaaaaaaaaaaaaaaa.md',
  revision: 0,
  article: {
    id: 'aaaaaaaaaaaaaaaa',
    headline: '雨 <b>',
    byline: ['Ana Reyes'],
    source: 'gazette',
    url: 'https://gazette.example/rain',
    publishedAt: Date.parse('2022-01-15T16:45:01Z'),
    retrievedAt: Date.parse('2022-01-15T17:00:00Z'),
    body: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'It rained.' }] }],
  },
};
const EARLIER: KeptState = {
  ...STATE,
  path: 'articles/gazette/2022/01/15-aaaaaaaaaaaaaaaa.r1.md',
  revision: 1,
  article: {
    ...STATE.article,
    modifiedAt: 0,
    body: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'It snowed.' }] }],
  },
};

function reading(more: Partial<Reading> = {}): Reading {
  const { id, headline: title, source, url, publishedAt } = STATE.article;
  const hit = { id, title, source, url, path: STATE.path, revision: 0, score: 1, snippet: [] };
  return {
    title: 'Archive',
    zone: 'UTC',
    now: () => 0,
    archive: {
      pull: async (wanted) => (wanted === id ? STATE : undefined),
      revisions: async (wanted) => (wanted === id ? [EARLIER, STATE] : []),
    },
    index: {
      find: async ({ text, limit }) =>
        text === '('
          ? { kind: 'fault', code: 'query', at: 0, message: 'Not closed.' }
          : {
              kind: 'answer',
              total: limit ?? 0,
              totalExact: true,
              hits: [{ ...hit, ...(publishedAt !== undefined && { publishedAt }) }],
              facets: { source: [{ value: 'gazette', count: 7 }], language: [], month: [] },
              tookMs: 1,
            },
      moreLike: async () => [],
      copies: async () => [],
      stats: async () => ({
        format: 1,
        analysis: 1,
        stale: false,
        rebuilding: false,
        cards: 7,
        segments: 1,
        bytes: 9,
      }),
    },
    sources: async () => [{ id: 'gazette', title: 'Gazette', lastLookAt: 0, trouble: 'Gone.' }],
    ...more,
  };
}

async function ask(path: string, tools = reading()) {
  const response = await openApi(tools).request(path);
  return { status: response.status, type: response.headers.get('content-type'), json: await response.json() };
}

describe('the API', () => {
  test('answers a search in the shape of the command line', async () => {
    const { status, json } = await ask('/search?q=rain&limit=5');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      query: 'rain',
      total: 5,
      hits: [{ publishedAt: '2022-01-15T16:45:01.000Z' }],
    });
  });

  test('says where a query stops making sense, as problem details', async () => {
    const { status, type, json } = await ask('/search?q=(');
    expect(status).toBe(400);
    expect(type).toMatch(/^application\/problem\+json/);
    expect(json).toMatchObject({ type: 'urn:tearsheet:problem:query', status: 400, code: 'query', at: 0 });
  });

  test('names the parameter that it cannot read', async () => {
    expect((await ask('/search?limit=1000')).json).toMatchObject({
      status: 400,
      code: 'form',
      field: 'limit',
    });
    expect((await ask('/articles')).json).toMatchObject({ status: 400, field: 'url' });
  });

  test('gives an article with its earlier states, by identity', async () => {
    expect((await ask('/articles/aaaaaaaaaaaaaaaa')).json).toMatchObject({
      kind: 'article',
      id: 'aaaaaaaaaaaaaaaa',
      title: '雨 <b>',
      text: 'It rained.',
      path: STATE.path,
      revisions: [{ path: EARLIER.path, retrievedAt: '2022-01-15T17:00:00.000Z' }],
    });
    expect((await ask('/articles/aaaaaaaaaaaaaaaa/revisions')).json).toMatchObject({
      id: 'aaaaaaaaaaaaaaaa',
      revisions: [
        { revision: 1, current: false },
        { revision: 0, current: true },
      ],
    });
  });

  test('gives what changed between two states', async () => {
    const { json } = await ask('/articles/aaaaaaaaaaaaaaaa/diff');
    expect(json).toMatchObject({
      id: 'aaaaaaaaaaaaaaaa',
      from: { path: EARLIER.path },
      to: { path: STATE.path },
    });
    expect(json.fields.map(({ name }: { name: string }) => name)).toEqual(['modifiedAt']);
    expect(JSON.stringify(json.body)).toContain('snowed');
    expect((await ask('/articles/aaaaaaaaaaaaaaaa/diff?from=5')).json).toMatchObject({ status: 404 });
  });

  test('says what is missing, what is damaged and what is not done here', async () => {
    expect((await ask('/articles/bbbbbbbbbbbbbbbb')).json).toMatchObject({ status: 404, code: 'missing' });
    expect((await ask('/nothing')).json).toMatchObject({ status: 404, code: 'missing' });
    const damage = {
      kind: 'damage',
      code: 'empty',
      at: 0,
      message: 'Empty.',
      path: 'a.md',
      revision: 0,
    } as const;
    const damaged = reading({ archive: { pull: async () => damage, revisions: async () => [damage] } });
    expect((await ask('/articles/aaaaaaaaaaaaaaaa', damaged)).json).toMatchObject({
      status: 500,
      code: 'damaged',
    });
    const posted = await openApi(reading()).request('/search', { method: 'POST' });
    expect(posted.status).toBe(405);
  });

  test('lists sources with their counts, and how all is', async () => {
    expect((await ask('/sources')).json).toMatchObject({
      sources: [{ id: 'gazette', articles: 7, trouble: 'Gone.', lastLookAt: '1970-01-01T00:00:00.000Z' }],
    });
    expect((await ask('/health')).json).toMatchObject({ status: 'ok', articles: 7, sources: { count: 1 } });
  });

  test('of an index that cannot answer says so, how it is mended, and when to ask again', async () => {
    const fault = {
      kind: 'fault',
      code: 'damaged',
      message: 'page 3 is wrong. It is being made anew.',
    } as const;
    const { index, ...rest } = reading();
    const api = openApi({ ...rest, index: { ...index, find: async () => fault, stats: async () => fault } });
    for (const path of ['/search?q=rain', '/sources', '/health']) {
      const response = await api.request(path);
      expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '10']);
      expect(await response.json()).toMatchObject({ code: 'index', detail: fault.message });
    }
  });

  test('keeps what went wrong inside to the operator', async () => {
    const faults: unknown[] = [];
    const broken = reading({ sources: () => Promise.reject(new Error('secret')) });
    const response = await openApi(broken, { onFault: (error) => faults.push(error) }).request('/sources');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(faults).toHaveLength(1);
  });

  test('describes every field that it gives', async () => {
    const { json: description } = await ask('/openapi.json');
    const schemas = description.components.schemas;
    for (const [path, schema] of [
      ['/search?q=rain&facets=1', schemas.Search],
      ['/articles/aaaaaaaaaaaaaaaa', schemas.Article],
      ['/articles/aaaaaaaaaaaaaaaa/revisions', schemas.Revisions],
      ['/articles/aaaaaaaaaaaaaaaa/diff', schemas.Changes],
      ['/sources', schemas.Sources],
      ['/health', schemas.Health],
      ['/nothing', schemas.Problem],
    ] as const)
      expect(undescribed((await ask(path)).json, schema), path).toEqual([]);
  });
});

type Schema = { properties?: Record<string, Schema>; items?: Schema; required?: string[] };

/** Fields of an answer that its schema does not name, and required ones that are not there. */
function undescribed(value: unknown, schema: Schema, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => undescribed(one, schema.items ?? {}, `${at}[]`));
  if (typeof value !== 'object' || value === null || schema.properties === undefined) return [];
  const absent = (schema.required ?? [])
    .filter((name) => !(name in value))
    .map((name) => `${at}.${name} absent`);
  const inside = Object.entries(value).flatMap(([name, one]) => {
    const own = schema.properties?.[name];
    return own === undefined ? [`${at}.${name}`] : undescribed(one, own, `${at}.${name}`);
  });
  return [...absent, ...inside];
}
