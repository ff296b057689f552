/**
 * A search as a form, a query string or a command line names it → what the index is asked.
 * Fields: q · source and lang (may stand several times) · since, until ("2022", "2022-01", "2022-01-15" in the archive's zone,
 * or an ISO instant) · order (relevance, newest) · copies (each, fold) · inflections (1) · limit, offset · asOf (the `mark` of the first page).
 * `until` includes the day, month or year it names.
 */
import { spanOf } from '../moment/day.ts';
import type { Search } from '../search/index-contract.ts';

export interface FormFault {
  readonly kind: 'fault';
  readonly code: 'form';
  readonly field: string;
  readonly message: string;
}

export interface FormLimits {
  readonly zone: string;
  readonly limit: number;
  readonly maxLimit: number;
}

/** Deeper paging than this asks the index for too much; a narrower search finds it sooner. */
export const MAX_OFFSET = 10_000;

type Fields = Pick<URLSearchParams, 'get' | 'getAll'>;

export function readSearchForm(fields: Fields, { zone, limit, maxLimit }: FormLimits): Search | FormFault {
  const since = readBound(fields.get('since'), zone, 'since');
  const until = readBound(fields.get('until'), zone, 'until');
  const order = fields.get('order') ?? '';
  const copies = fields.get('copies') ?? '';
  const asOf = fields.get('asOf')?.trim() ?? '';
  const size = readCount(fields.get('limit'), limit, 1, maxLimit, 'limit');
  const offset = readCount(fields.get('offset'), 0, 0, MAX_OFFSET, 'offset');
  for (const read of [since, until, size, offset]) if (typeof read === 'object') return read;
  if (!['', 'relevance', 'newest'].includes(order))
    return fault('order', `"${order}" is no order; there are relevance and newest.`);
  if (!['', 'each', 'fold'].includes(copies))
    return fault(
      'copies',
      `"${copies}" is not known here; copies are folded (fold) or every one is a hit (each).`,
    );
  if (!/^[\w.:-]{0,64}$/.test(asOf))
    return fault('asOf', `"${asOf}" is no mark; give the "mark" of an earlier answer.`);
  const text = (fields.get('q') ?? '').trim();
  const sources = present(fields.getAll('source'));
  const languages = present(fields.getAll('lang'));
  return {
    text,
    zone,
    ...(typeof since === 'number' && { since }),
    ...(typeof until === 'number' && { until }),
    ...(sources.length > 0 && { sources }),
    ...(languages.length > 0 && { languages }),
    // Without words every article fits equally well, so the newest comes first.
    order: order === 'newest' || text === '' ? 'newest' : 'relevance',
    ...(copies === 'fold' && { copies }),
    ...(asOf !== '' && { asOf }),
    ...(['1', 'true'].includes(fields.get('inflections') ?? '') && { inflections: true }),
    ...(typeof size === 'number' && { limit: size }),
    ...(typeof offset === 'number' && { offset }),
  };
}

function present(values: readonly string[]): string[] {
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

function readBound(
  text: string | null,
  zone: string,
  field: 'since' | 'until',
): number | undefined | FormFault {
  const value = text?.trim() ?? '';
  if (value === '') return undefined;
  const span = spanOf(value, zone);
  if (span !== undefined) return field === 'until' ? span.to : span.from;
  const at = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at)
    ? fault(field, `"${value}" is no day; write it as 2022-01-15, 2022-01 or 2022.`)
    : at;
}

function readCount(
  text: string | null,
  fallback: number,
  least: number,
  most: number,
  field: string,
): number | FormFault {
  if (text === null || text.trim() === '') return fallback;
  const value = Number(text);
  return Number.isInteger(value) && value >= least && value <= most
    ? value
    : fault(field, `"${text}" must be a whole number from ${least} to ${most}.`);
}

function fault(field: string, message: string): FormFault {
  return { kind: 'fault', code: 'form', field, message };
}
