/** Pages as a blog engine makes them: entry, figure blocks, share and related boxes inside the entry. */
import { escapeText } from '../article/escape.ts';
import { bodyStyle, type PageLinks, relatedList, setStory } from './page-parts.ts';
import { printMinute, type Story } from './story.ts';

export function blogPage(story: Story, links: PageLinks): string {
  const { paper, copy } = story;
  const { words } = paper;
  const style = bodyStyle(story, links, {
    paragraph: (html) => `<p>${html}</p>`,
    figure: (src, alt, caption, credit) =>
      `<figure class="wp-block-image size-large"><img decoding="async" loading="lazy" width="640" height="400" src="${src}" srcset="${src} 640w, ${src}?2x 1280w" alt="${alt}"><figcaption class="wp-element-caption">${caption} ${credit}</figcaption></figure>`,
  });
  return `<div id="content" class="site-content"><article id="post-4711" class="post type-post hentry">
<header class="entry-header"><div class="cat-links"><a href="${links.home}">${escapeText(copy.section ?? '')}</a></div>
<h1 class="entry-title">${escapeText(copy.headline)}</h1>
<div class="entry-meta"><span class="byline">${words.by} ${escapeText(copy.byline.join('، '))}</span> <span class="posted-on">${words.published} <time class="entry-date published" datetime="${new Date(story.publishedAt).toISOString()}">${printMinute(story.publishedAt, paper)}</time></span></div></header>
<div class="entry-content">
${copy.standfirst === undefined ? '' : `<p class="has-medium-font-size"><strong>${escapeText(copy.standfirst)}</strong></p>`}
${setStory(story, style, { 4: `<div class="wp-block-group promo-box">${words.subscribe}</div>` })}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">${words.share}</h3><ul><li><a href="https://social.example/?u=${encodeURIComponent(story.url)}">Facebook</a></li><li><a href="https://social.example/?t=${encodeURIComponent(story.url)}">X</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline">${words.related}</h3>${relatedList(paper, links)}</div>
</div>
<footer class="entry-footer"><span class="tags-links"><a rel="tag" href="${links.home}">${words.sections[1]}</a> <a rel="tag" href="${links.home}">${words.sections[2]}</a></span></footer>
</article>
<div id="comments" class="comments-area"><h2>${words.comments}</h2><ol class="comment-list"><li class="comment"><p>${words.comment}</p></li></ol></div>
<div id="secondary" class="widget-area"><section class="widget"><h2>${words.popular}</h2>${relatedList(paper, links)}</section><section class="widget newsletter">${words.newsletter}</section></div></div>`;
}
