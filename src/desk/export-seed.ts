/**
 * The archive in the format it grew from: every imported file under its path with its very bytes, and every collected
 * article printed in that format, one line of body, under `<source>/<id>.md`. Yields files; writing them is the caller's.
 */

import type { DamagedSheet, KeptSheet } from '../archive/kept-sheet.ts';
import type { Article } from '../article/article.ts';
import { printBlock } from '../article/print-block.ts';

export interface ExportedFile {
  /** With `/` between, without `..`, relative. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface SeedArchive {
  walk(): AsyncIterable<KeptSheet | DamagedSheet>;
  /** Imported files as they came; damaged records are left to `verify`. */
  originals(): AsyncIterable<
    ({ readonly kind: 'original' } & ExportedFile) | { readonly kind: 'page' | 'damage' }
  >;
}

export async function* exportSeed(archive: SeedArchive): AsyncIterable<ExportedFile> {
  const times = new Map<string, number>();
  for await (const original of archive.originals()) {
    if (original.kind !== 'original') continue;
    const safe = safePath(original.path);
    const nth = (times.get(safe) ?? 0) + 1;
    times.set(safe, nth);
    yield { path: nth === 1 ? safe : numbered(safe, nth), bytes: original.bytes };
  }
  for await (const kept of archive.walk()) {
    if (kept.kind !== 'sheet' || kept.article.origin === 'import') continue;
    const { source, id } = kept.article;
    yield { path: `${source}/${id}.md`, bytes: new TextEncoder().encode(printSeed(kept.article)) };
  }
}

/** The seed's format: bare heading link, one line of HTML. */
export function printSeed(article: Article): string {
  const { publishedAt, headline, url, body } = article;
  const oneLine = headline.replace(/\s*[\r\n]+\s*/g, ' ');
  return `<!--${publishedAt ?? 'NaN'}-->\n[${oneLine}](${url})\n------\n\n${body.map(printBlock).join('')}\n`;
}

/** Names came from files we read ourselves, but an archive can be handed on: nothing is written outside the folder. */
function safePath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.join('/').replaceAll('\0', '') || 'unnamed';
}

/** Shape: "a/b.md", 2 → "a/b.2.md" */
function numbered(path: string, nth: number): string {
  const dot = path.lastIndexOf('.');
  const hasEnding = dot > path.lastIndexOf('/') + 1;
  return hasEnding ? `${path.slice(0, dot)}.${nth}${path.slice(dot)}` : `${path}.${nth}`;
}
