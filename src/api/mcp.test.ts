import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Article } from '../article/article.ts';
import type { KeptState } from '../desk/reading.ts';
import type { Hit } from '../search/index-contract.ts';
import { openMcp } from './mcp.ts';

function state(revision: number, headline: string, sentence: string): KeptState {
  const article: Article = {
    id: 'aaaaaaaaaaaaaaaa',
    headline,
    byline: ['Ada Reyes'],
    source: 'herald',
    url: 'https://herald.example/flood',
    publishedAt: Date.UTC(2022, 0, 15),
    body: [{ kind: 'paragraph', content: [{ kind: 'text', text: sentence }] }],
  };
  return { kind: 'sheet', path: `articles/herald/${revision}.md`, revision, article };
}

const states = [
  state(1, 'Flood expected', 'Twelve houses stand empty.'),
  state(0, 'Flood came', 'Forty houses stand empty.'),
];

/** The newest first, as an index answers. */
const hits: Hit[] = [3, 2, 1].map((day) => ({
  id: `${day}`.repeat(16),
  title: `Day ${day}`,
  source: 'herald',
  publishedAt: Date.UTC(2022, 0, day),
  url: `https://herald.example/${day}`,
  path: `articles/herald/${day}.md`,
  revision: 0,
  score: 1,
  snippet: [
    { text: 'The ', match: false },
    { text: 'flood', match: true },
  ],
}));

const archive: Parameters<typeof openMcp>[0] = {
  title: 'The Archive',
  zone: 'UTC',
  archive: {
    pull: async (id) => states.find(({ article, revision }) => article.id === id && revision === 0),
    revisions: async (id) => states.filter(({ article }) => article.id === id),
  },
  index: {
    find: async ({ text, limit }) =>
      text === '(open'
        ? { kind: 'fault', code: 'query', at: 0, message: 'not closed' }
        : { kind: 'answer', total: hits.length, totalExact: true, hits: hits.slice(0, limit), tookMs: 1 },
  },
};
let client: Client;

beforeEach(async () => {
  const [here, there] = InMemoryTransport.createLinkedPair();
  client = new Client({ name: 'test', version: '0' });
  await Promise.all([openMcp(archive, '0.1.0').connect(there), client.connect(here)]);
});

afterEach(() => client.close());

interface Told {
  readonly isError?: boolean;
  readonly content: readonly { readonly text: string }[];
  readonly structuredContent: { readonly hits: readonly { readonly id: string; readonly url: string }[] };
}

async function call(name: string, args: Record<string, unknown>): Promise<Told> {
  return (await client.callTool({ name, arguments: args })) as unknown as Told;
}

test('four tools are offered, all of them for reading', async () => {
  const { tools } = await client.listTools();
  expect(tools.map((tool) => tool.name).sort()).toEqual(['article', 'revisions', 'search', 'timeline']);
  expect(tools.every((tool) => tool.annotations?.readOnlyHint)).toBe(true);
});

test('a search answers addresses and sentences', async () => {
  const told = await call('search', { query: 'flood', limit: 3 });
  const [hit] = told.structuredContent.hits;
  expect(hit?.url).toMatch(/^https:/);
  expect(told.content[0]?.text).toContain(hit?.url);
});

test('a timeline goes forward in time', async () => {
  const told = await call('timeline', { query: '' });
  const times = told.structuredContent.hits.map(
    (hit) => (hit as unknown as { publishedAt: string }).publishedAt,
  );
  expect(times.length).toBeGreaterThan(2);
  expect(times).toEqual([...times].sort());
});

test('an article is read with its address, and its changes sentence by sentence', async () => {
  const id = 'aaaaaaaaaaaaaaaa';
  const article = await call('article', { id });
  expect(article.content[0]?.text).toContain('url: https://herald.example/flood');
  const revisions = await call('revisions', { id });
  expect(revisions.content[0]?.text).toMatch(/2 states of https:/);
  expect(revisions.content[0]?.text).toContain('- Twelve houses stand empty.\n+ Forty houses stand empty.');
});

test('what cannot be read or is not there is said in a sentence', async () => {
  expect(await call('search', { query: '(open' })).toMatchObject({ isError: true });
  expect(await call('search', { query: 'a', since: 'yesterday' })).toMatchObject({ isError: true });
  expect(await call('article', { id: 'nosucharticle' })).toMatchObject({ isError: true });
  expect(await call('revisions', { id: 'nosucharticle' })).toMatchObject({ isError: true });
});
