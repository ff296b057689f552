/** An article, set for reading; an earlier state of it; all its states. */
import type { Article } from '../article/article.ts';
import { images } from '../article/article-json.ts';
import type { DamagedState, KeptState, ShownImage } from '../desk/reading.ts';
import { fineSpaces } from '../render/fine-spaces.ts';
import { hostOf, renderBody } from '../render/render-body.ts';
import { isPageAddress } from '../render/safe-body.ts';
import type { Hit } from '../search/index-contract.ts';
import { type Html, html, markup } from './html.ts';
import { articleHref, changesHref, sourceHref, stateHref } from './links.ts';
import { languageOf } from './set-language.ts';
import { heading } from './shell.ts';
import { moment, sourceName, sourceTitle, type View } from './view.ts';

const NEIGHBOURS = 4;

/** The page of one state; `states` are all of them, the earliest first, the current one last. */
export async function printArticle(
  view: View,
  state: KeptState,
  states: readonly (KeptState | DamagedState)[],
): Promise<Html> {
  const { article } = state;
  const current = state.revision === 0;
  const kept = await keptImages(view, article);
  const body = renderBody(article.body, {
    image: (src) => {
      const image = kept.get(src);
      return image && { ...image, href: `/images/${image.name}` };
    },
    words: view.words,
  });
  return html`<article class="sheet" ${languageOf(article.language)}>
${printHead(view, article)}
${printNotice(view, state, states.length - 1)}${current && (await printVanishing(view, article))}
<div class="body">
${markup(fineSpaces(body, article.language))}
</div>
</article>
${printAbout(view, state)}
${current && (await printNeighbours(view, article))}`;
}

async function keptImages({ reading }: View, article: Article): Promise<ReadonlyMap<string, ShownImage>> {
  const addresses = images(article.body).map(({ src }) => src);
  return addresses.length === 0 || reading.images === undefined ? new Map() : reading.images.find(addresses);
}

function printHead(view: View, article: Article): Html {
  const { words } = view;
  const { kicker, headline, standfirst, byline, dateline, publishedAt, section, language } = article;
  return html`<header class="head">
<p class="meta" lang="${words.lang}"><a class="source" href="${sourceHref(article.source)}">${sourceName(view, article.source)}</a>${
    section !== undefined &&
    section !== kicker &&
    html` <span class="section" ${languageOf(article.language)}>${section}</span>`
  }</p>
${kicker !== undefined && html`<p class="kicker">${kicker}</p>\n`}<h1 class="headline">${fineSpaces(headline, language)}</h1>
${standfirst !== undefined && html`<p class="standfirst">${fineSpaces(standfirst, language)}</p>\n`}<p class="credits">${
    byline.length > 0 && html`<span class="byline">${byline.join(joiner(article.language))}</span> `
  }${dateline !== undefined && html`<span class="place">${dateline}</span> `}<span lang="${words.lang}">${moment(view, publishedAt)}</span></p>
</header>`;
}

/** Between names: the comma of the language. */
function joiner(language: string | undefined): string {
  const primary = language?.toLowerCase().split('-')[0] ?? '';
  if (['zh', 'ja'].includes(primary)) return '、';
  return ['ar', 'fa', 'ur', 'ps', 'ckb'].includes(primary) ? '، ' : ', ';
}

function printNotice(view: View, state: KeptState, changes: number): Html | false {
  const { words } = view;
  const { id } = state.article;
  const own = html`lang="${words.lang}" dir="ltr"`;
  if (state.revision > 0)
    return html`<p class="notice" ${own}>${words.earlierState} <a href="${articleHref(id)}">${words.toCurrent}</a></p>`;
  if (changes === 0) return false;
  return html`<p class="notice" ${own}>${words.changedTimes(changes)} <a href="${changesHref(id, changes, 0)}">${words.changes}</a></p>`;
}

async function printVanishing(view: View, { id }: Article): Promise<Html | false> {
  const { words, reading } = view;
  const vanishing = await reading.vanished?.(id);
  if (vanishing === undefined) return false;
  return html`<p class="notice" lang="${words.lang}" dir="ltr">${words.vanished} ${moment(view, vanishing.at)} <code>${vanishing.how}</code></p>`;
}

