/**
 * One round: every source's feeds → entries → pages → articles → sheets. Yields a report a source, as each is done.
 * One bad entry, feed or source never stops another: what the world does is a value down to here, and this file holds the wall
 * around one entry. What the disk does ends the round; every article acknowledged by then is whole.
 */

import { eachOf } from '../archive/each-of.ts';
import { type CheckTools, collectChecks } from './collect-checks.ts';
import { collectEntries, defectIn } from './collect-entries.ts';
import type { HubDoor } from './hub-door.ts';
import { type PollReport, pollBrokenOff, pollFeed } from './poll.ts';
import { readFeedPage } from './read-feed-page.ts';
import type { Check } from './recheck.ts';
import type { SourceSettings } from './settings.ts';
import type { PendingEntry, SourceState } from './source-state.ts';
import { type CollectFailure, newTally, type Tally } from './tally.ts';

export interface CollectTools extends CheckTools {
  readState(source: string): Promise<SourceState>;
  writeState(source: string, state: SourceState): Promise<void>;
  readChecks(source: string): Promise<readonly Check[]>;
  writeChecks(source: string, checks: readonly Check[]): Promise<void>;
  /** false: kept articles are left alone this round. */
  readonly recheck?: boolean;
  /** Present where hubs can reach us. */
  readonly hub?: Pick<HubDoor, 'isSubscribed' | 'takeNews'>;
}

export type { CollectFailure } from './tally.ts';

export interface CollectReport {
  readonly source: string;
  /** ok: looked; unchanged: nothing new was said; skipped: not due; error: no feed could be read; gone: for good. */
  readonly outcome: 'ok' | 'unchanged' | 'skipped' | 'error' | 'gone';
  readonly new: number;
  readonly revised: number;
  readonly unchanged: number;
  /** Entries whose article could not be had; they are tried again where that may help. */
  readonly failed: number;
  /** Articles looked at again, and what of them was found gone from its site, or back on it. */
  readonly rechecked: number;
  readonly vanished: number;
  readonly returned: number;
  readonly requests: number;
  readonly failures: readonly CollectFailure[];
  readonly nextCheckAt?: number;
}

/** Pages are parsed one by one anyway; more at once only fills memory. */
const SOURCES_AT_ONCE = 8;
const TURN_MS = 15 * 60_000;

