/**
 * Kept lines → one mark a node for the builder of blocks: what is text of the story, what may only be print under a picture, what is
 * left out. Pictures and embeds stay where the story is around them, and go with the box they stand in.
 */
import { type Line, markLine } from '../survey/lines.ts';
import { type Survey, weightOf } from '../survey/survey.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr, parentOf } from '../tree/tree.ts';

export const OUT = 1;
/** Left out as text, taken as a caption where a picture stands by it. */
export const CAPTION_ONLY = 2;

export interface Marked {
  readonly out: Uint8Array;
  /** The smallest element that holds all kept lines. */
  readonly root: number;
}

const MEDIA = tagSet(
  'img amp-img picture iframe embed object video audio amp-iframe amp-video amp-youtube amp-twitter noscript',
);
const FIGURE = tagSet('figure picture figcaption');
const A = tagNumber('a');
/** A link to the picture itself opens it, and leads to no other story. */
const ENLARGED = /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i;
/** A box with more text of its own than a caption has is not a picture of the story with its caption. */
const CAPTION_WEIGHT = 700;

export function markOut(survey: Survey, lines: readonly Line[], kept: Uint8Array): Marked {
  const { tree } = survey;
  const out = new Uint8Array(tree.size + 1);
  const sums = new Float64Array(tree.size + 1);
  let root = -1;
  let first = -1;
  let last = 0;
  lines.forEach((line, i) => {
    if (kept[i]) {
      sums[line.from + 1] = line.weight;
      root = root < 0 ? line.block : commonParent(survey, root, line.block);
      if (first < 0) first = line.from;
      last = line.to;
    } else markLine(survey, out, line, CAPTION_ONLY);
  });
  if (root < 0) return { out, root: 0 };
  for (let n = 1; n <= tree.size; n++) sums[n] = (sums[n] as number) + (sums[n - 1] as number);
  const keptIn = (node: number) => (sums[tree.end[node] as number] as number) - (sums[node] as number);
  const stop = tree.end[root] as number;
  for (let n = root + 1; n < stop; n++) {
    if (!MEDIA[tree.tag[n] as number]) continue;
    if (!belongs(survey, n, root, keptIn, first, last)) out[n] = OUT;
  }
  return { out, root };
}

function commonParent(survey: Survey, a: number, b: number): number {
  const { tree } = survey;
  let node = a;
  while (node > 0 && !(b >= node && b < (tree.end[node] as number))) node = parentOf(tree, node);
  return node;
}

/** Climbs from a picture to the first element with text of any weight and looks at whose text that is. */
function belongs(
  survey: Survey,
  media: number,
  root: number,
  keptIn: (node: number) => number,
  first: number,
  last: number,
): boolean {
  const { tree } = survey;
  let framed = false;
  let linked = false;
  for (let node = parentOf(tree, media); node >= root; node = parentOf(tree, node)) {
    if (FIGURE[tree.tag[node] as number]) framed = true;
    if (tree.tag[node] === A && !ENLARGED.test(attr(tree, node, 'href') ?? '')) linked = true;
    const weight = weightOf(survey, node);
    if (weight < 3) continue;
    const kept = keptIn(node);
    if (kept >= weight * 0.5) return media > first - 400 && media < last + 60;
    if (kept > 0 || node === root) return node === root ? media > first - 400 && media < last : true;
    if (weight > CAPTION_WEIGHT) return false;
    if (!framed && linked) return false;
  }
  return true;
}
