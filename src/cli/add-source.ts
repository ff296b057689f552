/** Appends sources to tearsheet.toml; what stands in it stays as it is. */
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceIdFrom } from '../article/source-id.ts';
import { printSource, type SourceSettings } from '../desk/settings.ts';
import { SETTINGS_FILE } from './archive-folder.ts';
import type { Place } from './place.ts';

export type NewSource = Partial<SourceSettings> & Pick<SourceSettings, 'title' | 'feeds'>;

/** Answers those that were added, each with its id; feeds that are followed already are left out. */
export async function addSources(
  { root, settings }: Place,
  sources: readonly NewSource[],
): Promise<(NewSource & { id: string })[]> {
  const followed = new Set(settings.sources.flatMap(({ feeds }) => feeds));
  const ids = new Set(settings.sources.map(({ id }) => id));
  const added: (NewSource & { id: string })[] = [];
  for (const source of sources) {
    const feeds = source.feeds.filter((feed) => !followed.has(feed));
    if (feeds.length === 0) continue;
    const id = freeId(
      source.id ?? (sourceIdFrom(source.title) || sourceIdFrom(hostOf(source.site ?? feeds[0] ?? ''))),
      ids,
    );
    for (const feed of feeds) followed.add(feed);
    ids.add(id);
    added.push({ ...source, id, feeds });
  }
  if (added.length > 0) await appendFile(join(root, SETTINGS_FILE), added.map(printSource).join(''));
  return added;
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted || 'source';
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : '';
}
