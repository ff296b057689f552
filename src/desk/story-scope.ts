/**
 * Which addresses of a host are a source's own. Several sources may share a host ("/world/", "/zhongwen/"), and lists of the
 * whole host must not pour one's stories into another. Learnt from the links of the source's feeds, and its site's address.
 */

export interface Scope {
  readonly hosts: readonly string[];
  /** Beginnings of paths, "/zhongwen/"; none: all of the host. */
  readonly prefixes: readonly string[];
}

/** Fewer links than this tell too little of where all stories stand. */
const ENOUGH = 4;
/** A feed whose links begin in more ways than this covers the host. */
const MOST_PREFIXES = 3;

export function scopeOf(site: string | undefined, links: readonly string[]): Scope {
  const urls = links.filter((link) => URL.canParse(link)).map((link) => new URL(link));
  const home = site !== undefined && URL.canParse(site) ? new URL(site) : undefined;
  const hosts = new Set([...urls, ...(home ? [home] : [])].map(({ hostname }) => bareHost(hostname)));
  const path = home === undefined ? undefined : /^\/[^/]+\//.exec(home.pathname)?.[0];
  const starts = new Set(urls.map(({ pathname }) => /^\/[^/]+\//.exec(pathname)?.[0] ?? '/'));
  const isTold =
    urls.length >= ENOUGH && starts.size <= MOST_PREFIXES && !starts.has('/') && !everyDated(starts);
  const prefixes =
    path !== undefined && urls.every(({ pathname }) => pathname.startsWith(path)) ? [path] : [];
  return { hosts: [...hosts], prefixes: isTold ? [...starts] : prefixes };
}

export function isWithin({ hosts, prefixes }: Scope, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, pathname } = new URL(address);
  if (hosts.length > 0 && !hosts.includes(bareHost(hostname))) return false;
  return prefixes.length === 0 || prefixes.some((prefix) => pathname.startsWith(prefix));
}

/** "/2026/…": today's links tell nothing of where last year's stand. */
function everyDated(starts: ReadonlySet<string>): boolean {
  return [...starts].some((start) => /^\/(?:19|20)\d\d/.test(start));
}

function bareHost(host: string): string {
  return host.replace(/^(?:www|m|amp)\./, '');
}
