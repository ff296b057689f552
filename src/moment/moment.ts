/**
 * Printed dates and times → instants. One reader for feeds, pages and legacy sheets, in the forms of the wild
 * and of many languages. What cannot be read is undefined, never "now".
 *
 * The way of a text: tokens (neutral.ts) → neutral form without words → time and zone taken out (time-of-day.ts) →
 * the date's shape (shapes.ts) → wall clock → instant (zone.ts). Sources of forms: RFC 822, 850 and 3339, ISO 8601,
 * and what feeds and front pages print.
 */
import { type Day, isDay } from './calendar.ts';
import type { Moment, MomentContext } from './context.ts';
import { neutral, type Token, tokens } from './neutral.ts';
import { orderOf } from './order.ts';
import { readQuickly } from './quick.ts';
import { readRelative } from './relative.ts';
import { readShape } from './shapes.ts';
import { type Timed, takeTime } from './time-of-day.ts';
import { asUtc, dayIn, instant } from './zone.ts';

export type { Moment, MomentContext };

/** Longer than any date met, with its labels. */
const LONGEST = 120;

/** Shape: readMoment("2022年1月15日 17:33", { zone: "Europe/Paris" }) → { at: 1642264380000, precision: "time", zoned: false } */
export function readMoment(text: string, context: MomentContext = {}): Moment | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST) return undefined;
  return (
    readQuickly(trimmed, context.zone ?? '+00:00') ??
    readUnixTime(trimmed) ??
    readTokens(tokens(withoutIsoWeek(trimmed), primary(context)), trimmed, context)
  );
}

/** "2023-W18-6": the letter is no word. */
function withoutIsoWeek(text: string): string {
  return /^\d{4}-?W\d\d/.test(text) ? text.replace('W', '-9999') : text;
}

export function primary(context: MomentContext): string {
  return (context.language ?? '').toLowerCase().split(/[-_]/)[0] ?? '';
}

/** Seconds (nine or ten digits: 1973 to 2286), milliseconds, or microseconds since 1970. */
function readUnixTime(text: string): Moment | undefined {
  if (!/^(?:\d{9,10}(?:\.\d+)?|\d{13}|\d{16})$/.test(text)) return undefined;
  const scale = text.length === 16 ? 0.001 : text.length === 13 && !text.includes('.') ? 1 : 1000;
  return { at: Math.floor(Number(text) * scale), precision: 'time', zoned: true };
}

/** The same for text that is cut into tokens already; `text` is what they were cut from. */
export function readTokens(list: readonly Token[], text: string, context: MomentContext): Moment | undefined {
  const plain = withEra(neutral(list).replace(/-9999(?=\d\d)/, 'w'))
    // "GMT+0000 (Coordinated Universal Time)": browsers print the zone's name after its offset.
    .replace(/(?<=[-+]\d{2}:?\d{2}) ?\((?:[^()\d]|Z[-+]\d{4}|I[^I]+I)*\)?$/, '')
    .replace(/^[\s,.:()-]+(?=\D)|[\s,.:(]+$/g, '');
  if (plain === '' || plain.includes('?')) return undefined;
  const zone = context.zone ?? homeOf(text);
  if (context.now !== undefined) {
    const relative = readRelative(plain, zone, context.now);
    if (relative !== undefined) return relative;
  }
  const timed = takeTime(plain);
  if (timed === undefined) return undefined;
  const order = orderOf(context.language, context.zone);
  const printed = dateOf(timed.rest);
  const thai = /[ก-๙]/.test(text) || primary(context) === 'th';
  const day = readShape(thai ? withBuddhistCentury(printed) : printed, order);
  if (day === undefined || !isDay(day)) return undefined;
  return place(day, timed, timed.zone === undefined ? zone : zoneIn(timed.zone, text, context), context);
}

/** Two digits of a Thai year: 66 is 2566, that is 2023; 23 is 2023 itself. */
function withBuddhistCentury(text: string): string {
  return text.replace(/(?<=@\d\d |\d[/.-])(?=(?:4[3-9]|[5-9]\d)$)/, '25');
}

/** "E2018E 5Y" (令和5年) → "2023Y" */
function withEra(text: string): string {
  return text.replace(/E(-?\d+)E ?(\d{1,4})/, (_all, before: string, year: string) =>
    String(Number(before) + Number(year)),
  );
}

/** The date's own text: no commas, brackets, half-days and "ago"s that a filler left at its edges. */
function dateOf(rest: string): string {
  return rest
    .replace(/[()<tT]/g, ' ')
    .replace(/(?<![a-z])(?:[aph]|u[a-z])(?![a-z])/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.:-]+(?!\d{2}-?\d{2}$)|[\s,.:-]+$/g, '')
    .trim();
}

function place(day: Day, timed: Timed, zone: string, context: MomentContext): Moment | undefined {
  const time = timed.clock ?? { hour: 0, minute: 0, second: 0, millisecond: 0 };
  const facts = {
    precision: timed.clock === undefined ? 'day' : 'time',
    zoned: timed.zone !== undefined,
  } as const;
  if (day.year !== undefined) return { at: instant({ ...time, ...day, year: day.year }, zone), ...facts };
  if (context.now === undefined) return undefined;
  return { at: instant({ ...time, ...day, year: nearestYear(day, context.now, zone) }, zone), ...facts };
}

/** A date without a year is the last of its kind; a day's grace for clocks that run ahead. */
function nearestYear(day: Day, now: number, zone: string): number {
  const today = dayIn(zone, now);
  const thisYear = asUtc({ ...today, ...day, year: today.year });
  return thisYear > asUtc(today) + 86_400_000 ? today.year - 1 : today.year;
}

/** Korean print is of one zone; of the other languages none says where it hangs. */
function homeOf(text: string): string {
  return /[가-힣]/.test(text) ? '+09:00' : '+00:00';
}

/** CST and IST are three zones each; the source's own decides. */
function zoneIn(zone: string, text: string, context: MomentContext): string {
  if (zone === '-0600' && /\bCST\b/i.test(text)) {
    const chinese = /^zh\b/i.test(context.language ?? '') || /[\u4e00-\u9fff]/.test(text);
    const there = /^(?:Asia\/(?:Shanghai|Chongqing|Urumqi|Taipei|Hong_Kong|Macau)|PRC|\+08:?00)$/.test(
      context.zone ?? '',
    );
    return chinese || there ? '+08:00' : zone;
  }
  if (zone === '+0530' && /\bIST\b/i.test(text)) {
    return context.zone === 'Asia/Jerusalem' || primary(context) === 'he' ? 'Asia/Jerusalem' : zone;
  }
  return zone;
}
