import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { articleId } from '../../src/article/identity.ts';
import { type BackfillState, type BackfillTools, backfill, startBackfill } from '../../src/desk/backfill.ts';
import type { Feed } from '../../src/feed/feed.ts';
import { USUAL, userAgent } from '../../src/fetch/courtesy.ts';
import { openFetcher } from '../../src/fetch/fetcher.ts';
import { openSite, type Site } from './site.test-kit.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const SINCE = Date.parse('2021-03-01');

/** A paper whose older stories stand in a sitemap of sitemaps, a feed in three pages and a web archive in two. */
async function paper(): Promise<Site> {
  const site = await openSite((request, response) => {
    const { origin } = site;
    const story = (n: number) => `${origin}/2021/0${(n % 9) + 1}/04/a-story-of-number-${n}`;
    const url = new URL(request.url ?? '/', origin);
    const locs = (list: string[]) => list.map((one) => `<url><loc>${one}</loc></url>`).join('');
    if (url.pathname === '/sitemap.xml') {
      response.end(`<sitemapindex><sitemap><loc>${origin}/old.xml</loc><lastmod>2020-12-31</lastmod></sitemap>
        <sitemap><loc>${origin}/new.xml.gz</loc></sitemap><sitemap><loc>${origin}/sitemap.xml</loc></sitemap></sitemapindex>`);
    } else if (url.pathname === '/new.xml.gz') {
      response.end(
        gzipSync(
          `<urlset>${locs([story(0), story(1), story(2), story(3), `${origin}/tag/a-b-c-d`])}</urlset>`,
        ),
      );
    } else if (url.pathname === '/feed/') {
      response.end(url.searchParams.get('paged') ?? '1');
    } else if (url.pathname === '/cdx/search/cdx') {
      const last = url.searchParams.has('resumeKey');
      const rows = [
        ['timestamp', 'original'],
        ['20210404000000', story(last ? 13 : 3)],
        ...(last ? [] : [[], ['k y']]),
      ];
      response.end(JSON.stringify(rows));
    } else {
      response.writeHead(404).end();
    }
  });
  open.push(site);
  return site;
}

function toolsFor(site: Site, saved: BackfillState[], got: string[]): BackfillTools {
  const fetcher = openFetcher({ ...USUAL, guard: 'off', pauseMs: 0, userAgent: userAgent('1.0.0') });
  open.push(fetcher);
  const kept = new Set([articleId(`${site.origin}/2021/04/04/a-story-of-number-3`)]);
  return {
    fetcher,
    // Three pages, and from then on the third for ever.
    read: ({ bytes }): Feed => {
      const page = Math.min(Number(Buffer.from(bytes).toString()), 3);
      const link = `${site.origin}/2021/05/04/a-story-of-number-2${page}`;
      const entries = [{ link, authors: [], categories: [], enclosures: [] }];
      return { kind: 'feed', format: 'rss', authors: [], entries };
    },
    has: async (id) => kept.has(id),
    story: async ({ url }) => {
      got.push(url.replace(/.*number-/, ''));
      kept.add(articleId(url));
      return { outcome: 'kept', requests: 1 };
    },
    save: async (state) => void saved.push(JSON.parse(JSON.stringify(state))),
  };
}

const start = (site: Site): BackfillState =>
  startBackfill(
    { feeds: [site.url('/feed/')], site: site.url('/') },
    SINCE,
    [site.url('/sitemap.xml')],
    site.origin,
  );

async function run(steps: ReturnType<typeof backfill>) {
  const all = [];
  for await (const step of steps) all.push(step);
  return all;
}

describe('back-fill', () => {
  it('finds what sitemaps, paged feeds and a web archive name, fetches each once, and skips what is kept', async () => {
    const site = await paper();
    const [saved, got]: [BackfillState[], string[]] = [[], []];
    const steps = await run(backfill(start(site), toolsFor(site, saved, got)));
    // Stories 0 and 1 were published before March, 3 is kept already.
    expect(got.toSorted()).toEqual(['13', '2', '21', '22', '23'].toSorted());
    expect(steps.at(-1)).toMatchObject({ phase: 'stories', kept: 5, known: 1, failed: 0, done: 6, of: 6 });
    expect(saved.at(-1)).toMatchObject({ leads: [], stories: [] });
    expect(site.asked.filter(({ url }) => url === '/old.xml')).toEqual([]);
  });

  it('goes on where it was interrupted, after any step', async () => {
    const site = await paper();
    const whole: BackfillState[] = [];
    await run(backfill(start(site), toolsFor(site, whole, [])));
    for (const state of whole) {
      const got: string[] = [];
      await run(backfill(state, toolsFor(site, [], got)));
      expect(state.kept + got.length).toBe(5);
    }
  });
});
