/** How long an answer says that it stays fresh. Source: RFC 9111 § 4.2 and 5.2. Headers in lower case; durations in ms. */
import type { Headers } from '../fetch/fetched.ts';
import { readHttpDate } from '../fetch/http-date.ts';

/**
 * Cache-Control's max-age less Age, else Expires less now; 0 when it must not be kept; undefined when nothing is said.
 * Shape: { "cache-control": "public, max-age=14400" } → 14400000.
 */
export function freshMs(headers: Headers, now: number): number | undefined {
  const directives = cacheControl(headers['cache-control']);
  if (directives.has('no-cache') || directives.has('no-store')) return 0;
  const maxAge = directives.get('max-age');
  if (maxAge !== undefined && /^\d{1,12}$/.test(maxAge)) {
    return Math.max(Number(maxAge) - age(headers['age']), 0) * 1000;
  }
  const { expires } = headers;
  // "Expires: 0" and other malformed dates mean: already stale.
  return expires === undefined ? undefined : Math.max((readHttpDate(expires) ?? now) - now, 0);
}

function age(header: string | undefined): number {
  return header !== undefined && /^\d{1,12}$/.test(header.trim()) ? Number(header) : 0;
}

function cacheControl(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(',').map((directive): [string, string] => {
    const [name = '', value = ''] = directive.split('=');
    return [name.trim().toLowerCase(), value.trim().replace(/^"|"$/g, '')];
  });
  return new Map(pairs.reverse());
}
