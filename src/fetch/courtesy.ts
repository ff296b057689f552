/** How we behave towards the hosts that we ask: what is decided once for a whole run. Durations in ms. */
import type { RememberedRobots } from './robots-memory.ts';

export interface HostHeaders {
  /** "example.org" or "example.org:8443"; the headers go to this host alone, never along a redirect. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What outlives a run; plain JSON. */
export interface FetchMemory {
  /** host → instant until which it asked to be left alone. */
  readonly rests: Readonly<Record<string, number>>;
  /** origin → what its robots.txt said to us. */
  readonly robots?: Readonly<Record<string, RememberedRobots>>;
}

export interface Courtesy {
  readonly userAgent: string;
  /** 'public': only addresses on the public network are asked, and those that `allow` names. */
  readonly guard: 'public' | 'off';
  /** "intranet.example", "*.lan.example", "127.0.0.1:8080", "10.0.0.0/8". */
  readonly allow: readonly string[];
  /** Name → addresses, in place of the system's resolver. */
  readonly resolve?: (host: string) => readonly string[] | Promise<readonly string[]>;
  readonly maxBytes: number;
  /** For one `get`, redirects and body included; waiting for the host's turn does not count. */
  readonly timeoutMs: number;
  readonly maxRedirects: number;
  /** Requests under way at one host. */
  readonly perHost: number;
  /** Between the starts of two requests to one host. */
  readonly pauseMs: number;
  /** 'host': a 429 lets the whole host rest; 'address': only the address that got it. */
  readonly restScope: 'host' | 'address';
  /** "http://user:password@proxy.example:3128", also socks5:. Names are then resolved by the proxy. */
  readonly proxy?: string;
  readonly hostHeaders: readonly HostHeaders[];
  /** Further certificate authorities, PEM. */
  readonly ca?: string;
  /** Now, ms since 1970. Durations are measured by a clock of their own. */
  readonly clock: () => number;
  readonly memory?: FetchMemory;
  /** Called when a host asks for a pause, so that it is remembered even if the run breaks off. */
  readonly onRest?: () => void;
}

/**
 * maxBytes: the largest real feed met is 12 MB, the largest article page 9 MB (2026-11); timeoutMs: slow hosts answer
 * within 20 s or not at all; perHost and pauseMs: what a reader with two tabs does.
 */
export const USUAL: Omit<Courtesy, 'userAgent'> = {
  guard: 'public',
  allow: [],
  maxBytes: 20_000_000,
  timeoutMs: 30_000,
  maxRedirects: 10,
  perHost: 2,
  pauseMs: 1000,
  restScope: 'host',
  hostHeaders: [],
  clock: Date.now,
};

/** Until a contact is set: a name that belongs to nobody (RFC 2606). `doctor` asks for the contact. */
const HOME = 'https://tearsheet.example/';

/**
 * Shape: userAgent("0.1.0", "desk@paper.example") → "tearsheet/0.1.0 (+https://…; desk@paper.example)".
 * `contact` is an address or a mailbox where a person answers; an http address takes the place of our own.
 */
export function userAgent(version: string, contact?: string): string {
  const said = contact?.replace(/[^\x20-\x7e]|[()]/g, '').trim() ?? '';
  const where = /^https?:\/\//.test(said) ? said : said === '' ? HOME : `${HOME}; ${said}`;
  return `tearsheet/${version} (+${where})`;
}
