/** Bytes as they came → page, or why they are none. The one place where bytes become a page, for files, fetches and archives. */
import { decodeText } from '../charset/charset.ts';
import type { NoStory, PageContext } from '../extract/clipping.ts';
import { type Page, readPage } from '../extract/index.ts';

/** Beginnings of what servers send in place of a page. */
const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['WebP or AVI', [0x52, 0x49, 0x46, 0x46]],
  ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['gzip', [0x1f, 0x8b]],
  ['MP3', [0x49, 0x44, 0x33]],
];

/** Larger pages are not parsed: 64 times the largest article page met, and still read in seconds. */
export const MAX_PAGE_BYTES = 64 * 1024 * 1024;

export type PageReading =
  | { readonly kind: 'page'; readonly page: Page }
  | (NoStory & { readonly message: string });

export function readBytes(bytes: Uint8Array, at: PageContext & { contentType?: string }): PageReading {
  if (bytes.length === 0) return noStory('empty', 'It is empty.');
  if (bytes.length > MAX_PAGE_BYTES) {
    return noStory('too-large', `It holds ${bytes.length} bytes; pages over ${MAX_PAGE_BYTES} are not read.`);
  }
  const magic = MAGIC.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (magic) return noStory('not-html', `It is no HTML page but ${magic[0]}.`);
  if (isBinary(bytes)) return noStory('not-html', 'It is no HTML page but binary data.');
  const { contentType, ...context } = at;
  const { text } = decodeText(bytes, { kind: 'html', ...(contentType !== undefined && { contentType }) });
  return { kind: 'page', page: readPage(text, context) };
}

function noStory(code: NoStory['code'], message: string): PageReading {
  return { kind: 'no-story', code, message };
}

/** NUL among the first bytes, except in UTF-16 and UTF-32, which say so with a mark, or by NULs in every second place alone. */
function isBinary(bytes: Uint8Array): boolean {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const nuls = [0, 0];
  for (const [at, byte] of bytes.subarray(0, 1024).entries())
    if (byte === 0) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  return !marked && even + odd > 0 && Math.min(even, odd) > Math.max(even, odd) / 8;
}
