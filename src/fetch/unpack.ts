/** Files that are gzip themselves ("sitemap.xml.gz"), not only on the wire. */
import { gunzipSync } from 'node:zlib';

/** The bytes inside; as they are where they are no gzip; undefined where they are damaged or unfold past the limit. */
export function unpacked(bytes: Uint8Array, maxBytes: number): Uint8Array | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
