/**
 * Entries → articles kept: fetched a few at a time, each behind a wall of its own. What is still to be done is crossed out of
 * the state as it is done, so that a crash costs no more than a handful of pages.
 */

import { eachOf } from '../archive/each-of.ts';
import { identityAddress } from '../article/address.ts';
import type { Article } from '../article/article.ts';
import { articleId } from '../article/identity.ts';
import { fetchStory, type Story, type StoryTools } from './fetch-story.ts';
import { type ImageTools, keepImages } from './keep-images.ts';
import { type Check, checkOf } from './recheck.ts';
import type { SourceSettings } from './settings.ts';
import type { PendingEntry } from './source-state.ts';
import type { Tally } from './tally.ts';

export interface EntryTools extends StoryTools {
  keep(
    articles: readonly Article[],
  ): Promise<readonly { readonly outcome: 'new' | 'unchanged' | 'revised' }[]>;
  /** The article as it is kept; undefined where it is not. */
  pull?(id: string): Promise<Article | undefined>;
  /** Called with what changed: the index is fed here. */
  onKept?(articles: readonly Article[]): Promise<void>;
  onProgress?(source: string, done: number, of: number): void;
  /** Absent: images stay where their publishers have them. */
  readonly images?: ImageTools['images'];
}

/** As many as the fetcher lets at one host; this bounds what is in memory. */
const ENTRIES_AT_ONCE = 2;
const MOST_TRIES = 10;
const FIRST_RETRY_MS = 15 * 60_000;
/** Between two saves of what is left to do. */
const SAVE_EVERY = 20;

export interface EntriesDone {
  /** To be tried again. */
  readonly pending: readonly PendingEntry[];
  /** Of articles that are new, but for those that were saved already. */
  readonly checks: readonly Check[];
}

/** `save` is called now and then with everything not done yet, and the checks of what is done since the last time. */
export async function collectEntries(
  source: SourceSettings,
  due: readonly PendingEntry[],
  tally: Tally,
  tools: EntryTools,
  save: (left: readonly PendingEntry[], checks: readonly Check[]) => Promise<void>,
): Promise<EntriesDone> {
  const once = withoutTwins(due);
  const left = new Set(once);
  const pending: PendingEntry[] = [];
  const checks: Check[] = [];
  let done = 0;
  let saving: Promise<void> | undefined;
  const saveNow = (): Promise<void> => {
    saving ??= save([...pending, ...left], checks.splice(0)).finally(() => {
      saving = undefined;
    });
    return saving;
  };
  await eachOf(once, ENTRIES_AT_ONCE, async (one) => {
    const result = await settle(one, source, tally, tools);
    left.delete(one);
    if ('again' in result) pending.push(result.again);
    else if (result.check) checks.push(result.check);
    done++;
    tools.onProgress?.(source.id, done, once.length);
    if (done % SAVE_EVERY === 0 && left.size > 0) await saveNow();
  });
  await saving;
  return { pending, checks };
}

type Settled = { readonly again: PendingEntry } | { readonly check?: Check };

async function settle(
  one: PendingEntry,
  source: SourceSettings,
  tally: Tally,
  tools: EntryTools,
): Promise<Settled> {
  // What an interruption leaves undone comes first in the next round.
  const interrupted = {
    again: { ...one, nextTryAt: 0, code: 'interrupted', message: 'The round was interrupted.' },
  };
  if (tools.signal?.aborted) return interrupted;
  const kept = one.isUpdate === undefined ? await keptAlready(one, tools) : undefined;
  if (kept) {
    tally.unchanged++;
    // Its place on the list may have been lost with the round that kept it.
    return kept.source === source.id && source.pages ? { check: checkOf(kept, undefined) } : {};
  }
  const story = await storyBehindWall(one, source, tools);
  tally.requests += story.requests;
  if (story.kind === 'story') return keep(story, one, tally, tools);
  if (story.code === 'aborted') return interrupted;
  const { code, message } = story;
  tally.failures.push({ url: one.entry.link ?? one.entry.id ?? one.feed, code, message });
  const tries = one.tries + (story.waitMs === undefined ? 1 : 0);
  if (!story.later || tries >= MOST_TRIES) return {};
  const nextTryAt = tools.clock() + (story.waitMs ?? FIRST_RETRY_MS * 2 ** one.tries);
  return { again: { ...one, tries, nextTryAt, code, message } };
}

async function keep(
  story: Extract<Story, { kind: 'story' }>,
  one: PendingEntry,
  tally: Tally,
  tools: EntryTools,
): Promise<Settled> {
  const article = await underItsOwnName(story.article, one, tools);
  const [kept] = await tools.keep([article]);
  if (kept) tally[kept.outcome]++;
  if (kept && kept.outcome !== 'unchanged') {
    await tools.onKept?.([article]);
    if (tools.images) tally.requests += await keepImages(article, { ...tools, images: tools.images });
  }
  return story.fetched ? { check: checkOf(article, story.fetched) } : {};
}

/** An entry whose link followed its headline is a revision of the article that we know, not another article. */
async function underItsOwnName(
  article: Article,
  { knownAt }: PendingEntry,
  { pull }: EntryTools,
): Promise<Article> {
  const known = knownAt === undefined ? undefined : await pull?.(articleId(knownAt));
  if (!known || known.id === article.id) return article;
  const { publishedAt = known.publishedAt } = known;
  return { ...article, id: known.id, ...(publishedAt !== undefined && { publishedAt }) };
}

/** Met before, by another feed, before the state was lost, or before a crash: there is nothing to ask for. */
async function keptAlready(
  { entry: { link } }: PendingEntry,
  { pull }: EntryTools,
): Promise<Article | undefined> {
  return link === undefined ? undefined : pull?.(articleId(link));
}

/** Two feeds of a source name the same story; it is fetched once. */
function withoutTwins(due: readonly PendingEntry[]): PendingEntry[] {
  const seen = new Set<string>();
  return due.filter(({ entry: { link } }) => {
    if (link === undefined) return true;
    const identity = identityAddress(link);
    return !seen.has(identity) && seen.add(identity);
  });
}

/** The wall around one entry: a defect that one page brings out must not lose the rest of the round. */
async function storyBehindWall(
  { entry, feed }: PendingEntry,
  source: SourceSettings,
  tools: StoryTools,
): Promise<Story> {
  try {
    return await fetchStory(entry, feed, source, tools);
  } catch (error) {
    if (error instanceof Error && error.name === 'ArchiveFault') throw error;
    return { kind: 'none', code: 'defect', message: defectIn(error), later: true, requests: 1 };
  }
}

export function defectIn(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