function printAbout(view: View, { article, path, revision }: KeptState): Html {
  const { words } = view;
  const { id, url, canonicalUrl, modifiedAt, retrievedAt, printedTime } = article;
  const address = canonicalUrl ?? url;
  const fact = (name: string, value: Html) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`;
  return html`<section class="about" aria-labelledby="about-title"><h2 id="about-title">${words.about}</h2><dl class="facts">
${fact(words.original, isPageAddress(address) ? html`<a href="${address}" title="${address}">${hostOf(address)}</a>` : html`${address}`)}${
  printedTime !== undefined && fact(words.printed, html`<span dir="auto">${printedTime}</span>`)
}${modifiedAt !== undefined && fact(words.modified, moment(view, modifiedAt))}${
  retrievedAt !== undefined && fact(words.retrieved, moment(view, retrievedAt))
}${fact(words.past, html`<a href="${articleHref(id)}/states">${words.history}</a>`)}${
  view.reading.capture !== undefined &&
  revision === 0 &&
  fact(words.source, html`<a href="${articleHref(id)}/page">${words.asFetched}</a>`)
}${fact(words.sheet, html`<a href="${stateHref(id, revision)}.md"><code>${path}</code></a>`)}</dl></section>`;
}

async function printNeighbours(view: View, article: Article): Promise<Html> {
  const { index } = view.reading;
  const { id, source, publishedAt } = article;
  const [copies, alike, before] = await Promise.all([
    index.copies(id, NEIGHBOURS),
    index.moreLike(id, NEIGHBOURS),
    publishedAt === undefined
      ? undefined
      : index.find({
          text: '',
          order: 'newest',
          sources: [source],
          until: publishedAt - 1,
          limit: 3 * NEIGHBOURS,
        }),
  ]);
  // No article is named twice; what carries the same text comes first.
  const shown = new Set([id]);
  const fresh = (hits: readonly Hit[]) =>
    hits.filter((hit) => !shown.has(hit.id) && shown.add(hit.id)).slice(0, NEIGHBOURS);
  const { words } = view;
  return html`<div class="neighbours">${printShort(view, words.alsoIn, fresh(copies), true)}${printShort(
    view,
    words.sameMatter,
    fresh(alike),
    true,
  )}${printShort(
    view,
    words.moreFrom(sourceTitle(view, source)),
    before?.kind === 'answer' ? fresh(before.hits) : [],
    false,
  )}</div>`;
}

function printShort(view: View, title: string, hits: readonly Hit[], withSource: boolean): Html | false {
  if (hits.length === 0) return false;
  return html`<section><h2 dir="auto">${title}</h2><ul class="short">${hits.map(
    (hit) => html`<li ${languageOf(hit.language)}><a href="${articleHref(hit.id)}">${hit.title}</a>
<span class="meta" lang="${view.words.lang}">${withSource && html`${sourceName(view, hit.source)} `}${moment(view, hit.publishedAt)}</span></li>`,
  )}</ul></section>`;
}

/** All states of an article, the newest first, each with what changed since the one before. */
export function printStates(view: View, id: string, states: readonly (KeptState | DamagedState)[]): Html {
  const { words } = view;
  const last = states.findLast((state) => state.kind === 'sheet');
  const title = last?.kind === 'sheet' ? last.article.headline : id;
  const rows = states.map((state, index) => {
    const before = states[index - 1];
    const name = stateName(view, state.revision);
    if (state.kind === 'damage')
      return html`<li><strong class="trouble">${words.damaged}: ${state.path}</strong></li>`;
    return html`<li><a href="${stateHref(id, state.revision)}">${name}</a> <span class="meta">${words.retrieved} ${moment(view, state.article.retrievedAt)}</span>${
      before !== undefined &&
      html` <a href="${changesHref(id, before.revision, state.revision)}">${words.changes}</a>`
    }</li>`;
  });
  const language = last?.kind === 'sheet' ? last.article.language : undefined;
  return html`${heading(view, words.history, undefined, html`<a ${languageOf(language)} href="${articleHref(id)}">${title}</a>`)}<ol class="states">${rows.toReversed()}</ol>`;
}

export function stateName({ words }: View, revision: number): string {
  if (revision === 0) return words.current;
  return revision === 1 ? words.firstState : words.stateNumber(revision);
}
