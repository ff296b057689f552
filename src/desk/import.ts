/**
 * Files of an older archive → articles. Streams: a batch at a time is in memory, whatever the number of files.
 * Each original is kept as it came before the sheet that is made from it, so that a better extractor can make it again
 * and an export gives back the very bytes. Importing again changes nothing.
 */
import { createHash } from 'node:crypto';
import type { Article, PageReference } from '../article/article.ts';
import { isDamage } from '../article/damage.ts';
import { type LegacySheet, readLegacySheet } from '../article/legacy-sheet.ts';
import { isTearSheet, readSheet } from '../article/read-sheet.ts';
import { isSourceId, sourceIdFrom } from '../article/source-id.ts';
import { decodeText } from '../charset/charset.ts';
import { clipFragment } from '../extract/index.ts';
import { composeLegacy } from './compose.ts';
import { bareHeadline, SuffixCounts } from './headline-suffix.ts';

/** A file to import. `path` is its name in the archive it comes from, "rfi/1038730.md", with `/` between. */
export interface ImportFile {
  readonly path: string;
  /** Named by the person, rather than met in a folder: then a file that is no sheet is a failure. */
  readonly named: boolean;
  /** The first `bytes` of it, or all. Rejects with the file system's error. */
  read(bytes?: number): Promise<Uint8Array>;
}

export interface Original {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
}

export interface ImportArchive {
  /** Keeps originals that are not kept yet; answers where each stands. */
  keepOriginals(originals: readonly Original[]): Promise<readonly PageReference[]>;
  keep(articles: readonly Article[]): Promise<readonly { outcome: 'new' | 'unchanged' | 'revised' }[]>;
}

export interface ImportFailure {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface ImportReport {
  read: number;
  new: number;
  unchanged: number;
  revised: number;
  /** Files met in folders that are no sheets at all: notes, lists, pictures. */
  skipped: number;
  readonly failed: ImportFailure[];
}

export interface ImportOptions {
  /** Source of every article; else the name of the file's folder, else the address's host. */
  readonly source?: string;
  readonly zone?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (report: ImportReport) => void;
  /** Called with what changed, batch by batch: the index is fed here. */
  readonly onKept?: (articles: readonly Article[]) => Promise<void>;
}

const BATCH = 200;

/** Headlines stand in the first kilobytes; front matter and long addresses fit as well. */
const HEAD_BYTES = 8192;

export async function importFiles(
  files: () => AsyncIterable<ImportFile>,
  archive: ImportArchive,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const report: ImportReport = { read: 0, new: 0, unchanged: 0, revised: 0, skipped: 0, failed: [] };
  const suffixes = await countSuffixes(files(), options);
  for await (const batch of batches(files(), BATCH)) {
    if (options.signal?.aborted) break;
    await importBatch(batch, archive, suffixes, options, report);
    options.onProgress?.(report);
  }
  return report;
}

async function countSuffixes(
  files: AsyncIterable<ImportFile>,
  options: ImportOptions,
): Promise<SuffixCounts> {
  const counts = new SuffixCounts();
  for await (const batch of batches(files, 16)) {
    if (options.signal?.aborted) break;
    const heads = await Promise.all(batch.map((file) => file.read(HEAD_BYTES).catch(() => undefined)));
    for (const [at, head] of heads.entries()) {
      const file = batch[at];
      if (!head || !file) continue;
      const legacy = readLegacySheet(decodeText(head, { kind: 'text' }).text);
      if (!isDamage(legacy)) counts.add(sourceOf(file.path, legacy.address, options), legacy.headline);
    }
  }
  return counts;
}

interface Composed {
  readonly original: Original;
  readonly compose: (page: PageReference) => Article;
}

async function importBatch(
  batch: readonly ImportFile[],
  archive: ImportArchive,
  suffixes: SuffixCounts,
  options: ImportOptions,
  report: ImportReport,
): Promise<void> {
  const composed: Composed[] = [];
  for (const file of batch) {
    const one = await readOne(file, suffixes, options);
    if (one === 'skipped') {
      report.skipped++;
      continue;
    }
    report.read++;
    if ('code' in one) report.failed.push(one);
    else composed.push(one);
  }
  const pages = await archive.keepOriginals(composed.map(({ original }) => original));
  const articles = composed.flatMap(({ compose }, at) => {
    const page = pages[at];
    return page ? [compose(page)] : [];
  });
  const kept = await archive.keep(articles);
  for (const { outcome } of kept) report[outcome]++;
  await options.onKept?.(articles.filter((_, at) => kept[at]?.outcome !== 'unchanged'));
}

async function readOne(
  file: ImportFile,
  suffixes: SuffixCounts,
  options: ImportOptions,
): Promise<Composed | ImportFailure | 'skipped'> {
  const { path } = file;
  let bytes: Uint8Array;
  try {
    bytes = await file.read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { path, code: 'unreadable', message: `Cannot read it: ${code ?? message}.` };
  }
  const { text } = decodeText(bytes, { kind: 'text' });
  const digest = createHash('sha256').update(bytes).digest('hex');
  const original = { path, bytes, digest };
  if (isTearSheet(text)) {
    const article = readSheet(text);
    if (isDamage(article))
      return { path, code: article.code, message: `${article.message} (at ${article.at})` };
    return { original, compose: () => article };
  }
  const legacy = readLegacySheet(text);
  if (isDamage(legacy)) {
    if (legacy.code === 'no-instant' && !file.named) return 'skipped';
    return { path, code: legacy.code, message: legacy.message };
  }
  return { original, compose: (page) => articleOf(legacy, original, page, suffixes, options) };
}

function articleOf(
  legacy: LegacySheet,
  original: Original,
  page: PageReference,
  suffixes: SuffixCounts,
  options: ImportOptions,
): Article {
  const source = sourceOf(original.path, legacy.address, options);
  const bare = bareHeadline(legacy.headline, legacy.address, (suffix) => suffixes.often(source, suffix));
  const clipping = clipFragment(legacy.html, {
    headline: bare.headline,
    ...(legacy.address !== undefined && { url: legacy.address }),
    ...(legacy.instant !== undefined && { publishedAt: legacy.instant, retrievedAt: legacy.instant }),
    ...(options.zone !== undefined && { zone: options.zone }),
  });
  return composeLegacy(legacy, clipping, {
    source,
    bare,
    page,
    digest: original.digest,
    ...(options.zone !== undefined && { zone: options.zone }),
  });
}

/** The folder that holds the file, where it can be an id; else the host; else "imported". */
function sourceOf(path: string, address: string | undefined, options: ImportOptions): string {
  if (options.source !== undefined) return options.source;
  const folder = sourceIdFrom(path.split('/').at(-2) ?? '');
  if (isSourceId(folder)) return folder;
  const host =
    address && URL.canParse(address) ? sourceIdFrom(new URL(address).hostname.replace(/^www\./, '')) : '';
  return isSourceId(host) ? host : 'imported';
}

async function* batches<T>(items: AsyncIterable<T>, size: number): AsyncIterable<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
