/** The address a publisher gives a story, and whether another address is the same page. */
import { identityAddress } from '../../article/address.ts';
import { absolute, type Page } from '../page.ts';
import { attr, findAll } from '../tree/tree.ts';

const MAX_LINKS = 2000;

/** rel=canonical before og:url, which sharing tools rewrite; one that points to another site's front page is none. */
export function canonicalAddress(page: Page, shared: string | undefined): string | undefined {
  let count = 0;
  for (const link of findAll(page.tree, 'link')) {
    if (++count > MAX_LINKS) break;
    if (!/(?:^|\s)canonical(?:\s|$)/i.test(attr(page.tree, link, 'rel') ?? '')) continue;
    const address = absolute(page, attr(page.tree, link, 'href'));
    if (address !== undefined && isPlausible(page, address)) return address;
  }
  const address = absolute(page, shared);
  return address !== undefined && isPlausible(page, address) ? address : undefined;
}

/** A story's canonical address is not a front page, unless the page's own is (systems left unconfigured say so). */
function isPlausible(page: Page, address: string): boolean {
  const { pathname, search } = new URL(address);
  if (pathname !== '/' || search !== '') return true;
  return page.at.url === undefined || !URL.canParse(page.at.url) || new URL(page.at.url).pathname === '/';
}

/** A function that says whether an address, as written in the page, is the page's own. */
export function sameAddress(page: Page, canonical: string | undefined): (written: string) => boolean {
  const own: string[] = [];
  for (const one of [canonical, page.at.url]) if (one !== undefined) own.push(one, identityAddress(one));
  return (written) => {
    if (own.includes(written)) return true;
    const address = absolute(page, written);
    return address !== undefined && own.includes(identityAddress(address));
  };
}

/** Shape: ".../2022/01/15/slug" → "2022-01-15"; undefined when the address holds no whole day. */
export function dayInAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { pathname, search } = new URL(address);
  const path = pathname + search;
  const found =
    /(?:^|[^\d])((?:19|20)\d\d)[-/_.](\d{1,2})[-/_.](\d{1,2})(?!\d)/.exec(path) ??
    /(?:^|[^\d])((?:19|20)\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?!\d)/.exec(path) ??
    /\/((?:19|20)\d\d)\/([a-z]{3})\/(\d{1,2})(?!\d)/.exec(path);
  if (!found) {
    const turned = /(?:^|[^\d])(\d{1,2})[-/_.](\d{1,2})[-/_.]((?:19|20)\d\d)(?!\d)/.exec(path);
    // The day first, unless only the other way round is a date.
    const [day, month] =
      turned === null ? [0, 0] : Number(turned[2]) > 12 ? [turned[2], turned[1]] : [turned[1], turned[2]];
    return turned === null || Number(month) > 12 || Number(day) > 31 || Number(month) < 1 || Number(day) < 1
      ? undefined
      : `${turned[3]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
  const months = 'janfebmaraprmayjunjulaugsepoctnovdec';
  const month = /\d/.test(found[2] ?? '') ? Number(found[2]) : months.indexOf(found[2] ?? '-') / 3 + 1;
  const day = Number(found[3]);
  if (!Number.isInteger(month) || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return `${found[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
