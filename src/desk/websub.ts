/**
 * WebSub, the subscriber's side: a hub tells us of news, so that a feed need hardly be polled. Source: W3C WebSub, 2018.
 * Pure: what to send to a hub, what to answer it, whether a delivery is genuine. Who listens and who sends stands elsewhere.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FeedState } from './feed-state.ts';

/** One subscription; plain JSON. Instants are ms since 1970. */
export interface Subscription {
  /** Name in our callback's address; unguessable, for it alone tells a hub's request from a stranger's. */
  readonly id: string;
  /** The feed's own address, as the hub knows it. */
  readonly topic: string;
  readonly hub: string;
  readonly secret: string;
  readonly requestedAt: number;
  /** Until when the hub has promised to tell; absent: not yet confirmed. */
  readonly expiresAt?: number;
  readonly deniedAt?: number;
}

export interface Reply {
  readonly status: number;
  readonly body: string;
}

const DAY_MS = 24 * 3_600_000;
const LEASE_SECONDS = 10 * 24 * 3600;
/** A lease is renewed when this little of it is left. */
const RENEW_MS = DAY_MS;
/** A hub that did not confirm is asked again after this; one that denied, after a week. */
const AGAIN_MS = DAY_MS;
const DENIED_MS = 7 * DAY_MS;
/** Signatures that a hub may use (W3C WebSub § 8), and none weaker than the SHA-1 that old hubs know. */
const METHODS = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/** Whether a feed names a hub with which nothing is agreed, or not for long. */
export function wantsSubscription(feed: FeedState, earlier: Subscription | undefined, now: number): boolean {
  if (feed.hub === undefined || !/^https?:/.test(feed.hub) || feed.goneAt !== undefined) return false;
  if (!earlier || earlier.hub !== feed.hub || earlier.topic !== topicOf(feed)) return true;
  if (earlier.deniedAt !== undefined && now - earlier.deniedAt < DENIED_MS) return false;
  const isAsked = now - earlier.requestedAt < AGAIN_MS;
  return !isAsked && (earlier.expiresAt ?? 0) - now < RENEW_MS;
}

/** `random`: an unguessable text of letters and digits, at least 32 of them; half names the callback, half is the secret. */
export function newSubscription(feed: FeedState, random: string, now: number): Subscription {
  const half = Math.floor(random.length / 2);
  if (half < 16) throw new RangeError('a subscription needs 32 unguessable characters');
  const [id, secret] = [random.slice(0, half), random.slice(half)];
  return { id, topic: topicOf(feed), hub: feed.hub ?? '', secret, requestedAt: now };
}

/** The form to post to the hub. `callback`: our address for this subscription, as the hub can reach it. */
export function subscriptionForm({ topic, secret }: Subscription, callback: string): Record<string, string> {
  return {
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.callback': callback,
    'hub.secret': secret,
    'hub.lease_seconds': String(LEASE_SECONDS),
  };
}

/** A hub asks whether we meant it, or says no. Answers what to reply and the subscription from now on. */
export function answerHub(
  subscription: Subscription | undefined,
  query: URLSearchParams,
  now: number,
): { readonly reply: Reply; readonly subscription?: Subscription } {
  const refuse = { status: 404, body: 'not subscribed' };
  if (!subscription || query.get('hub.topic') !== subscription.topic) {
    return { reply: refuse, ...(subscription && { subscription }) };
  }
  const mode = query.get('hub.mode');
  if (mode === 'denied') {
    const { expiresAt: _none, ...rest } = subscription;
    return { reply: { status: 200, body: '' }, subscription: { ...rest, deniedAt: now } };
  }
  const challenge = query.get('hub.challenge');
  const isAsked = mode === 'subscribe' && now - subscription.requestedAt < AGAIN_MS;
  // "unsubscribe" was never asked for: somebody else did.
  if (!isAsked || challenge === null) return { reply: refuse, subscription };
  const { deniedAt: _none, ...rest } = subscription;
  const expiresAt = now + leaseMs(query.get('hub.lease_seconds'));
  return { reply: { status: 200, body: challenge }, subscription: { ...rest, expiresAt } };
}

/** Whether a delivery was signed with our secret. An unsigned or wrongly signed one is to be answered 202 and forgotten. */
export function isGenuine(
  { secret }: Subscription,
  signature: string | undefined,
  body: Uint8Array,
): boolean {
  const [method = '', given = ''] = signature?.trim().split('=') ?? [];
  if (!METHODS.has(method.toLowerCase())) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const bytes = Buffer.from(given, 'hex');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

/** A feed that a hub tells us of is polled this rarely, for hubs forget. */
export const SUBSCRIBED_PAUSE_MS = 6 * 3_600_000;

/** Whether the hub has promised to tell us of news for now. */
export function isSubscribed(subscription: Subscription | undefined, now: number): boolean {
  return subscription?.expiresAt !== undefined && subscription.expiresAt > now;
}

function topicOf({ self, url }: FeedState): string {
  return self ?? url;
}

function leaseMs(text: string | null): number {
  const seconds = text !== null && /^\d{1,9}$/.test(text) ? Number(text) : LEASE_SECONDS;
  return Math.min(Math.max(seconds, 3600), 30 * 24 * 3600) * 1000;
}
