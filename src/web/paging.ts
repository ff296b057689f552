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

/**
 * Where the pages up to the one asked for begin, without the first: `from=30.65` is the third page, which begins at 65.
 * `page=3` stands for pages of PAGE_SIZE each. Anything unreadable is the first page.
 */
export function readSteps(fields: Pick<URLSearchParams, 'get'>): readonly number[] {
  const from = fields.get('from');
  if (from === null || from === '')
    return Array.from({ length: pageOf(fields.get('page') ?? undefined) - 1 }, (_, i) => (i + 1) * PAGE_SIZE);
  const steps = from.split('.').map(Number);
  const rises = steps.every(
    (step, i) => Number.isInteger(step) && step > (steps[i - 1] ?? 0) && step <= MAX_OFFSET,
  );
  return rises ? steps : [];
}

/** Links to the pages before and behind; nothing when all stands on one. */
export function printPaging(view: View, page: number, total: number, hrefOf: (page: number) => string): Html {
  const pages = Math.min(Math.ceil(total / PAGE_SIZE), MAX_OFFSET / PAGE_SIZE);
  return printSteps(view, page, pages, {
    ...(page > 1 && { before: hrefOf(Math.min(page - 1, pages)) }),
    ...(page < pages && { behind: hrefOf(page + 1) }),
  });
}

export function printSteps(
  { words }: View,
  page: number,
  pages: number,
  { before, behind }: { readonly before?: string; readonly behind?: string },
): Html {
  if (pages <= 1 && page === 1) return html``;
  return html`<nav class="paging" aria-label="${words.paging}">
${before !== undefined ? html`<a rel="prev" href="${before}">← ${words.later}</a>` : html`<span></span>`}
<span>${page <= pages && words.page(page, pages)}</span>
${behind !== undefined ? html`<a rel="next" href="${behind}">${words.earlier} →</a>` : html`<span></span>`}
</nav>`;
}
