/** A hub on loopback that asks back and delivers: `serve --public-url` agrees with it. */
import { createHmac } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSite, type Site } from '../contract/site.test-kit.ts';
import { tearsheet, temporaryFolder } from './tearsheet.test-kit.ts';

it('a feed with a hub is subscribed to by the server, which answers the hub and nobody else', async () => {
  const folder = temporaryFolder();
  const archive = join(folder.path, 'news');
  const forms: URLSearchParams[] = [];
  const host: Site = await openSite(async (request, response) => {
    if (request.url === '/robots.txt') return void response.writeHead(404).end();
    if (request.url === '/rss') {
      return void response.end(
        `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Paper</title><atom:link rel="hub" href="${host.origin}/hub"/><atom:link rel="self" href="${host.origin}/rss"/></channel></rss>`,
      );
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    forms.push(new URLSearchParams(Buffer.concat(chunks).toString()));
    response.writeHead(202).end();
  });
  const { port } = host;
  const ours = await openSite((_request, response) => response.end());
  await ours.close();
  const publicUrl = `http://127.0.0.1:${ours.port}`;
  try {
    await tearsheet(['init', archive]);
    writeFileSync(
      join(archive, 'tearsheet.toml'),
      `[fetch]\nallow = ["127.0.0.1:${port}"]\npause_ms = 0\n[[source]]\nid = "paper"\nfeeds = ["${host.origin}/rss"]\n`,
    );
    const ended = tearsheet(
      ['serve', '--archive', archive, '--port', String(ours.port), '--public-url', publicUrl],
      {
        onStart: async (child) => {
          await until(() => forms.length > 0);
          const [form] = forms;
          const callback = form?.get('hub.callback') ?? '';
          const query = {
            'hub.mode': 'subscribe',
            'hub.topic': `${host.origin}/rss`,
            'hub.challenge': 'say this',
          };
          const asked = await fetch(
            `${callback}?${new URLSearchParams({ ...query, 'hub.lease_seconds': '86400' })}`,
          );
          expect([asked.status, await asked.text()]).toEqual([200, 'say this']);
          const body = '<rss/>';
          const signature = `sha256=${createHmac('sha256', form?.get('hub.secret') ?? '')
            .update(body)
            .digest('hex')}`;
          const told = await fetch(callback, {
            method: 'POST',
            body,
            headers: { 'x-hub-signature': signature },
          });
          expect(told.status).toBe(202);
          expect((await fetch(`${publicUrl}/websub/guessed?${new URLSearchParams(query)}`)).status).toBe(404);
          child.kill('SIGINT');
        },
      },
    );
    expect((await ended).stderr).toContain('The reading room is open');
    const { subscriptions } = JSON.parse(readFileSync(join(archive, 'state', '_websub.json'), 'utf8'));
    expect(Object.values(subscriptions)).toMatchObject([
      { topic: `${host.origin}/rss`, hub: `${host.origin}/hub` },
    ]);
    expect(host.asked.filter(({ url }) => url === '/rss')).toHaveLength(1);
  } finally {
    await host.close();
    folder.remove();
  }
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
}
