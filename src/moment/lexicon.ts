/**
 * One word → its sign in the neutral form. Goes in: a word as printed, the text's language. Comes out: a sign of words.ts,
 * `@05` for a month, `J05` for a Persian month, `W3` for a weekday, `@05W3` where it could be both, `Z+0100` for a zone,
 * undefined for a word that has no place in a date.
 */
import { JALALI, MONTHS, WEEKDAYS } from './calendar-words.ts';
import { SIGNS, ZONES } from './words.ts';

const MARKS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u093c\u0640]/g;

/** Lower case without accents; Arabic alef, yeh and kaf in one spelling. Shape: "DÉC" → "dec", "أغسطس" → "اغسطس" */
export function plain(word: string): string {
  if (isAscii(word)) return word.toLowerCase().replaceAll("'", '’');
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/\u200c/g, '')
    .normalize('NFC')
    .replace(/ı/g, 'i')
    .replace(/ς/g, 'σ')
    .replace(/[يىئ]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/['ʼ]/g, '’');
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) return false;
  return true;
}

const fixed = new Map<string, string>();
for (const [sign, words] of Object.entries(SIGNS)) for (const word of words.split(' ')) add(word, sign);
for (const [offset, words] of Object.entries(ZONES))
  for (const word of words.split(' ')) add(word, `Z${offset}`);

function add(word: string, sign: string): void {
  const key = plain(word);
  if (!fixed.has(key)) fixed.set(key, sign);
}

/** Words of scripts without spaces by their first character, longest first: how a run of them is cut. */
export const EAST_WORDS: ReadonlyMap<string, readonly string[]> = Map.groupBy(
  [...fixed.keys()]
    .filter((word) => /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word))
    .sort((a, b) => b.length - a.length),
  (word) => word[0] as string,
);

interface Stem {
  readonly stem: string;
  readonly number: number;
}

interface Row {
  readonly language: string;
  readonly stems: readonly Stem[];
}

function rows(table: Readonly<Record<string, string>>): readonly Row[] {
  return Object.entries(table).map(([language, line]) => ({
    language,
    stems: line
      .split(' ')
      .flatMap((word, number) => word.split('|').map((stem) => ({ stem: plain(stem), number }))),
  }));
}

interface Table {
  readonly field: 'month' | 'weekday';
  readonly rows: readonly Row[];
  /** For the first three letters of a word, or its two: the rows with stems that begin so, and of them those stems alone. */
  readonly byStart: ReadonlyMap<string, readonly Row[]>;
}

function tableOf(field: Table['field'], names: Readonly<Record<string, string>>): Table {
  const all = rows(names);
  const byStart = new Map<string, Row[]>();
  for (const { language, stems } of all)
    for (const one of stems)
      for (const start of new Set([one.stem.slice(0, 2), one.stem.slice(0, 3)])) {
        const begun = byStart.get(start) ?? [];
        byStart.set(start, begun);
        const last = begun.at(-1);
        if (last?.language === language) (last.stems as Stem[]).push(one);
        else begun.push({ language, stems: [one] });
      }
  return { field, rows: all, byStart };
}

const MONTH_TABLE = tableOf('month', MONTHS);
const WEEKDAY_TABLE = tableOf('weekday', WEEKDAYS);

/** The names that Intl has for a language without a row; "d’abril" and "de gener" are their longest words. */
function askIntl(language: string, field: Table['field']): Row {
  const stems: Stem[] = [];
  for (const style of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
      day: 'numeric',
      [field]: style,
      timeZone: 'UTC',
    });
    for (let number = 0; number < (field === 'month' ? 12 : 7); number++) {
      // 1 January 2023 is a Sunday.
      const at = field === 'month' ? Date.UTC(2023, number, 9) : Date.UTC(2023, 0, number + 1);
      const name = format.formatToParts(at).find((part) => part.type === field)?.value ?? '';
      const [stem = ''] = plain(name)
        .split(/[^\p{L}\p{M}]+/u)
        .sort((a, b) => b.length - a.length);
      if (stem.length > 1) stems.push({ stem, number });
    }
  }
  // "Tháng" is in every Vietnamese month and names none.
  const names = (one: Stem) => stems.every(({ stem, number }) => stem !== one.stem || number === one.number);
  return { language, stems: stems.filter(names) };
}

/** Languages that number their months and whose weekdays are words of EAST_WORDS. */
const NUMBERED: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'yue']);

const asked = new Map<string, Row>();

