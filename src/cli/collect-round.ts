/** One collecting round on a real archive: opens fetcher, archive and index, runs the desk's round, writes the lists. */
import { openImageStore } from '../archive/image-store.ts';
import type { ArchiveWriter } from '../archive/open-archive.ts';
import { type CollectReport, type CollectTools, collect } from '../desk/collect.ts';
import { readFeedState } from '../desk/feed-state.ts';
import { keepFetchMemory } from '../desk/fetch-memory.ts';
import type { HubDoor } from '../desk/hub-door.ts';
import type { Settings, SourceSettings } from '../desk/settings.ts';
import {
  readChecks,
  readFetchMemory,
  readSourceState,
  writeChecks,
  writeSourceState,
} from '../desk/source-state.ts';
import { writeLists } from '../desk/write-lists.ts';
import { type Courtesy, USUAL, userAgent } from '../fetch/courtesy.ts';
import { type Fetcher, openFetcher } from '../fetch/fetcher.ts';
import { Refusal } from './command.ts';
import { followIndex } from './follow-index.ts';
import { type Place, writing } from './place.ts';
import { siteRules } from './site-rules.ts';
import { keepHeapSmall } from './small-heap.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

export interface RoundOptions {
  readonly lists: boolean;
  onReport(report: CollectReport): Promise<void>;
  /** Where hubs reach us; feeds that name one are subscribed to. */
  readonly hub?: HubDoor;
}

export async function collectRound(
  place: Place,
  sources: readonly SourceSettings[],
  invocation: RoundInvocation,
  { lists, onReport, hub }: RoundOptions,
): Promise<void> {
  await withRound(place, 'collect', invocation, async (tools, archive) => {
    let changed = false;
    await followIndex(archive, invocation.terminal, async ({ onKept, onVanished }) => {
      const recordVanished: RoundTools['recordVanished'] = async (lines) => {
        await tools.recordVanished(lines);
        await onVanished(lines);
      };
      for await (const report of collect(sources, {
        ...tools,
        onKept,
        recordVanished,
        ...(hub && { hub }),
      })) {
        changed ||= report.new + report.revised > 0;
        await onReport(report);
        if (hub && report.outcome !== 'skipped') await renewAt(hub, report.source, tools);
      }
    });
    if (changed && lists) await writeLists(archive, place.settings, { signal: invocation.signal });
  });
}

async function renewAt(hub: HubDoor, source: string, { readState, fetcher }: RoundTools): Promise<void> {
  const { feeds } = await readState(source);
  const states = Object.entries(feeds).map(([url, state]) => [url, readFeedState(state, url)] as const);
  await hub.renew(Object.fromEntries(states), fetcher);
}

export interface RoundInvocation {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

export type RoundTools = Omit<CollectTools, 'onKept'> & { readonly fetcher: Fetcher };

/** Opens what a round works with, and closes it whatever happens; what hosts asked of us is remembered. */
export async function withRound(
  { root, settings }: Place,
  task: string,
  { terminal, signal }: RoundInvocation,
  work: (tools: RoundTools, archive: ArchiveWriter) => Promise<void>,
): Promise<void> {
  keepHeapSmall();
  const memory = await readFetchMemory(root);
  const rulesFor = await siteRules(root);
  const keeper = keepFetchMemory(root, () => fetcher);
  const courtesy = { ...courtesyOf(settings), onRest: keeper.onRest, ...(memory && { memory }) };
  const fetcher: Fetcher = openFetcher(courtesy);
  try {
    await writing(root, task, (archive) =>
      work(
        {
          fetcher,
          signal,
          clock: Date.now,
          keep: archive.keep.bind(archive),
          keepPage: archive.keepPage.bind(archive),
          pull: async (id) => {
            const kept = await archive.pull(id);
            return kept && 'article' in kept ? kept.article : undefined;
          },
          recordVanished: archive.recordVanished.bind(archive),
          readState: (source) => readSourceState(root, source),
          writeState: writeSourceState.bind(undefined, root),
          readChecks: (source) => readChecks(root, source),
          writeChecks: writeChecks.bind(undefined, root),
          rulesFor,
          ...(settings.keepImages && { images: openImageStore(root) }),
          onProgress: (source, done, of) => terminal.progress(`${source}: ${done} of ${of} articles`),
        },
        archive,
      ),
    );
  } finally {
    await keeper.close();
    await fetcher.close();
  }
}

export function courtesyOf(settings: Settings): Courtesy {
  const { contact, proxy, allow, pauseMs, maxBytes, timeoutMs } = settings;
  return {
    ...USUAL,
    userAgent: userAgent(VERSION, contact),
    allow,
    pauseMs,
    maxBytes,
    timeoutMs,
    ...(proxy !== undefined && { proxy: fromEnvironment(proxy, 'fetch.proxy') }),
    hostHeaders: settings.sources.flatMap(hostHeaders),
  };
}

/** A source's own headers go to the hosts of its feeds and site, and nowhere else. */
function hostHeaders(source: SourceSettings) {
  const entries = Object.entries(source.headers);
  if (entries.length === 0) return [];
  const headers = Object.fromEntries(
    entries.map(([name, value]) => [name, fromEnvironment(value, `${source.id}: ${name}`)]),
  );
  const addresses = [...source.feeds, ...(source.site === undefined ? [] : [source.site])];
  return [...new Set(addresses.map((address) => new URL(address).host))].map((host) => ({ host, headers }));
}

/** "$NAME" is a secret that stands in the environment, so that tearsheet.toml can be shown to anyone. */
function fromEnvironment(value: string, where: string): string {
  return value.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_whole, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? '';
    const found = process.env[name];
    if (found === undefined)
      throw new Refusal(`${where} in tearsheet.toml names $${name}, which is not set in the environment.`);
    return found;
  });
}
