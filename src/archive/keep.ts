/**
 * Keeping articles: atomic, durable, many at once. What was acknowledged is on the disk; what was not is either whole or
 * not there. The steps of a batch, and what a crash behind each leaves:
 *
 * | step                                             | after a crash                                             |
 * |--------------------------------------------------|-----------------------------------------------------------|
 * | 1 new contents under temporary names, synced     | leftovers, removed by the next writer                     |
 * | 2 the current sheet linked as `.rN.md`, synced   | a revision equal to the current sheet, likewise removed   |
 * | 3 temporary names → final names                  | each sheet is the old or the new one, both whole          |
 * | 4 folders synced                                 | all kept; the catalogue finds them by the folders' times  |
 * | 5 entered in the catalogue, acknowledged         |                                                           |
 *
 * A state of an earlier day than the current one's is written in step 1 and 3 under its `.rN.md`, and step 2 falls away.
 */
import { link, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../article/article.ts';
import { isDamage } from '../article/damage.ts';
import { printSheet } from '../article/print-sheet.ts';
import { readSheet } from '../article/read-sheet.ts';
import { sameStory } from '../article/same-story.ts';
import type { Catalogue, SheetRow } from './catalogue.ts';
import { dropTemporary, makeFolder, nameTemporary, syncFolders, writeTemporary } from './durable.ts';
import { eachOf } from './each-of.ts';
import { ArchiveFault, errno, onDisk } from './fault.ts';
import { readBytes, readText } from './kept-sheet.ts';
import { type SheetPlace, sheetName, sheetPlace } from './sheet-path.ts';

export interface Kept {
  readonly id: string;
  /** Of the current sheet, inside the archive. */
  readonly path: string;
  readonly outcome: 'new' | 'unchanged' | 'revised';
  /** Where the state before now lies, when revised. */
  readonly revision?: string;
}

/** So many are under way at once: enough that the disk syncs many together, few enough to hold in memory. */
const BATCH = 256;
const READS_AT_ONCE = 16;

interface Plan {
  readonly kept: Kept;
  readonly place: SheetPlace;
  /** What is to be written; absent when unchanged. */
  readonly sheet?: string;
  /** Number of the revision that the current sheet becomes. */
  readonly revision?: number;
  /** What is written becomes that revision, and the current sheet stays: it is the state of an earlier day. */
  readonly late?: boolean;
}

export async function keepArticles(
  root: string,
  catalogue: Catalogue,
  articles: readonly Article[],
): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (let from = 0; from < articles.length; ) {
    const batch = withoutRepeats(articles, from);
    kept.push(...(await keepBatch(root, catalogue, batch)));
    from += batch.length;
  }
  return kept;
}

/** The longest run of articles from there in which no id comes twice: a second state is compared with the first one kept. */
function withoutRepeats(articles: readonly Article[], from: number): Article[] {
  const ids = new Set<string>();
  const batch: Article[] = [];
  for (const article of articles.slice(from, from + BATCH)) {
    if (ids.has(article.id)) break;
    ids.add(article.id);
    batch.push(article);
  }
  return batch;
}

async function keepBatch(root: string, catalogue: Catalogue, batch: readonly Article[]): Promise<Kept[]> {
  const plans: Plan[] = new Array(batch.length);
  await eachOf([...batch.entries()], READS_AT_ONCE, async ([at, article]) => {
    plans[at] = await plan(root, catalogue, article);
  });
  const files = plans.flatMap(({ kept, sheet, late }) =>
    sheet === undefined ? [] : [{ path: late ? (kept.revision ?? '') : kept.path, content: sheet }],
  );
  if (files.length > 0) await write(root, catalogue, plans, files);
  return plans.map(({ kept }) => kept);
}

