/**
 * Dates and times inside a line: where they stand, character by character. Finding and reading are `src/moment`'s.
 * Shape: "Published: 15 January 2022, 17:33 CET by Ann" → [{ index: 11, text: "15 January 2022, 17:33 CET", moment }]
 */
import type { Moment, MomentContext } from '../../moment/context.ts';
import { findMoment, mayHoldMoment } from '../../moment/find-moment.ts';
import { readMoment } from '../../moment/moment.ts';

export interface Printed {
  readonly index: number;
  readonly text: string;
  readonly moment: Moment;
}

/** A line longer than this is prose, and its dates are the story's. */
const MAX_LINE = 400;
/** "Created, published, updated, printed": no masthead has more. */
const MAX_TIMES = 5;

export function printedTimes(line: string, context: MomentContext = {}): Printed[] {
  if (!mayHoldMoment(line)) return [];
  // "입력 2022.01.15 17:33 수정 2022.01.15 18:00": two times side by side are read one by one.
  const second = line.search(/(?<=\d\D{0,3})(?:수정|최종|업데이트|更新|修改)/u);
  if (second > 0) {
    const rest = printedTimes(line.slice(second), context).map((one) => ({
      ...one,
      index: one.index + second,
    }));
    return [...printedTimes(line.slice(0, second), context), ...rest];
  }
  const found: Printed[] = [];
  if (line.length > MAX_LINE) return found;
  for (let from = 0; found.length < MAX_TIMES; ) {
    const one = findMoment(line.slice(from), context) ?? findShort(line.slice(from), context);
    if (!one) break;
    const text = line.slice(from + one.start, from + one.end);
    if (hasDay(text)) found.push({ index: from + one.start, text, moment: one.moment });
    from += one.end;
  }
  return found;
}

/** "Joined March 2007" tells no day: beside a year of four digits there must be another number that is no time of day. */
function hasDay(text: string): boolean {
  const numbers =
    text
      .replace(
        /(?<![\p{Nd}./-])(?<![./-]\s)\p{Nd}{1,2}\s?[:.h：]\s?\p{Nd}{2}(?:[:：]\p{Nd}{2})?(?![./-]?\p{Nd})/gu,
        ' ',
      )
      .match(/\p{Nd}+/gu) ?? [];
  return numbers.length !== 1 || numbers[0]?.length !== 4;
}

/** Too short to be a date anywhere, but not beside a headline: "8.5.12", "02/12/19". */
const SHORT =
  /(?<![\p{Nd}./-])(?:(?:19|20)\p{Nd}{2}\.\s?\p{Nd}{1,2}\.\s?\p{Nd}{1,2}(?![\p{Nd}])|\p{Nd}{1,2}([./-])\p{Nd}{1,2}\1['’]?\p{Nd}{2}(?![\p{Nd}./-]))(?:\s*[,(（]?[月火水木金土日一二三四五六]?[)）]?[\s.]*(?:[上下]午|오[전후]|午[前後]|晚上|凌晨)?\s*\p{Nd}{1,2}[:：時时]\p{Nd}{2}分?)?/u;

function findShort(text: string, context: MomentContext): ReturnType<typeof findMoment> {
  const match = SHORT.exec(text);
  const moment = match === null ? undefined : readMoment(match[0], context);
  return match === null || moment === undefined
    ? undefined
    : { moment, start: match.index, end: match.index + match[0].length };
}
