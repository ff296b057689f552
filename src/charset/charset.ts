/**
 * Bytes from the wild → text. Decided from byte order mark, HTTP header, declaration inside, and the bytes themselves,
 * in this order: a byte order mark; UTF-16 and UTF-32 by their zero bytes; text that is valid UTF-8, whatever it is
 * declared to be; the header and then the declaration where the bytes can be what they say; else the likeliest.
 * Sources: WHATWG Encoding and HTML, RFC 7303; feeds and pages that break them.
 */

import { headerLabel, headOf, metaLabel, xmlLabel } from './declared.ts';
import { decodeAs } from './decode.ts';
import { guessEncoding, isCredible } from './guess.ts';
import { encodingOf } from './labels.ts';

export interface Decoded {
  readonly text: string;
  /** The encoding used, as the WHATWG standard names it in `TextDecoder.encoding`; also utf-32le and utf-32be. */
  readonly charset: string;
}

export interface CharsetHints {
  /** The HTTP Content-Type header's value. */
  readonly contentType?: string;
  /** Where a declaration is looked for: `<meta>` in HTML, the XML declaration in XML. */
  readonly kind: 'html' | 'xml' | 'json' | 'text';
}

/** First bytes → encoding. The longer marks stand before those they begin with. */
const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const EAST_ASIAN = new Set(['gbk', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);

/** Never throws; what cannot be decoded becomes U+FFFD. */
export function decodeText(bytes: Uint8Array, hints: CharsetHints): Decoded {
  const sure = markOf(bytes) ?? byZeroBytes(bytes);
  if (sure !== undefined) return as(bytes, sure);
  const declared = declarations(bytes, hints);
  const strict = asStrictUtf8(bytes);
  if (strict !== undefined) return settleUtf8(strict, bytes, declared);
  if (mostlyUtf8(bytes, declared)) return as(bytes, 'utf-8');
  return as(bytes, legacy(bytes, declared));
}

function as(bytes: Uint8Array, charset: string): Decoded {
  return { text: decodeAs(bytes, charset), charset };
}

function markOf(bytes: Uint8Array): string | undefined {
  return MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];
}

/** Text of Latin letters in UTF-16 and UTF-32 is zero bytes in every other place, and begins with `<`, `{` or a letter. */
function byZeroBytes(bytes: Uint8Array): string | undefined {
  const [a = 1, b = 1, c = 1, d = 1] = bytes;
  if (a !== 0 && b === 0 && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0 && d !== 0) return 'utf-32be';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  return undefined;
}

/** Encodings declared, the header's before the document's. A document read as bytes of ASCII cannot be UTF-16. */
function declarations(bytes: Uint8Array, hints: CharsetHints): readonly string[] {
  const head = headOf(bytes);
  const inside =
    hints.kind === 'html'
      ? (metaLabel(head) ?? xmlLabel(head))
      : hints.kind === 'xml'
        ? xmlLabel(head)
        : undefined;
  return [headerLabel(hints.contentType ?? ''), inside]
    .map((label) => (label === undefined ? undefined : encodingOf(label)))
    .filter((name) => name !== undefined)
    .map((name) => (/^utf-(?:16|32)/.test(name) ? 'utf-8' : name));
}

function asStrictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // A fatal decoder throws a TypeError for bytes that are not UTF-8.
    return undefined;
  }
}

/**
 * Valid UTF-8 is UTF-8, with two exceptions: escape sequences of ISO-2022-JP, and a handful of two-byte sequences in what
 * is declared as an East Asian encoding, whose characters can look like Cyrillic or accented Latin by chance.
 */
function settleUtf8(text: string, bytes: Uint8Array, declared: readonly string[]): Decoded {
  if (/\x1b\$[@B]/.test(text)) return as(bytes, 'iso-2022-jp');
  const first = declared[0];
  if (!/[^\x00-\x7f]/.test(text)) return { text, charset: first ?? 'utf-8' };
  const byChance =
    first !== undefined &&
    EAST_ASIAN.has(first) &&
    /^(?:[\x00-\x7f]*[\x80-\u07ff]){1,7}[\x00-\x7f]*$/.test(text);
  return byChance ? as(bytes, first) : { text, charset: 'utf-8' };
}

/** Damaged UTF-8: declared so with a few bad bytes, or undeclared with next to none. */
function mostlyUtf8(bytes: Uint8Array, declared: readonly string[]): boolean {
  const text = decodeAs(bytes, 'utf-8');
  let beyond = 0;
  let bad = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) beyond++;
    if (code === 0xfffd) bad++;
  }
  return bad <= beyond * (declared.includes('utf-8') ? 0.3 : 0.02) || (bad <= 1 && text.endsWith('\ufffd'));
}

function legacy(bytes: Uint8Array, declared: readonly string[]): string {
  const named = declared.filter((name) => name !== 'utf-8' && isCredible(bytes, name));
  // Servers send iso-8859-1 for everything; a declared encoding of many bytes that fits did not come about by chance.
  const chosen =
    named[0] === 'windows-1252' ? (named.find((name) => name !== 'windows-1252') ?? named[0]) : named[0];
  return chosen ?? guessEncoding(bytes);
}
