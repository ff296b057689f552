/**
 * Where hubs meet us: asks them to tell of news, answers when they ask back, and passes on that a feed has news. What a hub delivers
 * is never read as a feed: genuine or not, the feed itself is asked then, so that a hub can do no more than hurry us.
 */
import { randomBytes } from 'node:crypto';
import type { Fetcher } from '../fetch/fetcher.ts';
import type { FeedState } from './feed-state.ts';
import {
  answerHub,
  isGenuine,
  isSubscribed,
  newSubscription,
  type Subscription,
  subscriptionForm,
  wantsSubscription,
} from './websub.ts';

/** By configured address of the feed; plain JSON. */
export type Subscriptions = Readonly<Record<string, Subscription>>;

export interface HubDoorOptions {
  /** Our address as hubs reach it, "https://archive.example". */
  readonly publicUrl: string;
  readonly earlier: Subscriptions;
  save(subscriptions: Subscriptions): Promise<void>;
  readonly clock: () => number;
}

export interface HubDoor {
  /** Answers a request to "/websub/…"; undefined for any other path. */
  answer(request: Request): Promise<Response | undefined>;
  /** Subscribes where feeds name hubs and nothing is agreed. */
  renew(feeds: Readonly<Record<string, FeedState>>, fetcher: Pick<Fetcher, 'post'>): Promise<void>;
  isSubscribed(feed: string): boolean;
  /** Whether a hub has told of news since this was last asked. */
  takeNews(feed: string): boolean;
}

export const HUB_PATH = '/websub/';
/** Hubs send the feed; its signature is checked over all of it. */
const MOST_BYTES = 5_000_000;

export function openHubDoor({ publicUrl, earlier, save, clock }: HubDoorOptions): HubDoor {
  const subscriptions = new Map(Object.entries(earlier));
  const news = new Set<string>();
  const keep = (): Promise<void> => save(Object.fromEntries(subscriptions));
  const named = (id: string) => [...subscriptions].find(([, subscription]) => subscription.id === id);

  return {
    async answer(request) {
      const url = new URL(request.url);
      if (!url.pathname.startsWith(HUB_PATH)) return undefined;
      const [feed, subscription] = named(url.pathname.slice(HUB_PATH.length)) ?? [];
      if (request.method === 'GET') {
        const { reply, subscription: next } = answerHub(subscription, url.searchParams, clock());
        if (feed !== undefined && next && next !== subscription) {
          subscriptions.set(feed, next);
          await keep();
        }
        return new Response(reply.body, { status: reply.status, headers: { 'content-type': 'text/plain' } });
      }
      if (request.method !== 'POST' || feed === undefined || !subscription)
        return new Response('', { status: 404 });
      const body = await limited(request);
      const signature = request.headers.get('x-hub-signature') ?? undefined;
      if (body && isGenuine(subscription, signature, body)) news.add(feed);
      // Also to a forged one: a stranger must not learn which secret fits (W3C WebSub § 8).
      return new Response('', { status: 202 });
    },
    async renew(feeds, fetcher) {
      for (const [feed, state] of Object.entries(feeds)) {
        if (!wantsSubscription(state, subscriptions.get(feed), clock())) continue;
        const wanted = newSubscription(state, randomBytes(32).toString('hex'), clock());
        // Known before it is asked for: hubs ask back before they answer.
        subscriptions.set(feed, wanted);
        await keep();
        await fetcher.post(
          wanted.hub,
          subscriptionForm(wanted, new URL(HUB_PATH + wanted.id, publicUrl).href),
        );
      }
    },
    isSubscribed: (feed) => isSubscribed(subscriptions.get(feed), clock()),
    takeNews: (feed) => news.delete(feed),
  };
}

async function limited(request: Request): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) return undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > MOST_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
