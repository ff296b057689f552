/**
 * Keeping pages and imported files: records appended to the day's WARC file, many with one sync. What was acknowledged is on the
 * disk; a torn end is cut off by the next writer (`refresh-pages.ts`).
 */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PageReference } from '../article/article.ts';
import type { Catalogue } from './catalogue.ts';
import { makeFolder, syncFolders } from './durable.ts';
import { eachOf } from './each-of.ts';
import { errno, onDisk } from './fault.ts';
import { latestPlace, placeOf } from './page-reader.ts';
import {
  type CapturedPage,
  type OriginalFile,
  originalUri,
  payloadDigest,
  printOriginal,
  printPage,
  printWarcInfo,
} from './page-record.ts';
import { enterRecords, type RecordRow, type RecordType, recordKey, shortHash } from './refresh-pages.ts';
import { fileState, lastNumber, warcFile } from './warc-files.ts';

export type Capture =
  | { readonly kind: 'page'; readonly page: CapturedPage }
  | { readonly kind: 'original'; readonly file: OriginalFile };

/** So much is compressed and written together. */
const BATCH = 256;
const BATCH_BYTES = 16 * 1024 * 1024;
const PRINTED_AT_ONCE = 4;

interface Draft {
  readonly type: RecordType;
  readonly target: string;
  readonly at: number;
  readonly status: number;
  readonly digest: string;
  readonly bytes: Uint8Array;
  readonly print: () => Promise<Buffer>;
}

export async function keepCaptures(
  root: string,
  catalogue: Catalogue,
  captures: readonly Capture[],
  warcBytes: number,
): Promise<PageReference[]> {
  const references: PageReference[] = [];
  for (let from = 0; from < captures.length; ) {
    const batch = upTo(captures, from);
    references.push(...(await keepBatch(root, catalogue, batch.map(draftOf), warcBytes)));
    from += batch.length;
  }
  return references;
}

function upTo(captures: readonly Capture[], from: number): Capture[] {
  let bytes = 0;
  const batch: Capture[] = [];
  for (const capture of captures.slice(from, from + BATCH)) {
    bytes += bytesOf(capture).length;
    if (batch.length > 0 && bytes > BATCH_BYTES) break;
    batch.push(capture);
  }
  return batch;
}

function bytesOf(capture: Capture): Uint8Array {
  return capture.kind === 'page' ? capture.page.bytes : capture.file.bytes;
}

function draftOf(capture: Capture): Draft {
  const bytes = bytesOf(capture);
  const digest = payloadDigest(bytes);
  if (capture.kind === 'page') {
    const { page } = capture;
    const { url: target, retrievedAt: at, status } = page;
    return { type: 'page', target, at, status, digest, bytes, print: () => printPage(page, digest) };
  }
  const { file } = capture;
  const target = originalUri(file.path);
  return {
    type: 'original',
    target,
    at: file.at,
    status: 0,
    digest,
    bytes,
    print: () => printOriginal(file, digest),
  };
}

/** A draft, and the place that it has or will have: that of the same bytes kept last under the same address, where there is one. */
interface Plan {
  readonly draft: Draft;
  place?: PageReference & { readonly length: number };
  /** An earlier draft of the batch with the same bytes for the same address. */
  readonly sameAs?: Plan;
}

async function keepBatch(
  root: string,
  catalogue: Catalogue,
  drafts: readonly Draft[],
  warcBytes: number,
): Promise<PageReference[]> {
  const latest = new Map<string, Plan>();
  const plans = drafts.map((draft): Plan => {
    const key = recordKey(draft.type, draft.target);
    const name = Buffer.from(key).toString('hex');
    const before = latest.get(name);
    if (before && isSame(before.draft, draft)) return { draft, sameAs: before };
    const row = before ? undefined : latestPlace(catalogue, key);
    const known = row && Number(row['status']) === draft.status && isHash(row['digest'], draft.digest);
    const plan: Plan = known ? { draft, place: { ...placeOf(row), digest: draft.digest } } : { draft };
    latest.set(name, plan);
    return plan;
  });
  await append(
    root,
    catalogue,
    plans.filter((plan) => !plan.place && !plan.sameAs),
    warcBytes,
  );
  return plans.map((plan) => (plan.sameAs ?? plan).place as PageReference);
}

