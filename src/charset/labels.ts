/** Names of encodings as the wild writes them → the name of the decoder that reads them. */
import { normalizeEncoding } from '@exodus/bytes/encoding.js';

/** Labels that the WHATWG standard leaves out and that pages and feeds use all the same. */
const ALIASES: Readonly<Record<string, string>> = {
  utf8mb4: 'utf-8',
  'utf-8-sig': 'utf-8',
  utf_8: 'utf-8',
  'utf8-bom': 'utf-8',
  unicode: 'utf-8',
  utf_16: 'utf-16le',
  u16: 'utf-16le',
  utf_32: 'utf-32le',
  'utf-32': 'utf-32le',
  'utf-32le': 'utf-32le',
  'utf-32be': 'utf-32be',
  'ucs-4': 'utf-32le',
  gbk2312: 'gb18030',
  cp936: 'gbk',
  ms936: 'gbk',
  'windows-936': 'gbk',
  'gb-2312': 'gbk',
  gb_18030: 'gb18030',
  cp54936: 'gb18030',
  cp950: 'big5',
  ms950: 'big5',
  'windows-950': 'big5',
  'big5-eten': 'big5',
  big5_hkscs: 'big5',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  ks_c_5601: 'euc-kr',
  'x-windows-949': 'euc-kr',
  cp932: 'shift_jis',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  cp874: 'windows-874',
  ansi: 'windows-1252',
  latin: 'windows-1252',
  'iso8859-8-i': 'iso-8859-8-i',
};

/** Shape: "GB2312" → "gbk", " UTF8 " → "utf-8", "iso-8859-1" → "windows-1252"; undefined for a name nobody knows. */
export function encodingOf(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  if (name === '') return undefined;
  const alias = ALIASES[name] ?? name;
  if (alias.startsWith('utf-32')) return alias;
  const known = normalizeEncoding(alias);
  // "replacement" stands for encodings that the standard refuses to read.
  return known === null || known === 'replacement' ? undefined : known;
}
