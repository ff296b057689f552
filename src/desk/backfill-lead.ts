/**
 * Where older stories of a source may be listed, and how each such list is walked: one request, then addresses and further leads.
 * Sources: sitemaps.org; RFC 5005 (archived and paged feeds); WordPress's ?paged=; the Wayback Machine's CDX server.
 */
import { decodeText } from '../charset/charset.ts';
import type { Feed, FeedFault } from '../feed/feed.ts';
import { readSitemap } from '../feed/sitemap.ts';
import type { Fetched, Page } from '../fetch/fetched.ts';
import type { Fetcher } from '../fetch/fetcher.ts';
import { ACCEPT_FEED } from '../fetch/request-headers.ts';
import { unpacked } from '../fetch/unpack.ts';
import { dayIn, isStoryAddress } from './story-address.ts';

export interface Lead {
  readonly kind: 'sitemap' | 'feed' | 'wayback';
  readonly url: string;
  /** How many leads away from the first one; bounds lists that name each other for ever. */
  readonly depth: number;
}

export interface FoundStory {
  readonly url: string;
  readonly title?: string;
  readonly publishedAt?: number;
}

export interface Walked {
  readonly stories: readonly FoundStory[];
  readonly leads: readonly Lead[];
  /** Addresses of all entries of a feed, old ones too. */
  readonly links: readonly string[];
  readonly requests: number;
  /** Why there was nothing; `later` when another try may help. */
  readonly fault?: { readonly message: string; readonly later: boolean };
}

export interface WalkTools {
  readonly fetcher: Pick<Fetcher, 'get'>;
  readonly read: (page: Page) => Feed | FeedFault;
  readonly zone?: string;
  readonly signal?: AbortSignal;
}

const SITEMAP_BYTES = 60_000_000;
const MOST_DEEP: Readonly<Record<Lead['kind'], number>> = { sitemap: 5, feed: 2000, wayback: 100 };
/** Rows of one answer of the CDX server. */
const CDX_ROWS = 5000;

export async function walk(lead: Lead, since: number, tools: WalkTools): Promise<Walked> {
  const fetched = await tools.fetcher.get(lead.url, {
    robots: false,
    accept: lead.kind === 'feed' ? ACCEPT_FEED : '*/*',
    maxBytes: SITEMAP_BYTES,
    timeoutMs: lead.kind === 'wayback' ? 120_000 : undefined,
    signal: tools.signal,
  });
  const requests = fetched.redirects.length + 1;
  if (fetched.kind !== 'page')
    return { stories: [], leads: [], links: [], requests, fault: faultOf(fetched) };
  const found = WALKS[lead.kind](lead, fetched, since, tools);
  const leads = found.leads.filter(({ depth, kind }) => depth <= MOST_DEEP[kind]);
  return { stories: found.stories, leads, links: found.links ?? [], requests };
}

