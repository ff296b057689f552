/** The sources with their counts and how they are, and the page of one of them. */
import type { SourceState } from '../desk/reading.ts';
import { hostOf } from '../render/render-body.ts';
import { isPageAddress } from '../render/safe-body.ts';
import { type Html, html } from './html.ts';
import { printIndexTrouble } from './index-trouble.ts';
import { sourceHref } from './links.ts';
import { PAGE_SIZE, printPaging } from './paging.ts';
import { heading } from './shell.ts';
import { printList, printTeaser, teasersOf } from './teasers.ts';
import { moment, printCount, sourceName, type View } from './view.ts';

export async function printSources(view: View): Promise<Html> {
  const answer = await view.reading.index.find({ text: '', order: 'newest', limit: 1, facets: true });
  if (answer.kind === 'fault') return printIndexTrouble(view, answer);
  const counts = new Map((answer.facets?.source ?? []).map(({ value, count }) => [value, count]));
  const known = new Set(view.sources.map(({ id }) => id));
  const imported = [...counts.keys()].filter((id) => !known.has(id)).map((id) => ({ id, title: id }));
  const all = [...view.sources, ...imported];
  const folders = Map.groupBy(all, ({ folder }: SourceState) => folder ?? '');
  return html`${heading(view, view.words.sources, answer.total)}
${all.length === 0 && html`<p class="note">${view.words.nothingYetHow}</p>`}${[...folders]
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([folder, sources]) => printFolder(view, folder, sources, counts))}`;
}

function printFolder(
  view: View,
  folder: string,
  sources: readonly SourceState[],
  counts: ReadonlyMap<string, number>,
): Html {
  const named = (name: Html) => (folder === '' ? html`<h2>${name}</h2>` : html`<h3>${name}</h3>`);
  return html`<section class="folder">${folder !== '' && html`<h2>${folder}</h2>`}
<ul class="shelf">${sources.map(
    (source) => html`<li>${named(html`<a href="${sourceHref(source.id)}">${sourceName(view, source.id)}</a>`)}
<p class="count">${printCount(view.words, counts.get(source.id) ?? 0)}</p>
<p class="health">${printHealth(view, source)}</p></li>`,
  )}</ul></section>`;
}

function printHealth(view: View, source: SourceState): Html {
  const { words } = view;
  if (source.trouble !== undefined) return html`<strong class="trouble">${source.trouble}</strong>`;
  if (source.lastLookAt === undefined)
    return source.feeds === undefined || source.feeds.length === 0 ? html`` : html`${words.neverLooked}`;
  return html`${words.lastLook} ${moment(view, source.lastLookAt)}`;
}

export async function printSource(view: View, id: string, page: number): Promise<Html | undefined> {
  const answer = await view.reading.index.find({
    text: '',
    order: 'newest',
    sources: [id],
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  if (answer.kind === 'fault') return printIndexTrouble(view, answer);
  const source = view.sources.find((one) => one.id === id);
  if ((source === undefined && answer.total === 0) || (page > 1 && answer.hits.length === 0))
    return undefined;
  const teasers = await teasersOf(view, answer.hits);
  const href = sourceHref(id);
  return html`${heading(view, html`${sourceName(view, id)}`, answer.total, html`<a href="/feeds/sources/${encodeURIComponent(id)}.atom">${view.words.feeds}</a>`)}
${source && printAbout(view, source)}
${printList(
  teasers.map((one) => printTeaser(view, one, { withoutSource: true })),
  'columns',
)}
${printPaging(view, page, answer.total, (to) => `${href}?page=${to}`)}`;
}

function printAbout(view: View, source: SourceState): Html {
  const { words } = view;
  const { site, lastLookAt, lastSuccessAt, nextLookAt, trouble, requests, unchangedShare } = source;
  const followed = source.feeds !== undefined && source.feeds.length > 0;
  return html`<dl class="facts">${
    site !== undefined &&
    isPageAddress(site) &&
    html`<div><dt>${words.site}</dt><dd><a href="${site}">${hostOf(site)}</a></dd></div>`
  }${lastLookAt !== undefined && html`<div><dt>${words.lastLook}</dt><dd>${moment(view, lastLookAt)}</dd></div>`}${
    nextLookAt !== undefined &&
    html`<div><dt>${words.nextLook}</dt><dd>${moment(view, nextLookAt)}</dd></div>`
  }${
    lastSuccessAt !== undefined &&
    lastSuccessAt !== lastLookAt &&
    html`<div><dt>${words.lastSuccess}</dt><dd>${moment(view, lastSuccessAt)}</dd></div>`
  }${
    requests !== undefined &&
    requests > 0 &&
    html`<div><dt>${words.requests}</dt><dd>${printCount(view.words, requests)}</dd></div>`
  }${
    unchangedShare !== undefined &&
    requests !== undefined &&
    requests > 0 &&
    html`<div><dt>${words.unchangedShare}</dt><dd>${Math.round(unchangedShare * 100)} %</dd></div>`
  }${
    followed &&
    html`<div><dt>${words.state}</dt><dd>${trouble === undefined ? words.well : html`<strong class="trouble">${trouble}</strong>`}</dd></div>`
  }</dl>`;
}
