/** What is remembered of a feed between two looks; plain JSON, written after every look. Instants are ms since 1970. */
import type { Validators } from '../fetch/fetched.ts';
import { NOTHING_SEEN, type SeenMemory } from './entries-seen.ts';
import type { Wishes } from './schedule.ts';

export interface FeedState {
  readonly version: 1;
  /** Where the feed is now: the configured address, or where it moved for good. */
  readonly url: string;
  readonly validators?: Validators;
  readonly wishes: Wishes;
  readonly seen: SeenMemory;
  /** Absent: at once. */
  readonly nextCheckAt?: number;
  /** Failures in a row. */
  readonly failures: number;
  readonly lastFailure?: { readonly at: number; readonly code: string; readonly message: string };
  readonly lastSuccessAt?: number;
  /** When an entry was last new. */
  readonly lastNewsAt?: number;
  /** Since when the publisher says that it is gone for good; it is asked no more. */
  readonly goneAt?: number;
  readonly title?: string;
  readonly hub?: string;
  readonly self?: string;
  /** Looks that made a request, requests made, looks answered by 304. */
  readonly looks: number;
  readonly requests: number;
  readonly unchanged: number;
}

export function newFeedState(url: string): FeedState {
  return {
    version: 1,
    url,
    wishes: {},
    seen: NOTHING_SEEN,
    failures: 0,
    looks: 0,
    requests: 0,
    unchanged: 0,
  };
}

/** Takes what was read from disk; what is not a state of ours is as if there were none. */
export function readFeedState(value: unknown, url: string): FeedState {
  const state = value as Partial<FeedState> | null | undefined;
  if (typeof state !== 'object' || state?.version !== 1 || typeof state.url !== 'string')
    return newFeedState(url);
  return { ...newFeedState(url), ...state };
}
