/**
 * Printed text → tokens → the neutral form: ASCII digits, signs (see words.ts) and punctuation, no words of any language.
 * Shape: "sam., 6 mai 2023 à 14h03" → "W6, 6 @05 2023  14h03". What has no place in a date becomes `?`.
 */
import { EAST_WORDS, signOf } from './lexicon.ts';
import { EAST_WEEKDAY } from './words.ts';

export interface Token {
  readonly start: number;
  readonly end: number;
  /** Neutral form; `?` is foreign to dates. */
  readonly sign: string;
}

const EAST = EAST_WORDS.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
const SCANNER = new RegExp(
  [
    '((?:Africa|America|Antarctica|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)/[\\w+-]+(?:/\\w+)?)',
    `(${EAST_WEEKDAY.source})`,
    '((?<![\\p{L}\\p{M}])(?:[ap]\\.\\s?m\\b\\.?|[πμ]\\.\\s?μ\\.?|[قب]\\.ظ\\.?|[pm]\\.d\\.|[ก-๛]{1,3}\\.[ก-๛]{1,2}\\.?))',
    '((?:كانون|تشرين)\\s(?:ال[أا]ول|الثاني))',
    `(${EAST})`,
    '([〇零一二三四五六七八九十廿卅元]+)',
    '((?<![\\p{L}\\p{Nd}])[RHS](?=\\d{1,2}[./]\\d{1,2}[./]\\d))',
    '(\\p{Nd}+)',
    '((?<=\\p{Nd})T(?=\\p{Nd}))',
    "((?:(?!\\p{Script=Han}|\\p{Script=Hangul})[\\p{L}\\p{M}\\u200c])+(?:['’ʼ](?:(?!\\p{Script=Han})[\\p{L}\\p{M}])+)?)",
    '[^]',
  ].join('|'),
  'giu',
);

/** The zero of each decimal script met in dates: digits are ten in a row. */
const ZEROS = [
  0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0,
  0xff10,
];
/** Japanese years in short print: R5/5/6. */
const ERAS: Readonly<Record<string, string>> = { R: 'E2018E', H: 'E1988E', S: 'E1925E' };
const NUMERALS = '〇一二三四五六七八九';
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

/** Groups of SCANNER, by number. */
const [ZONE, WEEKDAY, DOTTED, PAIR, EAST_WORD, NUMERAL, ERA, DIGITS, COMPACT, WORD] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
];

/** Cuts a text into tokens; positions are UTF-16. */
export function tokens(text: string, language: string): readonly Token[] {
  const list: Token[] = [];
  for (const match of text.matchAll(SCANNER)) {
    list.push({ start: match.index, end: match.index + match[0].length, sign: sign(match, language) });
  }
  return list;
}

function sign(match: RegExpMatchArray, language: string): string {
  const [text] = match;
  if (match[WORD] !== undefined) return /^z$/i.test(text) ? 'Z+0000' : (signOf(text, language) ?? '?');
  if (match[DIGITS] !== undefined) return digits(text);
  if (match[NUMERAL] !== undefined) return numeral(text);
  if (match[ZONE] !== undefined) return `I${text}I`;
  if (match[WEEKDAY] !== undefined) return 'W';
  if (match[ERA] !== undefined) return ERAS[text] ?? '?';
  if (match[COMPACT] !== undefined) return 'T';
  if (match[DOTTED] !== undefined) return signOf(text.replace(/[.\s]/g, ''), language) ?? '?';
  if (match[PAIR] !== undefined) return signOf(text.replace(/\s/, ''), language) ?? '?';
  if (match[EAST_WORD] !== undefined) return signOf(text, language) ?? '?';
  if (/\s/.test(text)) return ' ';
  return PUNCTUATION[text] ?? (/[-+.,:/()]/.test(text) ? text : '?');
}

function digits(text: string): string {
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
  const dated = /@\d\d(?!W)|\d\s*[/.-]\s*\d+\s*[/.-]\s*\d|J\d\d|\dO/.test(joined);
  return (
    joined
      .replace(/(@\d\d)W\d/g, dated ? ' ' : '$1')
      .replace(/W\d?\.?|w ?(?:\d ?,)?/g, ' ')
      // Spanish and Italian August is English "ago"; Italian hours are also its "at".
      .replace(/(u[a-z]) ?@08/, '$1 <')
      .replace(/(\d ?)t ?</, '$1uh <')
      .replace(/uy ?(?=u)/, '')
      .replace(/(\d{1,2})\s?O/g, (_all, month: string) => `@${month.padStart(2, '0')}`)
      .replace(/o\s*(\d{1,2})(?!\d)/g, (_all, month: string) => `@${month.padStart(2, '0')}`)
      .replace(/\s+/g, ' ')
      .trim()
  );
}
