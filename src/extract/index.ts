/**
 * The extractor's door: a page's HTML in, the clipping out. Pure, usable wherever JavaScript runs.
 *
 *     import { extract } from 'tearsheet/extract';
 *     const clipping = extract(html, { url: 'https://example.org/story' });
 *     if (clipping.kind === 'clipping') console.log(clipping.headline, clipping.body);
 */
import { type ClipOptions, clip } from './clip.ts';
import type { Clipping, NoStory, PageContext } from './clipping.ts';
import { readPage } from './page.ts';

export { type ClipOptions, clip } from './clip.ts';
export { clipFragment } from './clip-fragment.ts';
export type { Clipping, Decision, NoStory, NoStoryCode, PageContext } from './clipping.ts';
export { type Page, readPage } from './page.ts';
export type { SiteRules } from './rules/site-rules.ts';

/** The story of a page, or the reason why there is none. Takes any text; never throws. */
export function extract(html: string, at: PageContext = {}, options: ClipOptions = {}): Clipping | NoStory {
  return clip(readPage(html, at), options);
}
