/**
 * Moments told from now: "3 hours ago", "46 分钟前", "il y a 2 jours", "昨天 14:03". In: the neutral form.
 */
import type { Moment } from './context.ts';
import { takeTime } from './time-of-day.ts';
import { dayIn, instant } from './zone.ts';

const SPANS: Readonly<Record<string, number>> = {
  us: 1000,
  s: 1000,
  um: 60_000,
  m: 60_000,
  uh: 3_600_000,
  h: 3_600_000,
  ud: 86_400_000,
  D: 86_400_000,
  uw: 7 * 86_400_000,
};

const AGO =
  /^(?:(\d{1,3}) ?)?(us|um|uh|ud|uw|uo|uy|s|m|h|D|O|Y) ?<$|^< ?(?:(\d{1,3}) ?)?(us|um|uh|ud|uw|uo|uy)$/;

export function readRelative(text: string, zone: string, now: number): Moment | undefined {
  if (text === 'rn') return { at: now, precision: 'time', zoned: false };
  const ago = AGO.exec(text);
  if (ago !== null) return before(now, zone, Number(ago[1] ?? ago[3] ?? 1), ago[2] ?? ago[4] ?? '');
  const day = /^r([012])(?![a-z])(.*)$/.exec(text) ?? /^()(.*\D)r([012])$/.exec(text);
  if (day === null) return undefined;
  const timed = takeTime((day[2] ?? '').trim());
  if (timed === undefined || /[^\s,.<t()-]/.test(timed.rest)) return undefined;
  const place = timed.zone ?? zone;
  const back = Number(day[1] || day[3]) * 86_400_000;
  const at = instant({ ...dayIn(place, now - back), ...timed.clock }, place);
  return { at, precision: timed.clock === undefined ? 'day' : 'time', zoned: timed.zone !== undefined };
}

function before(now: number, zone: string, count: number, unit: string): Moment {
  const span = SPANS[unit];
  if (span !== undefined && span < 86_400_000)
    return { at: now - count * span, precision: 'time', zoned: false };
  if (span !== undefined)
    return { at: instant(dayIn(zone, now - count * span), zone), precision: 'day', zoned: false };
  const day = dayIn(zone, now);
  const months = unit === 'uy' || unit === 'Y' ? count * 12 : count;
  return { at: instant({ ...day, month: day.month - months }, zone), precision: 'day', zoned: false };
}
