/** A date printed inside a longer line → the moment and where it stands. */
import type { Moment, MomentContext } from './context.ts';
import { primary, readTokens } from './moment.ts';
import { type Token, tokensAtNumbers } from './neutral.ts';

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
const CERTAIN =
  /E-?\d+E ?\d|@\d\d|J\d\d|\d{4} ?[-/.Y]|[-/.] ?\d{4}|[r<][0-2n]?|\d[-/]\d{1,2}\D+\d{1,2}:\d\d|\dO ?\d{1,2}D[^\d?]*\d{1,2} ?[:h]/;

const MONTH_ALONE = /^@\d\d\D*\d{4}Y?$|^\d{4}\D*@\d\d$|^\d{4}\D+\d{1,2}O?$/;

/**
 * Shape: findMoment("By Ann Lee | Published 6 May 2023 at 14:03 | 3 comments", {}) → { moment, start: 23, end: 42 }
 * The first date of the line; undefined when there is none. Lone years, plain numbers and telephone numbers are no dates.
 */
export function findMoment(text: string, context: MomentContext = {}): FoundMoment | undefined {
  if (!mayHoldMoment(text)) return undefined;
  const all = tokensAtNumbers(text.slice(0, LONGEST_LINE), primary(context), context.now !== undefined);
  for (let start = 0; start < all.length; start++) {
    let stop = start;
    while (stop < all.length && all[stop]?.sign !== '?') stop++;
    if (stop > start && CERTAIN.test(signsOf(all, start, stop))) {
      const found = inRun(all, start, stop, text, context);
      if (found !== undefined) return found;
    }
    start = stop;
  }
  return undefined;
}

/** The first date among tokens that have no foreign word between them. */
function inRun(
  all: readonly Token[],
  first: number,
  stop: number,
  text: string,
  context: MomentContext,
): FoundMoment | undefined {
  for (let start = first; start < stop; start++) {
    if (!opens(all, start)) continue;
    for (let end = Math.min(stop, start + WIDEST); end > start; end--) {
      // White space closes nothing.
      if (all[end - 1]?.sign === ' ') continue;
      const found = closes(all, end) ? at(all, start, end, text, context) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** A number of any script, or a word of those that tell a moment from now without one. */
export function mayHoldMoment(text: string): boolean {
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) return true;
    if (c > 0x65f) return BEYOND_ASCII.test(text);
    if (c === 106 && text.startsWith('just', i)) return true;
  }
  return false;
}

const BEYOND_ASCII = /\p{Nd}|[昨今前刚剛]|just|[〇零一二三四五六七八九]年/u;

function signsOf(all: readonly Token[], start: number, end: number): string {
  let signs = '';
  for (let n = start; n < end; n++) signs += (all[n] as Token).sign;
  return signs;
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
  if (/^\d\d?$/.test(sign) && all[end - 2]?.sign !== ':' && isHour(all, end)) return false;
  if (!/^(?:\d|@|W|J|Z|I|r|<|a$|p$|[YODhms]$|u[a-z])|[)]/.test(sign)) return false;
  return (
    !/\d$/.test(sign) || !/^[\d.:/-]/.test(all[end]?.sign ?? '') || !/^\d/.test(all[end + 1]?.sign ?? '')
  );
}

/** "20" of "3 mars à 20h" and "20 h": half a time is none. */
function isHour(all: readonly Token[], end: number): boolean {
  const next = all[end]?.sign === ' ' ? all[end + 1] : all[end];
  return /^u?h$/.test(next?.sign ?? '');
}

function at(
  all: readonly Token[],
  start: number,
  end: number,
  text: string,
  context: MomentContext,
): FoundMoment | undefined {
  const signs = signsOf(all, start, end);
  if (!CERTAIN.test(signs) || MONTH_ALONE.test(signs)) return undefined;
  const part = all.slice(start, end);
  const from = part[0]?.start ?? 0;
  const to = part.at(-1)?.end ?? 0;
  const moment = readTokens(part, text.slice(from, to), context);
  return moment === undefined ? undefined : { moment, start: from, end: to };
}
