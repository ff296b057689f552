/** Print under pictures: what is one, who made the picture, and how blocks built from it go to the figure. */
import type { Block, Figure, Inline } from '../../article/block.ts';
import { bitOf } from '../survey/class-words.ts';
import { type Survey, weightOf } from '../survey/survey.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr, firstChild, type Tree, textOf } from '../tree/tree.ts';
import type { Building } from './building.ts';
import { pictureAddress } from './picture.ts';

export const PICTURE = tagSet('img amp-img');
const SMALL = tagNumber('small');
const CREDIT = /credit|copyright|photograph|fotograf|source|quelle|agency|author/i;
const CREDIT_LABEL =
  /^(?:photo(?:graph)?|image|picture|foto|bild|credit|quelle|source)s?(?: by| credit)?\s*[:：]\s*/i;
const LONGEST_CREDIT = 200;
const CAPTION = bitOf('caption');
/** A caption is a line or two; a "caption" of a page's length is a container with an unlucky name. */
const MAX_CAPTION = 1500;

export const isNamedCaption = (survey: Survey, node: number): boolean =>
  ((survey.marks[node] as number) & CAPTION) !== 0;
export const isCaptionLong = (survey: Survey, node: number): boolean => weightOf(survey, node) > MAX_CAPTION;

/** Who made the picture, when its element says so by name; it is kept beside the caption. */
export function creditOf({ page: { tree }, survey }: Building, node: number): string | undefined {
  if (!isNamedCaption(survey, node) || !CREDIT.test(attr(tree, node, 'class') ?? '')) return undefined;
  const text = textOf(tree, node);
  return text === '' || text.length > LONGEST_CREDIT ? undefined : text.replace(CREDIT_LABEL, '');
}

/** `<div><small>…</small></div>`: what feeds make of a caption. */
export function isSmallPrint(tree: Tree, node: number): boolean {
  const child = firstChild(tree, node);
  return child > 0 && tree.tag[child] === SMALL && tree.end[child] === tree.end[node];
}

export function holdsPicture({ page, out }: Building, node: number): boolean {
  const { tree } = page;
  const stop = tree.end[node] as number;
  for (let n = node + 1; n < stop; n++)
    if (PICTURE[tree.tag[n] as number] && out[n] !== 1 && pictureAddress(page, n)) return true;
  return false;
}

export const holdsStory = ({ page, kept }: Building, node: number): boolean =>
  kept.subarray(node, page.tree.end[node]).includes(1);

type Spoken = Extract<Block, { kind: 'paragraph' | 'heading' }>;
export const isSpoken = (block: Block): block is Spoken =>
  block.kind === 'paragraph' || block.kind === 'heading';

/** The words of paragraphs and headings as one line. */
function wordsOf(blocks: readonly Block[]): Inline[] {
  return blocks
    .filter(isSpoken)
    .flatMap(({ content }, i): Inline[] => (i > 0 ? [SPACE, ...content] : [...content]));
}
const SPACE: Inline = { kind: 'text', text: ' ' };

/** What a figure with pictures holds: all its print is the first picture's, unless that has a caption. */
export function pictured(inner: readonly Block[], credit: string | undefined): Block[] {
  const caption = wordsOf(inner);
  const rest = inner.filter((block) => !isSpoken(block));
  const at = rest.findIndex((block) => block.kind === 'figure');
  const first = rest[at] as Figure;
  rest[at] = {
    ...first,
    ...(caption.length > 0 && !first.caption ? { caption } : {}),
    ...(credit ? { credit } : {}),
  };
  return rest;
}

/** A figure with print that was found under it: who made it, or else more of its caption. */
export function captioned(figure: Figure, print: readonly Block[], credit: string | undefined): Figure {
  if (credit) return { ...figure, credit };
  const words = wordsOf(print);
  if (words.length === 0) return figure;
  return { ...figure, caption: figure.caption ? [...figure.caption, SPACE, ...words] : words };
}
