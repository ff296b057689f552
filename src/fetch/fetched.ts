/**
 * What comes back from the network. Everything that servers and wires do is one of four values; nothing here is thrown.
 */

/** What a server gave to ask "has it changed?" with, byte for byte, and the address that gave it. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
  /** The address that answered; they are sent to no other. Absent: the address that is asked for. */
  readonly url?: string;
}

export interface Redirect {
  readonly from: string;
  readonly to: string;
  readonly status: number;
}

/** Names in lower case; several values joined by ", ". */
export type Headers = Readonly<Record<string, string>>;

interface Answer {
  /** As asked for, without fragment and user name. */
  readonly url: string;
  /** The last address that answered. */
  readonly finalUrl: string;
  readonly redirects: readonly Redirect[];
}

export interface Page extends Answer {
  readonly kind: 'page';
  readonly status: number;
  readonly headers: Headers;
  /** Content decodings undone, never more than the limit. */
  readonly bytes: Uint8Array;
  readonly validators: Validators;
  /** Milliseconds since 1970, by the clock of the courtesy. */
  readonly retrievedAt: number;
}

/** A 304 to a conditional request. */
export interface Unchanged extends Answer {
  readonly kind: 'unchanged';
  readonly status: 304;
  readonly headers: Headers;
  /** Those of the answer where it gave any, else those that were sent. */
  readonly validators: Validators;
  readonly retrievedAt: number;
}

/** Why there is no page although the address could be reached, or why it was not asked at all. */
export type RefusalCode =
  /** 410 */
  | 'gone'
  /** 404 */
  | 'not-found'
  /** 401, 402, 403, 407, 451 */
  | 'forbidden'
  /** 429 */
  | 'rate-limited'
  /** A bot challenge instead of the page. */
  | 'blocked'
  /** 5xx */
  | 'server-error'
  /** Any other status that carries no page. */
  | 'status'
  | 'redirect-loop'
  | 'redirect-without-address'
  /** Not http or https, here or where a redirect points. */
  | 'scheme'
  | 'not-an-address'
  /** The address, or what its name resolves to, is not on the public network. */
  | 'private-address'
  | 'robots'
  /** robots.txt answered 5xx or not at all: nothing may be asked for now. */
  | 'robots-unreachable'
  | 'too-large'
  /** A content coding that cannot be undone, or damaged. */
  | 'encoding'
  /** 304 although nothing conditional was asked. */
  | 'unasked-304'
  /** The host asked for a pause that has not passed; no request was made. */
  | 'resting';

export interface Refused extends Answer {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly status?: number;
  /** How long the host asks to wait, from now. */
  readonly retryAfterMs?: number;
  readonly headers?: Headers;
  /** One sentence, without secrets. */
  readonly message: string;
}

export type UnreachableCode = 'dns' | 'connection' | 'tls' | 'timeout' | 'aborted' | 'protocol' | 'proxy';

export interface Unreachable extends Answer {
  readonly kind: 'unreachable';
  readonly code: UnreachableCode;
  readonly message: string;
}

export type Fetched = Page | Unchanged | Refused | Unreachable;

/** Refusals of ours: the last address was not asked. */
const NOT_ASKED: ReadonlySet<string> = new Set<RefusalCode>([
  'scheme',
  'not-an-address',
  'private-address',
  'robots',
  'robots-unreachable',
  'resting',
]);

/** Requests that an answer cost, robots.txt aside. */
export function requestsMade(fetched: Fetched): number {
  const isAsked = fetched.kind !== 'refused' || !NOT_ASKED.has(fetched.code);
  return fetched.redirects.length + (isAsked ? 1 : 0);
}
