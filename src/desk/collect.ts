/**
 * One round: every source's feeds → entries → pages → articles → sheets. Yields a report a source, as each is done.
 * One bad entry, feed or source never stops another: what the world does is a value down to here, and this file holds the wall
 * around one entry. What the disk does ends the round; every article acknowledged by then is whole.
 */
import type { Article } from '../article/article.ts';
import { decodeText } from '../charset/charset.ts';
import { readFeed } from '../feed/read-feed.ts';
import type { Page } from '../fetch/fetched.ts';
import { eachOf } from './each-of.ts';
import { fetchStory, type StoryTools } from './fetch-story.ts';
import { pollFeed } from './poll.ts';
import type { SourceSettings } from './settings.ts';
import type { PendingEntry, SourceState } from './source-state.ts';

export interface CollectTools extends StoryTools {
  keep(articles: readonly Article[]): Promise<readonly { outcome: 'new' | 'unchanged' | 'revised' }[]>;
  readState(source: string): Promise<SourceState>;
  writeState(source: string, state: SourceState): Promise<void>;
  /** Called with what changed: the index is fed here. */
  onKept?(articles: readonly Article[]): Promise<void>;
  onProgress?(source: string, done: number, of: number): void;
}

export interface CollectFailure {
  readonly url: string;
  readonly code: string;
  readonly message: string;
}

export interface CollectReport {
  readonly source: string;
  /** ok: looked; unchanged: nothing new was said; skipped: not due; error: no feed could be read; gone: for good. */
  readonly outcome: 'ok' | 'unchanged' | 'skipped' | 'error' | 'gone';
  readonly new: number;
  readonly revised: number;
  readonly unchanged: number;
  /** Entries whose article could not be had; they are tried again where that may help. */
  readonly failed: number;
  readonly requests: number;
  readonly failures: readonly CollectFailure[];
  readonly nextCheckAt?: number;
}

const SOURCES_AT_ONCE = 16;
/** The fetcher holds each host to its own measure; this bounds what is in memory. */
const ENTRIES_AT_ONCE = 4;
const MOST_TRIES = 10;
const FIRST_RETRY_MS = 15 * 60_000;

export async function* collect(
  sources: readonly SourceSettings[],
  tools: CollectTools,
): AsyncIterable<CollectReport> {
  const done: CollectReport[] = [];
  let wake = () => {};
  let ended = false;
  let failure: unknown;
  const work = eachOf(sources, SOURCES_AT_ONCE, async (source) => {
    if (tools.signal?.aborted) return;
    done.push(await collectSource(source, tools));
    wake();
  })
    .catch((error: unknown) => {
      failure = error;
    })
    .finally(() => {
      ended = true;
      wake();
    });
  while (!ended || done.length > 0) {
    const report = done.shift();
    if (report) yield report;
    else if (!ended) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (ended || done.length > 0) resolve();
      });
    }
  }
  await work;
  if (failure !== undefined) throw failure;
}

interface Tally {
  new: number;
  revised: number;
  unchanged: number;
  requests: number;
  readonly failures: CollectFailure[];
}

interface Due {
  readonly feed: string;
  readonly entry: PendingEntry['entry'];
  readonly tries: number;
}

