/** Captured pages of another archiver → articles. Each page is kept as it came; what is no story is counted and passed over. */

import type { Article, PageReference } from '../article/article.ts';
import { isSourceId, sourceIdFrom } from '../article/source-id.ts';
import { clip } from '../extract/index.ts';
import { compose } from './compose.ts';
import type { CapturedPage } from './fetch-story.ts';
import type { ImportFailure, ImportReport } from './import.ts';
import { readBytes } from './read-bytes.ts';

export interface PageArchive {
  keepPage(page: CapturedPage): Promise<PageReference>;
  keep(articles: readonly Article[]): Promise<readonly { outcome: 'new' | 'unchanged' | 'revised' }[]>;
}

export interface PageImportOptions {
  readonly source?: string;
  readonly zone?: string;
  readonly signal?: AbortSignal;
  readonly onKept?: (articles: readonly Article[]) => Promise<void>;
}

export async function importPages(
  pages: AsyncIterable<CapturedPage>,
  archive: PageArchive,
  { source, zone, signal, onKept }: PageImportOptions,
): Promise<ImportReport> {
  const failed: ImportFailure[] = [];
  const report: ImportReport = { read: 0, new: 0, unchanged: 0, revised: 0, skipped: 0, failed };
  for await (const page of pages) {
    if (signal?.aborted) break;
    const article = articleOf(page, source, zone);
    if (!article) {
      report.skipped++;
      continue;
    }
    report.read++;
    const whole = { ...article, page: await archive.keepPage(page) };
    const [kept] = await archive.keep([whole]);
    if (kept) report[kept.outcome]++;
    if (kept?.outcome !== 'unchanged') await onKept?.([whole]);
  }
  return report;
}

function articleOf(
  { url, bytes, headers, retrievedAt }: CapturedPage,
  source?: string,
  zone?: string,
): Article | undefined {
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (contentType !== undefined && !/html/i.test(contentType)) return undefined;
  const reading = readBytes(bytes, {
    url,
    retrievedAt,
    ...(contentType !== undefined && { contentType }),
    ...(zone !== undefined && { zone }),
  });
  const page = reading.kind === 'page' ? clip(reading.page) : reading;
  if (page.kind === 'no-story') return undefined;
  const host = sourceIdFrom(URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '');
  const id = source ?? (isSourceId(host) ? host : 'imported');
  return compose(
    { authors: [], categories: [], enclosures: [] },
    { page },
    { source: id, url, retrievedAt, ...(zone !== undefined && { zone }) },
  );
}
