/** Years, months and days of the calendars met in print → the Gregorian calendar. */

export interface Day {
  /** Absent: the text gives no year. */
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDay({ year, month, day }: Day): boolean {
  if (month < 1 || month > 12 || day < 1 || day > (LENGTHS[month - 1] ?? 0)) return false;
  if (year === undefined) return true;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return year >= 1 && year <= 9999 && (month !== 2 || day < 29 || leap);
}

/** Two digits: 70–99 are of the last century. Thai years run 543 ahead; no newspaper is of the years 2400–2700. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length <= 2) return year + (year < 70 ? 2000 : 1900);
  return year >= 2400 && year <= 2700 ? year - 543 : year;
}

/** ISO 8601 ordinal: day 335 of 2003 → 1 December. */
export function dayOfYear(year: number, ordinal: number): Day | undefined {
  const date = new Date(Date.UTC(year, 0, ordinal));
  if (ordinal < 1 || date.getUTCFullYear() !== year) return undefined;
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** ISO 8601 week date: 2003-W01-3; weeks begin on Monday, week 1 holds 4 January. */
export function dayOfWeek(year: number, week: number, weekday: number): Day | undefined {
  if (week < 1 || week > 53 || weekday < 1 || weekday > 7) return undefined;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  const date = new Date(Date.UTC(year, 0, monday + (week - 1) * 7 + weekday - 1));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

let persian: Intl.DateTimeFormat | undefined;

/** The Persian solar calendar: six months of 31 days, then 30; the year begins on 20 or 21 March, as Intl knows. */
export function fromJalali(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  persian ??= new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    day: 'numeric',
    month: 'numeric',
    timeZone: 'UTC',
  });
  const before = Math.min(month - 1, 6) * 31 + Math.max(month - 7, 0) * 30 + day - 1;
  for (const first of [20, 21, 22]) {
    const start = Date.UTC(year + 621, 2, first);
    if (persian.format(start) !== '1/1') continue;
    const date = new Date(start + before * 86_400_000);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  return undefined;
}
