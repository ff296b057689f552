/** What the reading room is handed: archive, index, sources with their health, captured pages. */
import type { Archive } from '../archive/open-archive.ts';
import type { Article } from '../article/article.ts';
import { readFeedState } from '../desk/feed-state.ts';
import type { Capture, Reading, SourceState } from '../desk/reading.ts';
import type { SourceSettings } from '../desk/settings.ts';
import { readSourceState } from '../desk/source-state.ts';
import type { Index } from '../search/index-contract.ts';
import type { Place } from './place.ts';

export function openReading({ root, settings }: Place, archive: Archive, index: Index): Reading {
  return {
    title: settings.title,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: Date.now,
    archive,
    index,
    sources: async () => [
      ...(await sourceStates(root, settings.sources)),
      ...(await imported(settings.sources, index)),
    ],
    capture: (article) => captureOf(archive, article),
  };
}

export function sourceStates(root: string, sources: readonly SourceSettings[]): Promise<SourceState[]> {
  return Promise.all(sources.map((source) => sourceState(root, source)));
}

/** Sources of which there are articles, but which are not followed. */
async function imported(sources: readonly SourceSettings[], index: Index): Promise<SourceState[]> {
  const answer = await index.find({ text: '', limit: 0, facets: true });
  const known = new Set(sources.map(({ id }) => id));
  const all = answer.kind === 'answer' ? (answer.facets?.source ?? []) : [];
  return all.filter(({ value }) => !known.has(value)).map(({ value }) => ({ id: value, title: value }));
}

async function sourceState(root: string, source: SourceSettings): Promise<SourceState> {
  const { id, title, site, feeds, language, folder } = source;
  const state = await readSourceState(root, id);
  const looks = feeds.map((url) => readFeedState(state.feeds[url], url));
  const last = (instants: readonly (number | undefined)[]) =>
    instants.reduce((a, b) => (b !== undefined && (a === undefined || b > a) ? b : a), undefined);
  const lastSuccessAt = last(looks.map((look) => look.lastSuccessAt));
  const failure = looks.find(({ failures, goneAt }) => failures > 0 || goneAt !== undefined)?.lastFailure;
  const lastLookAt = last([lastSuccessAt, failure?.at]);
  const nextLookAt = looks
    .map((look) => look.nextCheckAt)
    .filter((at) => at !== undefined)
    .sort((a, b) => a - b)[0];
  const count = (of: 'looks' | 'requests' | 'unchanged') => looks.reduce((sum, look) => sum + look[of], 0);
  return {
    id,
    title,
    feeds,
    ...(site !== undefined && { site }),
    ...(language !== undefined && { language }),
    ...(folder !== undefined && { folder }),
    ...(lastLookAt !== undefined && { lastLookAt }),
    ...(lastSuccessAt !== undefined && { lastSuccessAt }),
    ...(nextLookAt !== undefined && { nextLookAt }),
    ...(failure && { trouble: failure.message }),
    requests: count('requests'),
    unchangedShare: count('unchanged') / Math.max(1, count('looks')),
  };
}

async function captureOf(archive: Archive, article: Article): Promise<Capture | undefined> {
  if (!article.page) return undefined;
  const pulled = await archive.pullPage(article.page);
  if (pulled.kind === 'page') {
    const { bytes, url, retrievedAt, headers } = pulled;
    const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
    return { bytes, url, at: retrievedAt, ...(contentType !== undefined && { contentType }) };
  }
  return undefined;
}
