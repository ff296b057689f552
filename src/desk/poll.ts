/**
 * One look at one feed: state and clock in, the next state and what changed out. Nothing is thrown for what the world does,
 * and an answer that holds no feed changes nothing but the time of the next look.
 */
import { createHash } from 'node:crypto';
import type { Feed, FeedFault } from '../feed/feed.ts';
import { withoutSecrets } from '../fetch/address-secrets.ts';
import { type Fetched, type Page, type Refused, requestsMade, type Unreachable } from '../fetch/fetched.ts';
import type { Fetcher } from '../fetch/fetcher.ts';
import { ACCEPT_FEED } from '../fetch/request-headers.ts';
import { type EntryChange, freshEntries } from './entries-seen.ts';
import { type FeedState, readFeedState } from './feed-state.ts';
import { freshMs } from './freshness.ts';
import { afterFailure, afterRest, afterSuccess, LONGEST_MS } from './schedule.ts';
import { SUBSCRIBED_PAUSE_MS } from './websub.ts';

export interface PollTools {
  readonly fetcher: Pick<Fetcher, 'get'>;
  /** Bytes as they came → a feed. */
  readonly read: (page: Page) => Feed | FeedFault;
  /** For this feed's host alone. */
  readonly headers?: Readonly<Record<string, string>>;
  /** 0–1, for jitter; absent: derived from address and time. */
  readonly chance?: () => number;
  readonly signal?: AbortSignal;
  /** A hub said that there is news: due or not, the feed is looked at. */
  readonly hasNews?: boolean;
  /** A hub has promised to say so: without news, the feed is looked at rarely. */
  readonly isSubscribed?: boolean;
}

export interface PollReport {
  readonly state: FeedState;
  /** skipped: not due, or the host asked for a pause; no request was made. */
  readonly outcome: 'ok' | 'unchanged' | 'error' | 'gone' | 'skipped';
  readonly changes: readonly EntryChange[];
  readonly at: number;
  /** Absent when there is none: it is gone. */
  readonly nextCheckAt?: number;
  readonly feedUrl: string;
  readonly feed?: Feed;
  /** Code and sentence of an error. */
  readonly reason?: string;
  readonly error?: string;
  readonly requests: number;
}

/** `url` is the configured address; a changed one starts anew but for what it has seen. */
export async function pollFeed(
  url: string,
  earlier: unknown,
  tools: PollTools,
  now: number,
): Promise<PollReport> {
  const state = readFeedState(earlier, url);
  if (state.goneAt !== undefined) return report(state, 'gone', now, 0);
  if (tools.hasNews !== true && isWaiting(state, now)) return report(state, 'skipped', now, 0);
  const answer = await tools.fetcher.get(state.url, {
    since: state.validators,
    accept: ACCEPT_FEED,
    robots: false,
    headers: tools.headers,
    signal: tools.signal,
  });
  const chance = tools.chance?.() ?? chanceOf(url, now);
  if (answer.kind === 'refused' && answer.code === 'resting') {
    return report(
      { ...state, nextCheckAt: afterRest(now, answer.retryAfterMs ?? 0, chance) },
      'skipped',
      now,
      0,
    );
  }
  if (answer.kind === 'unreachable' && answer.code === 'aborted') return report(state, 'skipped', now, 0);
  const looked = { ...state, looks: state.looks + 1, requests: state.requests + requestsMade(answer) };
  if (answer.kind === 'unchanged') {
    const wishes = { ...state.wishes, ...fresh(answer.headers, now) };
    const { validators } = answer;
    const next = {
      ...looked,
      wishes,
      validators,
      unchanged: state.unchanged + 1,
      url: adopted(state.url, answer),
    };
    return report(succeeded(next, now, chance, tools), 'unchanged', now, requestsMade(answer));
  }
  if (answer.kind !== 'page') return refusedOrLost(looked, answer, now, chance);
  const feed = tools.read(answer);
  if (feed.kind === 'fault') return failed(looked, feed.code, feed.message, answer, now, chance);
  return read(looked, feed, answer, now, chance, tools);
}

