import { describe, expect, it } from 'vitest';
import { plainText } from '../article/text.ts';
import type { Clipping } from '../extract/clipping.ts';
import type { Fetched, Page } from '../fetch/fetched.ts';
import { joinParts } from './join-parts.ts';

const at = (n: number) => `https://gazette.example/long?page=${n}`;
const part = (words: string[], nextPage?: string): Clipping => ({
  kind: 'clipping',
  headline: 'A long story',
  byline: [],
  body: words.map((text) => ({ kind: 'paragraph', content: [{ kind: 'text', text }] })),
  ...(nextPage !== undefined && { nextPage }),
});

/** A publisher whose pages are given by address; what is not there answers 404. */
function publisher(parts: Record<string, Clipping>) {
  const asked: string[] = [];
  return {
    asked,
    fetcher: {
      get: async (url: string): Promise<Fetched> => {
        asked.push(url);
        const shared = { url, finalUrl: url, redirects: [] };
        if (!parts[url]) return { ...shared, kind: 'refused', code: 'not-found', message: 'not there' };
        return {
          ...shared,
          kind: 'page',
          status: 200,
          headers: {},
          bytes: new Uint8Array(),
          validators: {},
          retrievedAt: 0,
        };
      },
    },
    keepPart: async () => {},
    clip: ({ url }: Page) => parts[url] ?? { kind: 'no-story' as const, code: 'empty' as const },
  };
}

const words = (clipping: Clipping) => plainText(clipping.body).split('\n');

describe('a story over several pages', () => {
  it('is joined in order, and what its parts repeat stands once', async () => {
    const tools = publisher({ [at(2)]: part(['Lead.', 'Two.'], at(3)), [at(3)]: part(['Lead.', 'Three.']) });
    const { clipping, requests } = await joinParts(part(['Lead.', 'One.'], at(2)), at(1), tools);
    expect([words(clipping), requests]).toEqual([['Lead.', 'One.', 'Two.', 'Three.'], 2]);
  });

  it.each([
    ['goes in circles', { [at(2)]: part(['Two.'], at(1)) }, at(2), ['One.', 'Two.']],
    [
      'shows the first part again',
      { [at(2)]: part(['One.'], at(3)), [at(3)]: part(['Three.']) },
      at(2),
      ['One.'],
    ],
    ['leads elsewhere', { 'https://other.example/2': part(['Two.']) }, 'https://other.example/2', ['One.']],
    ['is not there', {}, at(2), ['One.']],
  ])('ends where the next part %s', async (_what, parts, next, expected) => {
    const { clipping } = await joinParts(
      part(['One.'], next),
      at(1),
      publisher(parts as Record<string, Clipping>),
    );
    expect(words(clipping)).toEqual(expected);
  });
});
