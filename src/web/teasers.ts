/** Lists of articles: each a headline with what the sheet says under it. */
import type { Article } from '../article/article.ts';
import { plainText } from '../article/text.ts';
import { firstWords } from '../render/article-entry.ts';
import { fineSpaces } from '../render/fine-spaces.ts';
import type { Hit } from '../search/index-contract.ts';
import { type Html, html, type Part } from './html.ts';
import { articleHref, sourceHref } from './links.ts';
import { languageOf } from './set-language.ts';
import { moment, sourceName, type View } from './view.ts';

/** A hit with its sheet; `article` is absent when the sheet is damaged or gone. */
export interface Teaser {
  readonly hit: Hit;
  readonly article?: Article;
}

const WORDS_SHOWN = 220;

/** Reads the sheets of one page of hits. */
export async function teasersOf({ reading }: View, hits: readonly Hit[]): Promise<Teaser[]> {
  return Promise.all(
    hits.map(async (hit) => {
      const state = await reading.archive.pull(hit.id);
      return state?.kind === 'sheet' ? { hit, article: state.article } : { hit };
    }),
  );
}

export interface TeaserOptions {
  /** The day that the page is about: of its articles only the time is printed. */
  readonly day?: string;
  readonly withoutSource?: boolean;
  readonly level?: 2 | 3;
}

export function printTeaser(view: View, { hit, article }: Teaser, options: TeaserOptions = {}): Html {
  const standfirst = article?.standfirst ?? (article && firstWords(plainText(article.body), WORDS_SHOWN));
  return printEntry(
    view,
    hit,
    options,
    standfirst !== undefined && standfirst !== '' && html`<p>${fineSpaces(standfirst, hit.language)}</p>`,
    article?.kicker,
  );
}

/** A hit with the words that were found. */
export function printFound(view: View, hit: Hit): Html {
  const runs = hit.snippet.map(({ text, match }) => (match ? html`<mark>${text}</mark>` : text));
  return printEntry(view, hit, {}, html`${runs.length > 0 && html`<p>${runs}</p>`}${printCopies(view, hit)}`);
}

/** Where else the same text stands. */
function printCopies(view: View, { copies = [] }: Hit): Html | false {
  if (copies.length === 0) return false;
  const links = copies.map(
    ({ id, source, title }) =>
      html`<li><a href="${articleHref(id)}" title="${title}">${sourceName(view, source)}</a></li> `,
  );
  return html`<div class="copies" lang="${view.words.lang}">${view.words.alsoIn}: <ul>${links}</ul></div>`;
}

function printEntry(view: View, hit: Hit, options: TeaserOptions, words: Part, kicker?: string): Html {
  const source =
    options.withoutSource !== true &&
    html`<a class="source" href="${sourceHref(hit.source)}">${sourceName(view, hit.source)}</a> `;
  const title = html`<a href="${articleHref(hit.id)}">${fineSpaces(hit.title, hit.language)}</a>`;
  const level = options.level ?? 2;
  return html`<article class="teaser" ${languageOf(hit.language)}>
<p class="meta" lang="${view.words.lang}">${source}${moment(view, hit.publishedAt, options.day)}</p>
${kicker !== undefined && html`<p class="kicker">${kicker}</p>\n`}${level === 2 ? html`<h2 class="headline">${title}</h2>` : html`<h3 class="headline">${title}</h3>`}
${words}
</article>`;
}

export function printList(entries: readonly Html[], kind = 'list'): Html {
  return html`<ol class="stories ${kind}">${entries.map((entry) => html`<li>${entry}</li>\n`)}</ol>`;
}
