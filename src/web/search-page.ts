/** The search: a form, what was found, and the ways to narrow it down. */
import { readSearchForm } from '../desk/search-form.ts';
import type { Answer, Facet, QueryFault } from '../search/index-contract.ts';
import { type Html, html } from './html.ts';
import { searchHref } from './links.ts';
import { PAGE_SIZE, printSteps, readSteps } from './paging.ts';
import { heading } from './shell.ts';
import { printFound, printList, printTeaser, teasersOf } from './teasers.ts';
import { printTimeChart } from './time-chart.ts';
import { languageName, longMonth, printCount, sourceTitle, type View } from './view.ts';

export interface SearchPage {
  readonly content: Html;
  readonly status: 200 | 400 | 503;
}

const FACETS_SHOWN = 12;
/** Fields that say which page of an answer is shown. */
const PAGING = new Set(['page', 'from', 'asOf']);

export async function printSearch(view: View, fields: URLSearchParams): Promise<SearchPage> {
  const asked = [...fields].some(
    ([name, value]) => !PAGING.has(name) && name !== 'order' && name !== 'inflections' && value.trim() !== '',
  );
  const search = readSearchForm(withoutPaging(fields), {
    zone: view.reading.zone,
    limit: PAGE_SIZE,
    maxLimit: PAGE_SIZE,
  });
  const form = printForm(view, fields);
  if ('kind' in search)
    return {
      status: 400,
      content: html`${form}<div class="note fault" role="alert"><h2>${view.words.formFault}</h2><p>${search.message}</p></div>`,
    };
  if (!asked) return { status: 200, content: html`${form}${await printSaved(view)}${printHints(view)}` };
  const steps = readSteps(fields);
  const answer = await view.reading.index.find({
    ...search,
    offset: steps.at(-1) ?? 0,
    facets: true,
    ...(search.text !== '' && { copies: 'fold' }),
  });
  if (answer.kind === 'answer')
    return {
      status: 200,
      content: html`${form}${await printAnswer(view, fields, search.text, answer, steps)}`,
    };
  if (answer.code === 'query')
    return { status: 400, content: html`${form}${printQueryFault(view, search.text, answer)}` };
  return {
    status: 503,
    content: html`${form}<div class="note fault" role="alert"><h2>${view.words.indexFault}</h2><p>${answer.message}</p><p>${view.words.indexFaultHow}</p></div>`,
  };
}

/** Saved searches, each with how much was published on it since yesterday, and its feed. */
async function printSaved(view: View): Promise<Html> {
  const { searches = [], index, now, zone } = view.reading;
  if (searches.length === 0) return html``;
  const rows = await Promise.all(
    searches.map(async ({ id, title, query }) => {
      const answer = await index.find({ text: query, zone, since: now() - 86_400_000, limit: 0 });
      const fresh = answer.kind === 'answer' ? answer.total : 0;
      return html`<li><h2><a href="${searchHref({ q: query, order: 'newest' })}"><bdi>${title}</bdi></a></h2><p>${
        fresh > 0 && html`<strong>+${fresh}</strong> `
      }<a href="/feeds/searches/${encodeURIComponent(id)}.atom">Atom</a></p></li>`;
    }),
  );
  return html`<ul class="shelf saved">${rows}</ul>`;
}

function printHints({ words }: View): Html {
  return html`<dl class="hints">${words.hints.map(
    ([query, meaning]) => html`<div><dt><code>${query}</code></dt><dd>${meaning}</dd></div>`,
  )}</dl>`;
}

function withoutPaging(fields: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(fields);
  for (const name of ['limit', 'offset']) rest.delete(name);
  return rest;
}

async function printAnswer(
  view: View,
  fields: URLSearchParams,
  text: string,
  answer: Answer,
  steps: readonly number[],
): Promise<Html> {
  const { words } = view;
  const entries =
    text === ''
      ? (await teasersOf(view, answer.hits)).map((one) => printTeaser(view, one))
      : answer.hits.map((hit) => printFound(view, hit));
  if (answer.total === 0)
    return html`<div class="note" role="status"><h2>${words.foundNothing}</h2><p>${words.foundNothingHow}</p></div>`;
  return html`<div class="found"><div class="hits"><p class="tallied" role="status">${words.found(printCount(words, answer.total), answer.total === 1, answer.totalExact)} <a class="follow" href="${feedHref(fields)}">${words.follow}</a></p>
${printList(entries)}
${printPages(view, fields, answer, steps)}</div>
${printFacets(view, fields, answer)}</div>`;
}

/**
 * Copies fold, so pages begin at unequal places; the address of a page names those of all before it, and the moment of the first,
 * so that what comes in meanwhile moves nothing.
 */
function printPages(view: View, fields: URLSearchParams, answer: Answer, steps: readonly number[]): Html {
  const { next, total, mark } = answer;
  const asOf = fields.get('asOf') ?? mark;
  const hrefOf = (offsets: readonly number[]) =>
    hrefWith(fields, offsets.length > 0 ? { from: offsets.join('.'), asOf } : {});
  const page = steps.length + 1;
  const behind = next === undefined ? 0 : Math.ceil((total - next) / PAGE_SIZE);
  const before = (steps.at(-1) ?? 0) < total ? steps.slice(0, -1) : steps.filter((step) => step < total);
  return printSteps(view, page, page + behind, {
    ...(page > 1 && { before: hrefOf(before) }),
    ...(next !== undefined && { behind: hrefOf([...steps, next]) }),
  });
}

