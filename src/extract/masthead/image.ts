/** The address of an image in JSON-LD: a string, an ImageObject, or a list of either, the first that says one. */
import { isNode, type JsonLd, text } from './json-ld.ts';

export function imageOf(value: unknown, resolve: JsonLd['resolve']): string | undefined {
  for (const one of Array.isArray(value) ? value.slice(0, 10) : [value]) {
    const image = resolve(one);
    const address = isNode(image)
      ? (text(image['url']) ?? text(image['contentUrl']) ?? text(image['@id']))
      : text(image);
    if (address) return address;
  }
  return undefined;
}

const MARK =
  /(?:^|[-_])(?:logo|blank|placeholder|favicon|ms-icon|default-user-image|avatar|no-?image|dummy|spacer)(?:[-_.]|$)/i;

/** Whether an address is the site's mark or an empty place rather than a picture; one with a long number in its name was filed for a story. */
export function isMark(address: string): boolean {
  const name = address.replace(/[?#].*$/s, '').replace(/^.*\//s, '');
  return MARK.test(name) && !/\d{5}/.test(name);
}
