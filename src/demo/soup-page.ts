/** Pages as they were made twenty years ago: nested boxes, centred images, nothing said in the head. */
import { escapeText } from '../article/escape.ts';
import { advert, bodyStyle, type PageLinks, relatedList, setStory } from './page-parts.ts';
import { printMinute, type Story } from './story.ts';

export function soupPage(story: Story, links: PageLinks): string {
  const { paper, copy } = story;
  const { words } = paper;
  const chinese = paper.language.startsWith('zh');
  const style = bodyStyle(story, links, {
    paragraph: (html) => `<p>${chinese ? '　　' : ''}${html}</p>`,
    figure: (src, alt, caption, credit) =>
      `<p style="text-align:center"><img border="0" original="${src}" src="${links.home}pictures/loading.svg" alt="${alt}"></p>\n<p class="pictext" style="text-align:center">${caption}${credit === '' ? '' : `（${credit}）`}</p>`,
  });
  const author = copy.byline.join(' ');
  return `<div class="wrap"><div class="path"><a href="${links.home}">${words.sections[0]}</a> &gt; ${escapeText(copy.section ?? '')}</div>
<div class="left"><div class="title_box"><h1>${escapeText(copy.headline)}</h1>
<div class="info"><span class="date">${printMinute(story.publishedAt, paper)}</span> <span class="source">${escapeText(paper.title)}</span> <span class="author">${words.by} ${escapeText(author)}</span></div>
<div class="share">${words.share}</div></div>
<div class="content" id="main_content">
${setStory(story, style, {
  3: `<div class="adBox"><a href="${links.home}">${words.advert}</a></div>`,
})}
<p class="editor">${chinese ? '（责任编辑：周默）' : words.rights}</p>
</div>
<div class="qr"><img src="${links.home}pictures/qr.svg" width="90"><p>${words.newsletter}</p></div>
<div class="relate"><h3>${words.related}</h3>${relatedList(paper, links)}</div>
<div class="pinglun"><h3>${words.comments}</h3><dl><dt>user_8812</dt><dd>${words.comment}</dd></dl></div></div>
<div class="right"><div class="hot"><h3>${words.popular}</h3>${relatedList(paper, links)}</div>${advert(paper)}</div></div>`;
}
