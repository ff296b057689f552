/**
 * Back-fill: what a source published before we followed it. First every list that may name older stories is walked, then the
 * stories are fetched, the newest first. Both may stop at any point: the state is plain JSON, saved as it goes.
 */
import { identityAddress } from '../article/address.ts';
import { articleId } from '../article/identity.ts';
import { SITEMAP_PATHS } from '../feed/platforms.ts';
import { type FoundStory, type Lead, type WalkTools, walk, waybackLead } from './backfill-lead.ts';
import { dayIn } from './story-address.ts';
import { isWithin, scopeOf } from './story-scope.ts';

export interface BackfillState {
  readonly version: 1;
  /** ms since 1970. */
  readonly since: number;
  readonly leads: readonly (Lead & { readonly tries?: number })[];
  /** The site's address, and links of the feeds, which tell the source's stories from its neighbours'. */
  readonly site?: string;
  readonly links: readonly string[];
  /** Stories not fetched yet. */
  readonly stories: readonly (FoundStory & { readonly tries?: number })[];
  readonly walked: number;
  readonly kept: number;
  readonly known: number;
  readonly failed: number;
}

export interface BackfillProgress {
  readonly phase: 'lists' | 'stories';
  readonly done: number;
  readonly of: number;
  readonly kept: number;
  readonly known: number;
  readonly failed: number;
  readonly requests: number;
}

export interface BackfillTools extends WalkTools {
  /** Whether an article is kept already. */
  has(id: string): Promise<boolean>;
  /** Fetches, composes and keeps; `later` when another try may help. */
  story(
    found: FoundStory,
  ): Promise<{ readonly outcome: 'kept' | 'failed' | 'later'; readonly requests: number }>;
  save(state: BackfillState): Promise<void>;
}

export interface BackfillSource {
  readonly feeds: readonly string[];
  readonly site?: string;
}

const WAYBACK = 'https://web.archive.org/';
const MOST_TRIES = 3;
/** Of the feeds' links, what is enough to know a source by. */
const MOST_LINKS = 200;
/** Stories under way at once, and between two saves; what a crash undoes is fetched again. */
const AT_ONCE = 4;
const SAVE_EVERY = 40;

/** `sitemaps`: those that robots.txt names. `wayback: undefined` leaves the web archive out. */
export function startBackfill(
  { feeds, site }: BackfillSource,
  since: number,
  sitemaps: readonly string[],
  wayback: string | undefined = WAYBACK,
): BackfillState {
  const home = site ?? feeds[0];
  const usual = home === undefined ? [] : SITEMAP_PATHS.map((path) => new URL(path, home).href);
  const maps = sitemaps.length > 0 ? sitemaps : usual;
  const host = home === undefined ? undefined : new URL(home).hostname;
  const leads: Lead[] = [
    // Feeds first: their links tell which of the others' addresses are meant.
    ...feeds.map((url): Lead => ({ kind: 'feed', url, depth: 0 })),
    ...maps.map((url): Lead => ({ kind: 'sitemap', url, depth: 0 })),
    ...(host !== undefined && wayback !== undefined ? [waybackLead(wayback, host, since)] : []),
  ];
  const state = {
    version: 1,
    since,
    leads,
    links: [],
    stories: [],
    walked: 0,
    kept: 0,
    known: 0,
    failed: 0,
  } as const;
  return { ...state, ...(site !== undefined && { site }) };
}

/** Goes on from a state until everything is done or the signal comes; yields after each list and each handful of stories. */
export async function* backfill(
  start: BackfillState,
  tools: BackfillTools,
): AsyncGenerator<BackfillProgress, BackfillState> {
  let state = start;
  let requests = 0;
  const seen = new Set(state.stories.map(({ url }) => identityAddress(url)));
  const visited = new Set(state.leads.map(({ url }) => url));
  for (let lead = state.leads[0]; lead && !tools.signal?.aborted; lead = state.leads[0]) {
    const walked = await walk(lead, state.since, tools);
    if (tools.signal?.aborted) break;
    requests += walked.requests;
    state = after(state, lead, walked, seen, visited);
    await tools.save(state);
    yield progress(state, 'lists', requests);
  }
  while (state.leads.length === 0 && state.stories.length > 0 && !tools.signal?.aborted) {
    const batch = state.stories.slice(0, SAVE_EVERY);
    const results = await fetchAll(batch, tools);
    requests += results.reduce((sum, one) => sum + one.requests, 0);
    state = settled(state, results);
    await tools.save(state);
    yield progress(state, 'stories', requests);
  }
  return state;
}

function after(
  state: BackfillState,
  lead: BackfillState['leads'][number],
  walked: Awaited<ReturnType<typeof walk>>,
  seen: Set<string>,
  visited: Set<string>,
): BackfillState {
  const scope = lead.kind === 'feed' ? undefined : scopeOf(state.site, state.links);
  const fresh = walked.stories.filter(({ url }) => {
    if (scope && !isWithin(scope, url)) return false;
    const identity = identityAddress(url);
    return !seen.has(identity) && seen.add(identity);
  });
  // A paged feed that shows nothing new goes in circles: such servers answer every page with the first one.
  const isCircle = lead.kind === 'feed' && lead.depth > 0 && walked.stories.length > 0 && fresh.length === 0;
  const leads = isCircle ? [] : walked.leads.filter(({ url }) => !visited.has(url) && visited.add(url));
  const tries = (lead.tries ?? 0) + 1;
  const again = walked.fault?.later === true && tries < MOST_TRIES ? [{ ...lead, tries }] : [];
  return {
    ...state,
    leads: [...leads, ...state.leads.slice(1), ...again],
    links: lead.kind === 'feed' ? [...state.links, ...walked.links].slice(0, MOST_LINKS) : state.links,
    stories: [...state.stories, ...fresh].sort((a, b) => whenOf(b) - whenOf(a)),
    walked: state.walked + 1,
  };
}

interface Result {
  readonly story: BackfillState['stories'][number];
  readonly outcome: 'kept' | 'known' | 'failed' | 'later';
  readonly requests: number;
}

async function fetchAll(batch: BackfillState['stories'], tools: BackfillTools): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = batch.values();
  const lane = async (): Promise<void> => {
    for (const story of waiting) {
      if (tools.signal?.aborted) results.push({ story, outcome: 'later', requests: 0 });
      else if (await tools.has(articleId(story.url))) results.push({ story, outcome: 'known', requests: 0 });
      else results.push({ story, ...(await tools.story(story)) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}

function settled(state: BackfillState, results: readonly Result[]): BackfillState {
  const count = (wanted: Result['outcome']): number =>
    results.filter(({ outcome }) => outcome === wanted).length;
  const again = results.flatMap(({ story, outcome, requests }) => {
    const tries = (story.tries ?? 0) + (requests > 0 ? 1 : 0);
    return outcome === 'later' && tries < MOST_TRIES ? [{ ...story, tries }] : [];
  });
  return {
    ...state,
    stories: [...state.stories.slice(results.length), ...again],
    kept: state.kept + count('kept'),
    known: state.known + count('known'),
    failed: state.failed + results.length - count('kept') - count('known') - again.length,
  };
}

function progress(
  state: BackfillState,
  phase: BackfillProgress['phase'],
  requests: number,
): BackfillProgress {
  const { kept, known, failed, leads, stories, walked } = state;
  const [done, left] = phase === 'lists' ? [walked, leads.length] : [kept + known + failed, stories.length];
  return { phase, done, of: done + left, kept, known, failed, requests };
}

function whenOf({ publishedAt, url }: FoundStory): number {
  return publishedAt ?? dayIn(url)?.from ?? 0;
}
