/** One gzip member of a WARC file → the record in it. Goes in: bytes from the member's start on. Refuses what fails its checksum. */
import { crc32, inflateRawSync } from 'node:zlib';

export interface WarcRecord {
  /** "response", "resource", "warcinfo" … */
  readonly type: string;
  readonly target: string;
  /** ms since 1970. */
  readonly at: number;
  /** Of the payload, as written in the record; '' when it has none. */
  readonly digest: string;
  /** HTTP status; 0 for what is no response. */
  readonly status: number;
  /** HTTP headers of a response. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly payload: Buffer;
}

export type MemberReading =
  /** `length`: bytes of the member. */
  | { readonly kind: 'record'; readonly length: number; readonly record: WarcRecord }
  /** The bytes end before the member does. */
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'bad'; readonly message: string };

/** No page is larger; a stream that inflates to more is an attack or damage. */
const MAX_RECORD_BYTES = 1 << 30;
/** RFC 1952: header of 10 bytes, then what these flags announce. */
const FIXED_HEADER = 10;
const FLAGS = { headerCrc: 2, extra: 4, name: 8, comment: 16 } as const;

export function readMember(bytes: Buffer): MemberReading {
  if (bytes.length < FIXED_HEADER) return isGzipStart(bytes) ? { kind: 'unfinished' } : noMember();
  if (!isGzipStart(bytes)) return noMember();
  const start = headerLength(bytes);
  if (start >= bytes.length) return { kind: 'unfinished' };
  const body = inflated(bytes.subarray(start));
  if ('kind' in body) return body;
  const end = start + body.used + 8;
  if (end > bytes.length) return { kind: 'unfinished' };
  if (crc32(body.content) !== bytes.readUInt32LE(end - 8)) {
    return { kind: 'bad', message: 'the record fails its checksum' };
  }
  const record = readRecord(body.content);
  return record ? { kind: 'record', length: end, record } : { kind: 'bad', message: 'no WARC record' };
}

function noMember(): MemberReading {
  return { kind: 'bad', message: 'no gzip member begins here' };
}

/** Whether bytes, however few, are the beginning of a gzip member. */
export function isGzipStart(bytes: Uint8Array): boolean {
  const magic = [0x1f, 0x8b, 0x08];
  return bytes.length > 0 && magic.every((byte, at) => at >= bytes.length || bytes[at] === byte);
}

function headerLength(bytes: Buffer): number {
  const flags = bytes[3] ?? 0;
  let at = FIXED_HEADER;
  if (flags & FLAGS.extra) at += 2 + (at + 2 <= bytes.length ? bytes.readUInt16LE(at) : bytes.length);
  for (const flag of [FLAGS.name, FLAGS.comment]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf(0, at);
    at = end < 0 ? bytes.length : end + 1;
  }
  return flags & FLAGS.headerCrc ? at + 2 : at;
}

type Inflated = { readonly content: Buffer; readonly used: number } | MemberReading;

function inflated(bytes: Buffer): Inflated {
  try {
    const answer = inflateRawSync(bytes, { info: true, maxOutputLength: MAX_RECORD_BYTES }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return { content: answer.buffer, used: answer.engine.bytesWritten };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'Z_BUF_ERROR') return { kind: 'unfinished' };
    if (code === 'Z_DATA_ERROR' || code === 'ERR_BUFFER_TOO_LARGE') {
      return { kind: 'bad', message: 'the record does not inflate' };
    }
    throw error;
  }
}

/** Header lines are UTF-8 (WARC 1.1, section 4); HTTP's are read as Latin-1, which loses no byte. */
function readRecord(bytes: Buffer): WarcRecord | undefined {
  const head = splitHead(bytes);
  if (!head || !/^WARC\/1\.[01]\r?$/.test(firstLine(head.text))) return undefined;
  const fields = new Map(headerPairs(head.text).map(([name, value]) => [name.toLowerCase(), value]));
  const length = Number(fields.get('content-length'));
  const block = bytes.subarray(head.end, head.end + length);
  if (!(length >= 0) || block.length !== length) return undefined;
  const type = fields.get('warc-type') ?? '';
  const http = type === 'response' ? splitHead(block, 'latin1') : undefined;
  return {
    type,
    target: (fields.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1'),
    at: Date.parse(fields.get('warc-date') ?? '') || 0,
    digest: fields.get('warc-payload-digest') ?? '',
    status: http ? Number(/^HTTP\/\S+ (\d{3})/.exec(http.text)?.[1] ?? 0) : 0,
    headers: http ? headerPairs(http.text) : [],
    payload: http ? block.subarray(http.end) : block,
  };
}

function splitHead(
  bytes: Buffer,
  encoding: 'utf8' | 'latin1' = 'utf8',
): { readonly text: string; readonly end: number } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  return end < 0 ? undefined : { text: bytes.toString(encoding, 0, end), end: end + 4 };
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}

function headerPairs(text: string): [string, string][] {
  return text
    .split('\r\n')
    .slice(1)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 0
        ? []
        : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as [string, string]];
    });
}