function feedHref(fields: URLSearchParams): string {
  return hrefWith(fields, { order: 'newest' }).replace(/^\/search/, '/feeds/search.atom');
}

/** The first page of the same search, but for what is changed. */
function hrefWith(fields: URLSearchParams, changed: Readonly<Record<string, string | undefined>>): string {
  const record: Record<string, string[]> = {};
  for (const [key, one] of fields)
    if (!(key in changed) && !PAGING.has(key)) record[key] = [...(record[key] ?? []), one];
  return searchHref({ ...record, ...changed });
}

function printForm(view: View, fields: URLSearchParams): Html {
  const { words } = view;
  const value = (name: string) => fields.get(name) ?? '';
  const opened = ['source', 'lang', 'since', 'until', 'inflections'].some((name) => value(name) !== '');
  const option = (selected: boolean, id: string, name: string) =>
    html`<option value="${id}"${selected && html` selected`}>${name}</option>`;
  const sources = new Map(view.sources.map(({ id, title }) => [id, title]));
  if (value('source') !== '' && !sources.has(value('source'))) sources.set(value('source'), value('source'));
  return html`${heading(view, words.search)}<form class="search" action="/search" role="search">
<div class="line"><label class="unseen" for="q">${words.query}</label><input id="q" name="q" type="search" dir="auto" value="${value('q')}" placeholder="${words.query}" autocomplete="off" enterkeyhint="search"><button>${words.search}</button></div>
<details${opened && html` open`}><summary>${words.narrow}</summary><div class="fields">
<p><label for="source">${words.source}</label><select id="source" name="source">${option(value('source') === '', '', words.anySource)}${[...sources].map(([id, title]) => option(value('source') === id, id, title))}</select></p>
<p><label for="since">${words.since}</label><input id="since" name="since" type="${fieldType(value('since'))}" value="${value('since')}"></p>
<p><label for="until">${words.until}</label><input id="until" name="until" type="${fieldType(value('until'))}" value="${value('until')}"></p>
<p><label for="order">${words.order}</label><select id="order" name="order">${option(value('order') !== 'newest', 'relevance', words.byRelevance)}${option(value('order') === 'newest', 'newest', words.byNewest)}</select></p>
<p class="choice"><label><input type="checkbox" name="inflections" value="1"${value('inflections') === '1' && html` checked`}> ${words.inflections}</label></p>
${value('lang') !== '' && html`<p><label for="lang">${words.language}</label><select id="lang" name="lang">${option(false, '', words.anyLanguage)}${option(true, value('lang'), languageName(view, value('lang')))}</select></p>`}
</div></details></form>`;
}

/** A date field shows nothing but whole days; a month or year someone has typed stands in a text field. */
function fieldType(value: string): 'date' | 'text' {
  return value === '' || /^\d{4}-\d\d-\d\d$/.test(value) ? 'date' : 'text';
}

function printFacets(view: View, fields: URLSearchParams, answer: Answer): Html | undefined {
  const { facets } = answer;
  if (facets === undefined) return undefined;
  const { words } = view;
  const month = (value: string) => {
    const record: Record<string, string[]> = {};
    for (const [key, one] of fields)
      if (!['since', 'until'].includes(key) && !PAGING.has(key)) record[key] = [...(record[key] ?? []), one];
    return searchHref({ ...record, since: value, until: value });
  };
  const months = [...facets.month].sort((a, b) => (a.value < b.value ? 1 : -1));
  return html`<aside class="side facets" aria-label="${words.narrow}">
${printFacet(
  view,
  words.source,
  facets.source,
  fields.get('source'),
  (id) => sourceTitle(view, id),
  (id) => hrefWith(fields, { source: id }),
)}
${printFacet(
  view,
  words.language,
  facets.language,
  fields.get('lang'),
  (id) => languageName(view, id),
  (id) => hrefWith(fields, { lang: id }),
)}
${printFacet(
  view,
  words.byMonth,
  months,
  undefined,
  (id) => longMonth(view, id),
  (id) => month(id ?? ''),
  printTimeChart(view, facets.month, month),
)}
</aside>`;
}

function printFacet(
  view: View,
  title: string,
  facets: readonly Facet[],
  chosen: string | null | undefined,
  nameOf: (value: string) => string,
  hrefOf: (value: string | undefined) => string,
  chart: Html | false = false,
): Html | undefined {
  if (facets.length === 0) return undefined;
  return html`<section><h2>${title}</h2>${chart}<ul class="tally">${facets
    .slice(0, FACETS_SHOWN)
    .map(({ value, count }) =>
      value === chosen
        ? html`<li><a aria-current="true" href="${hrefOf(undefined)}" dir="auto">${nameOf(value)}</a> <span class="count" aria-hidden="true">×</span></li>`
        : html`<li><a href="${hrefOf(value)}" dir="auto">${nameOf(value)}</a> <span class="count">${printCount(view.words, count)}</span></li>`,
    )}</ul></section>`;
}

/** The query as typed, with the place where it stops making sense. */
function printQueryFault(view: View, text: string, fault: QueryFault): Html {
  const at = Math.min(Math.max(fault.at, 0), text.length);
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0x2423);
  return html`<div class="note fault" role="alert"><h2>${view.words.queryFault}</h2><p>${fault.message}</p><p class="pointer" dir="auto">${text.slice(0, at)}<mark>${at < text.length ? character : '␣'}</mark>${text.slice(at + character.length)}</p></div>`;
}
