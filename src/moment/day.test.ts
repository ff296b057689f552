import { expect, test } from 'vitest';
import { addDays, addMonths, dayOf, daysOf, isDay, spanOf, startOfDay, timeOf } from './day.ts';

test('the same instant falls on two days in two zones', () => {
  const at = Date.parse('2022-01-15T16:45:01Z');
  expect(dayOf(at, 'UTC')).toBe('2022-01-15');
  expect(dayOf(at, 'Asia/Shanghai')).toBe('2022-01-16');
  expect(timeOf(at, 'Asia/Kolkata')).toBe('22:15');
});

test('a day begins at its zone’s midnight, on the days of clock changes too', () => {
  expect(startOfDay('2022-01-16', 'Asia/Shanghai')).toBe(Date.parse('2022-01-15T16:00:00Z'));
  expect(startOfDay('2026-03-29', 'Europe/Paris')).toBe(Date.parse('2026-03-28T23:00:00Z'));
  expect(startOfDay('2026-03-30', 'Europe/Paris')).toBe(Date.parse('2026-03-29T22:00:00Z'));
  expect(startOfDay('2026-10-26', 'Europe/Paris')).toBe(Date.parse('2026-10-25T23:00:00Z'));
  expect(startOfDay('2026-11-01', 'America/New_York')).toBe(Date.parse('2026-11-01T04:00:00Z'));
});

test('every instant of a day lies between its beginning and the next day’s', () => {
  for (const zone of ['Pacific/Apia', 'America/St_Johns', 'Asia/Kathmandu', 'Africa/Cairo'])
    for (const day of ['2026-03-08', '2026-04-24', '2026-10-30', '2026-12-31']) {
      expect(dayOf(startOfDay(day, zone), zone)).toBe(day);
      expect(dayOf(startOfDay(addDays(day, 1), zone) - 1, zone)).toBe(day);
    }
});

test('the year before 1000 and the instant beyond the calendar', () => {
  expect(dayOf(Date.parse('0987-06-05T12:00:00Z'), 'UTC')).toBe('0987-06-05');
  expect(dayOf(Number.NaN, 'UTC')).toBeUndefined();
  expect(dayOf(8.64e15, 'UTC')).toBeUndefined();
});

test('months and days are counted by the calendar', () => {
  expect(daysOf('2024-02')).toHaveLength(29);
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(isDay('2026-02-29')).toBe(false);
  expect(isDay('2024-02-29')).toBe(true);
});

test('a span is a day, a month or a year of the calendar', () => {
  expect(spanOf('2024-02-29', 'UTC')).toEqual({ from: Date.UTC(2024, 1, 29), to: Date.UTC(2024, 2, 1) - 1 });
  expect(spanOf('2022/1', 'UTC')).toEqual({ from: Date.UTC(2022, 0, 1), to: Date.UTC(2022, 1, 1) - 1 });
  expect(spanOf('2022', 'Asia/Tokyo')).toEqual({
    from: Date.UTC(2021, 11, 31, 15),
    to: Date.UTC(2022, 11, 31, 15) - 1,
  });
  for (const text of ['2023-02-29', '2022-13', '22', '0000', '2022-1-', 'yesterday', ''])
    expect([text, spanOf(text, 'UTC')]).toEqual([text, undefined]);
});
