import { describe, expect, it } from 'vitest';
import { LONGEST_WAIT_MS, readHttpDate, readRetryAfter } from './http-date.ts';

const NOW = Date.parse('2026-01-09T08:00:00Z');

describe('a date in a header', () => {
  it.each(['Fri, 09 Jan 2026 08:12:31 GMT', 'Friday, 09-Jan-26 08:12:31 GMT', 'Fri Jan  9 08:12:31 2026'])(
    'is read in each of its three forms: %s',
    (text) => expect(readHttpDate(text)).toBe(1767946351000),
  );
  it.each(['', 'soon', '-5', '0', '2026', '2026-01-09', 'Fri, 99 Foo 2026 08:12:31 GMT', undefined])(
    'is unknown where it is none: %s',
    (text) => expect(readHttpDate(text)).toBeUndefined(),
  );
});

describe('Retry-After', () => {
  it.each([
    ['7200', 7_200_000],
    [' 120 ', 120_000],
    ['1.5', 1500],
    ['60, 120', 60_000],
    ['Fri, 09 Jan 2026 09:00:00 GMT', 3_600_000],
    ['999999999', LONGEST_WAIT_MS],
  ])('%s', (text, ms) => expect(readRetryAfter(text, NOW)).toBe(ms));
  it.each(['soon', '-5', '', '0', 'NaN', '1e9', 'Fri, 09 Jan 2026 07:00:00 GMT', undefined])(
    'that says nothing usable is unknown: %s',
    (text) => expect(readRetryAfter(text, NOW)).toBeUndefined(),
  );
});
