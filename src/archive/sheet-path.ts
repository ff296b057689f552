/**
 * Where a sheet lies in the archive.
 *
 *     articles/<source>/<yyyy>/<mm>/<dd>-<id>.md        the current sheet
 *     articles/<source>/<yyyy>/<mm>/<dd>-<id>.r1.md     the earliest sheet, where there is more than one; then r2, r3 …
 *
 * The day is that of publication, in UTC; else that on which it was retrieved; else 0000/00/00. A path is given once:
 * `sheetPath` says where a new article goes, never where a known one lies.
 */

import type { Article } from '../article/article.ts';
import { isArticleId } from '../article/identity.ts';
import { isSourceId } from '../article/source-id.ts';
import { ArchiveFault } from './fault.ts';

export const ARTICLES = 'articles';

const NAME = /^(\d\d)-([a-z2-7]{16})(?:\.r([1-9]\d{0,5}))?\.md$/;

export interface SheetPlace {
  /** Shape: "articles/gazette/2022/01". */
  readonly folder: string;
  /** Day of the month; 0 when unknown. */
  readonly day: number;
}

export interface SheetName {
  readonly day: number;
  readonly id: string;
  /** 0 for the current sheet, else the number of the revision. */
  readonly revision: number;
}

/** Where a new article goes. Throws an ArchiveFault "bad-name" when its source or id cannot be a file name. */
export function sheetPlace(
  article: Pick<Article, 'id' | 'source' | 'publishedAt' | 'retrievedAt'>,
): SheetPlace {
  if (!isArticleId(article.id)) {
    throw badName(article.id, 'the id of an article has 16 characters of a–z and 2–7');
  }
  if (!isSourceId(article.source)) {
    throw badName(article.source, 'the id of a source has 1–64 characters of a–z, 0–9, ".", "_" and "-"');
  }
  const [year, month, day] = dayOf(article.publishedAt) ?? dayOf(article.retrievedAt) ?? ['0000', '00', '00'];
  return { folder: `${ARTICLES}/${article.source}/${year}/${month}`, day: Number(day) };
}

function badName(name: string, rule: string): ArchiveFault {
  return new ArchiveFault(
    'bad-name',
    ARTICLES,
    `Cannot keep an article under ${JSON.stringify(name)}: ${rule}.`,
  );
}

/** Year, month and day in UTC; undefined outside the years 1–9999. */
function dayOf(at: number | undefined): [string, string, string] | undefined {
  if (at === undefined || !(Math.abs(at) <= 8.64e15)) return undefined;
  const parts = /^(\d{4})-(\d\d)-(\d\d)T/.exec(new Date(at).toISOString());
  return parts && parts[1] !== '0000' ? [parts[1] ?? '', parts[2] ?? '', parts[3] ?? ''] : undefined;
}

/** Shape: { day: 15, id: "k3v…", revision: 2 } → "15-k3v….r2.md" */
export function sheetName({ day, id, revision }: SheetName): string {
  return `${String(day).padStart(2, '0')}-${id}${revision === 0 ? '' : `.r${revision}`}.md`;
}

/** The reverse of `sheetName`; undefined for the name of any other file. */
export function readSheetName(name: string): SheetName | undefined {
  const parts = NAME.exec(name);
  if (!parts) return undefined;
  const [, day = '', id = '', revision = '0'] = parts;
  return { day: Number(day), id, revision: Number(revision) };
}

/** Path order: sheets of a day by id, an article's current sheet before its revisions, those by number. */
export function compareNames(a: SheetName, b: SheetName): number {
  if (a.day !== b.day) return a.day - b.day;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return a.revision - b.revision;
}
