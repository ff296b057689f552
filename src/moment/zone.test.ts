import fc from 'fast-check';
import { expect, it } from 'vitest';
import { zoneMinutes } from './zone.ts';

/** Minutes by the offset that Intl prints: "GMT+01:00". */
function printed(timeZone: string, at: number): number {
  const text = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).format(at);
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? ['', '+', '0', '0'];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

it('is ahead of Greenwich as the zone was at that instant', () => {
  fc.assert(
    fc.property(
      // Clocks that are changed by an hour, by half of one, twice within a month, and never.
      fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu'),
      fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2026, 0, 1) }),
      (zone, at) => {
        expect(zoneMinutes(zone, at)).toBe(printed(zone, at));
      },
    ),
    { numRuns: 2000 },
  );
  for (let at = Date.UTC(2024, 2, 1); at < Date.UTC(2024, 4, 1); at += 3_600_000)
    expect(zoneMinutes('Africa/Casablanca', at)).toBe(printed('Africa/Casablanca', at));
});
