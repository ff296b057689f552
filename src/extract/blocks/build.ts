/**
 * A part of the tree → typed blocks, with what was decided against left out.
 * Goes in: the page, its survey, the part's root and one mark a node (`out`, 1 = left out with all below). Comes out: blocks in order.
 * Depth is bounded by the parser, so recursion is safe here.
 */
import type { Block } from '../../article/block.ts';
import { bitOf } from '../survey/class-words.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr, find, ownText, TEXT, type Tree, textOf } from '../tree/tree.ts';
import { linkAddress } from './address.ts';
import type { Building, Inside } from './building.ts';
import {
  captioned,
  creditOf,
  holdsPicture,
  holdsStory,
  isCaptionLong,
  isNamedCaption,
  isPictureBox,
  isSmallPrint,
  isSpoken,
  PICTURE,
  pictured,
} from './caption.ts';
import { embedOf } from './embed.ts';
import { glossaryOf, isGlossary, listOf } from './list.ts';
import { pictureAddress } from './picture.ts';
import { preformattedOf } from './preformatted.ts';
import { rubyOf } from './ruby.ts';
import { BREAK, CODE, EMPHASIS, inlinesOf, paragraphsOf, type Run, STRONG, SUB, SUP } from './runs.ts';
import { isDataTable, tableOf } from './table.ts';

const [H1, H6, UL, OL, DL, BLOCKQUOTE, PRE, TABLE, FIGURE, FIGCAPTION, BR, HR, A, Q, NOSCRIPT, TEMPLATE, RUBY, WBR] = [
  'h1', 'h6', 'ul', 'ol', 'dl', 'blockquote', 'pre', 'table', 'figure', 'figcaption', 'br', 'hr', 'a', 'q', 'noscript', 'template', 'ruby', 'wbr',
].map(tagNumber) as [
  number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number,
  number, number,
]; // biome-ignore format: a table

