/** Dates and waits in HTTP headers. What is malformed is undefined, never NaN and never zero. */

/** IMF-fixdate, RFC 850 and asctime forms (RFC 9110 § 5.6.7), told from the many other things that Date.parse reads. */
const HTTP_DATE =
  /^(?:[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8} (?:GMT|UTC|[+-]0000)|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} [\d:]{8} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4})$/;

/** The longest wait that is believed; longer ones are meant for caches or are mistakes. */
export const LONGEST_WAIT_MS = 31 * 24 * 3_600_000;

/** Shape: "Fri, 09 Jan 2026 08:12:31 GMT" → 1767946351000. */
export function readHttpDate(text: string | undefined): number | undefined {
  const date = text?.trim() ?? '';
  if (!HTTP_DATE.test(date)) return undefined;
  const at = Date.parse(/GMT|UTC|0000$/.test(date) ? date : `${date} GMT`);
  return Number.isNaN(at) ? undefined : at;
}

/** Retry-After: seconds or a date. Shape: ("7200", now) → 7200000. At most LONGEST_WAIT_MS. */
export function readRetryAfter(text: string | undefined, now: number): number | undefined {
  const value = text?.trim() ?? '';
  // Several values came as one header line; the first is as good as any.
  const seconds = /^\d{1,12}(?:\.\d+)?(?=\s*(?:,|$))/.exec(value);
  const waitMs = seconds ? Number(seconds[0]) * 1000 : (readHttpDate(value) ?? Number.NaN) - now;
  return waitMs > 0 ? Math.min(waitMs, LONGEST_WAIT_MS) : undefined;
}
