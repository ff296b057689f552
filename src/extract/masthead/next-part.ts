/** Where a story goes on: rel=next, or a link to part 2 that has the page's own address and a number. */
import { absolute, type Page } from '../page.ts';
import { attr, findAll, textOf } from '../tree/tree.ts';

const MAX_LINKS = 20_000;
const MAX_NODES = 30;
const NEXT =
  /^(?:next(?: page)?|nächste seite|weiter|page suivante|suivant|siguiente|página siguiente|avanti|successiva|volgende|下一[页頁]|次(?:の|へ)?(?:ページ)?(?:へ)?|다음(?: 페이지)?|далее|следующая|التالي|[»›>→]+|\d{1,2})\s*[»›>→]*$/i;

export function nextPart(page: Page, canonical: string | undefined): string | undefined {
  const own = canonical ?? page.at.url;
  const here = own === undefined ? undefined : partOf(own);
  const start = own === undefined ? undefined : startOf(own);
  let count = 0;
  for (const name of ['link', 'a'])
    for (const link of findAll(page.tree, name)) {
      if (++count > MAX_LINKS) return undefined;
      if (name === 'a' && (!here || (page.tree.end[link] as number) - link > MAX_NODES)) continue;
      const href = attr(page.tree, link, 'href');
      // A further part has a number; a link that holds a picture or a whole teaser is none to it.
      if (!href || (start !== undefined && !mayBePart(href, start)) || !/\d/.test(href)) continue;
      const declared = /(?:^|\s)next(?:\s|$)/i.test(attr(page.tree, link, 'rel') ?? '');
      if (!declared && (name === 'link' || !here || !NEXT.test(textOf(page.tree, link).slice(0, 40))))
        continue;
      const address = absolute(page, href);
      const there = address === undefined ? undefined : partOf(address);
      // rel=next also points to the next story of a blog: only the same story's address with the next number goes on.
      if (
        address !== undefined &&
        here &&
        there &&
        there.story === here.story &&
        there.part === here.part + 1
      )
        return address;
    }
  return undefined;
}

/** The first letters of an address's last name; undefined when it begins with none. Shape: "https://a.org/news/rain-falls" → "rai" */
function startOf(own: string): string | undefined {
  const start = own.lastIndexOf('/', own.length - 2) + 1;
  return start < 9 || !/^[a-z]{3}/i.test(own.slice(start)) ? undefined : own.slice(start, start + 3);
}

/** Whether a link can lead to the own story: relative, or with the first letters of the own last name in it. */
function mayBePart(href: string, start: string): boolean {
  return href.includes(start) || (href[0] !== '/' && !/^https?:/i.test(href));
}

/** Shape: ".../story-2.html", ".../story_2.html", ".../story/2", ".../story/page/2", ".../story?page=2" → { story: ".../story", part: 2 } */
function partOf(address: string): { readonly story: string; readonly part: number } {
  const url = new URL(address);
  for (const name of ['page', 'p', 'seite', 'pg', 'pagina', 'paged', 'part']) {
    const value = url.searchParams.get(name);
    if (value !== null && /^\d{1,2}$/.test(value)) {
      url.searchParams.delete(name);
      return { story: `${url.host}${plain(url.pathname)}${url.search}`, part: Number(value) };
    }
  }
  const match = /^(.*?)(?:\/(?:page|seite|pagina|p)[/-]?|[/_-])([2-9]|1\d)(?:\.s?html?|\/)?$/.exec(
    url.pathname,
  );
  if (match) return { story: `${url.host}${plain(match[1] ?? '')}${url.search}`, part: Number(match[2]) };
  return { story: `${url.host}${plain(url.pathname)}${url.search}`, part: 1 };
}

function plain(path: string): string {
  return path.replace(/\.s?html?$|\/$/g, '');
}
