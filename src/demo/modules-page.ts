/** Pages of named modules: every element carries a class of its block, images in picture elements without a source. */
import { escapeText } from '../article/escape.ts';
import { advert, BLANK, bodyStyle, type PageLinks, relatedList, setStory } from './page-parts.ts';
import { printMinute, type Story } from './story.ts';

export function modulesPage(story: Story, links: PageLinks): string {
  const { paper, copy } = story;
  const { words } = paper;
  const style = bodyStyle(story, links, {
    paragraph: (html) => `<p class="article__paragraph">${html}</p>`,
    figure: (src, alt, caption, credit) =>
      `<div class="media media--image"><picture><source data-srcset="${src}?w=640 640w, ${src}?w=1280 1280w"><img class="media__img lazy" data-original="${src}" src="${BLANK}" alt="${alt}"></picture><p class="media__legend">${caption}</p><span class="media__credit">${credit}</span></div>`,
  });
  const [first, second] = links.related;
  const also = (other: Story | undefined) =>
    other === undefined
      ? ''
      : `<p class="article__read-also"><a href="${other.url}"><span>${words.readAlso} :</span> ${escapeText(other.copy.headline)}</a></p>`;
  return `<div class="page"><main class="page__main"><section class="article article--long">
<div class="article__header">${copy.kicker === undefined ? '' : `<span class="article__kicker">${escapeText(copy.kicker)}</span>`}
<h1 class="article__title">${escapeText(copy.headline)}</h1>
${copy.standfirst === undefined ? '' : `<p class="article__standfirst">${escapeText(copy.standfirst)}</p>`}
<div class="article__meta">${words.by} <a class="article__author" rel="author" href="${links.home}">${escapeText(copy.byline.join(', '))}</a>
<span class="article__date">${words.published} ${printMinute(story.publishedAt, paper)}</span>${story.editedAt === undefined ? '' : `<span class="article__date">${words.updated} ${printMinute(story.editedAt, paper)}</span>`}</div>
<div class="toolbar"><button>${words.share}</button></div></div>
<div class="article__content">
${setStory(story, style, { 2: also(first), 4: advert(paper), 6: also(second) })}
</div>
<div class="article__promo subscribe-box"><h3>${words.subscribe}</h3><p>${words.newsletter}</p></div>
</section>
<section class="related-module"><h2>${words.related}</h2>${relatedList(paper, links)}</section>
<section class="reactions" id="reactions"><h2>${words.comments}</h2><p class="reaction">${words.comment}</p></section>
</main><aside class="page__side"><h2>${words.popular}</h2>${relatedList(paper, links)}</aside></div>`;
}
