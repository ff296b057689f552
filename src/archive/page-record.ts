/**
 * A page or an imported file as a WARC 1.1 record: what is written, and its reading back. One gzip member a record, as
 * the format's appendix asks, so that any record can be read on its own and files can be appended to.
 * Source: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
 */
import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';

export interface CapturedPage {
  readonly url: string;
  /** When the answer came, ms since 1970. */
  readonly retrievedAt: number;
  readonly status: number;
  /** As received, in order; a name may come twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The body after transfer and content decoding. */
  readonly bytes: Uint8Array;
}

export interface OriginalFile {
  /** Where it lay, relative to what was imported, with `/`: "gazette/2021/000_8d14.txt". */
  readonly path: string;
  /** When it was imported, ms since 1970. */
  readonly at: number;
  readonly bytes: Uint8Array;
  /** "text/plain" unless told. */
  readonly mediaType?: string;
}

/** Target address of an imported file: a name, for it has no place on the web. */
const ORIGINAL = 'urn:original:';

/** Shape: "a b/ü.txt" → "urn:original:a%20b/%C3%BC.txt" */
export function originalUri(path: string): string {
  return ORIGINAL + path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

/** The reverse; undefined for any other address. */
export function originalPath(uri: string): string | undefined {
  if (!uri.startsWith(ORIGINAL)) return undefined;
  try {
    return uri.slice(ORIGINAL.length).split('/').map(decodeURIComponent).join('/');
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** Shape: "sha256:9f86d0…" (hexadecimal), as WARC-Payload-Digest has it. */
export function payloadDigest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** What described the body on the wire no longer does; kept under names that other archivers use too. */
const OF_THE_WIRE = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

/** The record of a page, compressed. `digest`: that of its bytes. */
export async function printPage(page: CapturedPage, digest: string): Promise<Buffer> {
  const http = [
    `HTTP/1.1 ${page.status}`,
    ...page.headers.map(([name, value]) =>
      headerLine(OF_THE_WIRE.has(name.toLowerCase()) ? `X-Archive-Orig-${name}` : name, value),
    ),
    `Content-Length: ${page.bytes.length}`,
  ];
  // HTTP headers are bytes; what came as Latin-1 goes back as Latin-1.
  const head = Buffer.from(`${http.join('\r\n')}\r\n\r\n`, isLatin1(http) ? 'latin1' : 'utf8');
  return printRecord([head, page.bytes], {
    'WARC-Type': 'response',
    'WARC-Target-URI': page.url.replace(/[\s<>]/g, encodeURIComponent),
    'WARC-Date': new Date(page.retrievedAt).toISOString(),
    'WARC-Payload-Digest': digest,
    'Content-Type': 'application/http; msgtype=response',
  });
}

/** The record of an imported file, compressed. `digest`: that of its bytes. */
export async function printOriginal(file: OriginalFile, digest: string): Promise<Buffer> {
  return printRecord([file.bytes], {
    'WARC-Type': 'resource',
    'WARC-Target-URI': originalUri(file.path),
    'WARC-Date': new Date(file.at).toISOString(),
    'WARC-Payload-Digest': digest,
    'Content-Type': file.mediaType ?? 'text/plain',
  });
}

/** The first record of every file. */
export async function printWarcInfo(filename: string, at: number): Promise<Buffer> {
  const info = Buffer.from('software: tearsheet\r\nformat: WARC File Format 1.1\r\n');
  return printRecord([info], {
    'WARC-Type': 'warcinfo',
    'WARC-Filename': filename,
    'WARC-Date': new Date(at).toISOString(),
    'Content-Type': 'application/warc-fields',
  });
}

const gzipLater = promisify(gzip);
/** Below this, handing the work to another thread costs more than the work. */
const SMALL = 32_768;

async function printRecord(
  block: readonly Uint8Array[],
  fields: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const hash = createHash('sha256');
  for (const part of block) hash.update(part);
  const lines = [
    'WARC/1.1',
    `WARC-Record-ID: <urn:uuid:${randomUUID()}>`,
    ...Object.entries(fields).map(([name, value]) => headerLine(name, value)),
    `WARC-Block-Digest: sha256:${hash.digest('hex')}`,
    `Content-Length: ${block.reduce((sum, part) => sum + part.length, 0)}`,
  ];
  const plain = Buffer.concat([
    Buffer.from(`${lines.join('\r\n')}\r\n\r\n`),
    ...block,
    Buffer.from('\r\n\r\n'),
  ]);
  return plain.length < SMALL ? gzipSync(plain) : gzipLater(plain);
}

/** A line break in a name or value would begin another header. */
function headerLine(name: string, value: string): string {
  return `${name.replace(/[\s:]+/g, '-')}: ${value.replace(/[\r\n]+/g, ' ')}`;
}

function isLatin1(lines: readonly string[]): boolean {
  return lines.every((line) => /^[\0-\xff]*$/.test(line));
}