async function plan(root: string, catalogue: Catalogue, article: Article): Promise<Plan> {
  const fresh = sheetPlace(article);
  const rows = catalogue.sheetsOf(article.id);
  const known = rows[0];
  const place = known ? { folder: known.path.slice(0, known.path.lastIndexOf('/')), day: known.day } : fresh;
  const name = { day: place.day, id: article.id };
  const path = `${place.folder}/${sheetName({ ...name, revision: 0 })}`;
  const { id } = article;
  const sheet = printSheet(article);
  const current = await readBytes(root, path);
  if (current === undefined) return { kept: { id, path, outcome: 'new' }, place, sheet };
  if (isDamage(current)) {
    throw new ArchiveFault(
      'broken',
      join(root, path),
      `Cannot compare with ${join(root, path)}. ${current.message}`,
    );
  }
  if (tellsTheSame(current, sheet, article)) return { kept: { id, path, outcome: 'unchanged' }, place };
  const late = isOfEarlierDay(article, current);
  if (late && (await isKeptState(root, rows, sheet, article)))
    return { kept: { id, path, outcome: 'unchanged' }, place };
  const revision = Math.max(0, ...rows.map((row) => row.revision)) + 1;
  const earlier = `${place.folder}/${sheetName({ ...name, revision })}`;
  const strictly = late && article.retrievedAt !== retrievedAtOf(current);
  const kept: Kept = { id, path, outcome: 'revised', revision: earlier };
  return { kept, place, sheet, revision, ...(strictly && { late: true }) };
}

/** Imported files come in any order: a state that was seen no later than the current one may be among the earlier ones already. */
function isOfEarlierDay({ retrievedAt, origin }: Article, current: Uint8Array): boolean {
  const seen = retrievedAtOf(current);
  if (retrievedAt === undefined || seen === undefined) return retrievedAt === seen && origin === 'import';
  return retrievedAt <= seen;
}

function retrievedAtOf(current: Uint8Array): number | undefined {
  const text = readText(current);
  const article = typeof text === 'string' ? readSheet(text) : text;
  return isDamage(article) ? undefined : article.retrievedAt;
}

async function isKeptState(
  root: string,
  rows: readonly SheetRow[],
  sheet: string,
  article: Article,
): Promise<boolean> {
  for (const { path, revision } of rows) {
    const bytes = revision === 0 ? undefined : await readBytes(root, path);
    if (!(bytes instanceof Uint8Array)) continue;
    if (retrievedAtOf(bytes) === article.retrievedAt && tellsTheSame(bytes, sheet, article)) return true;
  }
  return false;
}

/** A damaged sheet tells nothing: it is kept as a revision, for a person to look at. */
function tellsTheSame(current: Uint8Array, sheet: string, article: Article): boolean {
  const text = readText(current);
  if (typeof text !== 'string') return false;
  if (text === sheet) return true;
  const before = readSheet(text);
  return !isDamage(before) && sameStory(before, article);
}

async function write(
  root: string,
  catalogue: Catalogue,
  plans: readonly Plan[],
  files: readonly { readonly path: string; readonly content: string }[],
): Promise<void> {
  const written = plans.filter((one) => one.sheet !== undefined);
  const revised = written.filter((one) => one.revision !== undefined && !one.late);
  const paths = files.map(({ path }) => path);
  try {
    for (const folder of new Set(written.map(({ place }) => place.folder)))
      await makeFolder(join(root, folder));
    await writeTemporary(root, files);
    await eachOf(revised, READS_AT_ONCE, ({ kept }) => keepEarlier(root, kept.path, kept.revision ?? ''));
    await syncFolders(revised.map(({ place }) => join(root, place.folder)));
    await nameTemporary(root, paths);
    await syncFolders(written.map(({ place }) => join(root, place.folder)));
  } catch (error) {
    await dropTemporary(root, paths);
    throw error;
  }
  catalogue.addSheets(
    written.flatMap(({ kept: { id }, place: { folder, day }, revision }) => [
      { folder, name: { day, id, revision: 0 } },
      ...(revision === undefined ? [] : [{ folder, name: { day, id, revision } }]),
    ]),
  );
}

/** Gives the current sheet a second name; where the file system knows no links, a durable copy. */
async function keepEarlier(root: string, path: string, earlier: string): Promise<void> {
  await onDisk('write', join(root, earlier), async () => {
    try {
      await link(join(root, path), join(root, earlier));
    } catch (error) {
      if (!NO_LINKS.has(errno(error) ?? '')) throw error;
      await writeTemporary(root, [{ path: earlier, content: await readFile(join(root, path)) }]);
      await nameTemporary(root, [earlier]);
    }
  });
}

const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']);
