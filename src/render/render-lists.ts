/**
 * Cards → the archive's Markdown lists, made to be read on a git forge: a front page, one file a day, one a source and month.
 * Cards come newest first, undated ones last; a million of them take no more memory than one month does.
 *
 *     README.md                      the newest, the sources with counts, the years
 *     lists/days/2026/README.md      the year's days with counts
 *     lists/days/2026/11/23.md       one day, all sources
 *     lists/sources/<id>/README.md   the source's newest, its months with counts
 *     lists/sources/<id>/2026-11.md  one month of one source
 *     lists/undated.md               articles without a known day
 */
import { type Day, dayOf } from '../moment/day.ts';
import {
  dayFile,
  frontPage,
  type ListFile,
  type ListOptions,
  monthFile,
  sourceFile,
  type Tally,
  undatedFile,
  yearFile,
  yearsOf,
} from './list-files.ts';
import type { ListCard } from './list-line.ts';

export type { ListCard, ListFile, ListOptions };

const NEWEST = 50;

export async function* renderLists(
  cards: Iterable<ListCard> | AsyncIterable<ListCard>,
  options: ListOptions,
): AsyncGenerator<ListFile> {
  const { zone, newest = NEWEST } = options;
  const all: Tally = tally();
  const sources = new Map<string, Tally>();
  const days = new Map<Day, number>();
  const openMonths = new Map<string, { month: string; cards: ListCard[] }>();
  const undated: ListCard[] = [];
  let openDay: { day: Day; cards: ListCard[] } | undefined;

  for await (const card of cards) {
    const own = sources.get(card.source) ?? tally();
    sources.set(card.source, own);
    const day = card.publishedAt === undefined ? undefined : dayOf(card.publishedAt, zone);
    const month = day?.slice(0, -3);
    for (const each of [all, own]) count(each, card, month, newest);
    if (day === undefined || month === undefined) {
      undated.push(card);
      continue;
    }
    days.set(day, (days.get(day) ?? 0) + 1);
    if (openDay?.day !== day) {
      if (openDay) yield dayFile(openDay.day, openDay.cards, options);
      openDay = { day, cards: [] };
    }
    openDay.cards.push(card);
    const openMonth = openMonths.get(card.source);
    if (openMonth?.month === month) openMonth.cards.push(card);
    else {
      if (openMonth) yield monthFile(card.source, openMonth.month, openMonth.cards, options);
      openMonths.set(card.source, { month, cards: [card] });
    }
  }

  if (openDay) yield dayFile(openDay.day, openDay.cards, options);
  for (const [source, { month, cards: rest }] of openMonths) yield monthFile(source, month, rest, options);
  if (undated.length > 0) yield undatedFile(undated, options);
  for (const year of yearsOf(all)) yield yearFile(year, days);
  for (const [source, own] of sources) yield sourceFile(source, own, options);
  yield frontPage(all, sources, undated.length, options);
}

function tally(): Tally {
  return { count: 0, newest: [], months: new Map() };
}

function count(into: Tally, card: ListCard, month: string | undefined, newest: number): void {
  into.count++;
  if (into.newest.length < newest) into.newest.push(card);
  if (month !== undefined) into.months.set(month, (into.months.get(month) ?? 0) + 1);
}
