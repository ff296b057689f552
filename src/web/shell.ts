/** The page around every page: head, masthead, navigation, foot. */
import { asset } from './assets.ts';
import { type Html, html, type Part } from './html.ts';
import { countArticles, type View } from './view.ts';

export interface PageParts {
  readonly title: string;
  readonly content: Part;
  /** Which room is marked as the present one. */
  readonly room?: 'today' | 'days' | 'sources' | 'search';
  readonly query?: string;
  readonly feeds?: readonly FeedLink[];
  /** More lines for the head. */
  readonly head?: Part;
  readonly noIndex?: boolean;
}

export interface FeedLink {
  readonly title: string;
  readonly href: string;
}

export function printShell(view: View, parts: PageParts): string {
  const { words, reading } = view;
  const rooms = [
    ['today', '/', words.today],
    ['days', '/days', words.days],
    ['sources', '/sources', words.sources],
    ['search', '/search', words.search],
  ] as const;
  const feeds = parts.feeds ?? [{ title: reading.title, href: '/feeds/all.atom' }];
  const page = html`<!DOCTYPE html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<title>${parts.title === reading.title ? parts.title : `${parts.title} · ${reading.title}`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#171613" media="(prefers-color-scheme: dark)">
${parts.noIndex === true && html`<meta name="robots" content="noindex">\n`}<link rel="stylesheet" href="${asset('room.css')}">
<link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml">
${feeds.map(({ title, href }) => html`<link rel="alternate" type="application/atom+xml" title="${title}" href="${href}">\n`)}<link rel="search" type="application/opensearchdescription+xml" title="${reading.title}" href="/opensearch.xml">
${parts.head}<script src="${asset('keys.js')}" defer></script>
</head>
<body>
<a class="skip" href="#text">${words.skip}</a>
<header class="masthead">
<a class="name" href="/" dir="auto">${reading.title}</a>
<nav aria-label="${words.sections}"><ul>${rooms.map(
    ([room, href, name]) =>
      html`<li><a href="${href}" data-room="${room}"${parts.room === room && html` aria-current="page"`}>${name}</a></li>`,
  )}</ul></nav>
${
  parts.room !== 'search' &&
  html`<form class="quick" action="/search" role="search"><label for="quick">${words.searchFor}</label><input id="quick" name="q" type="search" dir="auto" placeholder="${words.searchFor}" value="${parts.query ?? ''}" autocomplete="off" enterkeyhint="search"><button>${words.search}</button></form>`
}
</header>
<main id="text" tabindex="-1">
${parts.content}
</main>
<footer class="foot">
<p><a href="/feeds">${words.feeds}</a> <span aria-hidden="true">·</span> <a href="/api">${words.api}</a></p>
<p class="mark">tearsheet</p>
</footer>
<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">${words.keys}</h2><dl>${words.keyNames.map(
    ([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`,
  )}</dl></dialog>
</body>
</html>
`;
  return page.text;
}

/** A page's heading with its count under it. */
export function heading(view: View, title: Part, count?: number, more?: Part): Html {
  return html`<header class="heading"><h1>${title}</h1>${
    (count !== undefined || more !== undefined) &&
    html`<p>${count !== undefined && countArticles(view, count)}${count !== undefined && more !== undefined && ' · '}${more}</p>`
  }</header>`;
}
