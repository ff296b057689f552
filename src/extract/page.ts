/** A page as read once: the tree, where it came from, and what relative addresses count from. */
import type { PageContext } from './clipping.ts';
import { parseHtml } from './tree/parse.ts';
import { attr, find, type Tree } from './tree/tree.ts';

export interface Page {
  readonly kind: 'page';
  readonly tree: Tree;
  readonly at: PageContext;
  /** What relative addresses are resolved against: `<base href>`, else the page's address; undefined when neither is absolute. */
  readonly base: string | undefined;
}

/** 64 Mi UTF-16 units: more than any page is, and what the tree's 32-bit places and the memory of a small machine bear. */
export const MAX_LENGTH = 67_108_864;

/** Takes any text, never throws. A longer page than MAX_LENGTH is read to there; clip answers `too-large` for it. */
export function readPage(html: string, at: PageContext): Page {
  const tree = parseHtml(html.length > MAX_LENGTH ? html.slice(0, MAX_LENGTH) : html);
  const { url, ...rest } = at;
  const known: PageContext = url !== undefined && URL.canParse(url) ? at : rest;
  return { kind: 'page', tree, at: known, base: baseOf(tree, known.url) };
}

function baseOf(tree: Tree, url: string | undefined): string | undefined {
  const element = find(tree, 'base');
  const href = element < 0 ? undefined : attr(tree, element, 'href')?.trim();
  const own = url && URL.canParse(url) ? url : undefined;
  if (!href) return own;
  return URL.canParse(href, own) ? new URL(href, own).href : own;
}

/** Absolute `http:` or `https:` address of what a page wrote, without white space; undefined when it is none. */
export function absolute(page: Page, written: string | undefined): string | undefined {
  const trimmed = written?.trim();
  if (!trimmed) return undefined;
  const url = URL.parse(trimmed, page.base);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined;
}
