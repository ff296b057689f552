/** What every page is made with: the tools, the reader's language, the names of the sources. */
import type { Reading, SourceState } from '../desk/reading.ts';
import { dayOf, timeOf } from '../moment/day.ts';
import { type Html, html } from './html.ts';
import type { Words } from './words.ts';

export interface View {
  readonly reading: Reading;
  readonly words: Words;
  readonly sources: readonly SourceState[];
  /** Path and query of the page asked for. */
  readonly path: string;
}

export function sourceTitle(view: View, id: string): string {
  return view.sources.find((source) => source.id === id)?.title ?? id;
}

/** The title in its own language's type, isolated from the text around it. */
export function sourceName(view: View, id: string): Html {
  const language = view.sources.find((source) => source.id === id)?.language;
  return html`<bdi${language !== undefined && html` lang="${language}"`}>${sourceTitle(view, id)}</bdi>`;
}

export function countArticles({ words }: View, count: number): string {
  return words.articles(printCount(words, count), count === 1);
}

export function printCount(words: Words, count: number): string {
  return new Intl.NumberFormat(words.lang).format(count);
}

export function today({ reading }: View): string {
  return dayOf(reading.now(), reading.zone) ?? '1970-01-01';
}

/** Shape: "2026-11-23" → "Monday, 23 November 2026" */
export function longDay({ words }: View, day: string): string {
  const locale = words.lang === 'en' ? 'en-GB' : words.lang;
  const form = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  return form.format(Date.parse(`${day}T12:00:00Z`));
}

/** Shape: "2026-11" → "November 2026" */
export function longMonth({ words }: View, month: string): string {
  const locale = words.lang === 'en' ? 'en-GB' : words.lang;
  const form = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return form.format(Date.parse(`${month}-15T12:00:00Z`));
}

/** An instant for people, in the archive's zone; only the time when it is of the day that the page is about. */
export function moment(view: View, at: number | undefined, pageDay?: string): Html {
  const { zone } = view.reading;
  const day = at === undefined ? undefined : dayOf(at, zone);
  if (at === undefined || day === undefined)
    return html`<span class="moment" dir="auto">${view.words.unknownDate}</span>`;
  const time = timeOf(at, zone) ?? '';
  const words = day === pageDay ? time : view.words.dayAndTime(mediumDay(view, day), time);
  return html`<time class="moment" dir="auto" datetime="${new Date(at).toISOString()}">${words}</time>`;
}

function mediumDay({ words }: View, day: string): string {
  const locale = words.lang === 'en' ? 'en-GB' : words.lang;
  const form = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return form.format(Date.parse(`${day}T12:00:00Z`));
}

/** Shape: "zh-Hans" → "Simplified Chinese"; a code nobody knows stays as it is. */
export function languageName({ words }: View, code: string): string {
  try {
    return new Intl.DisplayNames(words.lang, { type: 'language' }).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}
