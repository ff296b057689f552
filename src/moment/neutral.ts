/**
 * Printed text → tokens → the neutral form: ASCII digits, signs (see words.ts) and punctuation, no words of any language.
 * Shape: "sam., 6 mai 2023 à 14h03" → "W6, 6 @05 2023  14h03". What has no place in a date becomes `?`.
 */
import { EAST_WORDS, isRelative, signOf } from './lexicon.ts';
import { EAST_WEEKDAY } from './words.ts';

export interface Token {
  readonly start: number;
  readonly end: number;
  /** Neutral form; `?` is foreign to dates. */
  readonly sign: string;
}

const ZONE =
  /(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)\/[\w+-]+(?:\/\w+)?/iy;
const WEEKDAY = new RegExp(EAST_WEEKDAY.source, 'uy');
const DOTTED = /[ap]\.\s?m\b\.?|[πμ]\.\s?μ\.?|[قب]\.ظ\.?|[pm]\.d\.|[ก-๛]{1,3}\.[ก-๛]{1,2}\.?/iuy;
const PAIR = /(?:كانون|تشرين)\s(?:ال[أا]ول|الثاني)/y;
const ERA = /[RHS](?=\d{1,2}[./]\d{1,2}[./]\d)/y;

/** The zero of each decimal script met in dates: digits are ten in a row. */
const ZEROS = [
  0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0,
  0xff10,
];
/** Japanese years in short print: R5/5/6. */
const ERAS: Readonly<Record<string, string>> = { R: 'E2018E', H: 'E1988E', S: 'E1925E' };
const NUMERALS = '〇一二三四五六七八九';
const NUMERAL = /[〇零一二三四五六七八九十廿卅元]+/y;
const PUNCTUATION: Readonly<Record<string, string>> = {
  '－': '-',
  '—': '-',
  '–': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '．': '.',
  '：': ':',
  '∶': ':',
  '／': '/',
  '，': ',',
  '、': ',',
  '،': ',',
  '·': ' ',
  '•': ' ',
  '|': ' ',
  '｜': ' ',
  '（': '(',
  '）': ')',
  '[': '(',
  ']': ')',
  '【': '(',
  '】': ')',
  º: ' ',
  ª: ' ',
  '°': ' ',
  '׳': '',
  '॰': '.',
  '\u200e': '',
  '\u200f': '',
  '\u200b': '',
  '\ufeff': '',
  "'": ' ',
  '’': ' ',
};

/** Kinds of characters. Kana are letters too, so that a run of them is one word where no word of EAST_WORDS begins. */
const [OTHER, LETTER, DIGIT, HAN, HANGUL, KANA] = [1, 2, 3, 4, 5, 6];
const kinds = new Uint8Array(65536);

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 128)
    return (unit | 32) >= 97 && (unit | 32) <= 122 ? LETTER : unit >= 48 && unit <= 57 ? DIGIT : OTHER;
  if (unit >= 0xd800 && unit < 0xdc00) return kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
  kinds[unit] ||= kindOf(String.fromCharCode(unit));
  return kinds[unit] as number;
}

function kindOf(character: string): number {
  if (/\p{Script=Han}/u.test(character)) return HAN;
  if (/\p{Script=Hangul}/u.test(character)) return HANGUL;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) return KANA;
  if (/\p{Nd}/u.test(character)) return DIGIT;
  return /[\p{L}\p{M}\u200c]/u.test(character) ? LETTER : OTHER;
}

/** One past the run of characters of these kinds that begins at `at`. */
function runOf(text: string, at: number, in_: (kind: number) => boolean): number {
  let end = at;
  while (end < text.length && in_(kindAt(text, end)))
    end += text.charCodeAt(end) >= 0xd800 && text.charCodeAt(end) < 0xdc00 ? 2 : 1;
  return end;
}

const isWord = (kind: number) => kind === LETTER || kind === KANA;
const isElided = (kind: number) => isWord(kind) || kind === HANGUL;
const isDigit = (kind: number) => kind === DIGIT;

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

/** The sign of a word nobody has looked up yet. */
const UNREAD = '\0';

/** Cuts a text into tokens; positions are UTF-16. */
export function tokens(text: string, language: string): readonly Token[] {
  const list = cut(text);
  for (let n = 0; n < list.length; n++) read(list, n, text, language);
  return list;
}

/** The same for a line of print: only words that touch a number, or a word that is told from now, are looked up; the others are `?`. */
export function tokensAtNumbers(text: string, language: string, relative: boolean): readonly Token[] {
  const list = cut(text);
  for (let n = 0; n < list.length; n++) {
    const { sign, start, end } = list[n] as Token;
    const begins = sign === UNREAD ? relative && isRelative(text.slice(start, end)) : /^[\dr<]/.test(sign);
    if (!begins) continue;
    for (let from = n; from >= 0 && read(list, from, text, language) !== '?'; ) from--;
    while (n < list.length && read(list, n, text, language) !== '?') n++;
  }
  for (const token of list) if (token.sign === UNREAD) token.sign = '?';
  return list;
}

type Cut = { -readonly [Key in keyof Token]: Token[Key] };

function cut(text: string): Cut[] {
  const list: Cut[] = [];
  for (let start = 0; start < text.length; ) {
    const token = tokenAt(text, start);
    list.push(token);
    start = token.end;
  }
  return list;
}

function read(list: readonly Cut[], n: number, text: string, language: string): string {
  const token = list[n];
  if (token === undefined) return '?';
  if (token.sign === UNREAD) token.sign = signOf(wordIn(text.slice(token.start, token.end)), language) ?? '?';
  return token.sign;
}

