/** An archive in memory, holding the demo newspaper's stories, for looking at the reading room alone. */
import type { Article } from '../article/article.ts';
import { articleId } from '../article/identity.ts';
import { blockTexts, plainText } from '../article/text.ts';
import { readCopies } from '../demo/copies.ts';
import { PAPERS } from '../demo/papers.ts';
import { printDay } from '../demo/story.ts';
import type { KeptState, Reading } from '../desk/reading.ts';
import type { Answer, Facet, Hit, Search } from '../search/index-contract.ts';

export const NOW = Date.UTC(2026, 10, 23, 4);

/** Every story of the demo newspaper; one of them in two states. */
export function demoStates(now = NOW): KeptState[] {
  return PAPERS.flatMap((paper) => {
    const print = (days: number) => printDay(now + days * 86_400_000, paper);
    return readCopies(paper.id, print).flatMap((copy): KeptState[] => {
      const slug = copy.slug.replace(/\.corrected$/, '');
      const url = `https://${paper.id}.example/${slug}`;
      const { slug: _slug, ageMs, body, ...fields } = copy;
      const article: Article = {
        ...fields,
        id: articleId(url),
        url,
        source: paper.id,
        language: paper.language === 'zh-CN' ? 'zh-Hans' : paper.language,
        publishedAt: now - ageMs,
        retrievedAt: now - ageMs + (slug === copy.slug ? 600_000 : 3_600_000),
        body: body.map((block) =>
          block.kind === 'figure'
            ? { ...block, src: `https://img.${paper.id}.example/${block.src}.jpg` }
            : block,
        ),
      };
      const corrected = slug === 'flood-inquiry-opens';
      const revision = corrected && slug === copy.slug ? 1 : 0;
      const path = `articles/${paper.id}/2026/11/${article.id}${revision === 0 ? '' : '.r1'}.md`;
      return [{ kind: 'sheet', path, revision, article }];
    });
  });
}

export function memoryReading(states: readonly KeptState[], more: Partial<Reading> = {}): Reading {
  const current = states.filter(({ revision }) => revision === 0);
  const byId = Map.groupBy(states, ({ article }) => article.id);
  const age = ({ revision }: KeptState) => revision || Number.POSITIVE_INFINITY;
  return {
    title: 'The Strait Archive',
    zone: 'UTC',
    now: () => NOW,
    archive: {
      pull: async (id) => byId.get(id)?.find(({ revision }) => revision === 0),
      revisions: async (id) => [...(byId.get(id) ?? [])].sort((a, b) => age(a) - age(b)),
    },
    index: {
      find: async (search) => {
        const open = search.text.indexOf('(');
        if (open >= 0 && !search.text.includes(')'))
          return { kind: 'fault', code: 'query', at: open, message: 'This bracket is not closed.' };
        return answer(current, search);
      },
      moreLike: async (id, limit = 5) =>
        current
          .filter(({ article }) => article.id !== id && article.url.includes('tide-gate'))
          .slice(0, limit)
          .map((state) => hitOf(state, '')),
      copies: async () => [],
      stats: async () => ({
        format: 1,
        analysis: 1,
        stale: false,
        rebuilding: false,
        cards: current.length,
        segments: 1,
        bytes: 0,
      }),
    },
    sources: async () =>
      PAPERS.map(({ id, title, language }) => ({
        id,
        title,
        language,
        feeds: [`https://${id}.example/feed`],
        site: `https://${id}.example/`,
        lastLookAt: NOW - 900_000,
        nextLookAt: NOW + 900_000,
        ...(id === 'pogu' && { trouble: 'The feed answered 503 four times; the next try is at 05:00.' }),
      })),
    ...more,
  };
}

function answer(current: readonly KeptState[], search: Search): Answer {
  const { text, since = -Infinity, until = Infinity, sources, languages, limit = 20, offset = 0 } = search;
  const words = text
    .toLowerCase()
    .replaceAll('"', '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = current.filter(({ article }) => {
    const at = article.publishedAt ?? 0;
    const all = `${article.headline} ${article.standfirst ?? ''} ${plainText(article.body)}`.toLowerCase();
    return (
      at >= since &&
      at <= until &&
      (sources === undefined || sources.includes(article.source)) &&
      (languages === undefined || languages.includes(article.language ?? '')) &&
      words.every((word) => all.includes(word))
    );
  });
  found.sort((a, b) => (b.article.publishedAt ?? 0) - (a.article.publishedAt ?? 0));
  const tally = (of: (state: KeptState) => string): Facet[] =>
    [...Map.groupBy(found, of)]
      .map(([value, own]) => ({ value, count: own.length }))
      .sort((a, b) => b.count - a.count);
  return {
    kind: 'answer',
    total: found.length,
    totalExact: true,
    hits: found.slice(offset, offset + limit).map((state) => hitOf(state, words[0] ?? '')),
    ...(offset + limit < found.length && { next: offset + limit }),
    ...(search.facets === true && {
      facets: {
        source: tally(({ article }) => article.source),
        language: tally(({ article }) => article.language ?? ''),
        month: tally(({ article }) => new Date(article.publishedAt ?? 0).toISOString().slice(0, 7)),
      },
    }),
    tookMs: 1,
  };
}

function hitOf({ article, path }: KeptState, word: string): Hit {
  const { id, headline, source, url, publishedAt, language, body } = article;
  const block = blockTexts(body).find((text) => text.toLowerCase().includes(word)) ?? '';
  const at = block.toLowerCase().indexOf(word);
  return {
    id,
    title: headline,
    source,
    url,
    path,
    ...(publishedAt !== undefined && { publishedAt }),
    ...(language !== undefined && { language }),
    revision: 0,
    score: 1,
    snippet:
      word === ''
        ? []
        : [
            { text: block.slice(Math.max(0, at - 60), at), match: false },
            { text: block.slice(at, at + word.length), match: true },
            { text: block.slice(at + word.length, at + 120), match: false },
          ],
  };
}
