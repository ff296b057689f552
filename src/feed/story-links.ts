/**
 * A section page → its links to stories, told from menus, tags, authors and advertisements by the shape of the address
 * and by how many of the same shape the page has. For sources without a feed.
 */
import { type Anchor, readPageLinks } from './page-links.ts';

export interface StoryLink {
  /** Absolute. */
  readonly url: string;
  /** The longest text that links to it. */
  readonly title: string;
}

/** Parts of a path that no story has. */
const NO_STORY =
  /^(?:tags?|topics?|categor(?:y|ies|ie|ia)|authors?|auteurs?|autor(?:es)?|users?|profiles?|account|login|signin|register|subscri(?:be|ption)s?|newsletters?|about|contact|impressum|privacy|terms|cookies?|legal|help|faq|search|suche|recherche|archives?|page|rss|feeds?|sitemap|jobs|careers|advertis(?:e|ing)|shop|store|podcasts?|live|tv|radio|weather|games?|crosswords?|comments?|share|print|amp|app|apps|wp-admin|wp-login\.php|cdn-cgi)$/i;
const FILE = /\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|css|js|xml|rss|json|ico)$/i;
const DATED =
  /\/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]?(?:0?[1-9]|[12]\d|3[01]))?(?=[/_.-]|$)|\/(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|[a-z]?20\d{6}/i;
const NUMBERED =
  /\d{5,}|(?:id|aid|newsid|articleid|p|art)=\d+|\/(?:id|a|art|article|story|news|post|detail)[/-]?[\w-]*\d{3,}/i;

/** A link earns by the signs of a story; below this it is none. */
const ENOUGH = 3;

/** A shape that this many links share is one the publisher's software makes for stories. */
const FAMILY = 4;

export function storyLinks(html: string, url: string): readonly StoryLink[] {
  const site = URL.parse(url);
  if (site === null) return [];
  const found = new Map<string, { link: StoryLink; score: number; shape: string }>();
  for (const anchor of readPageLinks(html, url).anchors) {
    const target = URL.parse(anchor.url);
    if (target === null || !sameSite(site.hostname, target.hostname) || isElsewhere(target, site)) continue;
    target.hash = '';
    const key = target.href;
    const before = found.get(key);
    const title =
      anchor.text.length > (before?.link.title.length ?? -1) ? anchor.text : (before?.link.title ?? '');
    const score = Math.max(before?.score ?? -9, merit(target, anchor));
    found.set(key, { link: { url: key, title }, score, shape: shapeOf(target) });
  }
  const families = new Map<string, number>();
  for (const { shape, score } of found.values())
    if (score > 0) families.set(shape, (families.get(shape) ?? 0) + 1);
  return [...found.values()]
    .filter(({ score, shape }) => score + ((families.get(shape) ?? 0) >= FAMILY ? 1 : 0) >= ENOUGH)
    .map(({ link }) => link);
}

/** Shape: "www.example.co.uk" and "news.example.co.uk" are one site. */
function sameSite(a: string, b: string): boolean {
  const bare = (host: string) => host.replace(/^(?:www|m|mobile|amp)\./, '');
  const [one, two] = [bare(a), bare(b)];
  if (one === two || two.endsWith(`.${one}`) || one.endsWith(`.${two}`)) return true;
  const parent = one.slice(one.indexOf('.') + 1);
  return (
    parent.split('.').length >= 2 &&
    !/^(?:com?|org|net|gov|edu|ac)\.\w\w$/.test(parent) &&
    two.endsWith(`.${parent}`)
  );
}

function isElsewhere(target: URL, site: URL): boolean {
  if (!/^https?:$/.test(target.protocol) || FILE.test(target.pathname)) return true;
  if (target.pathname === '/' && target.search === '') return true;
  return target.pathname === site.pathname && target.search === site.search;
}

/** Signs of a story in the address (date, number, many words, .html) and in the link (a headline's length, its place). */
function merit(url: URL, anchor: Anchor): number {
  const parts = url.pathname.split('/').filter(Boolean);
  const last = decoded(parts.at(-1) ?? '').replace(/\.\w{2,5}$/, '');
  let score = 0;
  if (DATED.test(url.pathname)) score += 2;
  if (NUMBERED.test(url.pathname + url.search)) score += 1;
  const words = last.split(/[-_+ ]/).filter((word) => word.length > 1).length;
  if (words >= 4 || /[^\x00-\x7f]{6,}/.test(last)) score += 2;
  if (/\.(?:s?html?|aspx?|php|do)$/i.test(url.pathname) && parts.length > 1) score += 1;
  const length = headlineLength(anchor.text);
  if (length >= 20) score += 1;
  if (length >= 40) score += 1;
  if (length < 8) score -= 1;
  if (anchor.inStory) score += 0.5;
  if (anchor.inFrame) score -= 2;
  if (/\b(?:sponsored|nofollow)\b/.test(anchor.rel)) score -= 1;
  // The last part may be the story's own word; the ones before say where it stands.
  if (parts.slice(0, parts.length > 1 ? -1 : undefined).some((part) => NO_STORY.test(part))) score -= 4;
  if (NO_STORY.test(parts.at(-1) ?? '')) score -= 3;
  return score;
}

/** An ideograph says as much as two letters and a half. */
function headlineLength(text: string): number {
  const wide = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0;
  return text.length + wide * 1.5;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Escapes that are not UTF-8 throw a URIError; they stay.
    return part;
  }
}

/** Shape: "/world/2026/11/23/rain-falls-42187.html" → "/world/#/#/#/w-#.html" */
function shapeOf(url: URL): string {
  return `${url.hostname}${url.pathname}`
    .replace(/\d+/g, '#')
    .replace(/[^/]*[^/#.]{12,}[^/#.]*(?=#|\.|$|\/)/g, 'w')
    .concat(url.search === '' ? '' : `?${[...url.searchParams.keys()].sort().join('&')}`);
}
