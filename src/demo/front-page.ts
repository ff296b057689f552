/** A paper's front page: its newest stories, and where its feed is. */
import { escapeAttribute, escapeText } from '../article/escape.ts';
import type { Paper } from './papers.ts';
import type { Story } from './story.ts';

export interface FrontPageLinks {
  readonly home: string;
  readonly feedUrl: string;
  readonly feedType: string;
}

export function printFrontPage(paper: Paper, stories: readonly Story[], links: FrontPageLinks): string {
  const teasers = stories.map(
    ({ copy, url }) =>
      `<li class="teaser"><h2><a href="${url}">${escapeText(copy.headline)}</a></h2><p>${escapeText(copy.standfirst ?? '')}</p></li>`,
  );
  return `<!DOCTYPE html>
<html lang="${paper.language}" dir="${paper.direction}">
<head><meta charset="utf-8"><title>${escapeText(paper.title)}</title>
<link rel="alternate" type="${links.feedType}" title="${escapeAttribute(paper.title)}" href="${links.feedUrl}"></head>
<body><h1>${escapeText(paper.title)}</h1><p>${escapeText(paper.subtitle)}</p>
<nav>${paper.words.sections.map((name) => `<a href="${links.home}">${name}</a>`).join(' ')}</nav>
<ul class="teasers">
${teasers.join('\n')}
</ul><footer>${paper.words.rights}</footer></body></html>
`;
}
