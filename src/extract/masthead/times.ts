/**
 * Times → instants. Machine-readable sources that name an offset win over printed ones; a printed time without a zone is in the
 * zone that the caller gives, else in the one usual where the page is from. Times within a day of each other tell of one event, of which the most exact spelling is taken.
 */
import type { Moment, MomentContext } from '../../moment/context.ts';
import { readMoment } from '../../moment/moment.ts';
import { zoneMinutes } from '../../moment/zone.ts';
import type { Page } from '../page.ts';
import { dayInAddress } from './address.ts';
import type { Source } from './cascade.ts';
import type { Claim, Claims } from './claims.ts';
import { type Group, settle, weightOf } from './settle.ts';

const DAY = 86_400_000;
/** Nothing on the web is older; templates print 1970 and year 1. */
const EARLIEST = Date.UTC(1990, 0, 1);

export interface Times {
  readonly publishedAt?: number;
  readonly publishedZone?: string;
  readonly modifiedAt?: number;
  readonly printedTime?: string;
}

export function readTimes(page: Page, claims: Claims, context: MomentContext): Times {
  const day = dayInAddress(page.at.url);
  const all =
    day === undefined
      ? claims.publishedAt
      : [...claims.publishedAt, { source: 'address' as const, value: day }];
  const modified = settled('modifiedAt', claims.modifiedAt, context)[0];
  const found = first(settled('publishedAt', all, context), modified);
  // A date far from the headline is any story's; that of the page's last change is at least its own.
  const published =
    modified !== undefined && found?.claims.every(({ claim }) => claim.source === 'foot') ? undefined : found;
  const publishedAt = published && exact('publishedAt', published).at;
  const modifiedAt = modified && exact('modifiedAt', modified).at;
  const told = published ?? modified;
  const at = publishedAt ?? modifiedAt;
  const zone = told && at !== undefined ? zoneIn(told, at, context.zone) : undefined;
  const printed = published?.claims.find(
    ({ claim }) => claim.source === 'words' || claim.source === 'near' || claim.source === 'class',
  );
  return {
    ...(at !== undefined && { publishedAt: at }),
    ...(zone !== undefined && { publishedZone: zone }),
    ...(modifiedAt !== undefined &&
      (publishedAt === undefined || modifiedAt > publishedAt) && { modifiedAt }),
    ...(printed && { printedTime: printed.claim.value }),
  };
}

/**
 * The group believed, but an earlier one that is printed beside the headline or stands in the address outdoes it: a story is not
 * printed before it is published, and what a system says it was made is often the day of a move to that system.
 */
function first(
  groups: readonly Group<Moment>[],
  modified: Group<Moment> | undefined,
): Group<Moment> | undefined {
  const [believed] = groups;
  const told = groups.find((group) => group.claims.some(({ claim }) => TOLD.includes(claim.source)));
  if (believed && modified && told && near(believed, modified) && instantOf(told) < instantOf(believed) - DAY)
    return told;
  if (believed === undefined || believed.claims.some(({ claim }) => isPrinted(claim))) return believed;
  const printed = groups.find((group) => group.claims.some(({ claim }) => isPrinted(claim)));
  if (printed === undefined || !isWitnessed(printed, believed)) return believed;
  return instantOf(printed) < instantOf(believed) - SURELY_EARLIER ? printed : believed;
}

/** A day printed in a far zone begins up to 38 hours before an instant of it as another clock tells it. */
const SURELY_EARLIER = 38 * 3_600_000;
/** Sources of which each has a field for the publication and one for the change. */
const TOLD: readonly Source[] = ['ld', 'og', 'library'];
const instantOf = (group: Group<Moment>) => group.claims[0]?.value.at ?? 0;
const near = (a: Group<Moment>, b: Group<Moment>) => Math.abs(instantOf(a) - instantOf(b)) < DAY;

/** A date met once beside a headline may be another story's; a mark of its own (class, time element) makes two of it. */
const WITNESSES = 2;
const PRINTED: ReadonlySet<Source> = new Set(['words', 'near', 'class', 'time', 'address']);
const YEAR = /\p{Nd}{4}/u;

