/**
 * Undoes Content-Encoding, chunk by chunk, and stops at a limit of decoded bytes: a small body that unfolds into a large
 * one never gets to. Source: RFC 9110 § 8.4, RFC 8878 (zstd).
 */
import type { Readable } from 'node:stream';
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** Offered to every host; each can be undone here. */
export const ACCEPTED = 'gzip, deflate, br, zstd';

/** A body coded more often than this is a trap. */
const MAX_LAYERS = 3;

type Decoder = NodeJS.ReadWriteStream & { destroy(error?: Error): unknown };

const DECODERS: Readonly<Record<string, (first: Uint8Array) => Decoder | undefined>> = {
  // Servers that say gzip and send plain text: told by the missing magic number.
  gzip: (first) => (first[0] === 0x1f && first[1] === 0x8b ? createGunzip() : undefined),
  // "deflate" is zlib's format by the standard and a bare deflate stream from some servers (RFC 9110 § 8.4.1.2).
  deflate: (first) => (isZlib(first) ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress(),
};

export type Body =
  | { readonly kind: 'body'; readonly bytes: Uint8Array }
  /** `bytes`: what came before the limit; nothing when the coding is at fault. */
  | {
      readonly kind: 'fault';
      readonly code: 'too-large' | 'encoding';
      readonly message: string;
      readonly bytes: Uint8Array;
    };

/** Reads a body to its end or to the limit. What the wire itself does (reset, abort) is thrown as it comes. */
export async function readBody(raw: Readable, coding: string | undefined, maxBytes: number): Promise<Body> {
  const layers = codings(coding);
  const unknown = layers.find((name) => !(name in DECODERS));
  if (unknown !== undefined || layers.length > MAX_LAYERS) {
    raw.on('error', ignoreLate).destroy();
    return {
      kind: 'fault',
      code: 'encoding',
      message: `the content coding "${coding}" cannot be undone`,
      bytes: new Uint8Array(),
    };
  }
  let wire: unknown;
  let chunks: AsyncIterable<Uint8Array> = tapped(raw, (error) => {
    wire = error;
  });
  for (const name of layers.reverse()) chunks = decoded(chunks, name);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.byteLength;
      if (size > maxBytes) {
        return {
          kind: 'fault',
          code: 'too-large',
          message: `the body is larger than ${maxBytes} bytes`,
          bytes: joined(parts, size - chunk.byteLength),
        };
      }
      parts.push(chunk);
    }
  } catch (error) {
    if (wire !== undefined) throw wire;
    if (!isCodingError(error)) throw error;
    return {
      kind: 'fault',
      code: 'encoding',
      message: `the body is damaged: ${error.message}`,
      bytes: new Uint8Array(),
    };
  } finally {
    raw.on('error', ignoreLate).destroy();
  }
  return { kind: 'body', bytes: joined(parts, size) };
}

/** Shape: "x-gzip, BR" → ["gzip", "br"], in the order they were applied. */
function codings(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase().replace(/^x-/, ''))
    .filter((name) => name !== '' && name !== 'identity' && name !== 'none');
}

async function* tapped(raw: Readable, failed: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of raw) yield chunk as Uint8Array;
  } catch (error) {
    failed(error);
    throw error;
  }
}

async function* decoded(source: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await atLeastTwoBytes(chunks);
  if (first.byteLength === 0) return;
  const decoder = DECODERS[name]?.(first);
  if (!decoder) {
    yield first;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    return;
  }
  let stopped = false;
  const feeding = (async () => {
    try {
      await written(decoder, first);
      for (let next = await chunks.next(); !next.done && !stopped; next = await chunks.next()) {
        await written(decoder, next.value);
      }
      decoder.end();
    } catch (error) {
      decoder.destroy(error as Error);
    }
  })();
  try {
    for await (const chunk of decoder) yield chunk as unknown as Uint8Array;
    await feeding;
  } finally {
    stopped = true;
    decoder.on('error', ignoreLate);
    decoder.destroy();
    chunks.return?.(undefined).catch(ignoreLate);
  }
}

/** Waits until the decoder has room, so that no more than a chunk is ever unfolded ahead of its reader. */
function written(decoder: Decoder, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    decoder.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

async function atLeastTwoBytes(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  while (first.byteLength < 2) {
    const next = await chunks.next();
    if (next.done) return first;
    first =
      first.byteLength === 0
        ? next.value
        : joined([first, next.value], first.byteLength + next.value.byteLength);
  }
  return first;
}

function isZlib(first: Uint8Array): boolean {
  const [cmf = 0, flags = 0] = first;
  return (cmf & 15) === 8 && ((cmf << 8) | flags) % 31 === 0;
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

function isCodingError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    /^(?:Z_|ERR_(?:_|BROTLI|ZSTD|PADDING)|ZSTD_)/.test(String(error.code))
  );
}

/** A stream that was given up may still report that it was cut off; whoever gave it up knows. */
function ignoreLate(): void {}
