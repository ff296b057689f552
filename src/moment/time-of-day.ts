/**
 * The time in a neutral text (see neutral.ts) → time, zone, and what is left for the date.
 * Shape: "6 @05 2023 2:03 p Z-0500" → 14:03, "-0500", "6 @05 2023"
 */
import { offsetMinutes, zoneMinutes } from './zone.ts';

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export interface Timed {
  readonly clock?: Clock;
  /** As printed: an offset or an IANA name. */
  readonly zone?: string;
  /** The text without time and zone. */
  readonly rest: string;
}

/** In order of trust, each with what it cannot be without; groups: half, hour, minute, second, fraction, half again. The dotted form is Finnish, Indonesian, Danish. */
const FORMS: readonly (readonly [sign: string, form: RegExp])[] = [
  [
    ':',
    /(?:(?<before>[ap]) ?)?(?<![\d:.])(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?(?!:?\d)(?: ?h)?(?: ?(?<after>[ap])(?![a-z]))?/,
  ],
  [
    'h',
    /(?:(?<before>[ap]) ?)?(?<!\d)(?<hour>\d{1,2}) ?(?:h|uh) ?(?:(?<minute>\d{1,2})(?: ?(?:m|um)(?! ?<))?(?: ?(?<second>\d{1,2}) ?(?:s|us))?)?(?![\d<]| <)/,
  ],
  ['a', /(?<![\d:.])(?<hour>\d{1,2})(?:\.(?<minute>\d{2}))? ?(?<after>[ap])(?![a-z])/],
  ['p', /(?<![\d:.])(?<hour>\d{1,2})(?:\.(?<minute>\d{2}))? ?(?<after>[ap])(?![a-z])/],
  ['.', /(?:t ?|(?<= ))(?<hour>\d{1,2})\.(?<minute>\d{2})(?:\.(?<second>\d{2}))?(?=$| ?Z)/],
  // "5 March at 18": a number behind the word for it is the hour, where a day stands before.
  ['t', /(?<=\d[DY]?,? ?) ?t[. ]+(?<hour>\d{1,2})(?=$| ?Z)/],
  ['T', /T ?(?<hour>\d{2})(?<minute>\d{2})(?:(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?(?!\d)/],
  ['T', /T(?<hour>\d{2})(?=$|[-+Z])/],
  ['@', /(?<=@\d\d \d{2,4} )(?<hour>\d{2})(?<minute>\d{2})(?= ?Z)/],
];

/** "+0200", "GMT+8", "-05:00Z"; a bare two-digit offset only after a zone's name. */
const OFFSET =
  /^[ ,(]*(?:Z\+0000 ?([-+]\d{1,2}(?::?\d{2})?)(?![\d:])|([-+]\d{1,2}:?\d{2})(?!\d) ?(?:Z[-+]\d{4}|I[^I]+I)?)|^([-+]\d{2})$/;
const NAMED = /Z[-+]\d{4}|I[^I]+I/;

/** undefined: there is a time or a zone and it is none that a clock can show. */
export function takeTime(text: string): Timed | undefined {
  const bare = text.replace(/^(\d{8})(\d{4}|\d{6})(?!\d)/, '$1T$2');
  for (const [sign, form] of FORMS) {
    const match = bare.includes(sign) ? form.exec(bare) : null;
    if (match === null) continue;
    const clock = readClock(match.groups ?? {});
    if (clock === undefined) return undefined;
    return withZone(bare.slice(0, match.index), bare.slice(match.index + match[0].length), clock);
  }
  const named = / ?(Z[-+]\d{4}|I[^I]+I)$/.exec(bare);
  if (named === null) return { rest: bare };
  const zone = zoneOf(named[1] ?? '');
  return zone === undefined ? undefined : { zone, rest: bare.slice(0, named.index) };
}

function readClock(groups: Record<string, string | undefined>): Clock | undefined {
  const half = groups['before'] ?? groups['after'];
  const printed = Number(groups['hour']);
  const hour = half === undefined || printed > 12 ? printed : (printed % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(groups['minute'] ?? 0);
  const second = Number(groups['second'] ?? 0);
  const millisecond = Math.floor(Number(`0.${groups['fraction'] ?? 0}`) * 1000);
  const end = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !end) || minute > 59 || second > 60) return undefined;
  return { hour, minute, second, millisecond };
}

function withZone(before: string, after: string, clock: Clock): Timed | undefined {
  const tail = after.replace(/^ ?t(?![a-z])/, '');
  const offset = OFFSET.exec(tail) ?? OFFSET.exec(tail.replace(/^[^-+]*?(?= [-+Z])/, ''));
  if (offset !== null) {
    const zone = offset[1] ?? offset[2] ?? offset[3] ?? '';
    if (offsetMinutes(zone) === undefined) return undefined;
    return { clock, zone, rest: `${before} ${tail.replace(offset[0], ' ')}` };
  }
  const named = NAMED.exec(tail) ?? NAMED.exec(before);
  if (named === null) return { clock, rest: `${before} ${tail}` };
  const zone = zoneOf(named[0]);
  return zone === undefined ? undefined : { clock, zone, rest: `${before} ${tail}`.replace(named[0], ' ') };
}

function zoneOf(sign: string): string | undefined {
  const zone = sign.startsWith('Z') ? sign.slice(1) : sign.slice(1, -1);
  return zoneMinutes(zone, 0) === undefined ? undefined : zone;
}
