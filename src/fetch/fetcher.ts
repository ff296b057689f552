/**
 * Polite bytes from the network: one address in, one of four values out, nothing thrown for what the world does.
 * Redirects are followed here, each hop judged like a first address: scheme, guard, robots, the host's turn.
 */
import { withoutSecrets } from './address-secrets.ts';
import { isChallenge } from './challenge.ts';
import { readBody } from './content-coding.ts';
import type { Courtesy, FetchMemory } from './courtesy.ts';
import { failureOf } from './failure.ts';
import type { Fetched, Headers, Redirect, RefusalCode, Refused, Unreachable, Validators } from './fetched.ts';
import { openGuard } from './guard.ts';
import { openHostRests } from './host-rests.ts';
import { openHostTurns } from './host-turns.ts';
import { readRetryAfter } from './http-date.ts';
import { ACCEPT_PAGE, isSameOrigin, requestHeaders } from './request-headers.ts';
import { openRobotsMemory, type RememberedRobots, type Silence } from './robots-memory.ts';
import { mayAsk } from './robots-rules.ts';
import { openTimeLimit, type TimeLimit } from './time-limit.ts';
import { openWire, type WireAnswer } from './wire.ts';

export interface GetOptions {
  readonly since?: Validators | undefined;
  readonly accept?: string | undefined;
  /** For this address's own origin alone. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly maxBytes?: number | undefined;
  readonly timeoutMs?: number | undefined;
  /** false for what its owner asked us to read by handing us the address: feeds, sitemaps, robots.txt itself. Usual: true. */
  readonly robots?: boolean | undefined;
  /** true: a body past the limit is cut there instead of refused. */
  readonly cut?: boolean | undefined;
}

/** What one host has cost since the fetcher was opened. */
export interface HostCount {
  requests: number;
  bytes: number;
  unchanged: number;
  failed: number;
}

