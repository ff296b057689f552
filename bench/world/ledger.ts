/** What the world published, compared with what the archive holds, story by story. Every difference is a sentence. */

import type { Archive } from '../../src/archive/open-archive.ts';
import { identityAddress } from '../../src/article/address.ts';
import type { Article } from '../../src/article/article.ts';
import { plainText } from '../../src/article/text.ts';
import { type PlannedStory, storyText, type WorldPlan } from './plan.ts';
import type { World } from './serve.ts';

export async function differences(
  plan: WorldPlan,
  world: World,
  archive: Archive,
  lastRound: number,
): Promise<string[]> {
  const found: string[] = [];
  const states = new Map<string, Article[]>();
  for await (const kept of archive.walk({ revisions: true })) {
    if (!('article' in kept)) {
      found.push(`${kept.path} is damaged`);
      continue;
    }
    const identity = identityAddress(kept.article.url);
    const before = states.get(identity) ?? [];
    states.set(identity, kept.revision === 0 ? [kept.article, ...before] : [...before, kept.article]);
  }
  const gone = new Map<string, string>();
  for await (const { url, how } of archive.vanished()) gone.set(identityAddress(url), how);
  for (const source of plan.sources) {
    for (const story of source.stories) {
      const url = world.storyUrl(source, story);
      const identity = identityAddress(url);
      found.push(...about(story, url, states.get(identity) ?? [], gone.get(identity), lastRound));
      states.delete(identity);
    }
  }
  return [...found, ...[...states.values()].map(([article]) => `${article?.url} was never published`)];
}

function about(
  story: PlannedStory,
  url: string,
  states: readonly Article[],
  gone: string | undefined,
  lastRound: number,
): string[] {
  if (story.unreachable) return states.length === 0 ? [] : [`${url} was kept although it cannot be had`];
  const [current, ...earlier] = states;
  if (!current) return [`${url} is not in the archive`];
  const found: string[] = [];
  const isEdited = (story.edited ?? Number.POSITIVE_INFINITY) <= lastRound && story.withdrawn === undefined;
  const text = storyText(story, isEdited ? lastRound : 0);
  if (current.headline !== story.headline) found.push(`${url} has the headline "${current.headline}"`);
  if (!holds(current, text)) found.push(`${url} does not hold its text of now`);
  if (earlier.length !== (isEdited ? 1 : 0)) found.push(`${url} has ${earlier.length} revisions`);
  if (isEdited && earlier[0] && !holds(earlier[0], storyText(story, 0)))
    found.push(`${url} has lost its first text`);
  if (gone !== story.how)
    found.push(`${url} is recorded as ${gone ?? 'there'}, and is ${story.how ?? 'there'}`);
  return found;
}

function holds(article: Article, paragraphs: readonly string[]): boolean {
  const text = plainText(article.body);
  return paragraphs.every((paragraph) => text.includes(paragraph));
}

/** How politely each host was treated. */
export function impolite(plan: WorldPlan, world: World): string[] {
  return plan.hosts.flatMap(({ name }) => {
    const tally = world.tallies.get(name);
    if (!tally) return [];
    return [
      ...(tally.mostAtOnce > 2 ? [`${name} had ${tally.mostAtOnce} requests under way at once`] : []),
      ...(tally.disregarded > 0
        ? [`${name} was asked ${tally.disregarded} times during a pause it asked for`]
        : []),
    ];
  });
}
