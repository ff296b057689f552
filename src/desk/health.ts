/**
 * How each source fares, as data: for the health page, for `doctor` and for Prometheus.
 * Goes in: what is remembered of its feeds. Instants are ms since 1970.
 */
import type { FeedState } from './feed-state.ts';

export interface FeedHealth {
  /** As configured, and where it is now. */
  readonly url: string;
  readonly movedTo?: string;
  readonly standing: 'well' | 'failing' | 'gone' | 'not yet asked';
  readonly lastSuccessAt?: number;
  readonly nextCheckAt?: number;
  readonly failures: number;
  /** What is wrong and what to do about it; absent when all is well. */
  readonly words?: string;
  readonly code?: string;
  readonly requests: number;
  /** Share of looks answered by 304, 0–1. */
  readonly unchangedShare: number;
}

export interface SourceHealth {
  readonly source: string;
  readonly standing: FeedHealth['standing'];
  /** The last look that made a request, whatever came of it. */
  readonly lastLookAt?: number;
  readonly lastSuccessAt?: number;
  readonly nextCheckAt?: number;
  readonly requests: number;
  readonly looks: number;
  readonly unchanged: number;
  readonly unchangedShare: number;
  /** Entries whose article could not be had yet. */
  readonly pending: number;
  readonly feeds: readonly FeedHealth[];
}

/** Code of the last failure → what the owner can do. */
const ADVICE: Readonly<Record<string, string>> = {
  dns: 'Check that the address is still right, and that this machine can resolve names.',
  connection: 'The host is down or keeps us out; it is asked again by itself.',
  timeout: 'The host is slow; raise timeout_ms in tearsheet.toml if this stays.',
  tls: 'Its certificate is at fault. Only its owner can mend that; an http address may work.',
  protocol: 'What answers there is no web server.',
  proxy: 'Check the proxy in tearsheet.toml.',
  'not-found': 'The feed has moved. Look on the site for its new address: tearsheet add <site>.',
  gone: 'Its publisher has ended it. Remove it, or look for another: tearsheet add <site>.',
  forbidden: 'The host refuses us. A subscription may need headers in tearsheet.toml.',
  blocked: 'The host wants proof of a human reader. Ask its owner to let our user agent in.',
  'rate-limited': 'The host asked for fewer requests; it is left alone for as long as it said.',
  'server-error': 'The fault is on their side; it is asked again by itself.',
  html: 'A page stands where the feed was: a login, a consent wall, or the feed has moved. Try tearsheet add <site>.',
  empty: 'The feed came without a single byte; it is asked again by itself.',
  'not-a-feed': 'What is there cannot be read as a feed. Try tearsheet feed <address>.',
  'private-address':
    'It lies on a private network. Name its host under allow in tearsheet.toml if that is meant.',
  'too-large': 'Raise max_bytes in tearsheet.toml.',
  'redirect-loop': 'The host sends us in circles; cookies may be needed, which are never kept.',
};

/** `feeds` by configured address. */
export function healthOf(
  source: string,
  feeds: Readonly<Record<string, FeedState | undefined>>,
  pending: number,
): SourceHealth {
  const all = Object.entries(feeds).map(([url, state]) => feedHealth(url, state));
  const states = Object.values(feeds).filter((state) => state !== undefined);
  const [looks, unchanged] = [total(states, 'looks'), total(states, 'unchanged')];
  return {
    source,
    standing: worst(all),
    ...present(
      'lastLookAt',
      Math.max(
        ...states.flatMap(({ lastSuccessAt, lastFailure }) =>
          [lastSuccessAt ?? [], lastFailure?.at ?? []].flat(),
        ),
      ),
    ),
    ...present('lastSuccessAt', Math.max(...all.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []))),
    ...present('nextCheckAt', Math.min(...all.flatMap(({ nextCheckAt }) => nextCheckAt ?? []))),
    requests: total(states, 'requests'),
    looks,
    unchanged,
    unchangedShare: share(unchanged, looks),
    pending,
    feeds: all,
  };
}

function feedHealth(url: string, state: FeedState | undefined): FeedHealth {
  if (!state) return { url, standing: 'not yet asked', failures: 0, requests: 0, unchangedShare: 0 };
  const { goneAt, failures, lastFailure, lastSuccessAt, nextCheckAt, looks, requests, unchanged } = state;
  const standing =
    goneAt !== undefined ? 'gone' : failures > 0 ? 'failing' : looks > 0 ? 'well' : 'not yet asked';
  const isIll = (standing === 'failing' || standing === 'gone') && lastFailure !== undefined;
  return {
    url,
    ...(state.url !== url && { movedTo: state.url }),
    standing,
    ...(lastSuccessAt !== undefined && { lastSuccessAt }),
    ...(nextCheckAt !== undefined && { nextCheckAt }),
    failures,
    ...(isIll && { code: lastFailure.code, words: words(lastFailure.code, lastFailure.message) }),
    requests,
    unchangedShare: share(unchanged, looks),
  };
}

function words(code: string, message: string): string {
  const sentence = message === '' ? code : `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  return [`${sentence.replace(/[.\s]+$/, '')}.`, ADVICE[code] ?? ''].join(' ').trim();
}

/** A source with one feed that works is well; it fails when none does. */
function worst(feeds: readonly FeedHealth[]): FeedHealth['standing'] {
  for (const standing of ['well', 'failing', 'not yet asked', 'gone'] as const) {
    if (feeds.some((feed) => feed.standing === standing)) return standing;
  }
  return 'not yet asked';
}

function total(states: readonly FeedState[], count: 'looks' | 'requests' | 'unchanged'): number {
  return states.reduce((sum, state) => sum + state[count], 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function present<K extends string>(name: K, value: number): { readonly [name in K]?: number } {
  return Number.isFinite(value) ? ({ [name]: value } as { [name in K]: number }) : {};
}
