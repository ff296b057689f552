/**
 * Folding: what differs only in writing becomes one string, on both sides of a search.
 * Compatibility forms and width (NFKC), case, accents of Latin, Greek, Cyrillic, Hebrew and Arabic letters, invisible
 * characters, forms of Han characters. Kana, Hangul, and marks of other scripts stay as they are.
 * Goes in: any string, also with lone surrogates. Comes out: a string of folded UTF-16 units.
 */
import { HAN_FOLDS } from './han-folds.ts';

/** Letters that carry a mark Unicode does not count as one, and letters of the same sound in other dress. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ٱ: 'ا',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '・': '·',
  '‧': '·',
  '•': '·',
  '‐': '-',
  '‑': '-',
  '―': '—',
};

/** Letters whose mark makes another letter of the alphabet, not an accent: й, ї, ў. */
const WHOLE = 'йїў';

/** Invisible: soft hyphen, joiners, direction marks, variation selectors, byte order mark; and tatweel. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\u0640/u;
const MARKED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]/u;
/** Marks of those scripts that stand as characters of their own; kana's voicing marks are none of them. */
const MARK = /\p{Mn}/u;
const MARK_SCRIPT =
  /[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const VOICING = '\u3099\u309a';

/** Text with these is composed first: kana with a loose voicing mark, loose jamo, й and ї in two parts. */
const IN_PARTS = /\u3099|\u309a|[\u1100-\u11ff]|\u0306|\u0308/;

function isLooseMark(c: string): boolean {
  return MARK.test(c) && MARK_SCRIPT.test(c) && !VOICING.includes(c);
}

const UNKNOWN = 0xffff;
const OTHER = 0xfffe;
const DROPPED = 0xfffd;
/** Folded unit of a unit; OTHER: look in `longer`. */
const units = new Uint16Array(0x10000).fill(UNKNOWN);
const longer = new Map<number, string>();
const han = new Map<number, string>();

function readHan(): void {
  for (const group of HAN_FOLDS.split(' ')) {
    const [first, ...rest] = group;
    for (const form of rest) han.set(form.codePointAt(0) ?? 0, first ?? form);
  }
}

function foldedOnce(char: string): string {
  let out = '';
  for (const c of char.normalize('NFKC').toLowerCase()) {
    if (INVISIBLE.test(c) || isLooseMark(c)) continue;
    const letter = LETTERS[c] ?? han.get(c.codePointAt(0) ?? 0);
    if (letter !== undefined) out += letter;
    else if (MARKED.test(c) && !WHOLE.includes(c))
      for (const d of c.normalize('NFD')) out += isLooseMark(d) ? '' : (LETTERS[d] ?? d);
    else out += c;
  }
  return out;
}

/** Folded form of one code point. */
function foldCode(code: number): string {
  if (han.size === 0) readHan();
  const known = longer.get(code);
  if (known !== undefined) return known;
  const folded = foldedOnce(String.fromCodePoint(code));
  if (code < 0x10000) {
    if (folded === '') units[code] = DROPPED;
    else if (folded.length === 1 && folded.charCodeAt(0) < DROPPED && !VOICING.includes(folded))
      units[code] = folded.charCodeAt(0);
    else units[code] = OTHER;
  }
  if (longer.size > 50_000) longer.clear();
  longer.set(code, folded);
  return folded;
}

/** Text as it is folded from: in composed form where it came in parts. Offsets of `foldMapped` point into this. */
export function composed(text: string): string {
  return IN_PARTS.test(text) ? text.normalize('NFC') : text;
}

const buffer = { units: new Uint16Array(1 << 16), starts: new Int32Array(1 << 16) };

function grow(atLeast: number): void {
  if (buffer.starts.length > atLeast) return;
  const units = new Uint16Array(atLeast * 2);
  const starts = new Int32Array(atLeast * 2);
  units.set(buffer.units);
  starts.set(buffer.starts);
  buffer.units = units;
  buffer.starts = starts;
}

function run(text: string): number {
  grow(text.length + 1);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const folded = units[unit] as number;
    if (folded < DROPPED) {
      buffer.starts[length] = at;
      buffer.units[length++] = folded;
      continue;
    }
    if (folded === DROPPED) continue;
    const code = text.codePointAt(at) as number;
    const whole = foldCode(code);
    // Half-width voicing marks join the kana before them.
    if (VOICING.includes(whole) && whole !== '' && length > 0) {
      const voiced = `${String.fromCharCode(buffer.units[length - 1] as number)}${whole}`.normalize('NFC');
      if (voiced.length === 1) {
        buffer.units[length - 1] = voiced.charCodeAt(0);
        continue;
      }
    }
    // What is to come takes at least a unit a unit; the longest single folding (U+FDFA) is 18.
    grow(length + whole.length + text.length - at + 1);
    for (let i = 0; i < whole.length; i++) {
      buffer.starts[length] = at;
      buffer.units[length++] = whole.charCodeAt(i);
    }
    if (code > 0xffff) at++;
  }
  return length;
}

/** Shape: foldInto("國際") → folded units, valid until the next call. For the inner loop of building. */
export function foldInto(text: string): { readonly units: Uint16Array; readonly length: number } {
  const length = run(composed(text));
  return { units: buffer.units, length };
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

function asString(length: number): string {
  const part = buffer.units.subarray(0, length);
  const text = decoder.decode(part);
  // The decoder replaces lone surrogates; such text is rare and taken the slow way.
  return text.includes('\ufffd') ? [...part].map((unit) => String.fromCharCode(unit)).join('') : text;
}

/** Shape: fold("ＡＢＣ Café 國際") → "abc cafe 国际" */
export function fold(text: string): string {
  return asString(run(composed(text)));
}

export interface Folded {
  readonly text: string;
  /** The text the offsets point into: what went in, composed. */
  readonly source: string;
  /** Where each folded unit comes from in `source`; one more entry, its length. */
  readonly starts: Int32Array;
}

/** Folding that remembers where each unit came from. */
export function foldMapped(text: string): Folded {
  const source = composed(text);
  const length = run(source);
  const starts = buffer.starts.slice(0, length + 1);
  starts[length] = source.length;
  return { text: asString(length), source, starts };
}
