/**
 * Looks again at the pages of articles that we keep: an edit becomes a revision, a page that vanished a line in the ledger, and
 * the sheet stays as it is. The list of what to look at, and when, is plain JSON beside the source's state.
 */
import { createHash } from 'node:crypto';
import type { Article } from '../article/article.ts';
import type { Clipping, NoStory } from '../extract/clipping.ts';
import { type Fetched, type Page, requestsMade } from '../fetch/fetched.ts';
import type { Fetcher } from '../fetch/fetcher.ts';
import { bornAt, nextAfterFailure, nextConfirmation, nextRecheck } from './recheck-schedule.ts';
import { type Vanishing, vanishedSign } from './vanished-sign.ts';

/** One article to look at again. Instants are ms since 1970. */
export interface Check {
  readonly id: string;
  readonly url: string;
  /** What its age counts from. */
  readonly born: number;
  readonly next: number;
  readonly etag?: string;
  readonly modified?: string;
  /** Looks in a row that did not reach the page. */
  readonly failures?: number;
  /** A first sign of having vanished, not yet believed. */
  readonly sign?: Vanishing;
  /** As recorded in the ledger. */
  readonly gone?: Vanishing;
}

/** What one look found. `vanished` and `returned` are lines for the ledger. */
export interface Recheck {
  readonly check: Check;
  /** waiting: the host asked for a pause; the article is looked at when that is over. */
  readonly outcome: 'unchanged' | 'revised' | 'vanished' | 'returned' | 'failed' | 'waiting';
  readonly how?: Vanishing;
  readonly at: number;
  readonly requests: number;
  readonly message?: string;
}

export interface RecheckTools {
  readonly fetcher: Pick<Fetcher, 'get'>;
  clip(page: Page): Clipping | NoStory;
  /** Composes anew and keeps; answers whether that made a revision. */
  keepAgain(page: Page, clipping: Clipping): Promise<boolean>;
  readonly clock: () => number;
  readonly signal?: AbortSignal;
}

/** Refusals that say nothing of the page. */
const ASKED_TO_WAIT: ReadonlySet<string> = new Set(['resting', 'rate-limited', 'robots-unreachable']);
const LEAST_WAIT_MS = 60_000;

/** A new article's first entry in the list. */
export function checkOf(article: Article, page: Page | undefined): Check {
  const retrievedAt = article.retrievedAt ?? page?.retrievedAt ?? 0;
  const born = bornAt(article.publishedAt, retrievedAt);
  return {
    id: article.id,
    url: article.url,
    born,
    next: nextRecheck(retrievedAt, born, chanceOf(article.id)),
    ...validatorsOf(page),
  };
}

/** Looks once. Answers undefined where the look was given up. */
export async function recheck(
  check: Check,
  kept: Article,
  tools: RecheckTools,
): Promise<Recheck | undefined> {
  const fetched = await tools.fetcher.get(check.url, {
    ...(isConditional(check) && { since: sinceOf(check) }),
    signal: tools.signal,
  });
  const at = tools.clock();
  if (fetched.kind === 'unreachable' && fetched.code === 'aborted') return undefined;
  const requests = requestsMade(fetched);
  const chance = chanceOf(`${check.id} ${at}`);
  if (fetched.kind === 'refused' && ASKED_TO_WAIT.has(fetched.code)) {
    const next = at + Math.max(fetched.retryAfterMs ?? 0, LEAST_WAIT_MS);
    return { check: { ...check, next }, outcome: 'waiting', at, requests };
  }
  const usual = nextRecheck(at, check.born, chance);
  if (fetched.kind === 'unchanged') return back(check, { next: usual }, 'unchanged', at, requests);
  const reading = fetched.kind === 'page' ? tools.clip(fetched) : undefined;
  const sign = vanishedSign(fetched, reading, kept);
  if (sign) {
    if (check.gone !== undefined) {
      return { check: { ...seen(check), next: usual, gone: check.gone }, outcome: 'unchanged', at, requests };
    }
    if (!sign.sure && check.sign !== sign.how) {
      const next = nextConfirmation(at, check.born, chance);
      return { check: { ...seen(check), next, sign: sign.how }, outcome: 'unchanged', at, requests };
    }
    const gone = { ...seen(check), next: usual, gone: sign.how };
    return { check: gone, outcome: 'vanished', how: sign.how, at, requests };
  }
  if (fetched.kind !== 'page' || reading?.kind !== 'clipping') {
    return missed(
      check,
      'message' in fetched ? fetched.message : 'there is no story in the page',
      fetched,
      at,
      chance,
    );
  }
  const isRevised = await tools.keepAgain(fetched, reading);
  return back(
    check,
    { next: usual, ...validatorsOf(fetched) },
    isRevised ? 'revised' : 'unchanged',
    at,
    requests,
  );
}

/** The page is there: whatever was suspected or recorded is over. */
function back(
  check: Check,
  facts: Partial<Check> & { readonly next: number },
  outcome: 'unchanged' | 'revised',
  at: number,
  requests: number,
): Recheck {
  const { etag, modified, ...plain } = seen(check);
  const validators = outcome === 'unchanged' && facts.etag === undefined ? { etag, modified } : {};
  const next = { ...plain, ...defined(validators), ...facts };
  if (check.gone === undefined) return { check: next, outcome, at, requests };
  return { check: next, outcome: 'returned', how: check.gone, at, requests };
}

function missed(check: Check, message: string, fetched: Fetched, at: number, chance: number): Recheck {
  const failures = (check.failures ?? 0) + 1;
  const askedMs = fetched.kind === 'refused' ? (fetched.retryAfterMs ?? 0) : 0;
  const next = nextAfterFailure(at, check.born, failures, askedMs, chance);
  const requests = requestsMade(fetched);
  return { check: { ...check, failures, next }, outcome: 'failed', at, requests, message };
}

/** Without failures, suspicion and what was recorded. */
function seen({ failures: _failures, sign: _sign, gone: _gone, ...check }: Check): Check {
  return check;
}

function isConditional({ etag, modified, gone, sign }: Check): boolean {
  return (etag !== undefined || modified !== undefined) && gone === undefined && sign === undefined;
}

function sinceOf({ etag, modified }: Check) {
  return { ...(etag !== undefined && { etag }), ...(modified !== undefined && { lastModified: modified }) };
}

function validatorsOf(page: Page | undefined): Pick<Check, 'etag' | 'modified'> {
  // Those of another address (a redirect's end) are no use: the check asks at its own.
  if (!page || page.finalUrl !== page.url) return {};
  const { etag, lastModified } = page.validators;
  return {
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { modified: lastModified }),
  };
}

function defined<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}

function chanceOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}
