/**
 * When a feed is looked at again. Publishers' wishes only ever lengthen a pause; nothing is before SHORTEST.
 * Durations in ms, instants in ms since 1970; chance is a number in 0–1, given by the caller.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const SHORTEST_MS = 15 * MINUTE;
export const LONGEST_MS = 31 * DAY;
/** Where nothing is wished: half-hourly while there is news, slower as a feed falls silent. */
const USUAL_MS = 30 * MINUTE;
const SILENT_MS = 12 * HOUR;
/** A feed silent for a day is looked at hourly, for twelve days twice a day. */
const SILENCE_DIVISOR = 24;
/** What a cache's lifetime may claim: static hosts say "a year" of everything, and a week is as much as we can afford to miss. */
const LONGEST_FRESH_MS = 7 * DAY;
const JITTER_SHARE = 0.1;
/** Feeds that leave a quiet hour together spread over this. */
const AFTER_QUIET_MS = 5 * MINUTE;

/** First wait after a failure of this kind; each further one in a row doubles it. */
const FIRST_WAIT_MS: Readonly<Record<string, number>> = {
  blocked: HOUR,
  forbidden: HOUR,
  'not-found': HOUR,
  'private-address': DAY,
  scheme: DAY,
  'not-an-address': DAY,
};
/** A host that comes back after days finds us within one of them; one that is away for a month is asked weekly. */
const LONGEST_BACK_OFF_MS = DAY;
const LONG_FAILURES = 40;

export interface Wishes {
  /** ttl or sy:updatePeriod. */
  readonly pauseMs?: number | undefined;
  /** From the answer's headers. */
  readonly freshMs?: number | undefined;
  readonly skipHours?: readonly number[] | undefined;
  readonly skipDays?: readonly number[] | undefined;
}

/** After a look that went well. `silenceMs`: since an entry was last new. */
export function afterSuccess(now: number, wishes: Wishes, silenceMs: number, chance: number): number {
  const usual = clamp(silenceMs / SILENCE_DIVISOR, USUAL_MS, SILENT_MS);
  const wished = Math.max(wishes.pauseMs ?? 0, Math.min(wishes.freshMs ?? 0, LONGEST_FRESH_MS));
  const waitMs = Math.max(wished > 0 ? wished : usual, SHORTEST_MS);
  return outOfQuiet(now + spread(waitMs, chance), wishes, chance);
}

/** After the nth failure in a row, n from 1. */
export function afterFailure(
  now: number,
  code: string,
  nth: number,
  askedMs: number | undefined,
  chance: number,
): number {
  // Who says how long to wait is taken at their word; guessing longer would only lose entries.
  if (code === 'rate-limited' && askedMs !== undefined)
    return now + spread(Math.max(askedMs, SHORTEST_MS), chance);
  const first = FIRST_WAIT_MS[code] ?? SHORTEST_MS;
  const longest = nth > LONG_FAILURES ? 7 * DAY : Math.max(LONGEST_BACK_OFF_MS, first);
  const backOff = Math.min(first * 2 ** Math.min(nth - 1, 30), longest);
  return now + spread(Math.max(backOff, askedMs ?? 0), chance);
}

/** After a pause that the host asked for and that is not over yet: it is no failure. */
export function afterRest(now: number, restMs: number, chance: number): number {
  return now + spread(Math.max(restMs, MINUTE), chance);
}

function spread(waitMs: number, chance: number): number {
  return Math.round(clamp(waitMs * (1 + JITTER_SHARE * chance), SHORTEST_MS / 15, LONGEST_MS));
}

/** Moves an instant out of the hours and days (UTC) in which the publisher asks not to be looked at. */
function outOfQuiet(at: number, { skipHours = [], skipDays = [] }: Wishes, chance: number): number {
  const hours = new Set(skipHours);
  const days = new Set(skipDays);
  const isQuiet = (instant: number): boolean => {
    const date = new Date(instant);
    return hours.has(date.getUTCHours()) || days.has(date.getUTCDay());
  };
  if (!isQuiet(at)) return at;
  for (let hour = Math.floor(at / HOUR) + 1, last = hour + 8 * 24; hour < last; hour++) {
    if (!isQuiet(hour * HOUR)) return hour * HOUR + Math.round(AFTER_QUIET_MS * chance);
  }
  // All of the week is quiet: such a wish cannot be meant.
  return at;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
