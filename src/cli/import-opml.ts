/** OPML → sources in tearsheet.toml. */
import { decodeText } from '../charset/charset.ts';
import { readOpml } from '../feed/opml.ts';
import { addSources } from './add-source.ts';
import { Refusal } from './command.ts';
import type { Place } from './place.ts';

export interface OpmlReport {
  readonly path: string;
  readonly subscriptions: number;
  readonly added: readonly string[];
}

export async function importOpml(place: Place, path: string, bytes: Uint8Array): Promise<OpmlReport> {
  const list = readOpml(decodeText(bytes, { kind: 'xml' }).text);
  if (list.kind === 'fault') throw new Refusal(`${path} is no list of subscriptions: ${list.message}`);
  const sources = list.subscriptions
    .filter(({ feedUrl }) => /^https?:\/\//i.test(feedUrl))
    .map(({ feedUrl, title, siteUrl, language, folder }) => ({
      title: title ?? new URL(feedUrl).hostname,
      feeds: [feedUrl],
      ...(siteUrl !== undefined && { site: siteUrl }),
      ...(language !== undefined && { language }),
      ...(folder.length > 0 && { folder: folder.join('/') }),
    }));
  const added = await addSources(place, sources);
  return { path, subscriptions: list.subscriptions.length, added: added.map(({ id }) => id) };
}
