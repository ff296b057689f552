/**
 * Checks every file of the archive: sheets, WARC records, the ledger, leftovers. Yields one finding a file checked, and one for
 * each thing wrong. Changes nothing, needs no lock; while a writer is at work its unfinished files are findings too.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article, PageReference } from '../article/article.ts';
import { type DamageCode, isDamage } from '../article/damage.ts';
import { articleId } from '../article/identity.ts';
import { printSheet } from '../article/print-sheet.ts';
import { readSheet } from '../article/read-sheet.ts';
import { isTemporaryName } from './durable.ts';
import { onDisk } from './fault.ts';
import { readBytes, readText } from './kept-sheet.ts';
import { latestRevisions, sameBytes } from './mend-folder.ts';
import { payloadDigest } from './page-record.ts';
import { readAhead } from './read-ahead.ts';
import { monthFolders, namesIn } from './refresh-catalogue.ts';
import { scanWarc } from './scan-warc.ts';
import { ARTICLES, readSheetName, sheetName } from './sheet-path.ts';
import { LEDGER, ledgerLines } from './vanished.ts';
import { PAGES, warcFiles } from './warc-files.ts';

export type FindingCode =
  | DamageCode
  /** Read and printed again it is not the same bytes: an editor has changed it. */
  | 'not-as-printed'
  /** Its id is not that of its address. */
  | 'wrong-id'
  /** Its file is not named after its id. */
  | 'wrong-name'
  /** The current sheet is missing where revisions are. */
  | 'no-current'
  /** The record that it says it was made from is not there. */
  | 'no-page'
  /** A file that was being written when its writer died; the next writer removes it. */
  | 'leftover'
  /** Something that is no sheet among the sheets. */
  | 'stray'
  /** Two folders hold an article of the same id. */
  | 'twice'
  /** Bytes of a WARC file that are no record. */
  | 'bad-record'
  /** A record whose bytes do not have the digest that it names. */
  | 'bad-digest'
  /** A line of the ledger that is none. */
  | 'bad-line';

export type Finding =
  | { readonly kind: 'whole'; readonly path: string }
  | { readonly kind: 'damaged'; readonly path: string; readonly code: FindingCode; readonly message: string };

/** What verify asks of the catalogue. */
export interface Places {
  /** Paths of all current sheets with this id. */
  readonly currentOf: (id: string) => readonly string[];
  readonly hasRecord: (reference: PageReference) => boolean;
}

const AHEAD = 16;

export async function* verifyArchive(root: string, places: Places): AsyncGenerator<Finding> {
  yield* verifyWarcs(root);
  for (const folder of await monthFolders(root)) yield* verifyFolder(root, folder, places);
  yield* verifyRest(root);
  yield* verifyLedger(root);
}

function damaged(path: string, code: FindingCode, message: string): Finding {
  return { kind: 'damaged', path, code, message };
}

async function* verifyFolder(root: string, folder: string, places: Places): AsyncGenerator<Finding> {
  const names = (await namesIn(join(root, folder))).sort();
  const sheets = names.filter((name) => readSheetName(name));
  const answers = readAhead(sheets, AHEAD, (name) => verifySheet(root, `${folder}/${name}`, places));
  for await (const findings of answers) yield* findings;
  for (const name of names) {
    if (!readSheetName(name)) yield strange(`${folder}/${name}`, name);
  }
  const there = new Set(sheets);
  for (const [current, latest] of latestRevisions(names)) {
    const path = `${folder}/${current}`;
    if (!there.has(current))
      yield damaged(path, 'no-current', `It is missing beside its revision ${latest}.`);
    else if (await sameBytes(join(root, path), join(root, folder, latest))) {
      yield damaged(
        `${folder}/${latest}`,
        'leftover',
        'It is the current sheet over again; the next writer removes it.',
      );
    }
  }
}

function strange(path: string, name: string): Finding {
  return isTemporaryName(name)
    ? damaged(path, 'leftover', 'It was being written when its writer died, or is just being written.')
    : damaged(path, 'stray', 'It is no sheet.');
}