/** Without the dots and spaces of "a. m." and "พ.ค." */
function wordIn(printed: string): string {
  return printed.includes('.') || printed.includes(' ') ? printed.replace(/[.\s]/g, '') : printed;
}

function tokenAt(text: string, start: number): Cut {
  const kind = kindAt(text, start);
  if (kind === DIGIT) {
    const end = runOf(text, start, isDigit);
    return { start, end, sign: digits(text.slice(start, end)) };
  }
  if (kind === LETTER) return wordAt(text, start);
  if (kind === OTHER) {
    const bracket = text[start] === '(' || text[start] === '（' ? match(WEEKDAY, text, start) : 0;
    if (bracket > 0) return { start, end: bracket, sign: 'W ' };
    const end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
    return { start, end, sign: end - start === 1 ? mark(text[start] as string) : '?' };
  }
  const weekday = match(WEEKDAY, text, start);
  if (weekday > 0) return { start, end: weekday, sign: 'W ' };
  const word = EAST_WORDS.get(text[start] as string)?.find((one) => text.startsWith(one, start));
  if (word !== undefined) return { start, end: start + word.length, sign: signOf(word, '') ?? '?' };
  const numerals = match(NUMERAL, text, start);
  if (numerals > 0) return { start, end: numerals, sign: numeral(text.slice(start, numerals)) };
  if (kind === KANA) return wordAt(text, start);
  return { start, end: start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1), sign: '?' };
}

/** What begins with a letter: a zone's name, a half-day with dots, two words that are one month, an era, a "T", a word. */
function wordAt(text: string, start: number): Cut {
  let end = runOf(text, start, isWord);
  const next = text[end];
  const zone = next === '/' ? match(ZONE, text, start) : 0;
  if (zone > 0) return { start, end: zone, sign: `I${text.slice(start, zone)}I` };
  const dotted = next === '.' && end - start <= 3 ? match(DOTTED, text, start) : 0;
  if (dotted > 0) return { start, end: dotted, sign: UNREAD };
  const first = text[start];
  const pair = first === 'ك' || first === 'ت' ? match(PAIR, text, start) : 0;
  if (pair > 0) return { start, end: pair, sign: UNREAD };
  if (end - start === 1 && next !== undefined && kindAt(text, end) === DIGIT) {
    const inNumber = start > 0 && kindAt(text, start - 1) === DIGIT;
    if (!inNumber && match(ERA, text, start) > 0) return { start, end, sign: ERAS[first as string] ?? '?' };
    if (inNumber && (first === 'T' || first === 't')) return { start, end, sign: 'T' };
  }
  if (next === "'" || next === '’') {
    const elided = runOf(text, end + 1, isElided);
    if (elided > end + 1) end = elided;
  }
  const isZulu = end - start === 1 && (first === 'Z' || first === 'z');
  return { start, end, sign: isZulu ? 'Z+0000' : UNREAD };
}

function mark(character: string): string {
  if (/\s/.test(character)) return ' ';
  return PUNCTUATION[character] ?? (/[-+.,:/()]/.test(character) ? character : '?');
}

function digits(text: string): string {
  if (/^[0-9]+$/.test(text)) return text;
  let plain = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const zero = ZEROS.findLast((start) => start <= code) ?? 0x30;
    plain += code - zero < 10 ? String(code - zero) : '?';
  }
  return plain;
}

/** Shape: 十五 → "15", 二〇二三 → "2023", 廿一 → "21", 元 (the first year of an era) → "1" */
function numeral(text: string): string {
  const spelt = text.replace(/廿/g, '二十').replace(/卅/g, '三十').replace(/元/g, '一').replace(/零/g, '〇');
  const ten = spelt.indexOf('十');
  if (ten < 0) return [...spelt].map((char) => NUMERALS.indexOf(char)).join('');
  const tens = ten === 0 ? 1 : NUMERALS.indexOf(spelt[ten - 1] ?? '');
  const ones = ten === spelt.length - 1 ? 0 : NUMERALS.indexOf(spelt[ten + 1] ?? '');
  return String(tens * 10 + ones);
}

/** Joins tokens; a word that is a month or a weekday becomes the one the rest leaves open. */
export function neutral(list: readonly Token[]): string {
  const joined = list.map((token) => token.sign).join('');
  if (!/[WwutOo]/.test(joined)) return joined.replace(/\s+/g, ' ').trim();
  const dated = /@\d\d(?!W)|\d\s*[/.-]\s*\d+\s*[/.-]\s*\d|J\d\d|\dO/.test(joined);
  return (
    joined
      .replace(/(@\d\d)W\d/g, dated ? ' ' : '$1')
      .replace(/W\d?\.?|w ?(?:\d ?,)?/g, ' ')
      // Spanish and Italian August is English "ago"; Italian hours are also its "at".
      .replace(/(u[a-z]) ?@08/, '$1 <')
      .replace(/(\d ?)t ?</, '$1uh <')
      .replace(/uy ?(?=u)/, '')
      .replace(/(\d) (?=[YD])/g, '$1')
      .replace(/(\d{1,2})\s?O/g, (_all, month: string) => `@${month.padStart(2, '0')}`)
      .replace(/o\s*(\d{1,2})(?!\d)/g, (_all, month: string) => `@${month.padStart(2, '0')}`)
      .replace(/\s+/g, ' ')
      .trim()
  );
}
