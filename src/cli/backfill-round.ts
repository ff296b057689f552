/** `collect --since`: back-fill on a real archive, a source after the other, with its state kept so that it can be stopped at any time. */
import type { ArchiveWriter } from '../archive/open-archive.ts';
import { type BackfillProgress, type BackfillState, backfill, startBackfill } from '../desk/backfill.ts';
import type { FoundStory } from '../desk/backfill-lead.ts';
import { withFresh } from '../desk/collect.ts';
import { fetchStory } from '../desk/fetch-story.ts';
import { readFeedPage } from '../desk/read-feed-page.ts';
import { type Check, checkOf } from '../desk/recheck.ts';
import type { SourceSettings } from '../desk/settings.ts';
import { readBackfill, writeBackfill } from '../desk/source-state.ts';
import { writeLists } from '../desk/write-lists.ts';
import { type RoundTools, withRound } from './collect-round.ts';
import { EXIT, type Exit, type Invocation } from './command.ts';
import { followIndex } from './follow-index.ts';
import type { Place } from './place.ts';

export async function backfillRound(
  place: Place,
  sources: readonly SourceSettings[],
  since: number,
  invocation: Invocation,
): Promise<Exit> {
  let exit: Exit = EXIT.done;
  await withRound(place, 'collect --since', invocation, async (tools, archive) => {
    await followIndex(archive, invocation.terminal, async ({ onKept }) => {
      for (const source of sources) {
        const state = await fillOne(place, source, since, { ...tools, onKept }, invocation);
        if (state.leads.length + state.stories.length > 0) exit = EXIT.interrupted;
        else if (state.failed > 0 && exit === EXIT.done) exit = EXIT.partly;
        await tell(source, state, invocation);
      }
    });
    if (!invocation.has('no-lists')) await writeLists(archive, place.settings, { signal: invocation.signal });
  });
  return exit;
}

type FillTools = RoundTools & { onKept(articles: Parameters<ArchiveWriter['keep']>[0]): Promise<void> };

async function fillOne(
  { root }: Place,
  source: SourceSettings,
  since: number,
  tools: FillTools,
  { terminal, signal, has }: Invocation,
): Promise<BackfillState> {
  const earlier = await readBackfill(root, source.id);
  const goesOn =
    earlier !== undefined && earlier.since <= since && earlier.leads.length + earlier.stories.length > 0;
  const start = goesOn ? earlier : await newBackfill(source, since, tools, has('no-wayback'));
  if (goesOn) terminal.say(`${source.id}: going on where it was, ${start.stories.length} stories left`);
  const fresh: Check[] = [];
  const steps = backfill(start, {
    fetcher: tools.fetcher,
    signal,
    ...(source.zone !== undefined && { zone: source.zone }),
    read: (page) => readFeedPage(page, source),
    has: async (id) => (await tools.pull(id)) !== undefined,
    story: (found) => keepFound(found, source, tools, fresh),
    save: async (state) => {
      await addChecks(source, fresh.splice(0), tools);
      await writeBackfill(root, source.id, state);
    },
  });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    terminal.progress(`${source.id}: ${words(step.value)}`);
  }
}

async function newBackfill(
  source: SourceSettings,
  since: number,
  { fetcher }: RoundTools,
  withoutWayback: boolean,
): Promise<BackfillState> {
  const home = source.site ?? source.feeds[0];
  const robots = home === undefined ? undefined : await fetcher.robotsFor(home);
  const state = startBackfill(source, since, robots?.sitemaps ?? []);
  return withoutWayback ? { ...state, leads: state.leads.filter(({ kind }) => kind !== 'wayback') } : state;
}

async function addChecks(source: SourceSettings, fresh: readonly Check[], tools: RoundTools): Promise<void> {
  if (fresh.length === 0) return;
  await tools.writeChecks(source.id, withFresh(await tools.readChecks(source.id), fresh));
}

async function keepFound(
  { url, title, publishedAt }: FoundStory,
  source: SourceSettings,
  tools: FillTools,
  fresh: Check[],
) {
  const entry = {
    link: url,
    ...(title !== undefined && { title }),
    ...(publishedAt !== undefined && { published: publishedAt }),
    authors: [],
    categories: [],
    enclosures: [],
  };
  const story = await fetchStory(entry, source.feeds[0] ?? url, source, tools);
  const { requests } = story;
  if (story.kind === 'none')
    return { outcome: story.later ? ('later' as const) : ('failed' as const), requests };
  const [kept] = await tools.keep([story.article]);
  if (kept && kept.outcome !== 'unchanged') await tools.onKept([story.article]);
  fresh.push(checkOf(story.article, story.fetched));
  return { outcome: 'kept' as const, requests };
}

function words({ phase, done, of, kept, failed }: BackfillProgress): string {
  const share = of === 0 ? 100 : Math.floor((100 * done) / of);
  return phase === 'lists'
    ? `${done} of ${of} lists read`
    : `${bar(share)} ${done} of ${of} stories, ${kept} kept${failed > 0 ? `, ${failed} not to be had` : ''}`;
}

function bar(percent: number): string {
  const full = Math.round(percent / 5);
  return `[${'='.repeat(full)}${' '.repeat(20 - full)}] ${String(percent).padStart(3)} %`;
}

async function tell(
  source: SourceSettings,
  state: BackfillState,
  { terminal, has }: Invocation,
): Promise<void> {
  const { kept, known, failed, stories, leads } = state;
  const left = stories.length + leads.length;
  if (has('json')) {
    const { id } = source;
    return terminal.out(`${JSON.stringify({ source: id, kept, known, failed, left: stories.length })}\n`);
  }
  const rest = left > 0 ? `; ${stories.length} left, the same command goes on` : '';
  await terminal.out(`${source.id}: ${kept} kept, ${known} known already, ${failed} not to be had${rest}\n`);
}