function read(
  state: FeedState,
  feed: Feed,
  page: Page,
  now: number,
  chance: number,
  tools: PollTools,
): PollReport {
  const { changes, seen } = freshEntries(feed.entries, state.seen, now);
  const { validators: _old, ...rest } = state;
  const isNews = changes.some(({ kind }) => kind === 'new');
  const next: FeedState = {
    ...rest,
    url: adopted(state.url, page),
    ...(hasValidators(page) && { validators: page.validators }),
    wishes: {
      ...(feed.pauseMs !== undefined && { pauseMs: feed.pauseMs }),
      ...(feed.skipHours && { skipHours: feed.skipHours }),
      ...(feed.skipDays && { skipDays: feed.skipDays }),
      ...fresh(page.headers, now),
    },
    seen,
    ...((isNews || state.lastNewsAt === undefined) && { lastNewsAt: now }),
    ...(feed.title !== undefined && { title: feed.title }),
    ...(feed.hub !== undefined && { hub: feed.hub }),
    ...(feed.self !== undefined && { self: feed.self }),
  };
  const done = report(succeeded(next, now, chance, tools), 'ok', now, requestsMade(page));
  return { ...done, changes, feed };
}

function refusedOrLost(
  state: FeedState,
  answer: Refused | Unreachable,
  now: number,
  chance: number,
): PollReport {
  const isGone = answer.kind === 'refused' && answer.code === 'gone' && answer.redirects.every(isPermanent);
  if (!isGone) return failed(state, answer.code, answer.message, answer, now, chance);
  const { nextCheckAt: _never, ...rest } = state;
  const lastFailure = { at: now, code: answer.code, message: answer.message };
  const gone = report({ ...rest, goneAt: now, lastFailure }, 'gone', now, requestsMade(answer));
  return { ...gone, reason: answer.code, error: answer.message };
}

function failed(
  state: FeedState,
  code: string,
  message: string,
  answer: Fetched,
  now: number,
  chance: number,
): PollReport {
  const failures = state.failures + 1;
  const askedMs = answer.kind === 'refused' ? answer.retryAfterMs : undefined;
  const nextCheckAt = afterFailure(now, code, failures, askedMs, chance);
  const next = { ...state, failures, nextCheckAt, lastFailure: { at: now, code, message } };
  return { ...report(next, 'error', now, requestsMade(answer)), reason: code, error: message };
}

/** A defect of ours that a feed brought out: told like a failure of the feed, and tried again as rarely. */
export function pollBrokenOff(url: string, earlier: unknown, message: string, now: number): PollReport {
  const state = readFeedState(earlier, url);
  const failures = state.failures + 1;
  const nextCheckAt = afterFailure(now, 'defect', failures, undefined, chanceOf(url, now));
  const next = { ...state, failures, nextCheckAt, lastFailure: { at: now, code: 'defect', message } };
  return { ...report(next, 'error', now, 0), reason: 'defect', error: message };
}

function succeeded(state: FeedState, now: number, chance: number, { isSubscribed }: PollTools): FeedState {
  const silenceMs = now - (state.lastNewsAt ?? now);
  const pauseMs = Math.max(state.wishes.pauseMs ?? 0, isSubscribed === true ? SUBSCRIBED_PAUSE_MS : 0);
  const nextCheckAt = afterSuccess(now, { ...state.wishes, pauseMs }, silenceMs, chance);
  return { ...state, failures: 0, lastSuccessAt: now, nextCheckAt };
}

function report(state: FeedState, outcome: PollReport['outcome'], now: number, requests: number): PollReport {
  const { nextCheckAt } = state;
  const feedUrl = publicForm(state.url);
  return {
    state,
    outcome,
    changes: [],
    at: now,
    feedUrl,
    requests,
    ...(nextCheckAt !== undefined && { nextCheckAt }),
  };
}

/** Without user name and password, which the feed's own state keeps and nobody else is told. */
function publicForm(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  return url.username === '' && url.password === '' ? address : withoutSecrets(url).url.href;
}

/** A next look further away than any that we plan means that the clock was wrong. */
function isWaiting({ nextCheckAt }: FeedState, now: number): boolean {
  return nextCheckAt !== undefined && nextCheckAt > now && nextCheckAt - now <= LONGEST_MS + 24 * 3_600_000;
}

function isPermanent({ status }: { readonly status: number }): boolean {
  return status === 301 || status === 308;
}

/** Where a feed lives after an answer that was one: as far as redirects are for good, in one piece from the start. */
function adopted(url: string, { redirects }: Fetched): string {
  let at = url;
  for (const redirect of redirects) {
    if (!isPermanent(redirect)) break;
    at = redirect.to;
  }
  return at;
}

function hasValidators({ validators }: Page): boolean {
  return validators.etag !== undefined || validators.lastModified !== undefined;
}

function fresh(headers: Page['headers'], now: number): { freshMs?: number } {
  const ms = freshMs(headers, now);
  return ms === undefined ? {} : { freshMs: ms };
}

function chanceOf(url: string, now: number): number {
  return createHash('sha256').update(`${url} ${now}`).digest().readUInt32BE() / 2 ** 32;
}
