/** Pages in the mark-up of recent years: semantic elements, microdata, lazy images behind a blank one. */
import { escapeText } from '../article/escape.ts';
import { advert, BLANK, bodyStyle, type PageLinks, relatedList, setStory } from './page-parts.ts';
import { printMinute, type Story } from './story.ts';

export function semanticPage(story: Story, links: PageLinks): string {
  const { paper, copy } = story;
  const { words } = paper;
  const style = bodyStyle(story, links, {
    paragraph: (html) => `<p>${html}</p>`,
    figure: (src, alt, caption, credit) =>
      `<figure><img class="lazyload" src="${BLANK}" data-src="${src}" alt="${alt}" width="640" height="400"><noscript><img src="${src}" alt="${alt}"></noscript><figcaption>${caption} <span class="credit">${credit}</span></figcaption></figure>`,
  });
  const share = `<ul class="share-bar" aria-label="${words.share}"><li><a href="https://social.example/share?u=${encodeURIComponent(story.url)}">${words.share}</a></li><li><a href="mailto:?body=${encodeURIComponent(story.url)}">✉</a></li></ul>`;
  const first = links.related[0];
  return `<main><article itemscope itemtype="https://schema.org/NewsArticle">
<header>
${copy.kicker === undefined ? '' : `<p class="kicker">${escapeText(copy.kicker)}</p>`}
<h1 itemprop="headline">${escapeText(copy.headline)}</h1>
${copy.standfirst === undefined ? '' : `<p class="standfirst" itemprop="description">${escapeText(copy.standfirst)}</p>`}
<p class="byline">${words.by} <span itemprop="author">${escapeText(copy.byline.join(', '))}</span></p>
<p class="dates">${words.published} <time itemprop="datePublished" datetime="${new Date(story.publishedAt).toISOString()}">${printMinute(story.publishedAt, paper)}</time>${story.editedAt === undefined ? '' : ` · ${words.updated} <time itemprop="dateModified" datetime="${new Date(story.editedAt).toISOString()}">${printMinute(story.editedAt, paper)}</time>`}</p>
${share}
</header>
<div class="article-body" itemprop="articleBody">
${setStory(story, style, {
  2: advert(paper),
  3:
    first === undefined
      ? ''
      : `<aside class="inline-related"><strong>${words.readAlso}:</strong> <a href="${first.url}">${escapeText(first.copy.headline)}</a></aside>`,
  5: `<form class="newsletter-signup" action="${links.home}"><p>${words.newsletter}</p><input type="email"><button>OK</button></form>`,
})}
</div>
${share}
</article>
<aside class="related"><h2>${words.related}</h2>${relatedList(paper, links)}</aside>
<section id="comments" class="comments"><h2>${words.comments}</h2><div class="comment"><b>tidewatcher61</b><p>${words.comment}</p></div></section>
</main>`;
}