const LOOK = new Map<number, number>(
  (
    [
      [STRONG, 'b strong'],
      [EMPHASIS, 'i em cite dfn var'],
      [SUB, 'sub'],
      [SUP, 'sup'],
      [CODE, 'code tt kbd samp'],
    ] as const
  ).flatMap(([look, names]) => names.split(' ').map((name) => [tagNumber(name), look] as const)),
);
const INLINE = tagSet(
  'a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark nobr q rb ruby s samp small span strike strong sub sup time tt u var wbr math svg image',
);
const EMBED = tagSet('iframe embed object video audio amp-iframe amp-video amp-youtube amp-twitter');
const STORY = bitOf('story');
/** `<a href="#rain">#</a>` in a heading, `<a href="#fnref:1">↩</a>` behind a note: ways about the page, not words of it. */
const PERMALINK = /^(?:[\s#¶§↩↑⏎]|🔗|\ufe0e|\ufe0f)*$/u;

function isPermalink(tree: Tree, a: number): boolean {
  return (
    (tree.end[a] as number) - a < 6 &&
    /^#./.test(attr(tree, a, 'href') ?? '') &&
    PERMALINK.test(textOf(tree, a))
  );
}

export class Builder implements Inside {
  readonly blocks: Block[] = [];
  private runs: Run[] = [];
  private heading = 0;
  /** Whether text that is only fit for a caption is taken. */
  private readonly captioning: boolean;
  credit: string | undefined;
  private readonly on: Building;

  constructor(on: Building, captioning = false) {
    this.on = on;
    this.captioning = captioning;
  }

  flush(): void {
    if (this.runs.length === 0) return;
    const runs = this.runs;
    this.runs = [];
    for (const paragraph of paragraphsOf(runs)) {
      const content = inlinesOf(paragraph);
      if (content.length === 0) continue;
      if (this.heading >= 2) this.blocks.push({ kind: 'heading', level: this.heading as 2, content });
      else this.blocks.push({ kind: 'paragraph', content });
    }
  }

  within(node: number): Block[] {
    return this.apart(node, this.captioning).blocks;
  }

  whole(node: number): Block[] {
    const inner = new Builder(this.on, this.captioning);
    inner.node(node, 0, undefined);
    inner.flush();
    return inner.blocks;
  }

  private apart(node: number, captioning: boolean): Builder {
    const inner = new Builder(this.on, captioning);
    inner.children(node, 0, undefined);
    inner.flush();
    return inner;
  }

  private push(block: Block | undefined): void {
    if (block) this.blocks.push(block);
  }

  /** The last block, where nothing stands behind it. */
  private last(): Block | undefined {
    return this.runs.every((run) => run.text.trim() === '') ? this.blocks.at(-1) : undefined;
  }

  children(node: number, look: number, href: string | undefined): void {
    const { end } = this.on.page.tree;
    const stop = end[node] as number;
    for (let child = node + 1; child < stop; child = end[child] as number) this.node(child, look, href);
  }

  node(node: number, look: number, href: string | undefined): void {
    const { page, survey, out } = this.on;
    const { tree } = page;
    if (out[node] === 1 || (out[node] === 2 && !this.captioning)) return;
    const tag = tree.tag[node] as number;
    if (tag <= 1) {
      this.runs.push({ text: tag === TEXT ? ownText(tree, node) : ' ', look, href });
      return;
    }
    if (PICTURE[tag]) {
      this.picture(node);
      return;
    }
    if (EMBED[tag]) {
      this.embed(node);
      return;
    }
    if (tag === NOSCRIPT) {
      this.noscript(node);
      return;
    }
    if (survey.dead[node] && tag !== TEMPLATE) return;
    if (this.captioning && tag !== BR) {
      const credit = creditOf(this.on, node);
      if (credit !== undefined) {
        this.credit ??= credit;
        return;
      }
    }
    if (tag === BR) {
      this.runs.push(BREAK);
      return;
    }
    if (tag === WBR) return;
    if (INLINE[tag]) {
      this.inline(node, tag, look, href);
      return;
    }
    if (tag >= H1 && tag <= H6) {
      this.headingBlock(node, tag);
      return;
    }
    if (tag === FIGURE || (!this.captioning && isPictureBox(this.on, node))) {
      this.figure(node);
      return;
    }
    if (tag === FIGCAPTION && this.attribution(node)) return;
    if (!this.captioning && (tag === FIGCAPTION || isNamedCaption(survey, node) || this.isSmallPrint(node))) {
      if (this.caption(node)) return;
    }
    this.flush();
    // Under a picture a list without a word of the story is a row of buttons.
    if (tag === UL || tag === OL) {
      if (!this.captioning || holdsStory(this.on, node)) this.push(listOf(this.on, this, node));
    } else if (tag === BLOCKQUOTE) this.quotation(node);
    else if (tag === PRE) this.push(preformattedOf(this.on, node));
    else if (tag === HR) this.blocks.push({ kind: 'rule' });
    else if (tag === TABLE && isDataTable(this.on, node))
      this.push(tableOf(this.on, node, (cell) => buildBlocks(this.on, cell)));
    else if (tag === DL && isGlossary(tree, node)) this.push(glossaryOf(this.on, this, node));
    else this.children(node, look & (STRONG | EMPHASIS), href);
    this.flush();
  }

  private inline(node: number, tag: number, look: number, href: string | undefined): void {
    const { page, survey } = this.on;
    if (!this.captioning && isNamedCaption(survey, node) && this.caption(node)) return;
    const own = look | (LOOK.get(tag) ?? 0);
    if (tag === A) {
      if (isPermalink(page.tree, node)) return;
      const address = linkAddress(page, attr(page.tree, node, 'href'));
      this.children(node, own, address ?? href);
    } else if (tag === Q) {
      this.runs.push({ text: '“', look: own, href });
      this.children(node, own, href);
      this.runs.push({ text: '”', look: own, href });
    } else if (tag === RUBY) this.runs.push({ ...rubyOf(page.tree, node), look: own, href });
    else this.children(node, own, href);
  }

  private headingBlock(node: number, tag: number): void {
    this.flush();
    const before = this.heading;
    this.heading = Math.max(2, tag - H1 + 1);
    this.children(node, 0, undefined);
    this.flush();
    this.heading = before;
  }

  private quotation(node: number): void {
    const blocks = this.within(node);
    if (blocks.length === 0) return;
    const { page } = this.on;
    const cite = linkAddress(page, attr(page.tree, node, 'cite'));
    this.blocks.push(cite ? { kind: 'quotation', cite, blocks } : { kind: 'quotation', blocks });
  }

  private embed(node: number): void {
    const embed = embedOf(this.on.page, node);
    if (!embed) return;
    this.flush();
    this.blocks.push(embed);
  }

  /** Lazy loaders put the true picture into `noscript`; text there is for readers without scripts and says nothing of the story. */
  private noscript(node: number): void {
    const { tree } = this.on.page;
    const image = find(tree, 'img', node);
    if (image < 0) return;
    const src = pictureAddress(this.on.page, image);
    if (!src) return;
    const last = this.blocks.at(-1);
    if (last?.kind === 'figure' && last.src === src) return;
    this.picture(image);
  }

  private picture(node: number): void {
    const { page } = this.on;
    const src = pictureAddress(page, node);
    if (!src) return;
    const last = this.last();
    if (last?.kind === 'figure' && last.src === src) return;
    const alt = (attr(page.tree, node, 'alt') ?? '').replace(/\s+/g, ' ').trim();
    this.flush();
    this.blocks.push(alt ? { kind: 'figure', src, alt } : { kind: 'figure', src });
  }

  private figure(node: number): void {
    const { page, survey, out } = this.on;
    this.flush();
    const short = !isCaptionLong(survey, node);
    const { blocks, credit } = this.apart(node, short && holdsPicture(this.on, node));
    // Text in a figure beside its caption is print under the picture too, unless there is much of it (figure as a wrapper).
    if (short && blocks.some((block) => block.kind === 'figure')) {
      this.blocks.push(...pictured(blocks, credit));
      return;
    }
    this.blocks.push(...blocks);
    const caption = find(page.tree, 'figcaption', node);
    if (caption > 0 && page.tree.parent[caption] === node && out[caption] !== 0) this.attribution(caption);
  }

  /** `<figure><blockquote>…</blockquote><figcaption>Who said it</figcaption></figure>`: the name goes into the quotation. */
  private attribution(caption: number): boolean {
    const last = this.last();
    if (last?.kind !== 'quotation') return false;
    const said = this.apart(caption, true).blocks.filter((block) => block.kind === 'paragraph');
    if (said.length > 0) this.blocks[this.blocks.length - 1] = { ...last, blocks: [...last.blocks, ...said] };
    return said.length > 0;
  }

  private isSmallPrint(node: number): boolean {
    const last = this.last();
    return last?.kind === 'figure' && !last.caption && isSmallPrint(this.on.page.tree, node);
  }

  /** Print under a picture goes to the picture before it; where there is none it is left out. Answers whether it was one. */
  private caption(node: number): boolean {
    const { survey } = this.on;
    if (isCaptionLong(survey, node) || (survey.marks[node] as number) & STORY) return false;
    if (this.blocks.at(-1)?.kind !== 'figure' && holdsStory(this.on, node) && !holdsPicture(this.on, node))
      return false;
    const { blocks, credit } = this.apart(node, true);
    if (blocks.some((block) => !isSpoken(block) && block.kind !== 'figure')) return false;
    this.flush();
    this.blocks.push(...blocks.filter((block) => block.kind === 'figure'));
    const last = this.blocks.at(-1);
    if (last?.kind === 'figure') this.blocks[this.blocks.length - 1] = captioned(last, blocks, credit);
    return true;
  }
}

/** Blocks of one part of the page. */
export function buildBlocks(on: Building, root: number): Block[] {
  const builder = new Builder(on);
  const tag = on.page.tree.tag[root] as number;
  if (tag === UL || tag === OL || tag === BLOCKQUOTE || tag === PRE) builder.node(root, 0, undefined);
  else builder.children(root, 0, undefined);
  builder.flush();
  return builder.blocks;
}
