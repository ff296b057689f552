/**
 * When an article's page is looked at again: often while it is news, ever more rarely as it ages. Durations in ms, instants in
 * ms since 1970. Most silent edits are made within hours of publication, and pages vanish at any age.
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Younger than this → every so often. */
const STEPS: readonly (readonly [number, number])[] = [
  [3 * HOUR, 15 * MINUTE],
  [12 * HOUR, HOUR],
  [2 * DAY, 4 * HOUR],
  [7 * DAY, DAY],
  [30 * DAY, 7 * DAY],
  [365 * DAY, 30 * DAY],
];
/** After a year. */
const AT_LAST = 90 * DAY;
/** A page that showed a first sign of having vanished is looked at again this soon. */
const CONFIRM_MS = HOUR;
const JITTER_SHARE = 0.1;

/** `bornAt`: publication where it is known and past, else when we first kept it. Chance is 0–1. */
export function nextRecheck(now: number, bornAt: number, chance: number): number {
  const age = Math.max(now - bornAt, 0);
  const every = STEPS.find(([younger]) => age < younger)?.[1] ?? AT_LAST;
  return Math.round(now + every * (1 + JITTER_SHARE * chance));
}

export function nextConfirmation(now: number, bornAt: number, chance: number): number {
  return Math.min(now + CONFIRM_MS, nextRecheck(now, bornAt, chance));
}

/** After the nth failure in a row to reach the page at all: the usual time, doubled for each, a month at most. */
export function nextAfterFailure(
  now: number,
  bornAt: number,
  nth: number,
  askedMs: number,
  chance: number,
): number {
  const usual = nextRecheck(now, bornAt, chance) - now;
  return now + Math.max(Math.min(usual * 2 ** Math.min(nth, 20), 30 * DAY), askedMs);
}

/** Whether a publication date can be what an article's age counts from. */
export function bornAt(publishedAt: number | undefined, retrievedAt: number): number {
  return publishedAt !== undefined && publishedAt <= retrievedAt ? publishedAt : retrievedAt;
}
