/** A frame, player or embedded post → its address and what it says of itself. */
import type { Embed } from '../../article/block.ts';
import { absolute, type Page } from '../page.ts';
import { attr, find, nameOf } from '../tree/tree.ts';

const FRAME_ATTRIBUTES = [
  'src',
  'data-src',
  'data-lazy-src',
  'data-litespeed-src',
  'data-rocket-src',
  'data-original',
  'data',
];

/** Frames that are advertisements, counters, comment boxes, share buttons, sign-up forms. */
const NO_EMBED =
  /doubleclick|googlesyndication|adservice|\/ads?[/.?-]|facebook\.com\/plugins\/(?:like|share|page|comments)|platform\.twitter\.com\/widgets|disqus|googletagmanager|outbrain|taboola|\/(?:newsletter|subscribe|signup|sign-up)|mailchi|list-manage|recaptcha|addthis|sharethis|about:blank|livefyre|coral/i;

const OWN: Readonly<Record<string, (id: string) => string>> = {
  'amp-youtube': (id) => `https://www.youtube.com/watch?v=${id}`,
  'amp-twitter': (id) => `https://twitter.com/i/status/${id}`,
};

/** Answers undefined for what shows nothing of the story, and for addresses that are not http(s). */
export function embedOf(page: Page, node: number): Embed | undefined {
  const { tree } = page;
  const name = nameOf(tree, node);
  let address: string | undefined;
  const own = OWN[name];
  const id = attr(tree, node, 'data-videoid') ?? attr(tree, node, 'data-tweetid');
  if (own && id && /^[\w-]+$/.test(id)) address = own(id);
  for (const attribute of FRAME_ATTRIBUTES) address ??= absolute(page, attr(tree, node, attribute));
  if (!address) {
    const source = find(tree, 'source', node);
    const inner = source >= 0 ? source : find(tree, 'embed', node);
    if (inner >= 0) address = absolute(page, attr(tree, inner, 'src'));
  }
  if (!address || NO_EMBED.test(address)) return undefined;
  const title = (attr(tree, node, 'title') ?? attr(tree, node, 'aria-label') ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return title ? { kind: 'embed', address, title } : { kind: 'embed', address };
}
