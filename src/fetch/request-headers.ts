/** The headers of one request: ours, those configured for its host, and what makes it conditional. No cookies, no referer. */
import { ACCEPTED } from './content-coding.ts';
import type { HostHeaders } from './courtesy.ts';
import type { Validators } from './fetched.ts';

export const ACCEPT_PAGE = 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5';
export const ACCEPT_FEED =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/json;q=0.8, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.4, */*;q=0.3';

/** Decided by the connection or by us; a configuration cannot set them. */
const NOT_CONFIGURABLE = new Set([
  'host',
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'transfer-encoding',
  'content-length',
  'content-type',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'accept-encoding',
  'if-none-match',
  'if-modified-since',
  'if-match',
  'if-unmodified-since',
  'if-range',
  'range',
  'referer',
]);

const SENDABLE = /^[\t\x20-\x7e\x80-\xff]+$/;
const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

export interface HeaderParts {
  readonly userAgent: string;
  readonly accept: string;
  readonly hostHeaders: readonly HostHeaders[];
  /** For the first address's own origin only; the caller leaves them out elsewhere. */
  readonly own: Readonly<Record<string, string>>;
  readonly since: Validators | undefined;
}

export function requestHeaders(url: URL, parts: HeaderParts): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': parts.userAgent, accept: parts.accept };
  for (const { host, headers: configured } of parts.hostHeaders) {
    if (isHost(url, host)) add(headers, configured);
  }
  add(headers, parts.own);
  headers['accept-encoding'] = ACCEPTED;
  const { etag, lastModified } = parts.since ?? {};
  if (etag !== undefined && SENDABLE.test(etag)) headers['if-none-match'] = etag;
  if (lastModified !== undefined && SENDABLE.test(lastModified)) headers['if-modified-since'] = lastModified;
  return headers;
}

/** Whether what is meant for one address may go to another: the same origin, or the same host gone over to https. */
export function isSameOrigin(first: URL, other: URL): boolean {
  if (first.origin === other.origin) return true;
  return (
    first.protocol === 'http:' &&
    other.protocol === 'https:' &&
    first.hostname === other.hostname &&
    first.port === '' &&
    other.port === ''
  );
}

function isHost(url: URL, host: string): boolean {
  const wanted = host.toLowerCase();
  return wanted.includes(':') && !wanted.endsWith(']')
    ? url.host === wanted
    : url.hostname === wanted && url.port === '';
}

function add(headers: Record<string, string>, more: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(more)) {
    const lower = name.toLowerCase();
    if (NAME.test(lower) && SENDABLE.test(value) && !NOT_CONFIGURABLE.has(lower)) headers[lower] = value;
  }
}
