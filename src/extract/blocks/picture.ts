/**
 * An image element → the address of the picture meant, whatever way it is loaded: lazy-loading attributes, `srcset`, `picture`,
 * proxies. Answers undefined for pixels, icons, avatars and placeholders.
 */
import { absolute, type Page } from '../page.ts';
import { attr, findAll, nameOf, parentOf } from '../tree/tree.ts';
import { throughProxy } from './address.ts';

/** Where lazy loaders keep the true address, best first. */
const LAZY = [
  'data-original', 'data-src', 'data-lazy-src', 'data-original-src', 'data-actualsrc', 'data-hi-res-src', 'data-full-src', 'data-large-file',
  'data-orig-file', 'data-lazy', 'data-url', 'data-img-src', 'data-image', 'data-image-src', 'data-pin-media', 'data-full', 'data-echo',
  'data-lazyload', 'data-cfsrc', 'data-ezsrc', 'datasrc', 'data-s', 'data-flickity-lazyload', 'file', 'zoomfile', 'src-lazy', 'original',
]; // biome-ignore format: a table
const LAZY_SETS = ['data-srcset', 'data-lazy-srcset', 'data-ll-srcset', 'data-original-set', 'srcset'];

/** Addresses that stand for no picture of the story. */
const PLACEHOLDER =
  /(?:^data:|(?:blank|spacer|pixel|placeholder|loading|lazy|transparent|grey|gray|1x1|dummy|clear|default-image|no-?image)[\w-]*\.(?:gif|png|svg|jpe?g|webp)|\/(?:pixel|beacon|track(?:ing)?|count(?:er)?)[/?.]|feedburner\.com\/~|doubleclick\.net|\.gif\?(?:.*&)?(?:cb|rnd|ord)=|gravatar\.com\/avatar|[/_-]icons?[-_/.]|\/(?:emoji|smil(?:ey|ies))\/|s\.w\.org\/images\/core\/emoji|\/(?:site|header|footer|brand)?[-_]?logo[-_\d@x]*\.\w+(?:$|\?))/i;

/** The largest picture of a `srcset`: by width, else by density. */
export function largestOf(set: string): string | undefined {
  let best: string | undefined;
  let size = -1;
  for (const [, address, width] of set.matchAll(
    /\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|$)/g,
  )) {
    const value = width === undefined ? 1 : Number(width);
    if (address && value > size) {
      size = value;
      best = address;
    }
  }
  return best;
}

function usable(page: Page, written: string | undefined): string | undefined {
  if (!written || PLACEHOLDER.test(written)) return undefined;
  const address = absolute(page, written);
  return address && throughProxy(address);
}

function sideOf(page: Page, node: number, name: string): number {
  return Number.parseFloat(attr(page.tree, node, name) ?? '') || 0;
}

/** Address of the picture that an `img`, `amp-img` or `picture` element shows. */
export function pictureAddress(page: Page, node: number): string | undefined {
  const { tree } = page;
  const width = sideOf(page, node, 'width');
  const height = sideOf(page, node, 'height');
  if ((width > 0 && width < 40) || (height > 0 && height < 40)) return undefined;
  for (const name of LAZY) {
    const value = attr(tree, node, name);
    if (value && /[./]/.test(value) && !value.startsWith('{')) {
      const found = usable(page, value);
      if (found) return found;
    }
  }
  for (const name of LAZY_SETS) {
    const set = attr(tree, node, name);
    const found = set ? usable(page, largestOf(set)) : undefined;
    if (found) return found;
  }
  const plain = usable(page, attr(tree, node, 'src'));
  if (plain) return plain;
  const holder = nameOf(tree, node) === 'picture' ? node : parentOf(tree, node);
  if (holder < 0 || nameOf(tree, holder) !== 'picture') return undefined;
  for (const source of findAll(tree, 'source', holder)) {
    for (const name of LAZY_SETS) {
      const set = attr(tree, source, name);
      const found = set ? usable(page, largestOf(set)) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}
