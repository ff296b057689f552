import { describe, expect, it } from 'vitest';
import { bornAt, nextAfterFailure, nextConfirmation, nextRecheck } from './recheck-schedule.ts';

const NOW = Date.parse('2026-01-10T10:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('an article is looked at again', () => {
  it.each([
    [0, 15 * MINUTE],
    [2 * HOUR, 15 * MINUTE],
    [3 * HOUR, HOUR],
    [DAY, 4 * HOUR],
    [3 * DAY, DAY],
    [10 * DAY, 7 * DAY],
    [100 * DAY, 30 * DAY],
    [1000 * DAY, 90 * DAY],
  ])('at the age of %i ms after %i ms', (age, every) => {
    expect(nextRecheck(NOW, NOW - age, 0) - NOW).toBe(every);
    expect(nextRecheck(NOW, NOW - age, 1) - NOW).toBe(Math.round(every * 1.1));
  });

  it('within the hour when it seems to have vanished, and more rarely the longer it cannot be reached', () => {
    expect(nextConfirmation(NOW, NOW - 100 * DAY, 0) - NOW).toBe(HOUR);
    expect(nextConfirmation(NOW, NOW, 0) - NOW).toBe(15 * MINUTE);
    expect(nextAfterFailure(NOW, NOW, 2, 0, 0) - NOW).toBe(HOUR);
    expect(nextAfterFailure(NOW, NOW, 1, 5 * HOUR, 0) - NOW).toBe(5 * HOUR);
    expect(nextAfterFailure(NOW, NOW - 100 * DAY, 9, 0, 0) - NOW).toBe(30 * DAY);
  });

  it('counts its age from its publication, and from when we met it where that is unknown or still to come', () => {
    expect(bornAt(NOW - DAY, NOW)).toBe(NOW - DAY);
    expect(bornAt(undefined, NOW)).toBe(NOW);
    expect(bornAt(NOW + DAY, NOW)).toBe(NOW);
  });
});
