import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoStates, memoryReading } from '../web/shelf.test-kit.ts';
import { openMcp } from './mcp.ts';

const reading = memoryReading(demoStates());
let client: Client;

beforeEach(async () => {
  const [here, there] = InMemoryTransport.createLinkedPair();
  client = new Client({ name: 'test', version: '0' });
  await Promise.all([openMcp(reading, '0.1.0').connect(there), client.connect(here)]);
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
  const changed = demoStates().find((state) => state.revision === 1);
  const id = changed?.article.id ?? '';
  const article = await call('article', { id });
  expect(article.content[0]?.text).toContain('url: https://');
  const revisions = await call('revisions', { id });
  expect(revisions.content[0]?.text).toMatch(/2 states of https:/);
  expect(revisions.content[0]?.text).toMatch(/^[-+] /m);
});

test('what cannot be read or is not there is said in a sentence', async () => {
  expect(await call('search', { query: '(open' })).toMatchObject({ isError: true });
  expect(await call('search', { query: 'a', since: 'yesterday' })).toMatchObject({ isError: true });
  expect(await call('article', { id: 'nosucharticle' })).toMatchObject({ isError: true });
  expect(await call('revisions', { id: 'nosucharticle' })).toMatchObject({ isError: true });
});
