import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshMs } from './freshness.ts';
import { afterFailure, afterSuccess, LONGEST_MS, SHORTEST_MS } from './schedule.ts';

const NOW = Date.parse('2026-01-10T10:07:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('the next look at a feed', () => {
  it.each([
    ['with nothing wished', {}, 0, HOUR / 2],
    ['with a ttl', { pauseMs: 3 * HOUR }, 0, 3 * HOUR],
    ['with a lifetime in the cache', { freshMs: 4 * HOUR }, 0, 4 * HOUR],
    ['with a short ttl and a long lifetime', { pauseMs: HOUR, freshMs: 4 * HOUR }, 0, 4 * HOUR],
    ['with a lifetime of nothing', { freshMs: 0 }, 0, HOUR / 2],
    ['with a ttl of a minute', { pauseMs: 60_000 }, 0, SHORTEST_MS],
    ['with a lifetime of a year', { freshMs: 365 * DAY }, 0, 7 * DAY],
    ['after three silent days', {}, 3 * DAY, 3 * HOUR],
    ['after a silent year', {}, 365 * DAY, 12 * HOUR],
  ])('%s', (_what, wishes, silenceMs, waitMs) => {
    expect(afterSuccess(NOW, wishes, silenceMs, 0)).toBe(NOW + waitMs);
    expect(afterSuccess(NOW, wishes, silenceMs, 1)).toBe(NOW + waitMs * 1.1);
  });

  it('falls into no hour or day that the publisher asks to leave alone', () => {
    const at = new Date(afterSuccess(NOW, { skipHours: [10, 11, 12], skipDays: [6] }, 0, 0));
    expect(at.toISOString()).toBe('2026-01-11T00:00:00.000Z');
    expect(afterSuccess(NOW, { skipDays: [0, 1, 2, 3, 4, 5, 6] }, 0, 0)).toBe(NOW + HOUR / 2);
  });

  it('moves away with every failure, to a day, and to a week when a month is lost', () => {
    const waits = [1, 2, 3, 5, 8, 30, 60].map(
      (nth) => afterFailure(NOW, 'server-error', nth, undefined, 0) - NOW,
    );
    expect(waits).toEqual([HOUR / 4, HOUR / 2, HOUR, 4 * HOUR, DAY, DAY, 7 * DAY]);
  });

  it('is never before what the host asked for', () => {
    expect(afterFailure(NOW, 'rate-limited', 1, 2 * HOUR, 0)).toBe(NOW + 2 * HOUR);
    expect(afterFailure(NOW, 'rate-limited', 9, 2 * HOUR, 0)).toBe(NOW + 2 * HOUR);
    expect(afterFailure(NOW, 'rate-limited', 1, 1000, 0)).toBe(NOW + SHORTEST_MS);
    expect(afterFailure(NOW, 'server-error', 9, 2 * HOUR, 0)).toBe(NOW + DAY);
  });

  it('is between a quarter of an hour and a month away, whatever is wished', () => {
    const ms = fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true }), fc.constant(Number.MAX_SAFE_INTEGER));
    fc.assert(
      fc.property(
        ms,
        ms,
        ms,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(100),
        (a, b, c, chance, nth) => {
          for (const at of [
            afterSuccess(NOW, { pauseMs: a, freshMs: b }, c, chance),
            afterFailure(NOW, 'dns', nth + 1, a, chance),
          ]) {
            expect(at - NOW).toBeGreaterThanOrEqual(SHORTEST_MS);
            expect(at - NOW).toBeLessThanOrEqual(LONGEST_MS);
          }
        },
      ),
    );
  });
});

describe('the lifetime of an answer', () => {
  it.each([
    [{ 'cache-control': 'public, max-age=14400' }, 4 * HOUR],
    [{ 'cache-control': 'MAX-AGE="60"' }, 60_000],
    [{ 'cache-control': 'max-age=3600', age: '600' }, 50 * 60_000],
    [{ 'cache-control': 'max-age=10', expires: 'Sat, 10 Jan 2026 12:07:00 GMT' }, 10_000],
    [{ 'cache-control': 'no-cache, max-age=3600' }, 0],
    [{ expires: 'Sat, 10 Jan 2026 12:07:00 GMT' }, 2 * HOUR],
    [{ expires: '0' }, 0],
    [{ 'cache-control': 'max-age=soon' }, undefined],
    [{}, undefined],
  ])('%j', (headers, ms) => expect(freshMs(headers, NOW)).toBe(ms));
});
