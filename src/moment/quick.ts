/**
 * The two forms that nearly every feed prints, read without looking at words: "2023-05-06T14:03:00+08:00" and
 * "Sat, 06 May 2023 14:03:00 GMT". Anything else, and any value out of range, is left to the full reader.
 */
import { isDay } from './calendar.ts';
import type { Moment } from './context.ts';
import { asUtc, instant, offsetMinutes } from './zone.ts';

const RFC3339 =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|z|[-+]\d\d:?\d\d)?)?$/;
const RFC822 =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (GMT|UTC|Z|[ECMP]DT|[EMP]ST|[-+]\d{4})$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Minutes; CST is not among them, it is China's as well. */
const AMERICAN: Readonly<Record<string, number>> = {
  EDT: -240,
  EST: -300,
  CDT: -300,
  MDT: -360,
  MST: -420,
  PDT: -420,
  PST: -480,
};

/** `zone` is that of a text without one. */
export function readQuickly(text: string, zone: string): Moment | undefined {
  const iso = RFC3339.exec(text);
  if (iso !== null && iso[8] === undefined) return unzoned(iso, zone);
  if (iso !== null) return made(iso[1], Number(iso[2]), iso[3], iso[4], iso[5], iso[6], iso[8], iso[7]);
  const mail = RFC822.exec(text);
  if (mail === null) return undefined;
  return made(
    mail[3],
    MONTHS.indexOf(mail[2] ?? '') + 1,
    mail[1],
    mail[4],
    mail[5],
    mail[6],
    mail[7],
    undefined,
  );
}

/** Years that are another calendar's are left to the full reader. */
function unzoned(
  [, year, month, day, hour, minute, second, fraction]: RegExpExecArray,
  zone: string,
): Moment | undefined {
  const wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: Math.floor(Number(`0.${fraction ?? 0}`) * 1000),
  };
  if (
    wall.year < 1500 ||
    wall.year > 2399 ||
    wall.hour > 23 ||
    wall.minute > 59 ||
    wall.second > 59 ||
    !isDay(wall)
  )
    return undefined;
  return { at: instant(wall, zone), precision: hour === undefined ? 'day' : 'time', zoned: false };
}

function made(
  year: string | undefined,
  month: number,
  day: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  zone: string | undefined,
  fraction: string | undefined,
): Moment | undefined {
  const offset = AMERICAN[zone ?? ''] ?? (/^[-+]/.test(zone ?? '') ? offsetMinutes(zone ?? '') : 0);
  const wall = {
    year: Number(year),
    month,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
    millisecond: Math.floor(Number(`0.${fraction ?? 0}`) * 1000),
  };
  if (offset === undefined || wall.hour > 23 || wall.minute > 59 || wall.second > 59 || !isDay(wall))
    return undefined;
  return { at: asUtc(wall) - offset * 60_000, precision: 'time', zoned: true };
}
