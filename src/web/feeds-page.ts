/** The feeds that can be followed from here. */
import { type Html, html } from './html.ts';
import { heading } from './shell.ts';
import type { View } from './view.ts';

const FORMS = ['atom', 'rss', 'json'] as const;
const NAMES = { atom: 'Atom', rss: 'RSS', json: 'JSON Feed' } as const;

export function printFeedList(view: View): Html {
  const rows = [
    { title: view.reading.title, path: '/feeds/all' },
    ...(view.reading.searches ?? []).map(({ id, title }) => ({
      title,
      path: `/feeds/searches/${encodeURIComponent(id)}`,
    })),
    ...view.sources.map(({ id, title }) => ({ title, path: `/feeds/sources/${encodeURIComponent(id)}` })),
  ];
  return html`${heading(view, view.words.feeds)}<ul class="shelf feeds">${rows.map(
    ({ title, path }) =>
      html`<li><h2><bdi>${title}</bdi></h2><p>${FORMS.map(
        (form) => html`<a href="${path}.${form}">${NAMES[form]}</a> `,
      )}</p></li>`,
  )}</ul>`;
}
