/**
 * Reads a WARC file record by record, in windows. What is no record is a gap; the scan goes on behind it at the next one.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { onDisk } from './fault.ts';
import { type MemberReading, readMember, type WarcRecord } from './read-record.ts';

export type Scanned =
  | { readonly kind: 'record'; readonly offset: number; readonly length: number; readonly record: WarcRecord }
  | {
      readonly kind: 'gap';
      readonly offset: number;
      readonly length: number;
      readonly message: string;
      /** It lasts to the end of the file and is what an interrupted append leaves: a record's beginning, or zeros. */
      readonly torn: boolean;
    };

const WINDOW = 1 << 20;
/** The largest record looked at whole. */
const MAX_WINDOW = 1 << 28;

/** `path`: absolute. Begins at the byte `from`. */
export async function* scanWarc(path: string, from = 0): AsyncGenerator<Scanned> {
  const file = await onDisk('read', path, () => open(path, 'r'));
  try {
    const { size } = await file.stat();
    for (let offset = from; offset < size; ) {
      const window = await readWindow(file, path, offset, size);
      const seen = yield* membersOf(window, offset);
      offset += seen;
      if (seen > 0) continue;
      const next = await nextRecord(file, path, offset, size);
      const whole = window.length === size - offset;
      const message = whole ? whyNot(window) : 'the record is too large';
      const torn = whole && next === size && isTorn(window);
      yield { kind: 'gap', offset, length: next - offset, message, torn };
      offset = next;
    }
  } finally {
    await file.close();
  }
}

/** Yields the whole records of a window; answers how many bytes they took. What reaches over its end waits for the next. */
function* membersOf(window: Buffer, offset: number): Generator<Scanned, number> {
  let at = 0;
  while (at < window.length) {
    const member = readMember(window.subarray(at));
    if (member.kind !== 'record') break;
    yield { kind: 'record', offset: offset + at, length: member.length, record: member.record };
    at += member.length;
  }
  return at;
}

/** As many bytes from `offset` as hold one whole record, where there is one. */
export async function readWindow(
  file: FileHandle,
  path: string,
  offset: number,
  size: number,
): Promise<Buffer> {
  for (let length = WINDOW; ; length *= 4) {
    const bytes = await readAt(file, path, offset, Math.min(length, size - offset));
    if (bytes.length === size - offset || length >= MAX_WINDOW) return bytes;
    if (readMember(bytes).kind !== 'unfinished') return bytes;
  }
}

/** Where the next readable record begins behind a bad place; the file's size when there is none. */
async function nextRecord(file: FileHandle, path: string, bad: number, size: number): Promise<number> {
  const magic = Buffer.from([0x1f, 0x8b, 0x08]);
  for (let base = bad + 1; base < size; base += WINDOW) {
    const bytes = await readAt(file, path, base, Math.min(WINDOW + magic.length, size - base));
    for (let at = bytes.indexOf(magic); at >= 0 && at < WINDOW; at = bytes.indexOf(magic, at + 1)) {
      if (readMember(await readWindow(file, path, base + at, size)).kind === 'record') return base + at;
    }
  }
  return size;
}

export async function readAt(
  file: FileHandle,
  path: string,
  offset: number,
  length: number,
): Promise<Buffer> {
  return onDisk('read', path, async () => {
    const bytes = Buffer.allocUnsafe(length);
    const { bytesRead } = await file.read(bytes, 0, length, offset);
    return bytes.subarray(0, bytesRead);
  });
}

function whyNot(window: Buffer): string {
  const reading: MemberReading = readMember(window);
  if (reading.kind === 'unfinished') return 'the record is cut short';
  return reading.kind === 'bad' ? reading.message : 'no record';
}

function isTorn(window: Buffer): boolean {
  return readMember(window).kind === 'unfinished' || window.every((byte) => byte === 0);
}
