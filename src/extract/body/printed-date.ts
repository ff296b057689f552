/** Whether a short line is a printed date or time and nothing else, in any language that `moment` reads. */
import { printedTimes } from '../masthead/printed-time.ts';
import { BESIDE_TIME, PUBLISHED, UPDATED } from '../masthead/time-words.ts';

const LONGEST = 80;
/** Times that count from now, and days without a year; a list's items may look like others: "4. Marimo". */
const FROM_NOW =
  /ago|назад|trước|\p{Nd}\s*(?:秒|分[钟鐘]?|小[时時]|[天日周週]|[个個]月|時間|분|시간|일)\s*(?:之?前|전)|(?:^|\s)(?:vor|y a|hace|há)\s\p{Nd}|\p{Nd}月\s?\p{Nd}{1,2}日/iu;

/** Shape: "Published 15/01/2022 - 17:33" → true; "On 15 January it rained." → false. */
export function isPrintedDate(line: string): boolean {
  if (line.length > LONGEST || !/\p{Nd}/u.test(line)) return false;
  const times = printedTimes(line, FROM_NOW.test(line) ? { now: 0 } : {});
  if (times.length === 0) return false;
  const rest = times.reduce((left, time) => left.replace(time.text, ' '), line);
  const words =
    rest
      .toLowerCase()
      .replace(LABELS, ' ')
      .match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];
  return words.every((word) => BESIDE_TIME.test(word));
}

/** With their endings: "publish" and "ed". Asked of lower case: what folds cases itself takes the engine ten times as long to compile. */
const LABELS = new RegExp(`(?:${PUBLISHED.source}|${UPDATED.source})\\p{Ll}{0,4}`, 'gu');
