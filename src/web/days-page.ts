/** The calendar: months with counts, and the days of one month. */
import { addDays, addMonths, daysOf, startOfDay } from '../moment/day.ts';
import { type Html, html } from './html.ts';
import { printIndexTrouble } from './index-trouble.ts';
import { dayHref } from './links.ts';
import { heading } from './shell.ts';
import { longMonth, printCount, today, type View } from './view.ts';

export async function printMonths(view: View): Promise<Html> {
  const { index, zone } = view.reading;
  const answer = await index.find({ text: '', zone, order: 'newest', limit: 1, facets: true });
  if (answer.kind === 'fault') return printIndexTrouble(view, answer);
  const months = [...(answer.facets?.month ?? [])].sort((a, b) => (a.value < b.value ? 1 : -1));
  const years = Map.groupBy(months, ({ value }) => value.slice(0, 4));
  const name = new Intl.DateTimeFormat(view.words.lang, { month: 'long', timeZone: 'UTC' });
  const newest = months[0]?.value;
  const calendar = newest === undefined ? undefined : await printMonth(view, newest, 2);
  return html`${heading(view, view.words.days, answer.total)}
${calendar}
${[...years].map(
  ([year, rows]) =>
    html`<section class="year"><h2>${year}</h2><ul class="months">${rows.map(
      ({ value, count }) =>
        html`<li><a href="/days/${value}">${name.format(Date.parse(`${value}-15T12:00:00Z`))}</a> <span class="count">${printCount(view.words, count)}</span></li>`,
    )}</ul></section>`,
)}`;
}

export async function printMonthPage(view: View, month: string): Promise<Html> {
  const { words } = view;
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)];
  return html`${await printMonth(view, month, 1)}
<nav class="paging" aria-label="${words.days}"><a rel="prev" href="/days/${before}">← ${longMonth(view, before)}</a>${
    month < today(view).slice(0, 7) &&
    html`<a rel="next" href="/days/${after}">${longMonth(view, after)} →</a>`
  }</nav>`;
}

async function printMonth(view: View, month: string, level: 1 | 2): Promise<Html> {
  const { index, zone } = view.reading;
  const days = daysOf(month);
  const counts = new Map<string, number>();
  for (const day of days) {
    const answer = await index.find({
      text: '',
      order: 'newest',
      since: startOfDay(day, zone),
      until: startOfDay(addDays(day, 1), zone) - 1,
      limit: 1,
    });
    if (answer.kind === 'fault') return printIndexTrouble(view, answer);
    counts.set(day, answer.total);
  }
  const names = new Intl.DateTimeFormat(view.words.lang, { weekday: 'short', timeZone: 'UTC' });
  // 2024-01-01 was a Monday; weeks begin there, as ISO 8601 has them.
  const weekdays = [0, 1, 2, 3, 4, 5, 6].map((day) => names.format(Date.UTC(2024, 0, 1 + day, 12)));
  const title = longMonth(view, month);
  return html`${level === 1 ? heading(view, title) : undefined}<table class="calendar"><caption${level === 1 && html` class="unseen"`}>${title}</caption>
<thead><tr>${weekdays.map((day) => html`<th scope="col">${day}</th>`)}</tr></thead>
<tbody>${weeksOf(days).map(
    (week) => html`<tr>${week.map((day) => printCell(view, day, counts.get(day ?? '') ?? 0))}</tr>`,
  )}</tbody></table>`;
}

/** Rows of seven; the places before the first and behind the last day are empty. */
function weeksOf(days: readonly string[]): (string | undefined)[][] {
  const first = new Date(`${days[0]}T12:00:00Z`).getUTCDay();
  const cells: (string | undefined)[] = [...Array<undefined>((first + 6) % 7), ...days];
  while (cells.length % 7 !== 0) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function printCell(view: View, day: string | undefined, count: number): Html {
  if (day === undefined) return html`<td></td>`;
  const number = Number(day.slice(-2));
  const current = day === today(view) && html` aria-current="date"`;
  if (count === 0) return html`<td${current}><span class="day">${number}</span></td>`;
  return html`<td${current}><a href="${dayHref(day)}"><span class="day">${number}</span> <span class="count">${printCount(view.words, count)}</span></a></td>`;
}
