/**
 * Wall-clock time in a zone → instant. Zones are IANA names ("Europe/Paris") or offsets ("+08:00", "-0330").
 */

export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** The wall's reading as if it hung in Greenwich, ms; hours beyond 23 and second 60 roll over. */
export function asUtc(wall: Wall): number {
  const date = new Date(0);
  date.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  date.setUTCHours(wall.hour, wall.minute, wall.second, wall.millisecond);
  return date.getTime();
}

/** Minutes east of Greenwich. Shape: "-03:30" → -210; undefined beyond ±15:59 and for what is no offset. */
export function offsetMinutes(offset: string): number | undefined {
  const match = /^([-+])(\d{1,2}):?(\d{2})?$/.exec(offset);
  if (match === null) return undefined;
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? 0);
  if (hours > 15 || minutes > 59) return undefined;
  return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
}

const clocks = new Map<string, Intl.DateTimeFormat | undefined>();

function clock(zone: string): Intl.DateTimeFormat | undefined {
  if (!clocks.has(zone)) clocks.set(zone, openClock(zone));
  return clocks.get(zone);
}

function openClock(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-u-hc-h23-ca-gregory-nu-latn', {
      timeZone,
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // Intl throws a RangeError for a name it does not know; such a zone counts as none.
    return undefined;
  }
}

/** No clock is changed and changed back within ten days; Morocco's, for Ramadan, within thirty. */
const SPAN = 10 * 86_400_000;
const MAX_SPANS = 4096;
/** Zone and span → its offset where it begins as it ends, else NaN. */
const spans = new Map<string, number>();

/** Minutes east of Greenwich of a zone at an instant; undefined when the zone is none. */
export function zoneMinutes(zone: string, at: number): number | undefined {
  const offset = offsetMinutes(zone);
  if (offset !== undefined) return offset;
  const found = clock(zone);
  if (found === undefined) return undefined;
  const from = Math.floor(at / SPAN) * SPAN;
  const key = `${zone} ${from}`;
  let steady = spans.get(key);
  if (steady === undefined) {
    const first = shown(found, from);
    steady = first === shown(found, from + SPAN) ? first : Number.NaN;
    if (spans.size >= MAX_SPANS) spans.clear();
    spans.set(key, steady);
  }
  return Number.isNaN(steady) ? shown(found, at) : steady;
}

/** Minutes by which a clock is ahead of UTC at an instant. */
function shown(found: Intl.DateTimeFormat, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of found.formatToParts(at)) part[type] = Number(value);
  const wall = asUtc({
    year: part['year'] ?? 1970,
    month: part['month'] ?? 1,
    day: part['day'] ?? 1,
    hour: part['hour'] ?? 0,
    minute: part['minute'] ?? 0,
    second: part['second'] ?? 0,
    millisecond: 0,
  });
  return Math.round((wall - at) / 60_000) + 0;
}

/** Shape: 2023-05-06 14:03 in Europe/Paris → 12:03 UTC. In the hour that a clock skips or repeats: the earlier offset. */
export function instant(wall: Wall, zone: string): number {
  const guess = asUtc(wall);
  const first = zoneMinutes(zone, guess) ?? 0;
  const at = guess - first * 60_000;
  const second = zoneMinutes(zone, at) ?? 0;
  return second === first ? at : guess - second * 60_000;
}

/** The day that an instant falls on in a zone, at midnight. */
export function dayIn(zone: string, at: number): Wall {
  const local = new Date(at + (zoneMinutes(zone, at) ?? 0) * 60_000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
  };
}
