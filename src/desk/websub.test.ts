import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newFeedState } from './feed-state.ts';
import {
  answerHub,
  isGenuine,
  isSubscribed,
  newSubscription,
  type Subscription,
  subscriptionForm,
  wantsSubscription,
} from './websub.ts';

const NOW = Date.parse('2026-01-10T10:00:00Z');
const DAY = 24 * 3_600_000;
const feed = {
  ...newFeedState('https://paper.example/rss?x=1'),
  hub: 'https://hub.example/',
  self: 'https://paper.example/rss',
};
const asked = newSubscription(feed, 'abcdefghijklmnop0123456789ABCDEF', NOW);

const query = (facts: Record<string, string>): URLSearchParams =>
  new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': asked.topic, 'hub.challenge': 'c', ...facts });

describe('a subscription', () => {
  it('asks the hub under the name that the hub knows the feed by', () => {
    expect(subscriptionForm(asked, 'https://us.example/websub/abcdefghijklmnop')).toEqual({
      'hub.mode': 'subscribe',
      'hub.topic': 'https://paper.example/rss',
      'hub.callback': 'https://us.example/websub/abcdefghijklmnop',
      'hub.secret': '0123456789ABCDEF',
      'hub.lease_seconds': '864000',
    });
  });

  it('is confirmed when the hub asks for what we asked', () => {
    const { reply, subscription } = answerHub(asked, query({ 'hub.lease_seconds': '86400' }), NOW + 1000);
    expect(reply).toEqual({ status: 200, body: 'c' });
    expect(isSubscribed(subscription, NOW + DAY)).toBe(true);
    expect(isSubscribed(subscription, NOW + 2 * DAY)).toBe(false);
  });

  it.each([
    ['another topic', { 'hub.topic': 'https://evil.example/' }, NOW],
    ['ending it, which we never asked', { 'hub.mode': 'unsubscribe' }, NOW],
    ['what we asked long ago', {}, NOW + 3 * DAY],
  ])('is not confirmed for %s', (_what, facts, now) => {
    const { reply, subscription } = answerHub(asked, query(facts), now);
    expect(reply.status).toBe(404);
    expect(isSubscribed(subscription, now)).toBe(false);
  });

  it('that nobody asked for is refused', () => {
    expect(answerHub(undefined, query({}), NOW).reply.status).toBe(404);
  });

  it.each([
    ['nothing is agreed', undefined, true],
    ['it was asked a minute ago', asked, false],
    ['the hub never answered', { ...asked, requestedAt: NOW - 2 * DAY }, true],
    ['it holds', { ...asked, requestedAt: NOW - 5 * DAY, expiresAt: NOW + 5 * DAY }, false],
    ['it ends today', { ...asked, requestedAt: NOW - 9 * DAY, expiresAt: NOW + DAY / 2 }, true],
    ['the hub said no', { ...asked, requestedAt: NOW - 2 * DAY, deniedAt: NOW - 2 * DAY }, false],
    ['the feed has another hub now', { ...asked, hub: 'https://old.example/' }, true],
  ] as [string, Subscription | undefined, boolean][])(
    'is asked for when %s: %s',
    (_what, earlier, wanted) => {
      expect(wantsSubscription(feed, earlier, NOW)).toBe(wanted);
    },
  );

  it('is never asked of a feed without a hub, or with one that is no web address', () => {
    const { hub: _hub, ...plain } = feed;
    expect(wantsSubscription(plain, undefined, NOW)).toBe(false);
    expect(wantsSubscription({ ...plain, hub: 'file:///etc/passwd' }, undefined, NOW)).toBe(false);
  });
});

describe('a delivery', () => {
  const body = Buffer.from('<rss/>');
  const signed = (method: string, secret = asked.secret): string =>
    `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('signed with our secret is genuine: %s', (method) => {
    expect(isGenuine(asked, signed(method), body)).toBe(true);
  });
  it.each([
    undefined,
    '',
    'sha256=',
    'sha256=zz',
    signed('sha256', 'other'),
    signed('md5'),
    'constructor=00',
  ])('signed otherwise is not: %s', (signature) => expect(isGenuine(asked, signature, body)).toBe(false));
});
