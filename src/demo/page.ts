/**
 * A story → a whole page, in one of four styles of mark-up, with the clutter that real newspapers put around a story:
 * navigation, cookie banner, share bars, related links inside and under the story, newsletter box, advertisements,
 * comments, lazy images.
 */
import { escapeAttribute, escapeText } from '../article/escape.ts';
import { blogPage } from './blog-page.ts';
import { modulesPage } from './modules-page.ts';
import type { PageLinks } from './page-parts.ts';
import type { PageStyle, Paper } from './papers.ts';
import { semanticPage } from './semantic-page.ts';
import { soupPage } from './soup-page.ts';
import type { Story } from './story.ts';

const STYLES: Readonly<Record<PageStyle, (story: Story, links: PageLinks) => string>> = {
  semantic: semanticPage,
  soup: soupPage,
  modules: modulesPage,
  blog: blogPage,
};

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
