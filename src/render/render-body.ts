/**
 * Blocks → the HTML of a page for reading. What a leaf block looks like is said in article/print-block.ts; here stand the
 * blocks that read differently on a screen: figures without their image, embeds, wide tables.
 * Every block of the body has an id, `b1`, `b2`, …, so that a sentence can be pointed at.
 */
import type { Block, Embed, Figure, List, Table } from '../article/block.ts';
import { escapeAttribute, escapeText } from '../article/escape.ts';
import { printBlock, printInlines } from '../article/print-block.ts';
import { safeBody } from './safe-body.ts';

export interface KeptImage {
  readonly href: string;
  readonly width?: number;
  readonly height?: number;
}

export interface BodyOptions {
  /** Where the image of a figure can be shown from; undefined: not kept, caption and link stand in its place. */
  readonly image?: (src: string) => KeptImage | undefined;
  readonly words?: BodyWords;
}

export interface BodyWords {
  /** What stands where an image is not kept. */
  readonly image: string;
  readonly embed: string;
  /** BCP 47 of these words. */
  readonly lang: string;
}

const ENGLISH: BodyWords = { image: 'Image', embed: 'at', lang: 'en' };

export function renderBody(blocks: readonly Block[], options: BodyOptions = {}): string {
  return safeBody(blocks)
    .map((block, index) => withId(setBlock(block, options), `b${index + 1}`))
    .join('\n');
}

/** The same without ids, for blocks that stand among others. */
export function renderBlocks(blocks: readonly Block[], options: BodyOptions = {}): string {
  return safeBody(blocks)
    .map((block) => setBlock(block, options))
    .join('\n');
}

function withId(html: string, id: string): string {
  return html.replace(/^<[a-z0-9]+/, `$& id="${id}"`);
}

function setBlock(block: Block, options: BodyOptions): string {
  switch (block.kind) {
    case 'figure':
      return setFigure(block, options);
    case 'embed':
      return setEmbed(block, options);
    case 'table':
      return setTable(block);
    case 'list':
      return setList(block, options);
    case 'quotation': {
      const cite = block.cite === undefined ? '' : ` cite="${escapeAttribute(block.cite)}"`;
      return `<blockquote${cite}>${block.blocks.map((inner) => setBlock(inner, options)).join('')}</blockquote>`;
    }
    default:
      return printBlock(block);
  }
}

function setFigure(figure: Figure, { image, words = ENGLISH }: BodyOptions): string {
  const kept = image?.(figure.src);
  const caption = figure.caption ? `<span class="caption">${printInlines(figure.caption)}</span>` : '';
  const credit = figure.credit === undefined ? '' : ` <small>${escapeText(figure.credit)}</small>`;
  const under = caption + credit;
  if (kept === undefined) {
    const alt =
      figure.alt === undefined || figure.alt === ''
        ? ''
        : `<span class="alt">${escapeText(figure.alt)}</span>`;
    const host = escapeText(hostOf(figure.src));
    const link = `<a class="elsewhere" lang="${words.lang}" href="${escapeAttribute(figure.src)}"><bdi>${escapeText(words.image)} ${host}</bdi></a>`;
    return `<figure class="unkept"><figcaption>${under === '' ? alt : under} ${link}</figcaption></figure>`;
  }
  const size =
    kept.width === undefined || kept.height === undefined
      ? ''
      : ` width="${kept.width}" height="${kept.height}"`;
  const picture = `<img src="${escapeAttribute(kept.href)}" alt="${escapeAttribute(figure.alt ?? '')}"${size} loading="lazy" decoding="async">`;
  return `<figure>${picture}${under === '' ? '' : `<figcaption>${under}</figcaption>`}</figure>`;
}

function setEmbed(embed: Embed, { words = ENGLISH }: BodyOptions): string {
  const title = escapeText(embed.title ?? embed.address);
  return `<figure class="embed"><a class="elsewhere" href="${escapeAttribute(embed.address)}">${title} <bdi lang="${words.lang}">${escapeText(words.embed)} ${escapeText(hostOf(embed.address))}</bdi></a></figure>`;
}

/** A table wider than the page scrolls in a box of its own, which the keyboard can reach. */
function setTable(table: Table): string {
  return `<div class="table" tabindex="0" role="region">${printBlock(table)}</div>`;
}

function setList(list: List, options: BodyOptions): string {
  const plain = list.items.every((item) => item.every((block) => block.kind === 'paragraph'));
  if (plain) return printBlock(list);
  const tag = list.ordered ? 'ol' : 'ul';
  const start = list.start === undefined ? '' : ` start="${list.start}"`;
  const items = list.items.map(
    (item) => `<li>${item.map((block) => setBlock(block, options)).join('')}</li>`,
  );
  return `<${tag}${start}>${items.join('')}</${tag}>`;
}

export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : address;
}
