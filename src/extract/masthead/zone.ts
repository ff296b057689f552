/**
 * The masthead's zone: the lines around the headline that can be its own, and which nodes inside it are somebody else's.
 * Goes in: the page's lines and the headline's node. Comes out: a range of lines and of nodes.
 */
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr, type Tree } from '../tree/tree.ts';
import type { Line } from './lines.ts';

export interface Zone {
  /** Lines first … last − 1; `at` is the headline's. */
  readonly first: number;
  readonly at: number;
  readonly last: number;
  readonly headline: number;
  readonly fromNode: number;
  readonly toNode: number;
}

/** Measured bylines stand from 9 lines before to 22 behind the headline. */
const BEFORE = 10;
const BEHIND = 26;
/** Two paragraphs of this length behind the headline, and the masthead is over. */
const PROSE = 220;

export function zoneOf(tree: Tree, lines: readonly Line[], headline: number): Zone {
  const found = headline < 0 ? 0 : lines.findIndex((line) => line.to >= headline);
  const at = Math.max(found, 0);
  const first = Math.max(0, at - BEFORE);
  let last = at + 1;
  for (let prose = 0; last < lines.length && last < at + BEHIND; last++)
    if ((lines[last]?.text.length ?? 0) > PROSE && ++prose === 2) break;
  return {
    headline,
    first,
    at,
    last,
    fromNode: lines[first]?.from ?? 0,
    toNode: (lines[last - 1]?.to ?? tree.size - 1) + 1,
  };
}

const APART = tagSet('blockquote figcaption nav footer q');
const FOOTER = tagNumber('footer');
/** A story's own foot: it says who wrote and when. */
const OWN_FOOT = /meta|entry|post|article|byline|author|story/i;
/** Quoted posts, comments, other stories' teasers: their authors and dates are theirs. */
const APART_CLASS =
  /(?:^|\s)(?:\S*-)?(?:comments?|comment-?list|kommentare?|related|related-\S+|teasers?|recommend(?:ed|ations?)?|(?:\S+_)?(?:recommends?|relevant|tuijian)(?:_\S+)?|sidebar|twitter-tweet|instagram-media|most-?read|trending|newsletter|pagination|site-footer|ticker)(?:\s|$)/i;
/** What is known of each class of the page that is being read: 1 not apart, 2 apart. */
const known = new WeakMap<Tree, Uint8Array>();

/** Whether an element is by its own name or class somebody else's. */
function saysApart(tree: Tree, node: number, said: Uint8Array): boolean {
  const tag = tree.tag[node] as number;
  const like = tree.classOf[node] as number;
  if (APART[tag] === 0 && said[like] !== 0) return said[like] === 2;
  const names = like === 0 ? '' : (attr(tree, node, 'class') ?? '');
  if (APART[tag] === 1 && !(tag === FOOTER && OWN_FOOT.test(names))) return true;
  const apart = APART_CLASS.test(names);
  said[like] = apart ? 2 : 1;
  return apart;
}

/** Deeper than this the ancestors are the page's frame. */
const MAX_LEVELS = 12;

/** Whether a node stands in a part that is somebody else's; a part that holds the headline is the story's own. */
export function isApart(tree: Tree, node: number, headline: number): boolean {
  let said = known.get(tree);
  if (!said) {
    // By class, and nothing that leads back to the tree: the engine would keep both.
    said = new Uint8Array(tree.classCount);
    known.set(tree, said);
  }
  for (
    let above = node, level = 0;
    above > 0 && level < MAX_LEVELS;
    above = tree.parent[above] as number, level++
  ) {
    if (above <= headline && headline < (tree.end[above] as number)) return false;
    if (saysApart(tree, above, said)) return true;
  }
  return false;
}