export function waybackLead(base: string, host: string, since: number): Lead {
  const url = new URL('/cdx/search/cdx', base);
  const from = new Date(since).toISOString().slice(0, 10).replaceAll('-', '');
  url.search = `url=${encodeURIComponent(`${host}/*`)}&output=json&fl=timestamp,original&filter=statuscode:200&filter=mimetype:text/html&collapse=urlkey&from=${from}&limit=${CDX_ROWS}&showResumeKey=true`;
  return { kind: 'wayback', url: url.href, depth: 0 };
}

type Walk = (
  lead: Lead,
  page: Page,
  since: number,
  tools: WalkTools,
) => Pick<Walked, 'stories' | 'leads'> & Partial<Pick<Walked, 'links'>>;

const WALKS: Readonly<Record<Lead['kind'], Walk>> = {
  sitemap: walkSitemap,
  feed: walkFeed,
  wayback: walkWayback,
};

function walkSitemap(lead: Lead, page: Page, since: number, { zone }: WalkTools) {
  const bytes = unpacked(page.bytes, SITEMAP_BYTES);
  if (!bytes) return { stories: [], leads: [] };
  const contentType = page.headers['content-type'];
  const { text } = decodeText(bytes, { kind: 'xml', ...(contentType !== undefined && { contentType }) });
  const sitemap = readSitemap(text, page.finalUrl, zone);
  if (sitemap.kind === 'fault') return { stories: [], leads: [] };
  const { pages, sitemaps } = sitemap;
  return {
    stories: pages
      .filter(({ url, published, modified }) => {
        // News sitemaps name a publication for stories alone; elsewhere the address must look like one.
        if (published !== undefined) return published >= since;
        return (modified ?? since) >= since && reaches(url, since) && isStoryAddress(url);
      })
      .map(({ url, title, published: publishedAt }) => ({
        url,
        ...(title !== undefined && { title }),
        ...(publishedAt !== undefined && { publishedAt }),
      })),
    leads: sitemaps
      .filter(({ url, modified }) => (modified ?? since) >= since && reaches(url, since))
      .map(({ url }): Lead => ({ kind: 'sitemap', url, depth: lead.depth + 1 })),
  };
}

function walkFeed(lead: Lead, page: Page, since: number, { read }: WalkTools) {
  const feed = read(page);
  if (feed.kind === 'fault') return { stories: [], leads: [] };
  const recent = feed.entries.filter(({ published, updated }) => (published ?? updated ?? since) >= since);
  const stories = recent.flatMap(({ link: url, title, published: publishedAt }) =>
    url === undefined
      ? []
      : [{ url, ...(title !== undefined && { title }), ...(publishedAt !== undefined && { publishedAt }) }],
  );
  // Older pages lie behind this one, as long as this one is not all too old already.
  const next = recent.length === 0 ? undefined : (feed.prevArchive ?? feed.next ?? nextPaged(lead.url));
  return {
    stories,
    leads: next === undefined ? [] : [{ kind: 'feed' as const, url: next, depth: lead.depth + 1 }],
  };
}

/** WordPress and its kin: "/feed/" → "/feed/?paged=2", and on from there. */
function nextPaged(address: string): string | undefined {
  const url = new URL(address);
  const paged = Number(url.searchParams.get('paged') ?? 1);
  if (!/\/feed\/?$/.test(url.pathname) && !url.searchParams.has('paged')) return undefined;
  url.searchParams.set('paged', String(paged + 1));
  return url.href;
}

function walkWayback(lead: Lead, page: Page, since: number) {
  const rows = rowsIn(Buffer.from(page.bytes).toString('utf8'));
  const stories = rows.flatMap(([stamp, url]) =>
    stamp !== undefined &&
    url !== undefined &&
    /^\d{14}$/.test(stamp) &&
    isStoryAddress(url) &&
    reaches(url, since)
      ? [{ url }]
      : [],
  );
  const resume = rows.at(-1)?.length === 1 ? rows.at(-1)?.[0] : undefined;
  const next = new URL(lead.url);
  if (resume !== undefined) next.searchParams.set('resumeKey', resume);
  return {
    stories,
    leads: resume === undefined ? [] : [{ kind: 'wayback' as const, url: next.href, depth: lead.depth + 1 }],
  };
}

function rowsIn(text: string): string[][] {
  try {
    const rows: unknown = JSON.parse(text);
    return Array.isArray(rows) ? rows.filter((row) => Array.isArray(row)) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Whether the day that an address names, if any, is not before `since`. */
function reaches(url: string, since: number): boolean {
  return (dayIn(url)?.to ?? since) >= since;
}

function faultOf(fetched: Exclude<Fetched, Page>): NonNullable<Walked['fault']> {
  if (fetched.kind === 'unchanged') return { message: 'it answered 304 unasked', later: false };
  const later =
    fetched.kind === 'unreachable' ||
    ['server-error', 'rate-limited', 'resting', 'blocked'].includes(fetched.code);
  return { message: fetched.message, later };
}