export async function* collect(
  sources: readonly SourceSettings[],
  tools: CollectTools,
): AsyncIterable<CollectReport> {
  const done: CollectReport[] = [];
  let wake = () => {};
  let ended = false;
  let failure: unknown;
  const looked: Looked[] = [];
  // Feeds before pages: a host that lets little through must not keep us from hearing of what drops out of its feeds.
  const work = eachOf(inTurn(sources, tools.clock()), SOURCES_AT_ONCE, async (source) => {
    if (!tools.signal?.aborted) looked.push(await lookAtFeeds(source, tools));
  })
    .then(() =>
      eachOf(looked, SOURCES_AT_ONCE, async (source) => {
        if (tools.signal?.aborted) return;
        done.push(await collectSource(source, tools));
        wake();
      }),
    )
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

/**
 * Begins with another source every time: where a host lets only so much through, its last sources would otherwise never come.
 * The golden section spreads the beginnings evenly.
 */
function inTurn<T>(sources: readonly T[], now: number): T[] {
  const share = ((now / TURN_MS) * 0.618_033_988_749_895) % 1;
  const first = Math.floor(share * sources.length);
  return [...sources.slice(first), ...sources.slice(0, first)];
}

/** A source whose feeds have been looked at; what they told stands in its state, not here. */
interface Looked {
  readonly source: SourceSettings;
  readonly polls: readonly PollFacts[];
  readonly tally: Tally;
}

type PollFacts = Pick<PollReport, 'outcome' | 'error' | 'nextCheckAt'>;

/** Looks at the feeds, and writes what is to be done before any of it is done: entries are told as new once only. */
async function lookAtFeeds(source: SourceSettings, tools: CollectTools): Promise<Looked> {
  const state = await tools.readState(source.id);
  const tally = newTally();
  const polls = await pollAll(source, state, tally, tools);
  if (polls.some(({ report }) => report.outcome !== 'skipped')) {
    const feeds = Object.fromEntries(polls.map(({ url, report }) => [url, report.state]));
    const pending = [...polls.flatMap(entriesOf), ...state.pending];
    await tools.writeState(source.id, { version: 1, feeds, pending });
  }
  const facts = polls.map(({ report: { outcome, error, nextCheckAt } }): PollFacts => {
    return {
      outcome,
      ...(error !== undefined && { error }),
      ...(nextCheckAt !== undefined && { nextCheckAt }),
    };
  });
  return { source, polls: facts, tally };
}

async function collectSource({ source, polls, tally }: Looked, tools: CollectTools): Promise<CollectReport> {
  const { feeds, pending } = await tools.readState(source.id);
  const now = tools.clock();
  const due = pending.filter(({ nextTryAt }) => nextTryAt <= now);
  const waiting = pending.filter(({ nextTryAt }) => nextTryAt > now);
  const save = (left: readonly PendingEntry[]): Promise<void> =>
    tools.writeState(source.id, { version: 1, feeds, pending: [...waiting, ...left] });
  // An entry is crossed out when its article is on the list of what to look at again, not before.
  const saveBoth = async (left: readonly PendingEntry[], checks: readonly Check[]): Promise<void> => {
    await addChecks(source, checks, tools);
    await save(left);
  };
  const entries = await collectEntries(source, due, tally, tools, saveBoth);
  const entryFailures = tally.failures.length - polls.filter(({ error }) => error !== undefined).length;
  await checkAgain(source, entries.checks, tally, tools);
  if (due.length > 0) await save(entries.pending);
  return reportOf(source, polls, due.length, entryFailures, tally);
}

interface Polled {
  readonly url: string;
  readonly report: PollReport;
}

async function pollAll(
  source: SourceSettings,
  state: SourceState,
  tally: Tally,
  tools: CollectTools,
): Promise<Polled[]> {
  const polls: Polled[] = [];
  for (const url of source.feeds) {
    const report = await pollBehindWall(url, state.feeds[url], source, tools);
    polls.push({ url, report });
    tally.requests += report.requests;
    if (report.error !== undefined) {
      tally.failures.push({ url, code: report.reason ?? 'error', message: report.error });
    }
  }
  return polls;
}

/** The wall around one feed: a defect that it brings out must not stop the others. */
async function pollBehindWall(
  url: string,
  state: unknown,
  source: SourceSettings,
  tools: CollectTools,
): Promise<PollReport> {
  const { fetcher, signal } = tools;
  const now = tools.clock();
  try {
    const read = (page: Parameters<typeof readFeedPage>[0]) => readFeedPage(page, source);
    const told = {
      hasNews: tools.hub?.takeNews(url) ?? false,
      isSubscribed: tools.hub?.isSubscribed(url) ?? false,
    };
    return await pollFeed(url, state, { fetcher, read, ...told, ...(signal && { signal }) }, now);
  } catch (error) {
    return pollBrokenOff(url, state, defectIn(error), now);
  }
}

function entriesOf({ report }: Polled): PendingEntry[] {
  return report.changes.map(({ kind, entry, knownAt }) => ({
    feed: report.feedUrl,
    entry,
    ...(kind === 'updated' && { isUpdate: true as const }),
    ...(knownAt !== undefined && { knownAt }),
    tries: 0,
    nextTryAt: 0,
    code: 'new',
    message: 'Not yet fetched.',
  }));
}

/** Looks again at what is due, and puts what is new on the list. */
async function checkAgain(
  source: SourceSettings,
  fresh: readonly Check[],
  tally: Tally,
  tools: CollectTools,
): Promise<void> {
  const before = await tools.readChecks(source.id);
  const isDue = before.some(({ next }) => next <= tools.clock());
  if (tools.recheck !== false && isDue) {
    await tools.writeChecks(source.id, withFresh(await collectChecks(source, before, tally, tools), fresh));
  } else if (fresh.length > 0) {
    await tools.writeChecks(source.id, withFresh(before, fresh));
  }
}

async function addChecks(
  source: SourceSettings,
  fresh: readonly Check[],
  tools: CollectTools,
): Promise<void> {
  if (fresh.length > 0)
    await tools.writeChecks(source.id, withFresh(await tools.readChecks(source.id), fresh));
}

/** An article that is on the list already stays as it is there. */
export function withFresh(checks: readonly Check[], fresh: readonly Check[]): Check[] {
  const known = new Set(checks.map(({ id }) => id));
  return [...checks, ...fresh.filter(({ id }) => !known.has(id) && known.add(id))];
}

function reportOf(
  { id: source }: SourceSettings,
  polls: readonly PollFacts[],
  entries: number,
  failed: number,
  tally: Tally,
): CollectReport {
  const next = Math.min(...polls.flatMap(({ nextCheckAt }) => nextCheckAt ?? []));
  return {
    source,
    outcome: overall(
      polls.map(({ outcome }) => outcome),
      entries,
    ),
    ...tally,
    failed,
    ...(Number.isFinite(next) && { nextCheckAt: next }),
  };
}

function overall(outcomes: readonly CollectReport['outcome'][], entries: number): CollectReport['outcome'] {
  if (entries > 0 || outcomes.includes('ok')) return 'ok';
  for (const outcome of ['unchanged', 'error', 'skipped', 'gone'] as const)
    if (outcomes.includes(outcome)) return outcome;
  return 'skipped';
}
