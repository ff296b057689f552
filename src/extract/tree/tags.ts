/**
 * The elements this extractor knows by number, and what the standard says of each.
 * A name's place in the list is its number; names that are not listed get numbers from `FIRST_FREE` upwards, page by page.
 * Source: HTML Living Standard, 13.1.2 (void and raw text elements) and 13.2.6 (which start tags close which elements).
 */

import { type Lookup, lookupOf } from '../../article/lookup.ts';

/** Order matters only in that `text` and `space` come first. */
const NAMES = [
  'text', // a text node
  'space', // a text node of white space alone
  ...'a abbr acronym address amp-img amp-video amp-iframe amp-youtube amp-twitter amp-ad applet area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture pre progress q rb rp rt rtc ruby s samp script section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp'.split(
    ' ',
  ),
];

export const TAG_NAMES: readonly string[] = NAMES;
export const FIRST_FREE: number = NAMES.length;

const numbers = new Map(NAMES.map((name, n) => [name, n]));

/** Attributes that are asked for most; a name's place in the list is its number on every page. */
const ATTRIBUTES =
  'class id hidden style href src content name property type rel title target role alt width height itemprop srcset media value sizes tabindex aria-hidden aria-label viewbox fill d xmlns loading async data-src datetime itemtype itemscope lang decoding defer data-id as aria-expanded crossorigin stroke for xlink:href data-testid stroke-width charset fill-rule placeholder stroke-linecap dir onclick aria-controls stroke-linejoin aria-labelledby aria-haspopup action data-srcset clip-rule method fetchpriority data-name transform x y hreflang autocomplete data-type http-equiv data-lazy-src xmlns:xlink size aria-describedby points onload'.split(
    ' ',
  );

export const ATTRIBUTE_NUMBERS: ReadonlyMap<string, number> = new Map(ATTRIBUTES.map((name, n) => [name, n]));

/** The number of a listed attribute. */
export function attributeNumber(name: string): number {
  return ATTRIBUTES.indexOf(name);
}

/** The number of a known element's name in lower case; 0 for any other. */
export function tagNumber(name: string): number {
  return numbers.get(name) ?? 0;
}

export const tagIn: Lookup = lookupOf(numbers);
export const attributeIn: Lookup = lookupOf(ATTRIBUTE_NUMBERS);

/** Numbers of one list of names, as a table indexed by number. */
export function tagSet(names: string): Uint8Array {
  const set = new Uint8Array(65536);
  for (const name of names.split(' ')) set[tagNumber(name)] = 1;
  set[0] = 0;
  return set;
}