async function collectSource(source: SourceSettings, tools: CollectTools): Promise<CollectReport> {
  const state = await tools.readState(source.id);
  const tally: Tally = { new: 0, revised: 0, unchanged: 0, requests: 0, failures: [] };
  const feeds: Record<string, unknown> = {};
  const outcomes: CollectReport['outcome'][] = [];
  const due: Due[] = [];
  let nextCheckAt: number | undefined;
  for (const url of source.feeds) {
    const report = await pollFeed(
      url,
      state.feeds[url],
      { fetcher: tools.fetcher, read: feedReader(source), ...(tools.signal && { signal: tools.signal }) },
      tools.clock(),
    );
    feeds[url] = report.state;
    outcomes.push(report.outcome);
    tally.requests += report.requests;
    if (report.error !== undefined)
      tally.failures.push({ url, code: report.reason ?? 'error', message: report.error });
    if (report.nextCheckAt !== undefined)
      nextCheckAt = Math.min(nextCheckAt ?? report.nextCheckAt, report.nextCheckAt);
    due.push(...report.changes.map(({ entry }) => ({ feed: report.feedUrl, entry, tries: 0 })));
  }
  const now = tools.clock();
  const waiting = state.pending.filter(({ nextTryAt }) => nextTryAt > now);
  due.push(...state.pending.filter(({ nextTryAt }) => nextTryAt <= now));
  const pending = [...waiting, ...(await collectEntries(source, due, tally, tools))];
  await tools.writeState(source.id, { version: 1, feeds, pending });
  const { failures, ...counts } = tally;
  const entryFailures = failures.length - outcomes.filter((one) => one === 'error' || one === 'gone').length;
  return {
    source: source.id,
    outcome: overall(outcomes, due.length),
    ...counts,
    failed: entryFailures,
    failures,
    ...(nextCheckAt !== undefined && { nextCheckAt }),
  };
}

function feedReader(source: SourceSettings) {
  return ({ bytes, headers, finalUrl }: Page) => {
    const contentType = headers['content-type'];
    const { text } = decodeText(bytes, { kind: 'xml', ...(contentType !== undefined && { contentType }) });
    const { zone, language } = source;
    return readFeed(text, {
      url: finalUrl,
      ...(zone !== undefined && { zone }),
      ...(language !== undefined && { language }),
    });
  };
}

/** Answers the entries to be tried again. */
async function collectEntries(
  source: SourceSettings,
  due: readonly Due[],
  tally: Tally,
  tools: CollectTools,
): Promise<PendingEntry[]> {
  const pending: PendingEntry[] = [];
  let done = 0;
  await eachOf(due, ENTRIES_AT_ONCE, async (one) => {
    const put = (code: string, message: string, again = true) => {
      const tries = one.tries + 1;
      if (again && tries < MOST_TRIES)
        pending.push({
          ...one,
          tries,
          nextTryAt: tools.clock() + FIRST_RETRY_MS * 2 ** one.tries,
          code,
          message,
        });
    };
    // What an interruption leaves undone comes first in the next round.
    if (tools.signal?.aborted)
      return void pending.push({
        ...one,
        nextTryAt: 0,
        code: 'interrupted',
        message: 'The round was interrupted.',
      });
    const story = await storyBehindWall(one, source, tools);
    tally.requests += story.requests;
    if (story.kind === 'none') {
      if (story.code === 'aborted')
        return void pending.push({
          ...one,
          nextTryAt: 0,
          code: 'interrupted',
          message: 'The round was interrupted.',
        });
      tally.failures.push({
        url: one.entry.link ?? one.entry.id ?? one.feed,
        code: story.code,
        message: story.message,
      });
      put(story.code, story.message, story.later);
    } else {
      const [kept] = await tools.keep([story.article]);
      if (kept) tally[kept.outcome]++;
      if (kept && kept.outcome !== 'unchanged') await tools.onKept?.([story.article]);
    }
    tools.onProgress?.(source.id, ++done, due.length);
  });
  return pending;
}

/** The wall around one entry: a defect that one page brings out must not lose the rest of the round. */
async function storyBehindWall({ entry, feed }: Due, source: SourceSettings, tools: CollectTools) {
  try {
    return await fetchStory(entry, feed, source, tools);
  } catch (error) {
    if (error instanceof Error && error.name === 'ArchiveFault') throw error;
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { kind: 'none' as const, code: 'defect', message, later: true, requests: 1 };
  }
}

function overall(outcomes: readonly CollectReport['outcome'][], entries: number): CollectReport['outcome'] {
  if (entries > 0 || outcomes.includes('ok')) return 'ok';
  for (const outcome of ['unchanged', 'error', 'skipped', 'gone'] as const)
    if (outcomes.includes(outcome)) return outcome;
  return 'skipped';
}
