/** What the reading room is handed: archive, index, sources with their health, captured pages. */
import { openImageStore } from '../archive/image-store.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Article } from '../article/article.ts';
import { readFeedState } from '../desk/feed-state.ts';
import { healthOf, type SourceHealth } from '../desk/health.ts';
import type { Capture, Images, Reading, SourceState } from '../desk/reading.ts';
import type { SourceSettings } from '../desk/settings.ts';
import { readSourceState } from '../desk/source-state.ts';
import { readVanishings } from '../desk/vanished-ledger.ts';
import { type Place, zoneOf } from './place.ts';

export function openReading({ root, settings }: Place, archive: Archive, index: Reading['index']): Reading {
  return {
    title: settings.title,
    zone: zoneOf(settings),
    now: Date.now,
    searches: settings.searches,
    archive,
    index,
    sources: async () => [
      ...(await sourceStates(root, settings.sources)),
      ...(await imported(settings.sources, index)),
    ],
    capture: (article) => captureOf(archive, article),
    vanished: async (id) => (await readVanishings(archive.vanished())).get(id),
    ...(settings.keepImages && { images: shownImages(root) }),
  };
}

export async function sourceStates(root: string, sources: readonly SourceSettings[]): Promise<SourceState[]> {
  const health = await sourceHealth(root, sources);
  return sources.flatMap((source, at) => {
    const own = health[at];
    return own ? [sourceState(source, own)] : [];
  });
}

/** Sources of which there are articles, but which are not followed. */
async function imported(sources: readonly SourceSettings[], index: Reading['index']): Promise<SourceState[]> {
  const answer = await index.find({ text: '', limit: 0, facets: true });
  const known = new Set(sources.map(({ id }) => id));
  const all = answer.kind === 'answer' ? (answer.facets?.source ?? []) : [];
  return all.filter(({ value }) => !known.has(value)).map(({ value }) => ({ id: value, title: value }));
}

/** How each followed source fares. */
export function sourceHealth(root: string, sources: readonly SourceSettings[]): Promise<SourceHealth[]> {
  return Promise.all(
    sources.map(async ({ id, feeds }) => {
      const state = await readSourceState(root, id);
      const looks = Object.fromEntries(
        feeds.map((url) => [
          url,
          state.feeds[url] === undefined ? undefined : readFeedState(state.feeds[url], url),
        ]),
      );
      return healthOf(id, looks, state.pending.length);
    }),
  );
}

function sourceState(
  { id, title, site, feeds, language, folder }: SourceSettings,
  health: SourceHealth,
): SourceState {
  const { lastLookAt, lastSuccessAt, nextCheckAt, requests, unchangedShare } = health;
  const words = health.feeds.find((feed) => feed.words !== undefined)?.words;
  return {
    id,
    title,
    feeds,
    ...(site !== undefined && { site }),
    ...(language !== undefined && { language }),
    ...(folder !== undefined && { folder }),
    ...(lastLookAt !== undefined && { lastLookAt }),
    ...(lastSuccessAt !== undefined && { lastSuccessAt }),
    ...(nextCheckAt !== undefined && { nextLookAt: nextCheckAt }),
    ...(words !== undefined && { trouble: words }),
    requests,
    unchangedShare,
  };
}

function shownImages(root: string): Images {
  const store = openImageStore(root);
  return {
    async find(addresses) {
      const found = await Promise.all(addresses.map(async (url) => [url, await store.nameOf(url)] as const));
      return new Map(found.flatMap(([url, name]) => (name === undefined ? [] : [[url, { name }]])));
    },
    read: (name) => store.read(name),
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
