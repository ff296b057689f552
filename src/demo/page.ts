/**
 * A story → a whole page, in one of four styles of mark-up, with the clutter that real newspapers put around a story:
 * navigation, cookie banner, share bars, related links inside and under the story, newsletter box, advertisements,
 * comments, lazy images.
 */
import { escapeAttribute, escapeText } from '../article/escape.ts';
import type { PageStyle, Paper } from './papers.ts';
import { type BodyStyle, setBlock } from './set-body.ts';
import { printMinute, type Story } from './story.ts';

export interface PageLinks {
  /** Address of the newspaper's front page, ending in `/`. */
  readonly home: string;
  readonly feedUrl: string;
  readonly feedType: string;
  readonly charset: string;
  readonly related: readonly Story[];
}

const BLANK = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

export function printPage(story: Story, links: PageLinks): string {
  const { paper, copy } = story;
  return `<!DOCTYPE html>
<html lang="${paper.language}" dir="${paper.direction}">
<head>
<meta charset="${links.charset}">
<title>${escapeText(copy.headline)} ${paper.style === 'soup' ? '_' : '|'} ${escapeText(paper.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="${escapeAttribute(story.url)}">
<link rel="alternate" type="${links.feedType}" title="${escapeAttribute(paper.title)}" href="${links.feedUrl}">
${headOf(story, links)}
<script>window.dataLayer=window.dataLayer||[];dataLayer.push({"page":"article","ads":true});</script>
<style>body{font-family:serif;max-width:44em;margin:auto}.ad{background:#eee}</style>
</head>
<body class="article-page">
<div id="cookie-banner" class="consent" role="dialog"><p>${paper.words.cookies}</p><button>${paper.words.accept}</button></div>
${masthead(story.paper, links)}
${STYLES[paper.style](story, links)}
${footer(paper, links)}
</body>
</html>
`;
}

function headOf({ paper, copy, url, publishedAt, editedAt }: Story, links: PageLinks): string {
  const figure = copy.body.find((block) => block.kind === 'figure');
  const image = figure ? `${links.home}pictures/${figure.src}.svg` : `${links.home}pictures/masthead.svg`;
  const properties: [string, string][] = [
    ['og:type', 'article'],
    ['og:title', copy.headline],
    ['og:site_name', paper.title],
    ['og:url', url],
    ['og:image', image],
    ['og:description', copy.standfirst ?? paper.subtitle],
    ['article:published_time', new Date(publishedAt).toISOString()],
    ...(editedAt === undefined
      ? []
      : [['article:modified_time', new Date(editedAt).toISOString()] as [string, string]]),
    ...(copy.section === undefined ? [] : [['article:section', copy.section] as [string, string]]),
  ];
  // Pages of the oldest style carry no OpenGraph beyond title and description: their date stands in print only.
  const shown =
    paper.style === 'soup' ? properties.filter(([name]) => !name.startsWith('article:')) : properties;
  const metas = shown.map(([name, value]) => `<meta property="${name}" content="${escapeAttribute(value)}">`);
  return [
    ...metas,
    ...(paper.style === 'soup'
      ? []
      : [jsonLd({ paper, copy, url, publishedAt, ...(editedAt !== undefined && { editedAt }) }, image)]),
  ].join('\n');
}

function jsonLd({ paper, copy, url, publishedAt, editedAt }: Story, image: string): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: copy.headline,
    description: copy.standfirst,
    image: [image],
    datePublished: new Date(publishedAt).toISOString(),
    dateModified: new Date(editedAt ?? publishedAt).toISOString(),
    author: copy.byline.map((name) => ({ '@type': 'Person', name })),
    publisher: { '@type': 'NewsMediaOrganization', name: paper.title },
    articleSection: copy.section,
    inLanguage: paper.language,
    isAccessibleForFree: true,
    mainEntityOfPage: url,
  };
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}

function masthead(paper: Paper, links: PageLinks): string {
  const sections = paper.words.sections.map((name) => `<li><a href="${links.home}">${name}</a></li>`);
  return `<header class="site-header"><a class="logo" href="${links.home}">${escapeText(paper.title)}</a>
<p class="tagline">${escapeText(paper.subtitle)}</p>
<nav class="main-nav"><ul>${sections.join('')}</ul></nav></header>`;
}

