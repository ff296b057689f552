/**
 * Brings the catalogue up to date with the WARC files: a file that has grown is read from where it was known to end, one that
 * is new or another file is read from its start. The writer cuts off what an interrupted append left.
 */
import { createHash } from 'node:crypto';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { identityAddress } from '../article/address.ts';
import type { Catalogue } from './catalogue.ts';
import { onDisk } from './fault.ts';
import { originalPath } from './page-record.ts';
import type { WarcRecord } from './read-record.ts';
import { scanWarc } from './scan-warc.ts';
import { fileState, warcFiles } from './warc-files.ts';

export interface RecordRow {
  readonly offset: number;
  readonly length: number;
  /** "page", "original"; other records are passed over. */
  readonly type: RecordType;
  readonly target: string;
  readonly digest: string;
  readonly status: number;
  readonly at: number;
}

export type RecordType = 'page' | 'original';

/** So many records are entered together. */
const ROWS_AT_ONCE = 1_000;

export async function refreshPages(root: string, catalogue: Catalogue, cut: boolean): Promise<void> {
  const known = new Map(
    catalogue.all('SELECT file, stamp, known FROM warc').map((row) => [row['file'], row]),
  );
  for (const file of await warcFiles(root)) {
    const row = known.get(file);
    known.delete(file);
    const state = await fileState(join(root, file));
    if (!state) continue;
    // A torn end that a reader has seen is still the writer's to cut off.
    const ended = !cut || row?.['known'] === state.size;
    if (ended && state.stamp === row?.['stamp']) continue;
    const grown =
      row !== undefined && Number(row['known']) <= state.size && sameInode(row['stamp'], state.inode);
    if (row && !grown) forgetFile(catalogue, file);
    await readOn(root, catalogue, { file, from: grown ? Number(row['known']) : 0, stamp: state.stamp }, cut);
  }
  for (const gone of known.keys()) forgetFile(catalogue, String(gone));
}

function sameInode(stamp: unknown, inode: string): boolean {
  return String(stamp).startsWith(`${inode}:`);
}

interface Stretch {
  readonly file: string;
  readonly from: number;
  /** Of the file before it is read: what is appended meanwhile is seen the next time. */
  readonly stamp: string;
}

async function readOn(
  root: string,
  catalogue: Catalogue,
  { file, from, stamp }: Stretch,
  cut: boolean,
): Promise<void> {
  const path = join(root, file);
  let rows: RecordRow[] = [];
  let end = from;
  for await (const seen of scanWarc(path, from)) {
    if (seen.kind === 'gap') {
      if (seen.torn && cut) await onDisk('write', path, () => truncate(path, seen.offset));
      continue;
    }
    end = seen.offset + seen.length;
    const row = rowOf(seen.record);
    if (row) rows.push({ ...row, offset: seen.offset, length: seen.length });
    if (rows.length < ROWS_AT_ONCE) continue;
    enterRecords(catalogue, file, rows, end, '');
    rows = [];
  }
  enterRecords(catalogue, file, rows, end, stamp);
}

function rowOf({
  type,
  target,
  digest,
  status,
  at,
}: WarcRecord): Omit<RecordRow, 'offset' | 'length'> | undefined {
  if (type === 'response') return { type: 'page', target, digest, status, at };
  if (type !== 'resource' || originalPath(target) === undefined) return undefined;
  return { type: 'original', target, digest, status, at };
}

/** `end`: up to where the file is known now. */
export function enterRecords(
  catalogue: Catalogue,
  file: string,
  rows: readonly RecordRow[],
  end: number,
  stamp: string,
): void {
  catalogue.together(() => {
    const found = catalogue.get('SELECT number FROM warc WHERE file = ?', file);
    const number =
      found?.['number'] ??
      catalogue.run(`INSERT INTO warc (file, stamp, known) VALUES (?, '', 0)`, file).lastInsertRowid;
    for (const { offset, length, type, target, digest, status, at } of rows) {
      catalogue.run(
        'INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        number,
        offset,
        length,
        type,
        recordKey(type, target),
        shortHash(digest),
        status,
        at,
      );
    }
    catalogue.run('UPDATE warc SET known = max(known, ?), stamp = ? WHERE number = ?', end, stamp, number);
  });
}

/** Pages of one identity address (http or https, with or without tracking) share a key. */
export function recordKey(type: RecordType, target: string): Uint8Array {
  return shortHash(`${type} ${type === 'page' ? identityAddress(target) : target}`);
}

/** 96 bits: no two of a billion are the same but by a chance of 10⁻¹¹. */
export function shortHash(text: string): Uint8Array {
  return createHash('sha256').update(text).digest().subarray(0, 12);
}

function forgetFile(catalogue: Catalogue, file: string): void {
  catalogue.together(() => {
    catalogue.run('DELETE FROM record WHERE warc = (SELECT number FROM warc WHERE file = ?)', file);
    catalogue.run('DELETE FROM warc WHERE file = ?', file);
  });
}