export interface Fetcher {
  get(url: string, options?: GetOptions): Promise<Fetched>;
  /** Sends a form, as to a WebSub hub; redirects are not followed, robots.txt is not asked. */
  post(url: string, form: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Fetched>;
  /** Until when the host of an address asked to be left alone; ms since 1970. */
  restUntil(url: string): number | undefined;
  /** What robots.txt says of an address's host. */
  robotsFor(url: string): Promise<RememberedRobots | undefined>;
  counts(): Readonly<Record<string, Readonly<HostCount>>>;
  /** To be handed to the next run as `courtesy.memory`. */
  memory(): FetchMemory;
  close(): Promise<void>;
}

/** Crawl-delay is honoured up to this; longer ones would let a day's news pile up. */
const LONGEST_CRAWL_DELAY_MS = 30_000;
const ROBOTS_BYTES = 512 * 1024;
/** Enough to recognise a challenge and to keep the connection. */
const ERROR_BODY_BYTES = 65_536;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** State of one `get` on its way through redirects. */
interface Trip {
  readonly first: URL;
  readonly options: GetOptions;
  readonly since: Validators | undefined;
  readonly own: Readonly<Record<string, string>>;
  readonly redirects: Redirect[];
  readonly form?: string;
}

type Step = { readonly kind: 'hop'; readonly to: URL } | Fetched;

export function openFetcher(courtesy: Courtesy): Fetcher {
  const { clock } = courtesy;
  const guard = openGuard(courtesy);
  const wire = openWire(courtesy, guard);
  const turns = openHostTurns(courtesy.perHost, courtesy.pauseMs);
  const rests = openHostRests(courtesy);
  const counts = new Map<string, HostCount>();
  const token = /^[A-Za-z_-]+/.exec(courtesy.userAgent)?.[0] ?? 'tearsheet';
  const robots = openRobotsMemory(
    (url) => get(url, { robots: false, accept: 'text/plain, */*;q=0.5', maxBytes: ROBOTS_BYTES, cut: true }),
    token,
    clock,
    courtesy.memory?.robots,
  );

  async function get(address: string, options: GetOptions = {}, form?: string): Promise<Fetched> {
    if (!URL.canParse(address)) {
      const place = { url: address, finalUrl: address, redirects: [] };
      return { kind: 'refused', code: 'not-an-address', message: 'this is no address', ...place };
    }
    const { url: first, authorization } = withoutSecrets(new URL(address));
    const own = { ...authorization, ...options.headers };
    const since = options.since && { ...options.since, url: options.since.url ?? first.href };
    const trip: Trip = { first, options, own, since, redirects: [], ...(form !== undefined && { form }) };
    const limit = openTimeLimit(options.timeoutMs ?? courtesy.timeoutMs, options.signal);
    try {
      let at = first;
      for (;;) {
        const step = await hop(trip, at, limit);
        if (step.kind !== 'hop') return step;
        at = step.to;
      }
    } finally {
      limit.close();
    }
  }

  async function hop(trip: Trip, at: URL, limit: TimeLimit): Promise<Step> {
    if (at.protocol !== 'http:' && at.protocol !== 'https:') {
      return refused(trip, at, 'scheme', `${at.protocol} addresses are not fetched`);
    }
    const objection = guard.objection(at);
    if (objection !== undefined) return refused(trip, at, 'private-address', objection);
    let pauseMs = courtesy.pauseMs;
    if (trip.options.robots !== false) {
      const rules = await robots.rulesFor(at);
      if (rules.silent) return silenced(trip, at, rules.until, rules.silent);
      if (!mayAsk(rules, `${at.pathname}${at.search}`)) {
        return refused(trip, at, 'robots', `robots.txt of ${at.host} asks not to fetch this address`);
      }
      pauseMs = Math.max(pauseMs, Math.min(rules.crawlDelayMs ?? 0, LONGEST_CRAWL_DELAY_MS));
    }
    return inTurn(trip, at, limit, pauseMs);
  }

  function silenced(trip: Trip, at: URL, until: number, { unreachable: code, message }: Silence): Fetched {
    if (code !== undefined) return unreachable(trip, at, code, message);
    const retryAfterMs = Math.max(until - clock(), 0);
    return refused(trip, at, 'robots-unreachable', `robots.txt cannot be had: ${message}`, { retryAfterMs });
  }

  async function inTurn(trip: Trip, at: URL, limit: TimeLimit, pauseMs: number): Promise<Step> {
    let over: () => void;
    try {
      over = await turns.take(at.host, trip.options.signal, pauseMs);
    } catch (error) {
      if (!trip.options.signal?.aborted) throw error;
      return unreachable(trip, at, 'aborted', 'the request was given up');
    }
    try {
      const rest = rests.until(at);
      if (rest !== undefined) {
        return refused(trip, at, 'resting', `${at.host} asked for a pause`, { retryAfterMs: rest - clock() });
      }
      limit.run();
      return await asked(trip, at, limit);
    } catch (error) {
      return failed(trip, at, limit, error);
    } finally {
      limit.pause();
      over();
    }
  }

  async function asked(trip: Trip, at: URL, limit: TimeLimit): Promise<Step> {
    const count = countOf(at.host);
    count.requests++;
    const since = trip.since?.url === at.href ? trip.since : undefined;
    const headers = requestHeaders(at, {
      userAgent: courtesy.userAgent,
      accept: trip.options.accept ?? ACCEPT_PAGE,
      hostHeaders: courtesy.hostHeaders,
      own: isSameOrigin(trip.first, at) ? trip.own : {},
      since,
    });
    const conditional = 'if-none-match' in headers || 'if-modified-since' in headers;
    if (trip.form !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
    const answer = await wire.ask(at, headers, limit.signal, trip.form);
    if (answer.status === 304) {
      await answer.body.dump({ limit: ERROR_BODY_BYTES, signal: limit.signal });
      if (!since || !conditional) {
        return refused(
          trip,
          at,
          'unasked-304',
          `${at.host} says "not modified" although nothing was asked`,
          answer,
        );
      }
      count.unchanged++;
      const validators = { ...since, ...validatorsIn(answer.headers) };
      const { headers: given } = answer;
      return {
        kind: 'unchanged',
        status: 304,
        ...place(trip, at),
        headers: given,
        validators,
        retrievedAt: clock(),
      };
    }
    if (REDIRECTS.has(answer.status) && trip.form === undefined) {
      await answer.body.dump({ limit: ERROR_BODY_BYTES, signal: limit.signal });
      return redirected(trip, at, answer);
    }
    return read(trip, at, limit, answer);
  }

  async function read(trip: Trip, at: URL, limit: TimeLimit, answer: WireAnswer): Promise<Fetched> {
    const { status, headers } = answer;
    const isPage = status >= 200 && status < 300 && status !== 206;
    const maxBytes = isPage ? (trip.options.maxBytes ?? courtesy.maxBytes) : ERROR_BODY_BYTES;
    const declared = Number(headers['content-length']);
    if (isPage && declared > maxBytes && trip.options.cut !== true) {
      answer.body.on('error', () => limit.signal.aborted).destroy();
      return refused(trip, at, 'too-large', `the body is ${declared} bytes, more than ${maxBytes}`, answer);
    }
    const body = await readBody(answer.body, headers['content-encoding'], maxBytes);
    countOf(at.host).bytes += body.bytes.byteLength;
    rests.note(at, status, headers);
    if (isChallenge(status, headers, body.bytes)) {
      return refused(trip, at, 'blocked', `${at.host} asks for proof of a human reader (${status})`, answer);
    }
    if (!isPage) return refused(trip, at, codeOfStatus(status), `${at.host} answered ${status}`, answer);
    if (body.kind === 'fault' && !(trip.options.cut === true && body.code === 'too-large')) {
      return refused(trip, at, body.code, body.message, answer);
    }
    const validators = { ...validatorsIn(headers), url: at.href };
    return {
      kind: 'page',
      ...place(trip, at),
      status,
      headers,
      bytes: body.bytes,
      validators,
      retrievedAt: clock(),
    };
  }

  function redirected(trip: Trip, at: URL, { status, headers }: WireAnswer): Step {
    const location = readLocation(headers['location']);
    if (location === undefined || !URL.canParse(location, at.href)) {
      return refused(trip, at, 'redirect-without-address', `${at.host} redirects, but not to any address`, {
        status,
        headers,
      });
    }
    const { url: to } = withoutSecrets(new URL(location, at.href));
    const seen = to.href === trip.first.href || trip.redirects.some((earlier) => earlier.to === to.href);
    trip.redirects.push({ from: at.href, to: to.href, status });
    if (seen || trip.redirects.length > courtesy.maxRedirects) {
      return refused(trip, at, 'redirect-loop', `${at.host} redirects without end`, { status, headers });
    }
    return { kind: 'hop', to };
  }

  function refused(
    trip: Trip,
    at: URL,
    code: RefusalCode,
    message: string,
    facts: { readonly status?: number; readonly headers?: Headers; readonly retryAfterMs?: number } = {},
  ): Refused {
    if (facts.status !== undefined) countOf(at.host).failed++;
    const retryAfterMs = facts.retryAfterMs ?? readRetryAfter(facts.headers?.['retry-after'], clock());
    return {
      kind: 'refused',
      code,
      ...place(trip, at),
      ...(facts.status !== undefined && { status: facts.status }),
      ...(facts.headers && { headers: facts.headers }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      message,
    };
  }

  function failed(trip: Trip, at: URL, limit: TimeLimit, error: unknown): Fetched {
    countOf(at.host).failed++;
    if (limit.timedOut()) return unreachable(trip, at, 'timeout', `${at.host} took too long`);
    if (trip.options.signal?.aborted) return unreachable(trip, at, 'aborted', 'the request was given up');
    const failure = failureOf(error, at.host);
    if (!failure) throw error;
    return failure.code === 'private-address'
      ? refused(trip, at, failure.code, failure.message)
      : unreachable(trip, at, failure.code, failure.message);
  }

  function countOf(host: string): HostCount {
    let count = counts.get(host);
    if (!count) {
      count = { requests: 0, bytes: 0, unchanged: 0, failed: 0 };
      counts.set(host, count);
    }
    return count;
  }

  return {
    get: (url, options) => get(url, options),
    post: (url, form, signal) =>
      get(url, { robots: false, accept: '*/*', signal }, new URLSearchParams(form).toString()),
    restUntil: (url) => (URL.canParse(url) ? rests.until(new URL(url)) : undefined),
    async robotsFor(address) {
      if (!URL.canParse(address)) return undefined;
      const url = new URL(address);
      return guard.objection(url) === undefined && /^https?:$/.test(url.protocol)
        ? robots.rulesFor(url)
        : undefined;
    },
    counts: () => Object.fromEntries([...counts].map(([host, count]) => [host, { ...count }])),
    memory: () => ({
      rests: rests.remembered(),
      robots: robots.remembered(),
    }),
    close: () => wire.close(),
  };
}

function place({ first, redirects }: Trip, at: URL) {
  return { url: first.href, finalUrl: at.href, redirects: [...redirects] };
}

function unreachable(trip: Trip, at: URL, code: Unreachable['code'], message: string): Unreachable {
  return { kind: 'unreachable', code, ...place(trip, at), message };
}

const STATUS_CODES: Readonly<Record<number, RefusalCode>> = {
  401: 'forbidden',
  402: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  407: 'forbidden',
  410: 'gone',
  429: 'rate-limited',
  451: 'forbidden',
};

function codeOfStatus(status: number): RefusalCode {
  return STATUS_CODES[status] ?? (status >= 500 ? 'server-error' : 'status');
}

function validatorsIn(headers: Headers): Validators {
  const { etag, 'last-modified': lastModified } = headers;
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

/** Location as bytes came: UTF-8 in the wild, though the standard knows only ASCII. */
function readLocation(header: string | undefined): string | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const text = Buffer.from(header, 'latin1').toString('utf8');
  return text.includes('\uFFFD') ? header : text;
}
