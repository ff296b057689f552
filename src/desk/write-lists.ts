/**
 * Sheets → Markdown lists on disk. A list is written only when its text changes, by a temporary file and a rename;
 * lists of days and sources that are gone are deleted, nothing else is touched.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Archive } from '../archive/open-archive.ts';
import { type ListCard, renderLists } from '../render/render-lists.ts';
import type { Settings } from './settings.ts';

export interface ListsReport {
  articles: number;
  files: number;
  changed: number;
  removed: number;
}

export async function writeLists(
  archive: Archive,
  settings: Settings,
  { signal }: { signal?: AbortSignal } = {},
): Promise<ListsReport> {
  const report: ListsReport = { articles: 0, files: 0, changed: 0, removed: 0 };
  const cards = await newestFirst(archive, signal);
  report.articles = cards.length;
  const titles = new Map(settings.sources.map(({ id, title }) => [id, title]));
  const written = new Set<string>();
  const options = {
    title: settings.title,
    zone: settings.zone ?? 'UTC',
    sourceTitle: (id: string) => titles.get(id) ?? id,
  };
  for await (const { path, text } of renderLists(cards, options)) {
    written.add(path);
    report.files++;
    if (await replace(join(archive.root, path), text)) report.changed++;
  }
  report.removed = await removeOthers(archive.root, written);
  return report;
}

/** Some 200 bytes an article are held while the lists are made: 200 MB for a million. */
async function newestFirst(archive: Archive, signal: AbortSignal | undefined): Promise<ListCard[]> {
  const cards: ListCard[] = [];
  for await (const kept of archive.walk()) {
    if (signal?.aborted) break;
    if (kept.kind !== 'sheet') continue;
    const { headline, source, publishedAt } = kept.article;
    cards.push({ headline, source, path: kept.path, ...(publishedAt !== undefined && { publishedAt }) });
  }
  const at = ({ publishedAt }: ListCard) => publishedAt ?? Number.NEGATIVE_INFINITY;
  return cards.sort((a, b) => at(b) - at(a) || (a.path < b.path ? -1 : 1));
}

async function replace(file: string, text: string): Promise<boolean> {
  const before = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (before === text) return false;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.tmp`, text);
  await rename(`${file}.tmp`, file);
  return true;
}

async function removeOthers(root: string, written: ReadonlySet<string>): Promise<number> {
  const names = await readdir(join(root, 'lists'), { recursive: true, encoding: 'utf8' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const gone = names.filter((name) => name.endsWith('.md') && !written.has(`lists/${name}`));
  for (const name of gone) await rm(join(root, 'lists', name));
  return gone.length;
}
