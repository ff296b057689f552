/**
 * Reads the dateline off the front of a story.
 * Shape: "LIMA, 3 March (Agency) — Rain fell." → { place: "LIMA", rest: "Rain fell." }
 * Looks at the first 120 UTF-16 units. Answers undefined when there is none, which is usual.
 * Source: agency style of AP, Reuters, AFP, dpa, EFE, TASS, Xinhua, CNA, as printed.
 */

import { HAN } from '../tree/han.ts';

export interface Dateline {
  readonly place: string;
  /** The story without it. */
  readonly rest: string;
}

const LOOKED_AT = 120;
/**
 * Capitals as A, other letters and marks as a, digits as 0, other numbers as n: over these the forms are plain. With \p{L} in each place
 * the engine took 20 ms to compile them.
 */
const KINDS = [
  [/\p{Lu}/gu, 'A'],
  [/(?!A)[\p{L}\p{M}]/gu, 'a'],
  [/\p{Nd}/gu, '0'],
  [/(?!0)\p{N}/gu, 'n'],
] as const;
const PLACE = "(?:A[Aa’'.-]*(?:[ /][Aa’'.-]*){0,4})";
/** A place, perhaps a second or a day, perhaps an agency in brackets, and a dash. Each with the sign it cannot be without. */
const WESTERN = [
  {
    sign: /[–—]/,
    form: `^(${PLACE}(?:, (?:${PLACE}))?)(?:,? 0{1,2}\\.? [Aa]+\\.?|,? [Aa]+\\.? 0{1,2})?(?:,? ?\\((?:[Aa0n ./-]{2,24})\\)| ?/[Aa0n .-]{2,24}/)?[\\s.]*[–—]\\s*`,
  },
  { sign: /\)\s*[-–—:.]/, form: `^(${PLACE}),? \\((?:[Aa0n ./-]{2,24})\\)\\s*[-–—:.]+\\s*` },
  { sign: /\s-{1,2}\s/, form: '^(A{3,}(?:[ ,]+A[A.]+){0,3})\\s-{1,2}\\s+' },
].map(({ sign, form }) => ({ sign, form: new RegExp(form) }));
/** "新华社北京1月15日电（记者张三）", "（中央社台北15日電）", "【本报讯】" has no place. */
const EASTERN = new RegExp(
  `^[（(【[]?(?:新[华華]社|中新[网社網]|中央社|法新社|路透社|美联社|美聯社|共同社|[记記]者[^，。]{2,8}[／/])\\s?(?:[记記]者${HAN}{2,3}(?=${HAN}{2}\\p{Nd}))?(${HAN}{2,5}?)(?:\\p{Nd}{1,2}月)?\\p{Nd}{1,2}日(?:综合|綜合|外)?[电電讯訊](?:\\s?[（(][^）)]{2,30}[）)])?[）)】\\]]?\\s*`,
  'u',
);

/** Printed as a place is, over a story or before it: what kind of story it is. */
const KIND = /^(?:breaking|live|update|ex[ck]lusiv|video|opini|analys|interview|fact|sport|urgent|срочно)/iu;

/** `labels`: what the page calls its section and the story's kind. */
export function readDateline(text: string, labels: readonly string[] = []): Dateline | undefined {
  const front = text.slice(0, LOOKED_AT);
  const found = eastern(front) ?? western(front);
  const place = found?.place.trim();
  if (!found || !place || place.length > 40) return undefined;
  // "Rain – and more of it – fell": one word in small letters before a dash is a sentence's, unless an agency or a day vouches for it.
  const capitals =
    place === place.toUpperCase() &&
    !KIND.test(place) &&
    !labels.some((label) => label.toUpperCase() === place);
  const vouched = /[()/\p{Nd}]/u.test(found.whole) || capitals;
  return vouched ? { place, rest: text.slice(found.whole.length).trim() } : undefined;
}

interface Found {
  readonly place: string;
  /** The place with all that belongs to the dateline. */
  readonly whole: string;
}

function eastern(front: string): Found | undefined {
  const match = front.includes('日') ? EASTERN.exec(front) : null;
  return match ? { place: match[1] ?? '', whole: match[0] } : undefined;
}

function western(front: string): Found | undefined {
  let plain: string | undefined;
  for (const { sign, form } of WESTERN) {
    if (!sign.test(front)) continue;
    plain ??= KINDS.reduce((text, [kind, letter]) => text.replace(kind, letter), front);
    const match = form.exec(plain);
    if (match) return { place: front.slice(0, match[1]?.length), whole: front.slice(0, match[0].length) };
  }
  return undefined;
}
