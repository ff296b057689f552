/**
 * Calendar days in a time zone. A day is written "2026-11-23", a month "2026-11"; instants are ms since 1970.
 * What no calendar holds (beyond ±8.64e15 ms) has no day.
 */

export type Day = string;

const MAX_INSTANT = 8.64e15;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB-u-ca-iso8601', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Zones change their offset on a quarter of an hour only, so one reading serves all instants of it. */
const QUARTER_MS = 900_000;
const MAX_REMEMBERED = 50_000;
const offsets = new Map<string, number>();

/** The wall clock in a zone, as if it were UTC, ms. */
function wallClock(at: number, zone: string): number {
  const quarter = Math.floor(at / QUARTER_MS);
  const key = `${quarter}${zone}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    if (offsets.size >= MAX_REMEMBERED) offsets.clear();
    offset = readWallClock(quarter * QUARTER_MS, zone) - quarter * QUARTER_MS;
    offsets.set(key, offset);
  }
  return at + offset;
}

function readWallClock(at: number, zone: string): number {
  const parts = new Map(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const clock = new Date(0);
  clock.setUTCFullYear(part('year'), part('month') - 1, part('day'));
  clock.setUTCHours(part('hour'), part('minute'), part('second'));
  return clock.getTime();
}

/** Shape: dayOf(1642265101000, "Asia/Shanghai") → "2022-01-16" */
export function dayOf(at: number, zone: string): Day | undefined {
  return isInstant(at) ? new Date(wallClock(at, zone)).toISOString().slice(0, -14) : undefined;
}

/** Shape: timeOf(1642265101000, "UTC") → "16:45" */
export function timeOf(at: number, zone: string): string | undefined {
  return isInstant(at) ? new Date(wallClock(at, zone)).toISOString().slice(-13, -8) : undefined;
}

function isInstant(at: number): boolean {
  return Number.isFinite(at) && Math.abs(at) < MAX_INSTANT - 86_400_000;
}

/** The instant at which a day begins. Where a clock change skips midnight, the first instant after it. */
export function startOfDay(day: Day, zone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  let at = wanted;
  // Two steps settle it: the first uses the offset at UTC midnight, the second the offset at the guess.
  for (let step = 0; step < 2; step++) at += wanted - wallClock(at, zone);
  return at;
}

/** Whether a text is a day that the calendar has. */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isCalendarDay(text);
}

export function isMonth(text: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);
}

function isCalendarDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Shape: addDays("2026-02-28", 1) → "2026-03-01" */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Shape: addMonths("2026-12", 1) → "2027-01" */
export function addMonths(month: string, count: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7);
}

/** Every day of a month, in order. */
export function daysOf(month: string): Day[] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return Array.from(
    { length: last.getUTCDate() },
    (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`,
  );
}

export interface Span {
  /** The first and the last instant. */
  readonly from: number;
  readonly to: number;
}

/** Shape: spanOf("2022-01", "UTC") → January 2022; also "2022", "2022-01-05", "2022/1/5". Undefined for what no calendar has. */
export function spanOf(text: string, zone: string): Span | undefined {
  const found = /^([1-9]\d{3}|0[1-9]\d\d)(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text);
  if (found === null) return undefined;
  const [, year = '', month, day] = found;
  const first = `${year}-${(month ?? '1').padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`;
  if (!isDay(first)) return undefined;
  const months = month === undefined ? 12 : 1;
  const next = day === undefined ? `${addMonths(first.slice(0, 7), months)}-01` : addDays(first, 1);
  return { from: startOfDay(first, zone), to: startOfDay(next, zone) - 1 };
}
