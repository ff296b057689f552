/**
 * Whether an address looks like a story's, and the day it names. For lists that mix stories with sections, tags and pictures
 * (sitemaps, web archives); what a feed names needs no such guess.
 */

/** Parts of a path that never lead to a story. */
const NOT_STORIES =
  /\/(?:tags?|categor(?:y|ies)|topics?|authors?|people|search|login|register|account|subscribe|newsletters?|about|contact|privacy|terms|impressum|archive|feed|rss|wp-(?:content|json|admin|includes)|cgi-bin|static|assets|api|amp|page\/\d+|print)(?:\/|$)/i;
const NOT_PAGES =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|js|mjs|json|xml|rss|atom|pdf|docx?|xlsx?|pptx?|zip|gz|mp[34]|m4a|webm|mov|woff2?|ttf|txt)$/i;

/** Last parts of a path as publishers name stories: words joined by hyphens, a long number, a script of its own. */
const STORY_NAMES: readonly RegExp[] = [
  /(?:[\p{L}\p{N}]+[-_]){3,}[\p{L}\p{N}]+/u,
  /\d{5,}/,
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Kana}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Thai}]{4,}/u,
  /^[a-z]\d{2,}\.(?:s?html?|php|aspx?)$/i,
  // "cq5dp1yvjl2o", a hash-like name with digits and letters mixed
  /^(?=[a-z\d]*\d)(?=[a-z\d]*[a-z])[a-z\d]{10,}$/i,
];
const DATED = /\/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?=[/\-_.\D]|$)/;

const DAY_MS = 24 * 3_600_000;

export function isStoryAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { pathname, search } = new URL(address);
  const path = decoded(pathname);
  if (path === '/' || NOT_STORIES.test(path) || NOT_PAGES.test(path)) return false;
  const name = path.split('/').findLast((part) => part !== '') ?? '';
  if (STORY_NAMES.some((shape) => shape.test(name))) return true;
  return (
    (dayIn(address) !== undefined && name.length > 2) || /[?&](?:id|p|aid|story|article)=\d+/i.test(search)
  );
}

export interface NamedTime {
  /** First and last instant that may be meant, ms since 1970: of a day in any zone, or of a month. */
  readonly from: number;
  readonly to: number;
}

/** The day or month that a path names; undefined when it names none. Shape: "…/2026/01/09/rain" → that day, in UTC, and a day more. */
export function dayIn(address: string): NamedTime | undefined {
  const [, year, month, day] = DATED.exec(address) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const from = Date.parse(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  return Number.isNaN(from) ? undefined : { from, to: from + (day === undefined ? 31 : 2) * DAY_MS };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
