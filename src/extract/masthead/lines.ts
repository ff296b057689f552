/**
 * A page as printed lines: the text between two breaks of blocks, in order, with the place where each starts.
 * Goes in: the tree. Comes out: lines; nothing of scripts, styles, templates and vector graphics.
 */
import { evenSpaces } from '../tree/spaces.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { firstChild, isInline, ownText, SPACE, type Tree } from '../tree/tree.ts';

export interface Line {
  readonly text: string;
  /** First and last text node of the line. */
  readonly from: number;
  readonly to: number;
}

/** A line of credit, or a class's text, is shorter. */
export const MAX_LINE = 200;
/** A name and nothing else. */
export const MAX_ALONE = 40;

const SKIPPED = tagSet(
  'script style template svg math noscript iframe select option textarea datalist object head',
);
/** Names and dates stand in these side by side, parted by style alone. */
const GAP = tagSet('span a time address');
const BR = tagNumber('br');
const LI = tagNumber('li');
/** Runs of white space, and white space or soft hyphens that are no plain space. */
const UNEVEN = /[\s\u00ad]{2,}|[^\S ]|\u00ad/g;
/** The largest measured page prints 9,000 lines. */
const MAX_LINES = 30_000;
/** A paragraph is told from a label long before this. */
const MAX_TEXT = 1200;

/** "<span><em>2022</em></span><span><em>01</em>/<em>15</em></span>" */
function opensGap(tree: Tree, text: number): boolean {
  for (let node = text, level = 0; level < 2; level++) {
    const above = tree.parent[node] as number;
    if (firstChild(tree, above) !== node) return false;
    if (GAP[tree.tag[above] as number]) return true;
    node = above;
  }
  return false;
}

export function printedLines(tree: Tree): Line[] {
  const lines: Line[] = [];
  const block = new Int32Array(tree.size);
  let text = '';
  let from = -1;
  let to = -1;
  let current = 0;
  const flush = () => {
    const plain = from < 0 ? '' : evenSpaces(text, UNEVEN);
    if (plain !== '') lines.push({ text: plain, from, to });
    text = '';
    from = -1;
  };
  for (let n = 1; n < tree.size && lines.length < MAX_LINES; n++) {
    const tag = tree.tag[n] as number;
    if (SKIPPED[tag]) {
      n = (tree.end[n] as number) - 1;
      continue;
    }
    const above = tree.parent[n] as number;
    if (tag > SPACE) {
      if (tag === BR) flush();
      block[n] = isInline(tree, n) && tag !== LI ? (block[above] as number) : n;
      continue;
    }
    const own = block[above] as number;
    if (own !== current) {
      flush();
      current = own;
    }
    if (tag === SPACE) {
      text += ' ';
      continue;
    }
    if (text.length > MAX_TEXT) continue;
    if (from < 0) from = n;
    to = n;
    // Pages part name and date by a gap between two spans, with no space in the source.
    text += (text !== '' && opensGap(tree, n) ? ' ' : '') + ownText(tree, n);
  }
  flush();
  return lines;
}
