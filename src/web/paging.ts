/** Long lists in pages. */
import { MAX_OFFSET } from '../desk/search-form.ts';
import { type Html, html } from './html.ts';
import type { View } from './view.ts';

export const PAGE_SIZE = 30;

/** The page a reader asked for, from 1; anything unreadable is the first. */
export function pageOf(text: string | undefined): number {
  const page = Number(text ?? '1');
  return Number.isInteger(page) && page >= 1 && page <= MAX_OFFSET / PAGE_SIZE ? page : 1;
}

/** Links to the pages before and behind; nothing when all stands on one. */
export function printPaging(view: View, page: number, total: number, hrefOf: (page: number) => string): Html {
  const pages = Math.min(Math.ceil(total / PAGE_SIZE), MAX_OFFSET / PAGE_SIZE);
  if (pages <= 1 && page === 1) return html``;
  const { words } = view;
  return html`<nav class="paging" aria-label="${words.paging}">
${page > 1 ? html`<a rel="prev" href="${hrefOf(Math.min(page - 1, pages))}">← ${words.later}</a>` : html`<span></span>`}
<span>${page <= pages && words.page(page, pages)}</span>
${page < pages ? html`<a rel="next" href="${hrefOf(page + 1)}">${words.earlier} →</a>` : html`<span></span>`}
</nav>`;
}
