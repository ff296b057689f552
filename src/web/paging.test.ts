import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { articleId } from '../article/identity.ts';
import { cardOf } from '../desk/card.ts';
import type { KeptState } from '../desk/reading.ts';
import { openIndex } from '../search/open-index.ts';
import { openReadingRoom } from './reading-room.ts';
import { memoryReading, NOW } from './shelf.test-kit.ts';

function stateOf(index: number): KeptState {
  const url = `https://gazette.example/${index}`;
  const id = articleId(url);
  const article = {
    id,
    url,
    headline: `Story ${index}`,
    byline: [],
    source: 'gazette',
    publishedAt: NOW - index * 60_000,
    body: [],
  };
  return { kind: 'sheet', path: `articles/gazette/${id}.md`, revision: 0, article };
}

const states = Array.from({ length: 70 }, (_, index) => stateOf(index));
const room = openReadingRoom(memoryReading(states));

async function visit(path: string, at = room) {
  const response = await at.request(path);
  const { document } = parseHTML(await response.text());
  const headlines = [...document.querySelectorAll('.headline')].map((one) => one.textContent);
  const link = (rel: string) => document.querySelector(`main a[rel=${rel}]`)?.getAttribute('href');
  return { status: response.status, headlines, link, document };
}

describe('a long list', () => {
  test('comes in pages, each article on one of them', async () => {
    const seen: (string | null)[] = [];
    let path: string | null | undefined = '/sources/gazette';
    while (path) {
      const { headlines, link } = await visit(path);
      seen.push(...headlines);
      path = link('next');
    }
    expect(seen).toEqual(states.map(({ article }) => article.headline));
  });

  test('keeps what was searched for from page to page', async () => {
    const { link } = await visit('/search?q=Story&source=gazette&page=2');
    for (const rel of ['prev', 'next']) {
      const query = new URL(link(rel) ?? '', 'http://x').searchParams;
      expect([query.get('q'), query.get('source')]).toEqual(['Story', 'gazette']);
    }
  });

  test('beyond its end leads back', async () => {
    expect((await visit('/search?q=Story&page=40')).link('prev')).toContain('from=30.60');
    expect((await visit('/sources/gazette?page=40')).status).toBe(404);
    for (const page of ['0', '-1', 'x', '1e9', '99999'])
      expect((await visit(`/sources/gazette?page=${page}`)).headlines[0]).toBe('Story 0');
  });

  test('of one very full day goes on in the search, where the front page ends', async () => {
    const front = await visit('/');
    const more = front.document.querySelector('.more a')?.getAttribute('href') ?? '';
    const rest = await visit(more);
    expect([...front.headlines, ...rest.headlines]).toEqual(states.map(({ article }) => article.headline));
  });

  test('stays as it was while articles come in, until its first page is asked for again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paging-'));
    const index = await openIndex(folder, { threads: 0 });
    if (index.kind === 'fault') throw new Error(index.message);
    const cardAt = (state: KeptState) =>
      cardOf(state.article, { path: state.path, revision: 0, revisions: 0, vanished: false });
    await index.put(states.map(cardAt));
    const own = openReadingRoom({ ...memoryReading(states), index });
    const first = await visit('/search?q=Story&order=newest', own);
    await index.put(Array.from({ length: 7 }, (_, n) => cardAt(stateOf(-1 - n))));
    const second = await visit(first.link('next') ?? '', own);
    expect([...first.headlines, ...second.headlines]).toEqual(
      states.slice(0, 60).map(({ article }) => article.headline),
    );
    expect((await visit(second.link('prev') ?? '', own)).headlines[0]).toBe('Story -7');
    await index.close();
    rmSync(folder, { recursive: true });
  });
});
