/** Captured pages and imported files, read back from the WARC files. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageReference } from '../article/article.ts';
import type { Catalogue, Row } from './catalogue.ts';
import { errno, onDisk } from './fault.ts';
import { type CapturedPage, type OriginalFile, originalPath, payloadDigest } from './page-record.ts';
import { readMember, type WarcRecord } from './read-record.ts';
import { recordKey } from './refresh-pages.ts';
import { readAt, readWindow } from './scan-warc.ts';
import { isWarcPath } from './warc-files.ts';

export interface PulledPage extends CapturedPage {
  readonly kind: 'page';
  readonly reference: PageReference;
}

export interface PulledOriginal extends OriginalFile {
  readonly kind: 'original';
  readonly reference: PageReference;
}

export interface PageDamage {
  readonly kind: 'damage';
  /** Nothing at that place; a record that cannot be read; one whose bytes are not those that were kept. */
  readonly code: 'no-record' | 'bad-record' | 'bad-digest';
  readonly reference: PageReference;
  readonly message: string;
}

export async function pullRecord(
  root: string,
  reference: PageReference,
): Promise<PulledPage | PulledOriginal | PageDamage> {
  const { file, offset, digest } = reference;
  const damage = (code: PageDamage['code'], message: string): PageDamage => ({
    kind: 'damage',
    code,
    reference,
    message: `${file}, byte ${offset}: ${message}.`,
  });
  if (!isWarcPath(file)) return damage('no-record', 'no path of a WARC file');
  const bytes = await bytesAt(join(root, file), offset, reference.length);
  if (!bytes) return damage('no-record', 'there is nothing');
  const member = readMember(bytes);
  if (member.kind === 'unfinished') return damage('bad-record', 'the record is cut short');
  if (member.kind === 'bad') return damage('bad-record', member.message);
  const { record } = member;
  if (digest.startsWith('sha256:') && payloadDigest(record.payload) !== digest) {
    return damage('bad-digest', `the bytes are not those of ${digest}`);
  }
  const full = { ...reference, length: member.length };
  return (
    asOriginal(record, full) ?? asPage(record, full) ?? damage('no-record', `a record of type ${record.type}`)
  );
}

async function bytesAt(path: string, offset: number, length?: number): Promise<Buffer | undefined> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (!(offset >= 0 && offset < size)) return undefined;
      return await (length === undefined
        ? readWindow(file, path, offset, size)
        : readAt(file, path, offset, Math.min(length, size - offset)));
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    return onDisk('read', path, () => Promise.reject(error));
  }
}

function asPage(record: WarcRecord, reference: PageReference): PulledPage | undefined {
  if (record.type !== 'response') return undefined;
  const { target: url, at: retrievedAt, status, headers, payload: bytes } = record;
  return { kind: 'page', url, retrievedAt, status, headers, bytes, reference };
}

function asOriginal(record: WarcRecord, reference: PageReference): PulledOriginal | undefined {
  const path = record.type === 'resource' ? originalPath(record.target) : undefined;
  if (path === undefined) return undefined;
  return { kind: 'original', path, at: record.at, bytes: record.payload, reference };
}

const PLACED =
  'SELECT file, offset, length, record.digest, status, at FROM record JOIN warc ON number = warc';

/** What was captured of an address, the earliest first. */
export function placesOf(catalogue: Catalogue, url: string): PageReference[] {
  return catalogue
    .all(`${PLACED} WHERE key = ? ORDER BY at, file, offset`, recordKey('page', url))
    .map(placeOf);
}

/** The latest record under a key. */
export function latestPlace(catalogue: Catalogue, key: Uint8Array): Row | undefined {
  return catalogue.get(`${PLACED} WHERE key = ? ORDER BY at DESC, file DESC, offset DESC LIMIT 1`, key);
}

/** The catalogue does not hold the whole digest; the record does. */
export function placeOf(row: Row): PageReference & { readonly length: number } {
  return {
    file: String(row['file']),
    offset: Number(row['offset']),
    length: Number(row['length']),
    digest: '',
  };
}

const PLACES_AT_ONCE = 500;

/** Where the latest state of every imported file lies, in the order of the WARC files. */
export function* originalPlaces(catalogue: Catalogue): Generator<PageReference> {
  for (let file = '', offset = -1; ; ) {
    const rows = catalogue.all(
      `SELECT file, offset, length, key, at FROM record JOIN warc ON number = warc
       WHERE type = 'original' AND (file > ? OR (file = ? AND offset > ?)) ORDER BY file, offset LIMIT ${PLACES_AT_ONCE}`,
      file,
      file,
      offset,
    );
    for (const row of rows) {
      const place = placeOf(row);
      ({ file, offset } = place);
      const latest = latestPlace(catalogue, row['key'] as Uint8Array);
      if (latest?.['file'] === file && latest['offset'] === offset) yield place;
    }
    if (rows.length < PLACES_AT_ONCE) return;
  }
}
