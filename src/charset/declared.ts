/** Where bytes say what they are: the HTTP header, the XML declaration, `<meta>`. Labels come out as written. */

/** The standard looks at 1,024 bytes; pages that put their scripts first declare themselves later. */
const HEAD_BYTES = 8192;

/** Shape: 'text/html; charset="GB2312"' → "GB2312" */
export function headerLabel(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1];
}

export function xmlLabel(head: string): string | undefined {
  return /<\?xml\s[^>]*?encoding\s*=\s*["']\s*([^"'\s]+)/i.exec(head)?.[1];
}

/** `<meta charset>` or `<meta http-equiv>`, outside comments. */
export function metaLabel(head: string): string | undefined {
  const visible = head.replace(/<!--[\s\S]*?-->/g, '');
  return /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(visible)?.[1];
}

/** The first bytes as text, one character a byte. */
export function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString(
    'latin1',
  );
}
