import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { newFeedState } from '../../src/desk/feed-state.ts';
import { type HubDoor, openHubDoor, type Subscriptions } from '../../src/desk/hub-door.ts';
import { pollFeed } from '../../src/desk/poll.ts';
import { readFeedPage } from '../../src/desk/read-feed-page.ts';
import { USUAL, userAgent } from '../../src/fetch/courtesy.ts';
import { openFetcher } from '../../src/fetch/fetcher.ts';
import { openSite, type Site } from './site.test-kit.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const FEED = 'https://paper.example/rss';

/** A hub that asks back at once, as hubs do, before it answers. */
async function hub(door: () => HubDoor, agrees = true): Promise<{ site: Site; forms: URLSearchParams[] }> {
  const forms: URLSearchParams[] = [];
  const site = await openSite(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    forms.push(form);
    const back = new URL(form.get('hub.callback') ?? '');
    back.search = new URLSearchParams({
      'hub.mode': agrees ? 'subscribe' : 'denied',
      'hub.topic': form.get('hub.topic') ?? '',
      'hub.challenge': 'say this',
      'hub.lease_seconds': '864000',
    }).toString();
    const answer = await door().answer(new Request(back));
    response.writeHead((await answer?.text()) === (agrees ? 'say this' : '') ? 202 : 500).end();
  });
  open.push(site);
  return { site, forms };
}

async function opened(agrees = true) {
  let saved: Subscriptions = {};
  const door: HubDoor = openHubDoor({
    publicUrl: 'https://archive.example',
    earlier: {},
    save: async (subscriptions) => {
      saved = JSON.parse(JSON.stringify(subscriptions));
    },
    clock: Date.now,
  });
  const { site, forms } = await hub(() => door, agrees);
  const fetcher = openFetcher({ ...USUAL, guard: 'off', pauseMs: 0, userAgent: userAgent('1.0.0') });
  open.push(fetcher);
  const feeds = { [FEED]: { ...newFeedState(FEED), hub: site.url('/'), self: FEED } };
  await door.renew(feeds, fetcher);
  const deliver = (
    body: string,
    secret = forms[0]?.get('hub.secret') ?? '',
    path = forms[0]?.get('hub.callback') ?? '',
  ) =>
    door.answer(
      new Request(path, {
        method: 'POST',
        body,
        headers: { 'x-hub-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` },
      }),
    );
  return { door, forms, feeds, fetcher, deliver, saved: () => saved };
}

describe('a feed with a hub', () => {
  it('is subscribed to once, and what is agreed outlives the run', async () => {
    const { door, forms, feeds, fetcher, saved } = await opened();
    expect(door.isSubscribed(FEED)).toBe(true);
    await door.renew(feeds, fetcher);
    expect(forms).toHaveLength(1);
    const later = openHubDoor({
      publicUrl: 'https://archive.example',
      earlier: saved(),
      save: async () => {},
      clock: Date.now,
    });
    expect(later.isSubscribed(FEED)).toBe(true);
  });

  it('has news when its hub says so, once', async () => {
    const { door, deliver } = await opened();
    expect((await deliver('<rss/>'))?.status).toBe(202);
    expect([door.takeNews(FEED), door.takeNews(FEED)]).toEqual([true, false]);
  });

  it('has none when a stranger says so', async () => {
    const { door, deliver } = await opened();
    expect((await deliver('<rss/>', 'guessed'))?.status).toBe(202);
    expect((await deliver('<rss/>', undefined, 'https://archive.example/websub/guessed'))?.status).toBe(404);
    expect((await deliver('x'.repeat(6_000_000)))?.status).toBe(202);
    expect(door.takeNews(FEED)).toBe(false);
  });

  it('is polled as before when the hub says no', async () => {
    const { door, forms, feeds, fetcher } = await opened(false);
    expect(door.isSubscribed(FEED)).toBe(false);
    await door.renew(feeds, fetcher);
    expect(forms).toHaveLength(1);
  });

  it('is looked at before it is due when there is news, and rarely when its hub would have said so', async () => {
    const host = await openSite((_request, response) => response.end('<rss version="2.0"><channel/></rss>'));
    open.push(host);
    const { fetcher } = await opened();
    const now = Date.parse('2026-01-10T10:00:00Z');
    const poll = (state: unknown, told: object) =>
      pollFeed(host.url('/rss'), state, { fetcher, read: (page) => readFeedPage(page), ...told }, now);
    const first = await poll(undefined, { isSubscribed: true });
    expect((first.nextCheckAt ?? 0) - now).toBeGreaterThanOrEqual(6 * 3_600_000);
    expect((await poll(first.state, {})).outcome).toBe('skipped');
    expect((await poll(first.state, { hasNews: true })).outcome).toBe('ok');
  });

  it('leaves all other paths alone', async () => {
    const { door } = await opened();
    expect(await door.answer(new Request('https://archive.example/articles'))).toBeUndefined();
  });
});
