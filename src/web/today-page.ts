/** The front page: what came in today, or on the newest day that has anything. */
import { MAX_OFFSET } from '../desk/search-form.ts';
import { addDays, dayOf, startOfDay } from '../moment/day.ts';
import type { Answer, Hit } from '../search/index-contract.ts';
import { type Html, html } from './html.ts';
import { printIndexTrouble } from './index-trouble.ts';
import { dayHref, sourceHref } from './links.ts';
import { PAGE_SIZE } from './paging.ts';
import { heading } from './shell.ts';
import { printList, printTeaser, teasersOf } from './teasers.ts';
import { countArticles, longDay, printCount, sourceName, sourceTitle, today, type View } from './view.ts';

export async function printToday(view: View): Promise<Html> {
  const { index, zone, now } = view.reading;
  // An article dated ahead of the clock is not the newest news.
  const newest = await index.find({ text: '', order: 'newest', until: now(), limit: 1 });
  if (newest.kind === 'fault') return printIndexTrouble(view, newest);
  const newestAt = newest.hits[0]?.publishedAt;
  if (newestAt === undefined) return newest.total === 0 ? printEmpty(view) : printUndated(view);
  const day = dayOf(newestAt, zone) ?? today(view);
  return printDayOf(view, day, day === today(view) ? undefined : view.words.newestDay);
}

function printEmpty(view: View): Html {
  return html`${heading(view, view.words.nothingYet)}<p class="note">${view.words.nothingYetHow}</p>`;
}

async function printUndated(view: View): Promise<Html> {
  const answer = await view.reading.index.find({ text: '', order: 'newest', limit: PAGE_SIZE });
  if (answer.kind === 'fault') return printIndexTrouble(view, answer);
  const teasers = await teasersOf(view, answer.hits);
  return html`${heading(view, view.words.without, answer.total)}${printList(teasers.map((one) => printTeaser(view, one)))}`;
}

/** One day: its first article large, the others in columns, its sources beside them. */
export async function printDayOf(view: View, day: string, note?: string): Promise<Html> {
  const { index, zone } = view.reading;
  const answer = await index.find({
    text: '',
    order: 'newest',
    since: startOfDay(day, zone),
    until: startOfDay(addDays(day, 1), zone) - 1,
    limit: MOST_OF_A_DAY,
    facets: true,
  });
  if (answer.kind === 'fault') return printIndexTrouble(view, answer);
  const teasers = await teasersOf(view, answer.hits);
  const sources = answer.facets?.source ?? [];
  const count = countArticles(view, answer.total);
  const entries = teasers.map((one) => printTeaser(view, one, { day }));
  return html`<header class="heading dateline"><h1>${longDay(view, day)}</h1><p>${
    sources.length === 0 ? count : view.words.fromSources(count, sources.length)
  }</p></header>
${note !== undefined && html`<p class="note">${note}</p>`}${answer.total === 0 && html`<p class="note">${view.words.nothingThatDay}</p>`}
<div class="front"><div class="news">${printList(entries, 'columns')}${more(view, answer, day)}</div>
${printSources(view, answer, day)}</div>
${await printNeighbours(view, day)}`;
}

/** A front page stays readable; the rest of a very full day is a search away. */
const MOST_OF_A_DAY = 60;

function more(view: View, answer: Answer, day: string): Html | false {
  if (answer.total <= answer.hits.length) return false;
  return html`<p class="more"><a href="/search?since=${day}&amp;until=${day}&amp;page=${MOST_OF_A_DAY / PAGE_SIZE + 1}">${view.words.earlier} →</a></p>`;
}

function printSources(view: View, answer: Answer, day: string): Html | false {
  const facets = answer.facets?.source ?? [];
  if (facets.length === 0) return false;
  return html`<aside class="side" aria-labelledby="side-title"><h2 id="side-title">${view.words.sources}</h2><ul class="tally">${facets.map(
    ({ value, count }) =>
      html`<li><a href="${sourceHref(value)}">${sourceName(view, value)}</a> <a class="count" href="/search?source=${encodeURIComponent(value)}&amp;since=${day}&amp;until=${day}" aria-label="${countArticles(view, count)}, ${sourceTitle(view, value)}">${printCount(view.words, count)}</a></li>`,
  )}</ul></aside>`;
}

/** Links to the nearest days before and behind that have anything; days of silence are passed over. */
async function printNeighbours(view: View, day: string): Promise<Html> {
  const { words } = view;
  const [before, after] = await Promise.all([dayBefore(view, day), dayAfter(view, day)]);
  return html`<nav class="paging" aria-label="${words.days}">${
    before === undefined
      ? html`<span></span>`
      : html`<a rel="prev" href="${dayHref(before)}">← ${longDay(view, before)}</a>`
  }${after !== undefined && html`<a rel="next" href="${dayHref(after)}">${longDay(view, after)} →</a>`}</nav>`;
}

async function dayBefore({ reading: { index, zone } }: View, day: string): Promise<string | undefined> {
  const answer = await index.find({ text: '', order: 'newest', until: startOfDay(day, zone) - 1, limit: 1 });
  return answer.kind === 'fault' ? undefined : dayOfHit(answer.hits[0], zone);
}

/** The oldest article behind the day is the last of the newest-first list; where that lies too deep, simply the next day. */
async function dayAfter(view: View, day: string): Promise<string | undefined> {
  const { index, zone, now } = view.reading;
  const next = addDays(day, 1);
  const later = { text: '', order: 'newest', since: startOfDay(next, zone), until: now(), limit: 1 } as const;
  const newest = await index.find(later);
  if (newest.kind === 'fault' || newest.total === 0) return undefined;
  if (newest.total > MAX_OFFSET) return next;
  const oldest = await index.find({ ...later, offset: newest.total - 1 });
  return oldest.kind === 'fault' ? next : dayOfHit(oldest.hits[0], zone);
}

function dayOfHit(hit: Hit | undefined, zone: string): string | undefined {
  return hit?.publishedAt === undefined ? undefined : dayOf(hit.publishedAt, zone);
}
