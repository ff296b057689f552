/**
 * Bytes from the wild → text. Decided from byte order mark, HTTP header, declaration inside, and the bytes themselves.
 */

export interface Decoded {
  readonly text: string;
  /** The encoding used, as the WHATWG standard names it. */
  readonly charset: string;
}

export interface CharsetHints {
  /** The HTTP Content-Type header's value. */
  readonly contentType?: string;
  /** Where a declaration is looked for: `<meta>` in HTML, the XML declaration in XML. */
  readonly kind: 'html' | 'xml' | 'json' | 'text';
}

/** Never throws; what cannot be decoded becomes U+FFFD. */
export function decodeText(_bytes: Uint8Array, _hints: CharsetHints): Decoded {
  throw new Error('not yet written');
}
