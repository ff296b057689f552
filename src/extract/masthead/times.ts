/**
 * Times → instants. Machine-readable sources that name an offset win over printed ones; a printed time without a zone is in the
 * zone that the page's context gives. Times within a day of each other tell of one event, of which the most exact spelling is taken.
 */
import type { Moment, MomentContext } from '../../moment/context.ts';
import { readMoment } from '../../moment/moment.ts';
import type { Page } from '../page.ts';
import { dayInAddress } from './address.ts';
import type { Claim, Claims } from './claims.ts';
import { type Group, settle, weightOf } from './settle.ts';

const DAY = 86_400_000;
/** Nothing on the web is older; templates print 1970 and year 1. */
const EARLIEST = Date.UTC(1990, 0, 1);

export interface Times {
  readonly publishedAt?: number;
  readonly modifiedAt?: number;
  readonly printedTime?: string;
}

export function readTimes(page: Page, claims: Claims, context: MomentContext): Times {
  const day = dayInAddress(page.at.url);
  const all =
    day === undefined
      ? claims.publishedAt
      : [...claims.publishedAt, { source: 'address' as const, value: day }];
  const published = settled('publishedAt', all, context)[0];
  const modified = settled('modifiedAt', claims.modifiedAt, context)[0];
  const publishedAt = published && exact('publishedAt', published).at;
  const modifiedAt = modified && exact('modifiedAt', modified).at;
  const printed = published?.claims.find(
    ({ claim }) => claim.source === 'words' || claim.source === 'near' || claim.source === 'class',
  );
  return {
    ...(publishedAt !== undefined
      ? { publishedAt }
      : modifiedAt !== undefined
        ? { publishedAt: modifiedAt }
        : {}),
    ...(modifiedAt !== undefined &&
      (publishedAt === undefined || modifiedAt > publishedAt) && { modifiedAt }),
    ...(printed && { printedTime: printed.claim.value }),
  };
}

function settled(
  field: 'publishedAt' | 'modifiedAt',
  claims: readonly Claim[],
  context: MomentContext,
): Group<Moment>[] {
  const latest = context.now === undefined ? Number.POSITIVE_INFINITY : context.now + DAY;
  return settle(
    field,
    claims,
    (one) => {
      const moment = readMoment(one.value, context);
      return moment && moment.at > EARLIEST && moment.at < latest ? moment : undefined;
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