function isSame(a: Draft, b: Draft): boolean {
  return a.digest === b.digest && a.status === b.status;
}

function isHash(stored: unknown, digest: string): boolean {
  return stored instanceof Uint8Array && Buffer.compare(stored, shortHash(digest)) === 0;
}

/** A WARC file that is being appended to. */
interface Tail {
  readonly file: string;
  /** Where the file ended before. */
  readonly start: number;
  end: number;
  readonly parts: Buffer[];
  readonly rows: RecordRow[];
}

async function append(
  root: string,
  catalogue: Catalogue,
  plans: readonly Plan[],
  warcBytes: number,
): Promise<void> {
  const members: Buffer[] = new Array(plans.length);
  await eachOf([...plans.entries()], PRINTED_AT_ONCE, async ([at, { draft }]) => {
    members[at] = await draft.print();
  });
  const tails = new Map<string, Tail>();
  const full: Tail[] = [];
  for (const [at, plan] of plans.entries()) {
    const member = members[at] as Buffer;
    const { draft } = plan;
    const day = warcFile(draft.at, 1);
    let tail = tails.get(day) ?? (await tailOf(root, catalogue, draft.at));
    if (tail.end >= warcBytes) {
      full.push(tail);
      tail = await newTail(nextFile(tail.file), draft.at);
    }
    tails.set(day, tail);
    const place = { file: tail.file, offset: tail.end, length: member.length, digest: draft.digest };
    plan.place = place;
    tail.rows.push({ ...draft, ...place });
    tail.parts.push(member);
    tail.end += member.length;
  }
  for (const tail of [...full, ...tails.values()]) await writeTail(root, catalogue, tail);
}

/** The day's last file, or the next one when that is full or does not end with a whole record. */
async function tailOf(root: string, catalogue: Catalogue, at: number): Promise<Tail> {
  const number = await lastNumber(root, at);
  if (number === 0) return newTail(warcFile(at, 1), at);
  const file = warcFile(at, number);
  const size = (await fileState(join(root, file)))?.size ?? 0;
  const known = Number(catalogue.get('SELECT known FROM warc WHERE file = ?', file)?.['known'] ?? 0);
  if (known !== size) return newTail(warcFile(at, number + 1), at);
  return size === 0 ? newTail(file, at) : { file, start: size, end: size, parts: [], rows: [] };
}

function nextFile(file: string): string {
  return file.replace(/\d+(?=\.warc\.gz$)/, (digits) => String(Number(digits) + 1).padStart(3, '0'));
}

async function newTail(file: string, at: number): Promise<Tail> {
  const info = await printWarcInfo(file.slice(file.lastIndexOf('/') + 1), at);
  return { file, start: 0, end: info.length, parts: [info], rows: [] };
}

async function writeTail(
  root: string,
  catalogue: Catalogue,
  { file, start, end, parts, rows }: Tail,
): Promise<void> {
  const path = join(root, file);
  await makeFolder(dirname(path));
  await onDisk('write', path, async () => {
    const handle = await open(path, constants.O_RDWR | constants.O_CREAT);
    try {
      await writeAll(handle, Buffer.concat(parts), start);
      await handle.datasync();
    } catch (error) {
      // Takes back what did not fit; should that fail too, the next writer cuts it off.
      await handle.truncate(start).catch((again: unknown) => {
        if (errno(again) === undefined) throw again;
      });
      throw error;
    } finally {
      await handle.close();
    }
  });
  if (start === 0) await syncFolders([dirname(path)]);
  enterRecords(catalogue, file, rows, end, (await fileState(path))?.stamp ?? '');
}

/** A disk that is nearly full takes a part of a write and says so only at the next. */
async function writeAll(file: FileHandle, bytes: Buffer, start: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, start + done);
    done += bytesWritten;
  }
}
