/** What is known of a line, as bytes from 0 to 63. */

export const MOST = 63;

const LOGS = Uint8Array.from({ length: 6208 }, (_, value) =>
  Math.min(63, Math.round(Math.log2(1 + value) * 5)),
);

/** 0 … 63 for 0 … 6,000. */
export const log = (value: number): number => (value < LOGS.length ? (LOGS[value | 0] as number) : 63);

/** 1 … 63 for 0 … 1; 0 where there is none, written −1. */
export const share = (value: number): number => (value < 0 ? 0 : 1 + Math.round(62 * Math.min(1, value)));

/** How many in a hundred characters. */
export const density = (count: number, of: number): number => Math.min(63, Math.round((count * 300) / of));

export const whole = (value: number): number => Math.min(63, value);

/** A number around 0, from −20 to 43. */
export const around = (value: number): number => Math.max(0, Math.min(63, value + 20));
