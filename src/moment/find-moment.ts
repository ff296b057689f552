/** A date printed inside a longer line → the moment and where it stands. */
import type { Moment, MomentContext } from './context.ts';
import { primary, readTokens } from './moment.ts';
import { type Token, tokens } from './neutral.ts';

export interface FoundMoment {
  readonly moment: Moment;
  /** UTF-16 positions in the line. */
  readonly start: number;
  readonly end: number;
}

/** No printed date has more tokens; a line of a table may have thousands. */
const WIDEST = 40;
const LONGEST_LINE = 2000;

/** What makes a run of numbers a date at a glance: a month by name, a year of four digits beside others, a day told from now. */
const CERTAIN = /@\d\d|J\d\d|\d{4} ?[-/.Y]|[-/.] ?\d{4}|[r<][0-2n]?|\d[-/]\d{1,2}\D+\d{1,2}:\d\d/;

const MONTH_ALONE = /^@\d\d\D*\d{4}Y?$|^\d{4}\D*@\d\d$|^\d{4}\D+\d{1,2}O?$/;

/**
 * Shape: findMoment("By Ann Lee | Published 6 May 2023 at 14:03 | 3 comments", {}) → { moment, start: 23, end: 42 }
 * The first date of the line; undefined when there is none. Lone years, plain numbers and telephone numbers are no dates.
 */
export function findMoment(text: string, context: MomentContext = {}): FoundMoment | undefined {
  if (!/\p{Nd}|[昨今前]|just|刚|剛/u.test(text)) return undefined;
  const all = tokens(text.slice(0, LONGEST_LINE), primary(context));
  for (let start = 0; start < all.length; start++) {
    if (!opens(all, start)) continue;
    let end = start;
    while (end < all.length && end - start < WIDEST && all[end]?.sign !== '?') end++;
    for (; end > start; end--) {
      const found = closes(all, end) ? at(all, start, end, text, context) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function opens(all: readonly Token[], start: number): boolean {
  const sign = all[start]?.sign ?? '?';
  if (!/^(?:\d|@|W|J|E|r|<|a$|p$)/.test(sign)) return false;
  return (
    !/[\d.:/+-]$/.test(all[start - 1]?.sign ?? '') ||
    !/^\d/.test(sign) ||
    !/\d/.test(all[start - 2]?.sign ?? '')
  );
}

function closes(all: readonly Token[], end: number): boolean {
  const sign = all[end - 1]?.sign ?? '';
  if (!/^(?:\d|@|W|J|Z|I|r|<|a$|p$|[YODhms]$|u[a-z])|[)]/.test(sign)) return false;
  return (
    !/\d$/.test(sign) || !/^[\d.:/-]/.test(all[end]?.sign ?? '') || !/^\d/.test(all[end + 1]?.sign ?? '')
  );
}

function at(
  all: readonly Token[],
  start: number,
  end: number,
  text: string,
  context: MomentContext,
): FoundMoment | undefined {
  const part = all.slice(start, end);
  const signs = part.map((token) => token.sign).join('');
  if (!CERTAIN.test(signs) || MONTH_ALONE.test(signs)) return undefined;
  const from = part[0]?.start ?? 0;
  const to = part.at(-1)?.end ?? 0;
  const moment = readTokens(part, text.slice(from, to), context);
  return moment === undefined ? undefined : { moment, start: from, end: to };
}
