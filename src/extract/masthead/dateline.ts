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
const PLACE = "(?:\\p{Lu}[\\p{L}\\p{M}’'.-]*(?:[ /][\\p{L}\\p{M}’'.-]*){0,4})";
/** A place, perhaps a second or a day, perhaps an agency in brackets, and a dash. Each with the sign it cannot be without. */
const WESTERN = [
  {
    sign: /[–—]/,
    form: `^(${PLACE}(?:, (?:${PLACE}))?)(?:,? \\p{Nd}{1,2}\\.? \\p{L}+\\.?|,? \\p{L}+\\.? \\p{Nd}{1,2})?(?:,? ?\\((?:[\\p{L}\\p{N} ./-]{2,24})\\)| ?/[\\p{L}\\p{N} .-]{2,24}/)?[\\s.]*[–—]\\s*`,
  },
  { sign: /\)\s*[-–—:.]/, form: `^(${PLACE}),? \\((?:[\\p{L}\\p{N} ./-]{2,24})\\)\\s*[-–—:.]+\\s*` },
  { sign: /\s-{1,2}\s/, form: '^(\\p{Lu}{3,}(?:[ ,]+\\p{Lu}[\\p{Lu}.]+){0,3})\\s-{1,2}\\s+' },
].map(({ sign, form }) => ({ sign, form: new RegExp(form, 'u') }));
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
  let match = front.includes('日') ? EASTERN.exec(front) : null;
  for (const { sign, form } of WESTERN) if (!match && sign.test(front)) match = form.exec(front);
  const place = match?.[1]?.trim();
  if (!match || !place || place.length > 40) return undefined;
  // "Rain – and more of it – fell": one word in small letters before a dash is a sentence's, unless an agency or a day vouches for it.
  const capitals =
    place === place.toUpperCase() &&
    !KIND.test(place) &&
    !labels.some((label) => label.toUpperCase() === place);
  const vouched = /[()/\p{Nd}]/u.test(match[0]) || capitals;
  return vouched ? { place, rest: text.slice(match[0].length).trim() } : undefined;
}
