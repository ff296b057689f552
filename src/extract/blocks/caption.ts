/** Print under pictures: what is one, who made the picture, and how blocks built from it go to the figure. */
import type { Block, Figure, Inline } from '../../article/block.ts';
import { inlineText } from '../../article/text.ts';
import { CAPTION_LABEL, SOURCE_LABEL } from '../phrases/caption-labels.ts';
import { bitOf } from '../survey/class-words.ts';
import { linkShareOf, type Survey, weightOf } from '../survey/survey.ts';
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
    if (out[n] === 1) n = (tree.end[n] as number) - 1;
    else if (PICTURE[tree.tag[n] as number] && pictureAddress(page, n)) return true;
  return false;
}

/** "image-widget", "photo_box": boxes of one picture with a line or two, as figures are elsewhere. */
const PICTURE_BOX = /(?:^|[^a-z])(?:im(?:g|age)|photo|picture|pic|foto|bild)/i;
const LARGEST_BOX = 60;
const MAX_PRINT = 450;
const NO_PRINT = tagSet('h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre form figure');

export function isPictureBox(on: Building, node: number): boolean {
  const { survey, page, out } = on;
  const { tree } = page;
  const stop = tree.end[node] as number;
  const weight = weightOf(survey, node);
  if (stop - node > LARGEST_BOX || weight === 0 || weight > MAX_PRINT) return false;
  if (!PICTURE_BOX.test(attr(tree, node, 'class') ?? '') || linkShareOf(survey, node) > 0.5) return false;
  let pictures = 0;
  for (let n = node + 1; n < stop; n++) {
    const tag = tree.tag[n] as number;
    if (NO_PRINT[tag]) return false;
    if (out[n] === 1) n = (tree.end[n] as number) - 1;
    else if (PICTURE[tag] && pictureAddress(page, n)) pictures++;
  }
  return pictures === 1;
}

export const holdsStory = ({ page, kept }: Building, node: number): boolean =>
  kept.subarray(node, page.tree.end[node]).includes(1);

type Spoken = Extract<Block, { kind: 'paragraph' | 'heading' }>;
export const isSpoken = (block: Block): block is Spoken =>
  block.kind === 'paragraph' || block.kind === 'heading';

interface Print {
  readonly words: Inline[];
  readonly credit: string | undefined;
}

/** The words of paragraphs and headings as one line, and who made the picture where a label says so. */
function printOf(blocks: readonly Block[]): Print {
  const words: Inline[] = [];
  let credit: string | undefined;
  for (const { content } of blocks.filter(isSpoken)) {
    const text = inlineText(content);
    const source = SOURCE_LABEL.exec(text)?.[0];
    if (source && text.length - source.length <= LONGEST_CREDIT) {
      credit ??= text.slice(source.length).trim().replace(/\.$/, '');
      continue;
    }
    if (text.replace(CAPTION_LABEL, '') === '') continue;
    if (words.length > 0) words.push(SPACE);
    words.push(...unlabelled(content));
  }
  return { words, credit };
}
const SPACE: Inline = { kind: 'text', text: ' ' };

function unlabelled([first, ...rest]: readonly Inline[]): Inline[] {
  if (first === undefined) return [];
  return first.kind === 'text'
    ? [{ ...first, text: first.text.replace(CAPTION_LABEL, '') }, ...rest]
    : [first, ...rest];
}

/** What a figure with pictures holds: all its print is the first picture's, unless that has a caption. */
export function pictured(inner: readonly Block[], named: string | undefined): Block[] {
  const { words, credit = named } = printOf(inner);
  const rest = inner.filter((block) => !isSpoken(block));
  const at = rest.findIndex((block) => block.kind === 'figure');
  const first = rest[at] as Figure;
  rest[at] = {
    ...first,
    ...(words.length > 0 && !first.caption ? { caption: words } : {}),
    ...(credit ? { credit } : {}),
  };
  return rest;
}

/** A figure with print that was found under it: who made it, or else more of its caption. */
export function captioned(figure: Figure, print: readonly Block[], named: string | undefined): Figure {
  if (named) return { ...figure, credit: named };
  const { words, credit } = printOf(print);
  return {
    ...figure,
    ...(credit ? { credit } : {}),
    ...(words.length > 0 && { caption: figure.caption ? [...figure.caption, SPACE, ...words] : words }),
  };
}