/** Against a single source one print is enough, if it names its year: what is short may be no day. */
function isWitnessed({ claims }: Group<Moment>, believed: Group<Moment>): boolean {
  return (
    claims.length >= WITNESSES ||
    (believed.claims.length < WITNESSES && claims.some(({ claim }) => YEAR.test(claim.value)))
  );
}

function isPrinted({ source }: Claim): boolean {
  return PRINTED.has(source);
}

function settled(
  field: 'publishedAt' | 'modifiedAt',
  claims: readonly Claim[],
  context: MomentContext,
): Group<Moment>[] {
  const latest = context.now === undefined ? Number.POSITIVE_INFINITY : context.now + DAY;
  const read = new Map<string, Moment | undefined>();
  return settle(
    field,
    claims,
    (one) => {
      if (!read.has(one.value)) {
        const moment = readMoment(one.value, context);
        read.set(one.value, moment && moment.at > EARLIEST && moment.at < latest ? moment : undefined);
      }
      return read.get(one.value);
    },
    (a, b) => Math.abs(a.at - b.at) < DAY,
  );
}

/** Of one event's spellings: with a zone before without, a time before a day, then the weightiest source. */
function exact(field: 'publishedAt' | 'modifiedAt', group: Group<Moment>): Moment {
  const rank = ({ claim, value }: Group<Moment>['claims'][number]) =>
    (value.precision === 'time' ? 2 : 0) + (value.zoned ? 1 : 0) + weightOf(field, claim.source);
  return [...group.claims].sort((a, b) => rank(b) - rank(a))[0]?.value as Moment;
}

/** Zones of America and Europe; where one of these stands behind a time, the month before it is English or a number. */
const NAMED_ZONE = /\s*\(?\b(?:[ECMPA][SD]?T|CES?T|BST|IST|JST|KST|HKT|SGT|MSK|AE[SD]T|WIB)\)?\s*$/;

/** Clocks differ from UTC by quarters of an hour, from −12 to +14 hours. */
const QUARTER = 900_000;

/**
 * The offset that one of the spellings names for this instant, else the one that a spelling without a zone shows
 * ("2019-10-18T22:04Z" beside a printed "19. Oktober 2019 00:04" is a clock two hours before UTC), else that of the zone in which
 * such spellings were read.
 */
function zoneIn(group: Group<Moment>, at: number, home: string | undefined): string | undefined {
  for (const { claim, value } of group.claims) {
    const written =
      value.at === at
        ? /T?\d\d:?\d\d(?::\d\d(?:\.\d+)?)?\s?(?:GMT|UTC)?([+-]\d\d):?(\d\d)\b/.exec(claim.value)
        : null;
    if (written && `${written[1]}${written[2]}` !== '+0000') return `${written[1]}:${written[2]}`;
  }
  for (const { claim, value } of group.claims) {
    // "Nov. 8, 2023, 10:28 p.m. ET": without its last word it is the clock's own reading.
    const wall =
      value.zoned &&
      NAMED_ZONE.test(claim.value) &&
      readMoment(claim.value.replace(NAMED_ZONE, ''), { language: 'en' });
    if (wall && !wall.zoned && wall.precision === 'time' && wall.at !== value.at)
      return offset((wall.at - value.at) / 60_000);
  }
  const zoned = group.claims.some(({ value }) => value.zoned && value.at === at);
  for (const { claim, value } of zoned ? group.claims : []) {
    const wall = value.at + minutesIn(home, value.at) * 60_000;
    const ahead = wall - Math.floor(at / 60_000) * 60_000;
    const printed = claim.source === 'near' || claim.source === 'words' || claim.source === 'class';
    if (
      printed &&
      !value.zoned &&
      value.precision === 'time' &&
      ahead % QUARTER === 0 &&
      ahead >= -48 * QUARTER &&
      ahead <= 56 * QUARTER &&
      ahead !== 0
    )
      return offset(ahead / 60_000);
  }
  const minutes = minutesIn(home, at);
  return minutes === 0 ? undefined : offset(minutes);
}

function minutesIn(zone: string | undefined, at: number): number {
  return zone === undefined ? 0 : (zoneMinutes(zone, at) ?? 0);
}

function offset(minutes: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