/** A language's own row; undefined for none and for what is no language. */
function rowOf(table: Table, language: string): Row | undefined {
  if (!/^[a-z]{2,3}$/.test(language) || NUMBERED.has(language)) return undefined;
  const row = table.rows.find((one) => one.language === language);
  if (row !== undefined) return row;
  const key = `${language} ${table.field}`;
  const known = asked.get(key) ?? askIntl(language, table.field);
  asked.set(key, known);
  return known;
}
const jalali = JALALI.split(' ').map((name) => name.split('|').map(plain));

/** Endings are at most this long: Polish "stycz" + "nia", Ukrainian "листопад" + "ами", Lithuanian "saus" + "io". */
const LONGEST_ENDING = 5;

/** The number of the row's best stem: the word itself, else the longest stem it begins with, else one it shortens. */
function inRow(row: Row, word: string, shortest: number): number | undefined {
  let best: { number: number; length: number } | undefined;
  for (const { stem, number } of row.stems) {
    if (stem === word) return number;
    const fits =
      word.length > stem.length
        ? stem.length >= 3 && word.length - stem.length <= LONGEST_ENDING && word.startsWith(stem)
        : word.length >= shortest && stem.startsWith(word);
    const length = Math.min(stem.length, word.length);
    if (fits && (best === undefined || length > best.length)) best = { number, length };
  }
  return best?.number;
}

function inTable(table: Table, word: string, shortest: number, language: string): number | undefined {
  const own = rowOf(table, language);
  const first = own === undefined ? undefined : inRow(own, word, shortest);
  if (first !== undefined) return first;
  const begun = table.byStart.get(word.slice(0, 3));
  if (begun === undefined) return undefined;
  // Whole words of any language before abbreviations of any.
  for (const row of begun) {
    const hit = row.stems.find(({ stem }) => stem === word);
    if (hit !== undefined) return hit.number;
  }
  for (const row of begun) {
    const number = inRow(row, word, shortest);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** Words that are zones only in capitals, and the Vietnamese weekday, which a numeral follows. */
const CAPITALS: Readonly<Record<string, string>> = {
  AT: 'Z-0400',
  ET: 'Z-0500',
  thứ: 'w',
  Thứ: 'w',
  THỨ: 'w',
};

/** Whether a word tells a moment from now: "yesterday", "ago". */
export function isRelative(printed: string): boolean {
  return /^[r<]/.test(fixed.get(plain(printed)) ?? '');
}

/** Longer than any word of a date. */
const LONGEST_WORD = 24;

const known = new Map<string, Map<string, string | undefined>>();

/** The sign of a word, as above. `language` is a primary subtag ("fr") or "". */
export function signOf(printed: string, language: string): string | undefined {
  if (printed.length > LONGEST_WORD) return undefined;
  const own = known.get(language) ?? new Map<string, string | undefined>();
  if (own.size === 0 || own.size > 5000) known.set(language, own);
  if (own.size > 5000) own.clear();
  if (own.has(printed)) return own.get(printed);
  const sign = CAPITALS[printed] ?? findSign(plain(printed), language);
  own.set(printed, sign);
  return sign;
}

/** Galician "martes" is a day, though half of Europe begins March with it. */
function isOwnWeekday(word: string, language: string): boolean {
  return rowOf(WEEKDAY_TABLE, language)?.stems.some(({ stem }) => stem === word && word.length > 3) ?? false;
}

function findSign(word: string, language: string): string | undefined {
  const persian = word.charCodeAt(0) < 0x600 ? -1 : jalali.findIndex((names) => names.includes(word));
  if (persian >= 0) return `J${String(persian + 1).padStart(2, '0')}`;
  // Three letters of an alphabet, two of a script that writes syllables.
  const month = inTable(MONTH_TABLE, word, /^[\u0900-\u0dff]/.test(word) ? 2 : 3, language);
  const sign = fixed.get(word);
  if (isOwnWeekday(word, language) || word.startsWith('วัน')) return 'W';
  if (month === undefined && sign !== undefined) return sign;
  const weekday = inTable(WEEKDAY_TABLE, word, 2, language);
  if (month === undefined) {
    if (weekday !== undefined) return `W${weekday}`;
    // Elision: d’abril, dell’aprile.
    if (word.includes('’')) return findSign(word.slice(word.indexOf('’') + 1), language);
    // Hebrew writes its prepositions onto the word: במאי, "in May".
    return language !== '' && /^[בהל]./.test(word) && word.length > 2
      ? findSign(word.slice(1), '')
      : undefined;
  }
  const number = `@${String(month + 1).padStart(2, '0')}`;
  return weekday === undefined || sign !== undefined ? number : `${number}W${weekday}`;
}
