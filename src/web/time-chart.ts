/** How many matches each month has, as bars over time; by years when there are too many months. Drawn without scripts or styles. */
import { addMonths } from '../moment/day.ts';
import type { Facet } from '../search/index-contract.ts';
import { type Html, html } from './html.ts';
import { longMonth, printCount, type View } from './view.ts';

/** More bars than this are too thin to be hit. */
const MOST_BARS = 60;
/** Units of the drawing. */
const HEIGHT = 40;
const STEP = 10;
const GAP = 2;
/** What is there can be seen. */
const LEAST = 2;

export interface Bar {
  /** "2022-01" or "2022" */
  readonly value: string;
  readonly count: number;
}

/** Every month (or year) from the first to the last, also those without matches. Shape: 2021-11: 2, 2022-01: 1 → three bars */
export function barsOf(months: readonly Facet[]): readonly Bar[] {
  const counts = new Map(months.map(({ value, count }) => [value, count]));
  const sorted = [...counts.keys()].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const bars: Bar[] = [];
  for (let month = first; month <= last && bars.length <= MOST_BARS; month = addMonths(month, 1))
    bars.push({ value: month, count: counts.get(month) ?? 0 });
  if (bars.length <= MOST_BARS) return bars;
  const years = new Map<string, number>();
  for (const [month, count] of counts) {
    const year = month.slice(0, -3);
    years.set(year, (years.get(year) ?? 0) + count);
  }
  return Array.from({ length: Number(last.slice(0, -3)) - Number(first.slice(0, -3)) + 1 }, (_, i) => {
    const value = String(Number(first.slice(0, -3)) + i).padStart(4, '0');
    return { value, count: years.get(value) ?? 0 };
  }).slice(-MOST_BARS);
}

export function printTimeChart(
  view: View,
  months: readonly Facet[],
  hrefOf: (value: string) => string,
): Html | false {
  const bars = barsOf(months);
  if (bars.length < 2) return false;
  const most = Math.max(...bars.map(({ count }) => count));
  const drawn = bars.map(({ value, count }, i) => {
    if (count === 0) return html``;
    const tall = Math.max(LEAST, Math.round((HEIGHT * count) / most));
    const name = value.length > 4 ? longMonth(view, value) : value;
    return html`<a href="${hrefOf(value)}"><title>${name}: ${printCount(view.words, count)}</title><rect class="reach" x="${i * STEP}" y="0" width="${STEP}" height="${HEIGHT}"/><rect x="${i * STEP}" y="${HEIGHT - tall}" width="${STEP - GAP}" height="${tall}"/></a>`;
  });
  return html`<svg class="chart" viewBox="0 0 ${bars.length * STEP} ${HEIGHT}" preserveAspectRatio="none" role="group" aria-label="${view.words.byMonth}">${drawn}</svg>
<p class="ends"><span>${bars[0]?.value ?? ''}</span> <span>${bars.at(-1)?.value ?? ''}</span></p>`;
}