async function verifySheet(root: string, path: string, places: Places): Promise<Finding[]> {
  const bytes = await readBytes(root, path);
  if (bytes === undefined) return [];
  const text = bytes instanceof Uint8Array ? readText(bytes) : bytes;
  const article = typeof text === 'string' ? readSheet(text) : text;
  if (isDamage(article)) return [damaged(path, article.code, article.message)];
  const findings = [...checkSheet(path, article, places)];
  if (printSheet(article) !== text) {
    findings.push(damaged(path, 'not-as-printed', 'It is not as it was printed; an editor has changed it.'));
  }
  return findings.length > 0 ? findings : [{ kind: 'whole', path }];
}

function* checkSheet(path: string, article: Article, places: Places): Generator<Finding> {
  const { id, url, canonicalUrl, page } = article;
  const name = readSheetName(path.slice(path.lastIndexOf('/') + 1));
  if (articleId(canonicalUrl ?? url) !== id && articleId(url) !== id) {
    yield damaged(
      path,
      'wrong-id',
      `Its id is ${id}; that of its address is ${articleId(canonicalUrl ?? url)}.`,
    );
  }
  if (name?.id !== id) yield damaged(path, 'wrong-name', `Its id is ${id}.`);
  if (page && !places.hasRecord(page)) {
    yield damaged(path, 'no-page', `There is no record at byte ${page.offset} of ${page.file}.`);
  }
  const first = places.currentOf(id)[0];
  const current =
    path.slice(0, path.lastIndexOf('/') + 1) + sheetName({ day: name?.day ?? 0, id, revision: 0 });
  if (first !== undefined && first !== current) yield damaged(path, 'twice', `The same article is ${first}.`);
}

async function* verifyWarcs(root: string): AsyncGenerator<Finding> {
  for (const path of await warcFiles(root)) {
    let whole = true;
    for await (const seen of scanWarc(join(root, path))) {
      const wrong =
        seen.kind === 'gap' ? damagedGap(path, seen) : wrongDigest(path, seen.offset, seen.record);
      if (wrong) yield wrong;
      if (wrong) whole = false;
    }
    if (whole) yield { kind: 'whole', path };
  }
}

function damagedGap(
  path: string,
  gap: { offset: number; length: number; message: string; torn: boolean },
): Finding {
  const where = `Bytes ${gap.offset}–${gap.offset + gap.length - 1}: ${gap.message}.`;
  return damaged(path, 'bad-record', gap.torn ? `${where} The next writer cuts it off.` : where);
}

/** Digests of other programs in other algorithms are passed over. */
function wrongDigest(
  path: string,
  offset: number,
  record: { digest: string; payload: Buffer },
): Finding | undefined {
  const { digest, payload } = record;
  if (!/^sha256:[0-9a-f]{64}$/.test(digest) || payloadDigest(payload) === digest) return undefined;
  return damaged(path, 'bad-digest', `The record at byte ${offset} does not have the digest that it names.`);
}

/** What lies under articles/ and pages/ outside the folders of months. */
async function* verifyRest(root: string): AsyncGenerator<Finding> {
  const months = new Set(await monthFolders(root));
  const warcs = new Set(await warcFiles(root));
  for (const top of [ARTICLES, PAGES]) yield* strays(root, top, months, warcs);
}

async function* strays(
  root: string,
  folder: string,
  months: ReadonlySet<string>,
  warcs: ReadonlySet<string>,
): AsyncGenerator<Finding> {
  if (months.has(folder)) return;
  const path = join(root, folder);
  if ((await namesIn(path)).length === 0) return;
  const entries = await onDisk('list', path, () => readdir(path, { withFileTypes: true }));
  for (const entry of entries) {
    const inner = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* strays(root, inner, months, warcs);
    else if (!warcs.has(inner)) yield strange(inner, entry.name);
  }
}

async function* verifyLedger(root: string): AsyncGenerator<Finding> {
  let lines = 0;
  let bad = 0;
  for await (const { line, entry } of ledgerLines(root)) {
    lines = line;
    if (entry) continue;
    bad += 1;
    yield damaged(LEDGER, 'bad-line', `Line ${line} is no entry.`);
  }
  if (lines > 0 && bad === 0) yield { kind: 'whole', path: LEDGER };
}