function footer(paper: Paper, links: PageLinks): string {
  return `<footer class="site-footer"><p>${paper.words.rights}</p>
<ul>${paper.words.sections.map((name) => `<li><a href="${links.home}">${name}</a></li>`).join('')}</ul></footer>
<div class="sticky-bar promo">${paper.words.subscribe}</div>`;
}

function advert(paper: Paper): string {
  return `<div class="ad ad-slot" id="dfp-1" aria-label="${paper.words.advert}"><span>${paper.words.advert}</span></div>`;
}

function relatedList(paper: Paper, links: PageLinks): string {
  return `<ul>${links.related
    .map((other) => `<li><a href="${other.url}">${escapeText(other.copy.headline)}</a></li>`)
    .join('')}</ul><p class="more"><a href="${links.home}">${paper.words.popular}</a></p>`;
}

function bodyStyle(story: Story, links: PageLinks, own: Pick<BodyStyle, 'paragraph' | 'figure'>): BodyStyle {
  return {
    ...own,
    picture: (name) => `${links.home}pictures/${name}.svg`,
    link: (href) => (/^[a-z]+:/.test(href) ? href : new URL(href, story.url).href),
  };
}

/** Blocks one under the other, with pieces of clutter put in behind the nth. */
function setBody(story: Story, style: BodyStyle, inserts: Readonly<Record<number, string>>): string {
  return story.copy.body
    .map(
      (block, index) =>
        `${setBlock(block, style)}${inserts[index + 1] === undefined ? '' : `\n${inserts[index + 1]}`}`,
    )
    .join('\n');
}

const STYLES: Readonly<Record<PageStyle, (story: Story, links: PageLinks) => string>> = {
  semantic(story, links) {
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
${setBody(story, style, {
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
  },

  soup(story, links) {
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
${setBody(story, style, {
  3: `<div class="adBox"><a href="${links.home}">${words.advert}</a></div>`,
})}
<p class="editor">${chinese ? '（责任编辑：周默）' : words.rights}</p>
</div>
<div class="qr"><img src="${links.home}pictures/qr.svg" width="90"><p>${words.newsletter}</p></div>
<div class="relate"><h3>${words.related}</h3>${relatedList(paper, links)}</div>
<div class="pinglun"><h3>${words.comments}</h3><dl><dt>user_8812</dt><dd>${words.comment}</dd></dl></div></div>
<div class="right"><div class="hot"><h3>${words.popular}</h3>${relatedList(paper, links)}</div>${advert(paper)}</div></div>`;
  },

  modules(story, links) {
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
${setBody(story, style, { 2: also(first), 4: advert(paper), 6: also(second) })}
</div>
<div class="article__promo subscribe-box"><h3>${words.subscribe}</h3><p>${words.newsletter}</p></div>
</section>
<section class="related-module"><h2>${words.related}</h2>${relatedList(paper, links)}</section>
<section class="reactions" id="reactions"><h2>${words.comments}</h2><p class="reaction">${words.comment}</p></section>
</main><aside class="page__side"><h2>${words.popular}</h2>${relatedList(paper, links)}</aside></div>`;
  },

  blog(story, links) {
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
${setBody(story, style, { 4: `<div class="wp-block-group promo-box">${words.subscribe}</div>` })}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">${words.share}</h3><ul><li><a href="https://social.example/?u=${encodeURIComponent(story.url)}">Facebook</a></li><li><a href="https://social.example/?t=${encodeURIComponent(story.url)}">X</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline">${words.related}</h3>${relatedList(paper, links)}</div>
</div>
<footer class="entry-footer"><span class="tags-links"><a rel="tag" href="${links.home}">${words.sections[1]}</a> <a rel="tag" href="${links.home}">${words.sections[2]}</a></span></footer>
</article>
<div id="comments" class="comments-area"><h2>${words.comments}</h2><ol class="comment-list"><li class="comment"><p>${words.comment}</p></li></ol></div>
<div id="secondary" class="widget-area"><section class="widget"><h2>${words.popular}</h2>${relatedList(paper, links)}</section><section class="widget newsletter">${words.newsletter}</section></div></div>`;
  },
};
