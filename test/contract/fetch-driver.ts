/**
 * The product's own collector behind the interface that fetch checks speak: poll a feed, hand back its state and what changed.
 * Nothing is decided here; everything stands in src/fetch/ and src/desk/.
 */
import { type PollReport, pollFeed } from '../../src/desk/poll.ts';
import { readFeedPage } from '../../src/desk/read-feed-page.ts';
import { USUAL, userAgent } from '../../src/fetch/courtesy.ts';
import { openFetcher } from '../../src/fetch/fetcher.ts';

interface DriverOptions {
  readonly guard?: 'off' | 'public';
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  readonly rateLimitScope?: 'host' | 'feed';
  readonly resolve?: (host: string) => readonly string[] | Promise<readonly string[]>;
  readonly allow?: readonly string[];
  readonly ca?: string;
  readonly proxy?: string;
  readonly pauseMs?: number;
}

interface Moment {
  readonly now: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Short, so that a check of thirty looks at one host takes a second. */
const PAUSE_MS = 20;

export async function createDriver(options: DriverOptions = {}) {
  let clock = 0;
  const fetcher = openFetcher({
    ...USUAL,
    userAgent: userAgent('0.1.0'),
    guard: options.guard ?? 'public',
    allow: options.allow ?? [],
    pauseMs: options.pauseMs ?? PAUSE_MS,
    restScope: options.rateLimitScope === 'feed' ? 'address' : 'host',
    clock: () => clock,
    ...(options.resolve && { resolve: options.resolve }),
    ...(options.maxBytes !== undefined && { maxBytes: options.maxBytes }),
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
    ...(options.ca !== undefined && { ca: options.ca }),
    ...(options.proxy !== undefined && { proxy: options.proxy }),
  });
  const poll = async (url: string, state: unknown, { now, headers }: Moment) => {
    clock = now;
    return told(
      await pollFeed(
        url,
        state,
        { fetcher, read: (page) => readFeedPage(page), ...(headers && { headers }) },
        now,
      ),
    );
  };
  return {
    poll,
    pollMany: (feeds: readonly { url: string; state?: unknown }[], moment: Moment) =>
      Promise.all(feeds.map(({ url, state }) => poll(url, state, moment))),
    close: () => fetcher.close(),
  };
}

function told(report: PollReport) {
  return {
    ...report,
    changes: report.changes.map(({ kind, key, entry }) => ({
      kind,
      item: {
        ...entry,
        id: entry.id ?? entry.link ?? key,
        url: entry.link,
        published: entry.published ?? null,
      },
    })),
  };
}
