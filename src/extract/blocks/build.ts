/**
 * A part of the tree → typed blocks, with what was decided against left out.
 * Goes in: the page, its survey, the part's root and one mark a node (`out`, 1 = left out with all below). Comes out: blocks in order.
 * Depth is bounded by the parser, so recursion is safe here.
 */
import type { Block, Figure, Inline } from '../../article/block.ts';
import { bitOf } from '../survey/class-words.ts';
import { weightOf } from '../survey/survey.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr, find, firstChild, isElement, ownText, TEXT, type Tree, textOf } from '../tree/tree.ts';
import { linkAddress } from './address.ts';
import type { Building } from './building.ts';
import { embedOf } from './embed.ts';
import { pictureAddress } from './picture.ts';
import { BREAK, CODE, EMPHASIS, inlinesOf, paragraphsOf, type Run, STRONG, SUB, SUP } from './runs.ts';
import { isDataTable, tableOf } from './table.ts';

const [H1, H6, UL, OL, LI, DL, DT, DIV, BLOCKQUOTE, PRE, TABLE, FIGURE, FIGCAPTION, BR, HR, A, Q, NOSCRIPT, TEMPLATE, RUBY, WBR] = [
  'h1', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'div', 'blockquote', 'pre', 'table', 'figure', 'figcaption', 'br', 'hr', 'a', 'q', 'noscript', 'template',
  'ruby', 'wbr',
].map(tagNumber) as [
  number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number,
  number, number, number, number, number,
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
const PICTURE = tagSet('img amp-img');
const EMBED = tagSet('iframe embed object video audio amp-iframe amp-video amp-youtube amp-twitter');
const SMALL = tagNumber('small');
const CREDIT = /credit|copyright|photograph|fotograf|source|quelle|agency|author/i;
const CREDIT_LABEL =
  /^(?:photo(?:graph)?|image|picture|foto|bild|credit|quelle|source)s?(?: by| credit)?\s*[:：]\s*/i;
const CAPTION = bitOf('caption');
const STORY = bitOf('story');
/** A caption is a line or two; a "caption" of a page's length is a container with an unlucky name. */
const MAX_CAPTION = 1500;

/** `<a href="#rain">#</a>` in a heading, `<a href="#fnref:1">↩</a>` behind a note: ways about the page, not words of it. */
const PERMALINK = /^(?:[\s#¶§↩↑⏎]|🔗|\ufe0e|\ufe0f)*$/u;

function isPermalink(tree: Tree, a: number): boolean {
  return (
    (tree.end[a] as number) - a < 6 &&
    /^#./.test(attr(tree, a, 'href') ?? '') &&
    PERMALINK.test(textOf(tree, a))
  );
}

/** Whether a `dl` holds terms and what is said of them, and is not only a way to place pictures or other parts. */
function isGlossary(tree: Tree, node: number): boolean {
  const stop = tree.end[node] as number;
  let terms = false;
  for (let n = node + 1; n < stop; n++) {
    const tag = tree.tag[n] as number;
    if (tag === DL || tag === TABLE || PICTURE[tag] || EMBED[tag]) return false;
    if (tag === DT) terms = true;
  }
  return terms;
}

/** A paragraph in strong type. */
function strong(block: Block): Block {
  return block.kind === 'paragraph' && block.content.some((run) => run.kind !== 'strong')
    ? { ...block, content: [{ kind: 'strong', content: block.content }] }
    : block;
}

export class Builder {
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

  /** Blocks of one subtree, built apart. */
  private apart(node: number): Block[] {
    const inner = new Builder(this.on, this.captioning);
    inner.children(node, 0, undefined);
    inner.flush();
    return inner.blocks;
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
    if (this.captioning && tag !== BR && this.isCredit(node)) return;
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
    if (tag === FIGURE) {
      this.figure(node);
      return;
    }
    if (tag === FIGCAPTION && this.attribution(node)) return;
    if (
      !this.captioning &&
      (tag === FIGCAPTION || (survey.marks[node] as number) & CAPTION || this.isSmallPrint(node))
    ) {
      if (this.caption(node)) return;
    }
    this.flush();
    if (tag === UL || tag === OL) this.list(node, tag === OL);
    else if (tag === BLOCKQUOTE) this.quotation(node);
    else if (tag === PRE) this.preformatted(node);
    else if (tag === HR) this.blocks.push({ kind: 'rule' });
    else if (tag === TABLE && isDataTable(this.on, node)) {
      const table = tableOf(this.on, node, (cell) => buildBlocks(this.on, cell));
      if (table) this.blocks.push(table);
    } else if (tag === DL && isGlossary(this.on.page.tree, node)) this.definitions(node);
    else this.children(node, look & (STRONG | EMPHASIS), href);
    this.flush();
  }

  private inline(node: number, tag: number, look: number, href: string | undefined): void {
    const { page, survey } = this.on;
    if (!this.captioning && (survey.marks[node] as number) & CAPTION && this.caption(node)) return;
    const own = look | (LOOK.get(tag) ?? 0);
    if (tag === A) {
      if (isPermalink(page.tree, node)) return;
      const address = linkAddress(page, attr(page.tree, node, 'href'));
      this.children(node, own, address ?? href);
    } else if (tag === Q) {
      this.runs.push({ text: '“', look: own, href });
      this.children(node, own, href);
      this.runs.push({ text: '”', look: own, href });
    } else if (tag === RUBY) this.ruby(node, own, href);
    else this.children(node, own, href);
  }

  private ruby(node: number, look: number, href: string | undefined): void {
    const { tree } = this.on.page;
    const stop = tree.end[node] as number;
    let base = '';
    let reading = '';
    for (let n = node + 1; n < stop; n++) {
      const name = tree.tagNames[tree.tag[n] as number];
      if (name === 'rp') n = (tree.end[n] as number) - 1;
      else if (name === 'rt') {
        reading += textOf(tree, n);
        n = (tree.end[n] as number) - 1;
      } else if (tree.tag[n] === TEXT) base += ownText(tree, n);
    }
    this.runs.push(reading ? { text: base, look, href, reading } : { text: base, look, href });
  }

  private headingBlock(node: number, tag: number): void {
    this.flush();
    const before = this.heading;
    this.heading = Math.max(2, tag - H1 + 1);
    this.children(node, 0, undefined);
    this.flush();
    this.heading = before;
  }

  private list(node: number, ordered: boolean): void {
    const { tree } = this.on.page;
    const items: Block[][] = [];
    const stop = tree.end[node] as number;
    for (let child = node + 1; child < stop; child = tree.end[child] as number) {
      if (this.on.out[child] || !isElement(tree, child)) {
        if (tree.tag[child] === TEXT && !this.on.out[child])
          items.push([
            {
              kind: 'paragraph',
              content: [{ kind: 'text', text: ownText(tree, child).replace(/\s+/g, ' ').trim() }],
            },
          ]);
        continue;
      }
      if (tree.tag[child] === LI || tree.tag[child] === UL || tree.tag[child] === OL) {
        const inner = tree.tag[child] === LI ? this.apart(child) : this.single(child);
        if (inner.length > 0) items.push(inner);
      } else items.push(...this.single(child).map((block) => [block]));
    }
    if (items.length === 0) return;
    const start = ordered ? Number.parseInt(attr(tree, node, 'start') ?? '1', 10) : 1;
    this.blocks.push(
      Number.isSafeInteger(start) && start !== 1
        ? { kind: 'list', ordered, start, items }
        : { kind: 'list', ordered, items },
    );
  }

  /** Terms with what is said of them become items of a list. */
  private definitions(node: number): void {
    const { tree } = this.on.page;
    const items: Block[][] = [];
    let said = true;
    const stop = tree.end[node] as number;
    for (let n = node + 1; n < stop; ) {
      const tag = tree.tag[n] as number;
      if (tag === DIV && !this.on.out[n]) {
        n++;
        continue;
      }
      const inner = this.single(n);
      n = tree.end[n] as number;
      if (inner.length === 0) continue;
      const term = tag === DT;
      const last = items.at(-1);
      if (!last || (term && said)) items.push(term ? inner.map(strong) : inner);
      else last.push(...(term ? inner.map(strong) : inner));
      said = !term;
    }
    if (items.length > 0) this.blocks.push({ kind: 'list', ordered: false, items });
  }

  private single(node: number): Block[] {
    const inner = new Builder(this.on, this.captioning);
    inner.node(node, 0, undefined);
    inner.flush();
    return inner.blocks;
  }

  private quotation(node: number): void {
    const blocks = this.apart(node);
    if (blocks.length === 0) return;
    const { page } = this.on;
    const cite = linkAddress(page, attr(page.tree, node, 'cite'));
    this.blocks.push(cite ? { kind: 'quotation', cite, blocks } : { kind: 'quotation', blocks });
  }

  private preformatted(node: number): void {
    const { tree } = this.on.page;
    let text = '';
    const stop = tree.end[node] as number;
    for (let n = node + 1; n < stop; n++) {
      if (this.on.out[n] || this.on.survey.dead[n]) n = (tree.end[n] as number) - 1;
      else if ((tree.tag[n] as number) <= 1) text += ownText(tree, n);
      else if (tree.tag[n] === BR) text += '\n';
    }
    text = text.replace(/\r\n?/g, '\n').replace(/^\n+|\s+$/g, '');
    if (text.trim() !== '') this.blocks.push({ kind: 'preformatted', text });
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
    const last = this.blocks.at(-1);
    if (last?.kind === 'figure' && last.src === src && this.runs.every((run) => run.text.trim() === ''))
      return;
    const alt = (attr(page.tree, node, 'alt') ?? '').replace(/\s+/g, ' ').trim();
    this.flush();
    this.blocks.push(alt ? { kind: 'figure', src, alt } : { kind: 'figure', src });
  }

  private figure(node: number): void {
    const { survey } = this.on;
    this.flush();
    const builder = new Builder(this.on, weightOf(survey, node) < MAX_CAPTION && this.holdsPicture(node));
    builder.children(node, 0, undefined);
    builder.flush();
    const inner = builder.blocks;
    const pictures = inner.filter((block) => block.kind === 'figure');
    // Text in a figure beside its caption is print under the picture too, unless there is much of it (figure as a wrapper).
    const spoken = inner.filter((block) => block.kind === 'paragraph' || block.kind === 'heading');
    if (pictures.length > 0 && weightOf(survey, node) < MAX_CAPTION) {
      const caption = spoken.flatMap((block, i): Inline[] =>
        i > 0 ? [{ kind: 'text', text: ' ' }, ...block.content] : [...block.content],
      );
      const rest = inner.filter((block) => block.kind !== 'paragraph' && block.kind !== 'heading');
      const at = rest.findIndex((block) => block.kind === 'figure');
      const first = rest[at] as Figure;
      rest[at] = {
        ...first,
        ...(caption.length > 0 && !first.caption ? { caption } : {}),
        ...(builder.credit ? { credit: builder.credit } : {}),
      };
      this.blocks.push(...rest);
    } else {
      this.blocks.push(...inner);
      const { tree } = this.on.page;
      const caption = find(tree, 'figcaption', node);
      if (caption > 0 && tree.parent[caption] === node && this.on.out[caption] !== 0)
        this.attribution(caption);
    }
  }

  /** `<figure><blockquote>…</blockquote><figcaption>Who said it</figcaption></figure>`: the name goes into the quotation. */
  private attribution(caption: number): boolean {
    const last = this.blocks.at(-1);
    if (last?.kind !== 'quotation' || this.runs.some((run) => run.text.trim() !== '')) return false;
    const inner = new Builder(this.on, true);
    inner.children(caption, 0, undefined);
    inner.flush();
    const said = inner.blocks.filter((block) => block.kind === 'paragraph');
    if (said.length > 0) this.blocks[this.blocks.length - 1] = { ...last, blocks: [...last.blocks, ...said] };
    return said.length > 0;
  }

  /** Who made the picture, when its element says so by name; it is kept beside the caption. */
  private isCredit(node: number): boolean {
    const { tree } = this.on.page;
    if (!((this.on.survey.marks[node] as number) & CAPTION) || !CREDIT.test(attr(tree, node, 'class') ?? ''))
      return false;
    const text = textOf(tree, node);
    if (text === '' || text.length > 200) return false;
    this.credit ??= text.replace(CREDIT_LABEL, '');
    return true;
  }

  /** `<div><small>…</small></div>` right under a picture: what feeds make of a caption. */
  private isSmallPrint(node: number): boolean {
    const { tree } = this.on.page;
    const last = this.blocks.at(-1);
    if (last?.kind !== 'figure' || last.caption || this.runs.some((run) => run.text.trim() !== ''))
      return false;
    const child = firstChild(tree, node);
    return child > 0 && tree.tag[child] === SMALL && tree.end[child] === tree.end[node];
  }

  private holdsPicture(node: number): boolean {
    const { page, out } = this.on;
    const { tree } = page;
    const stop = tree.end[node] as number;
    for (let n = node + 1; n < stop; n++) {
      if (PICTURE[tree.tag[n] as number] && out[n] !== 1 && pictureAddress(page, n)) return true;
    }
    return false;
  }

  private holdsStory(node: number): boolean {
    const { page, kept } = this.on;
    return kept.subarray(node, page.tree.end[node]).includes(1);
  }

  /** Print under a picture goes to the picture before it; where there is none it is left out. Answers whether it was one. */
  private caption(node: number): boolean {
    const { survey } = this.on;
    if (weightOf(survey, node) > MAX_CAPTION || (survey.marks[node] as number) & STORY) return false;
    const last = this.blocks.at(-1);
    if (last?.kind !== 'figure' && this.holdsStory(node) && !this.holdsPicture(node)) return false;
    const inner = new Builder(this.on, true);
    inner.children(node, 0, undefined);
    inner.flush();
    const pictures = inner.blocks.filter((block) => block.kind === 'figure');
    const content = inner.blocks.flatMap((block, i): Inline[] =>
      block.kind === 'paragraph' || block.kind === 'heading'
        ? i > 0
          ? [{ kind: 'text', text: ' ' }, ...block.content]
          : [...block.content]
        : [],
    );
    const held = inner.blocks.filter(
      (block) => block.kind !== 'paragraph' && block.kind !== 'heading' && block.kind !== 'figure',
    );
    if (held.length > 0) return false;
    this.flush();
    this.blocks.push(...pictures);
    const figure = this.blocks.at(-1);
    if (figure?.kind === 'figure' && inner.credit)
      this.blocks[this.blocks.length - 1] = { ...figure, credit: inner.credit };
    else if (figure?.kind === 'figure' && content.length > 0) {
      this.blocks[this.blocks.length - 1] = figure.caption
        ? { ...figure, caption: [...figure.caption, { kind: 'text', text: ' ' }, ...content] }
        : { ...figure, caption: content };
    }
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
