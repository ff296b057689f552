/**
 * Whether an answer says that an article has vanished from its site, and how sure that is.
 * Goes in: what came from the network, what extraction made of it, and the article as we keep it.
 */

import { identityAddress } from '../article/address.ts';
import type { Article } from '../article/article.ts';
import { plainText } from '../article/text.ts';
import type { Clipping, NoStory, NoStoryCode } from '../extract/clipping.ts';
import type { Fetched } from '../fetch/fetched.ts';

/**
 * gone: 410. not-found: 404 or a page that says so. withheld: 451. front-page: sent to the front page. replaced: sent to
 * another story. emptied: a page without the story. paywalled: the story behind a login or a payment.
 */
export type Vanishing =
  | 'gone'
  | 'not-found'
  | 'withheld'
  | 'front-page'
  | 'replaced'
  | 'emptied'
  | 'paywalled';

export interface Sign {
  readonly how: Vanishing;
  /** false: read from a page, which may have a bad hour; it takes a second look to believe it. */
  readonly sure: boolean;
}

const BY_STATUS: Readonly<Record<number, Sign>> = {
  401: { how: 'paywalled', sure: false },
  402: { how: 'paywalled', sure: false },
  404: { how: 'not-found', sure: true },
  410: { how: 'gone', sure: true },
  451: { how: 'withheld', sure: true },
};

const BY_NO_STORY: Readonly<Partial<Record<NoStoryCode, Vanishing>>> = {
  empty: 'emptied',
  'no-text': 'emptied',
  'front-page': 'front-page',
  login: 'paywalled',
  'error-page': 'not-found',
};

/** Less than this of a story's text left: it has been emptied. A teaser is a paragraph of ten. */
const EMPTIED_SHARE = 0.2;
/** Less than this, where the page itself says that it is not free. */
const PAYWALLED_SHARE = 0.6;
/** Shorter stories lose a fifth by an honest edit. */
const MIN_CHARACTERS = 400;
/** Paragraphs in common below which a page elsewhere tells another story. */
const REPLACED_SHARE = 0.2;

/** Undefined where nothing says so: the page is there, or could not be reached, which says nothing. */
export function vanishedSign(
  fetched: Fetched,
  reading: Clipping | NoStory | undefined,
  kept: Article,
): Sign | undefined {
  if (fetched.kind === 'refused') return BY_STATUS[fetched.status ?? 0];
  if (fetched.kind !== 'page') return undefined;
  if (isFront(fetched.finalUrl) && !isFront(kept.url)) return { how: 'front-page', sure: true };
  if (!reading) return undefined;
  if (reading.kind === 'no-story') return unsure(BY_NO_STORY[reading.code]);
  const before = plainText(kept.body);
  const after = plainText(reading.body);
  const share = after.length / Math.max(before.length, 1);
  if (isElsewhere(fetched.finalUrl, reading, kept) && inCommon(before, after) < REPLACED_SHARE) {
    return reading.headline === kept.headline ? undefined : unsure('replaced');
  }
  if (before.length < MIN_CHARACTERS || kept.origin === 'feed') return undefined;
  if (reading.free === false && share < PAYWALLED_SHARE) return unsure('paywalled');
  return share < EMPTIED_SHARE ? unsure('emptied') : undefined;
}

function unsure(how: Vanishing | undefined): Sign | undefined {
  return how && { how, sure: false };
}

/** The site's front page, also of one language: "/", "/en/", "/index.html". */
function isFront(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { pathname, search } = new URL(address);
  return search === '' && /^\/(?:[a-z]{2}(?:-[a-z]{2,4})?\/?)?(?:index\.[a-z]+|home\/?)?$/i.test(pathname);
}

function isElsewhere(finalUrl: string, { canonicalUrl }: Clipping, kept: Article): boolean {
  const known = [kept.url, kept.canonicalUrl].flatMap((url) =>
    url === undefined ? [] : [identityAddress(url)],
  );
  return (
    !known.includes(identityAddress(finalUrl)) && !known.includes(identityAddress(canonicalUrl ?? finalUrl))
  );
}

/** Share of the kept text's paragraphs that still stand in the new one. */
function inCommon(before: string, after: string): number {
  const paragraphs = before.split('\n').filter((one) => one.trim().length > 20);
  if (paragraphs.length === 0) return after.includes(before.trim()) ? 1 : 0;
  return paragraphs.filter((one) => after.includes(one.trim())).length / paragraphs.length;
}
