/**
 * The forms of a date in the neutral form (see neutral.ts), most certain first, as a table of pattern and reading.
 * `@05` is a month by name, `J05` a Persian one, Y O D stand after year, month and day in East Asian print.
 */
import { type Day, dayOfWeek, dayOfYear, fromJalali, fullYear } from './calendar.ts';

/** Which of two numbers is the day: decided by the language or the zone (see order.ts). */
export type Order = 'dmy' | 'mdy' | 'ymd';

type Reading = (part: readonly string[], order: Order) => Day | undefined;

const GAP = '[\\s,./-]*';

function by(year: string | undefined, month: string | undefined, day: string | undefined): Day {
  const rest = { month: Number(month), day: Number(day ?? 1) };
  return year === undefined ? rest : { year: fullYear(year), ...rest };
}

const isYear = (digits: string) => digits.length >= 4;
const persianYear = (digits: string) => Number(digits) >= 1300 && Number(digits) < 1500;

/** Three numbers; a printed order wins where only one is possible. */
const three: Reading = ([, a = '', b = '', c = ''], order) => {
  if (persianYear(a)) return fromJalali(Number(a), Number(b), Number(c));
  if (isYear(a)) return by(a, b, c);
  if (a.length === 3) return by(String(Number(a) + 1911), b, c);
  if (persianYear(c)) return fromJalali(Number(c), Number(b), Number(a));
  if (!isYear(c) && (order === 'ymd' || Number(a) > 31)) return by(a, b, c);
  const monthFirst = Number(b) > 12 || (order === 'mdy' && Number(a) <= 12);
  return monthFirst ? by(c, a, b) : by(c, b, a);
};

const NAMED: readonly (readonly [RegExp, Reading])[] = [
  // Named months: 6 @05 2023 · @05 6, 2023 · 2023 @05 6 · 2023-@07-13 · 06-@05-23
  [new RegExp(`^(\\d{4})Y?${GAP}@(\\d\\d)${GAP}(\\d{1,2})D?$`), ([, y, m, d]) => by(y, m, d)],
  [new RegExp(`^(\\d{1,3})Y${GAP}@(\\d\\d)${GAP}(\\d{1,2})D?$`), ([, y = '', m, d]) => by(y, m, d)],
  [new RegExp(`^(\\d{1,2})D?${GAP}@(\\d\\d)${GAP}['’]?(\\d{4}|\\d\\d)Y?$`), ([, d, m, y]) => by(y, m, d)],
  [new RegExp(`^@(\\d\\d)${GAP}(\\d{1,2})D?[\\s,.-]+['’]?(\\d{4}|\\d\\d)Y?$`), ([, m, d, y]) => by(y, m, d)],
  [new RegExp(`^@(\\d\\d)${GAP}(\\d{1,2})D?$`), ([, m, d]) => by(undefined, m, d)],
  [new RegExp(`^(\\d{1,2})${GAP}@(\\d\\d)$`), ([, d, m]) => by(undefined, m, d)],
  [
    new RegExp(`^@(\\d\\d)${GAP}(\\d{4})Y?$|^(\\d{4})Y?${GAP}@(\\d\\d)$`),
    ([, m, y, y2, m2]) => by(y ?? y2, m ?? m2, '1'),
  ],
  [
    new RegExp(`^(\\d{1,2})${GAP}J(\\d\\d)${GAP}(\\d{4})$`),
    ([, d, m, y]) => fromJalali(Number(y), Number(m), Number(d)),
  ],
  // Latvian and Kazakh: 2023. gada 6. maijs
  [new RegExp(`^(\\d{4})Y?${GAP}(\\d{1,2})${GAP}@(\\d\\d)$`), ([, y, d, m]) => by(y, m, d)],
  [
    new RegExp(`^(\\d{4})${GAP}J(\\d\\d)${GAP}(\\d{1,2})$`),
    ([, y, m, d]) => fromJalali(Number(y), Number(m), Number(d)),
  ],
];

const NUMBERS: readonly (readonly [RegExp, Reading])[] = [
  // Numbers: 2023-05-06 · 2023/5/6 · 06.05.2023 · 5/6/23 · 2003-012-31 · 112/05/06 (years of the Republic)
  [/^(\d{4})-0(\d{2})-(\d{1,2})$/, ([, y, m, d]) => by(y, m, d)],
  [/^(\d{2})-(\d{2})-(\d{2})$/, (part, order) => three(part, order === 'mdy' ? 'ymd' : order)],
  [
    /^(\d{1,2}) ?\. ?(\d{1,2}) ?\. ?(\d{4}|\d{2})\.?$/,
    (part, order) => three(part, order === 'ymd' ? order : 'dmy'),
  ],
  [
    /^(\d{1,4}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{1,2})\.?$/,
    ([all = '', a = '', , b = '', c = ''], order) => three([all, a, b, c], order),
  ],
  [/^(\d{1,4})[ ,]+(\d{1,2})[ ,]+(\d{4}|\d{2})$/, three],
  // Xinhua: year, month and day in boxes of their own
  [/^(\d{4}) (\d{1,2})\/(\d{1,2})$/, ([, y, m, d]) => by(y, m, d)],
  // ISO 8601: 20230506 · 2023-W18-6 · 2023-126 · 2023-05 · 2023, and the short forms that RSS once allowed
  [/^(\d{4})(\d{2})(\d{2})$/, ([, y, m, d]) => by(y, m, d)],
  [/^(\d{4})-?w(\d{2})(?:-?(\d))?$/, ([, y, w, d]) => dayOfWeek(Number(y), Number(w), Number(d ?? 1))],
  [/^(\d{4})-?(\d{3})$/, ([, y, n]) => dayOfYear(Number(y), Number(n))],
  [/^(\d{4})[-/.](\d{1,2})$/, ([, y, m]) => by(y, m, '1')],
  [/^(\d{1,2})\/(\d{4})$/, ([, m, y]) => by(y, m, '1')],
  [/^(\d{4})Y?$/, ([, y]) => by(y, '1', '1')],
  [/^(\d{2})(\d{2})(\d{2})$/, ([, y, m, d]) => by(y, m, d)],
  [/^(\d{2})-?([0-3]\d{2})$/, ([, y = '', n]) => dayOfYear(fullYear(y), Number(n))],
  [/^-(\d{2})-?(\d{2})$/, ([, y, m]) => by(y, m, '1')],
  // No year: 05-06 · 5/6
  [
    /^(\d{1,2})[-/](\d{1,2})$/,
    ([, a = '', b = ''], order) =>
      order === 'dmy' || Number(a) > 12 ? by(undefined, b, a) : by(undefined, a, b),
  ],
];

/** What the date's text says, before it is known whether such a day exists; undefined when no shape fits. */
export function readShape(text: string, order: Order): Day | undefined {
  // A shape with a month by name fits no other text, and no other shape fits that.
  const named = text.includes('@') || text.includes('J');
  for (const [pattern, reading] of named ? NAMED : NUMBERS) {
    const match = pattern.exec(text);
    if (match !== null) return reading(match, order);
  }
  return undefined;
}
