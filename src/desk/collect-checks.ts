/** The part of a round that looks again at what is kept: revisions, the ledger of what vanished, and the list for next time. */

import { eachOf } from '../archive/each-of.ts';
import type { Article } from '../article/article.ts';
import { articleId } from '../article/identity.ts';
import { sameStory } from '../article/same-story.ts';
import type { Clipping } from '../extract/clipping.ts';
import type { Page } from '../fetch/fetched.ts';
import { defectIn, type EntryTools } from './collect-entries.ts';
import { compose } from './compose.ts';
import { clipPage, occasion } from './fetch-story.ts';
import { type Check, type Recheck, recheck } from './recheck.ts';
import type { SourceSettings } from './settings.ts';
import type { Tally } from './tally.ts';

/** A line for the ledger; `how` "returned" takes back an earlier one. */
export interface LedgerLine {
  readonly url: string;
  readonly id: string;
  readonly at: number;
  readonly how: string;
}

export interface CheckTools extends EntryTools {
  pull(id: string): Promise<Article | undefined>;
  recordVanished(lines: readonly LedgerLine[]): Promise<void>;
}

const CHECKS_AT_ONCE = 2;
/** In one round of a source; the rest is due in the next one, the longest due first. */
const MOST_CHECKS = 200;
const RETRY_MS = 24 * 3_600_000;

/** Answers the list for next time. */
export async function collectChecks(
  source: SourceSettings,
  checks: readonly Check[],
  tally: Tally,
  tools: CheckTools,
): Promise<Check[]> {
  const now = tools.clock();
  const due = checks
    .filter(({ next }) => next <= now)
    .toSorted((a, b) => a.next - b.next)
    .slice(0, MOST_CHECKS);
  const after = new Map(checks.map((check) => [check.id, check]));
  await eachOf(due, CHECKS_AT_ONCE, async (check) => {
    if (tools.signal?.aborted) return;
    const result = await behindWall(check, source, tools);
    if (result === 'kept no more') after.delete(check.id);
    else if (result) {
      after.set(check.id, result.check);
      await count(result, tally, tools);
    }
  });
  return [...after.values()];
}

async function count(
  { check, outcome, how, at, requests, message }: Recheck,
  tally: Tally,
  tools: CheckTools,
): Promise<void> {
  tally.requests += requests;
  if (outcome === 'waiting') return;
  tally.rechecked++;
  if (outcome === 'revised') tally.revised++;
  if (outcome === 'failed') tally.failures.push({ url: check.url, code: 'recheck', message: message ?? '' });
  if (outcome !== 'vanished' && outcome !== 'returned') return;
  tally[outcome]++;
  const line = outcome === 'returned' ? 'returned' : (how ?? 'gone');
  await tools.recordVanished([{ url: check.url, id: check.id, at, how: line }]);
}

async function behindWall(
  check: Check,
  source: SourceSettings,
  tools: CheckTools,
): Promise<Recheck | 'kept no more' | undefined> {
  const kept = await tools.pull(check.id);
  if (!kept) return 'kept no more';
  const { fetcher, clock, signal } = tools;
  try {
    return await recheck(check, kept, {
      fetcher,
      clock,
      ...(signal && { signal }),
      clip: (page) => clipPage(page, source, kept, tools),
      keepAgain: (page, clipping) => keepAgain(kept, page, clipping, source, tools),
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'ArchiveFault') throw error;
    const at = clock();
    const failures = (check.failures ?? 0) + 1;
    const next = { ...check, failures, next: at + RETRY_MS };
    return { check: next, outcome: 'failed', at, requests: 1, message: defectIn(error) };
  }
}

/** The page as it is now, under the name and first date of the article; kept only where its words have changed. */
async function keepAgain(
  kept: Article,
  page: Page,
  clipping: Clipping,
  source: SourceSettings,
  tools: CheckTools,
): Promise<boolean> {
  // A body that came from the feed because it was fuller there is revised by the feed alone.
  if (kept.origin === 'feed') return false;
  const composed = composeAgain(kept, page, clipping, source);
  if (!composed || sameStory(composed, kept)) return false;
  const { finalUrl: url, retrievedAt, status, bytes } = page;
  const reference = await tools.keepPage({
    url,
    retrievedAt,
    status,
    headers: Object.entries(page.headers),
    bytes,
  });
  const article = { ...composed, page: reference };
  const [outcome] = await tools.keep([article]);
  if (outcome?.outcome !== 'revised') return false;
  await tools.onKept?.([article]);
  return true;
}

function composeAgain(
  kept: Article,
  page: Page,
  clipping: Clipping,
  source: SourceSettings,
): Article | undefined {
  const { headline, byline, publishedAt, language, id, url } = kept;
  const entry = {
    title: headline,
    link: url,
    authors: byline.map((name) => ({ name })),
    ...(publishedAt !== undefined && { published: publishedAt }),
    ...(language !== undefined && { language }),
    categories: [],
    enclosures: [],
  };
  const article = compose(
    entry,
    { page: clipping },
    occasion(source, kept.feed, page.finalUrl, page.retrievedAt, undefined),
  );
  if (!article) return undefined;
  const isMoved = article.id !== id && articleId(url) !== id;
  return {
    ...article,
    id,
    ...(isMoved ? {} : { url }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(kept.section !== undefined && article.section === undefined && { section: kept.section }),
  };
}
