/**
 * Blocks → HTML of the tear sheet's small vocabulary, one line a block.
 * The vocabulary is specified in docs/tear-sheet.md; `read-block.ts` is the exact inverse for bodies in normal form.
 */
import type { Block, Cell, Figure, Inline, List } from './block.ts';
import { escapeAttribute, escapeText } from './escape.ts';

/** Shape: { kind: "paragraph", content: [text "Rain & wind."] } → "<p>Rain &amp; wind.</p>" */
export function printBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${printInlines(block.content)}</p>`;
    case 'heading':
      return `<h${block.level}>${printInlines(block.content)}</h${block.level}>`;
    case 'list':
      return printList(block);
    case 'quotation':
      return `<blockquote${attribute('cite', block.cite)}>${block.blocks.map(printBlock).join('')}</blockquote>`;
    case 'figure':
      return printFigure(block);
    case 'table': {
      const caption = block.caption ? `<caption>${printInlines(block.caption)}</caption>` : '';
      const rows = block.rows.map((row) => `<tr>${row.map(printCell).join('')}</tr>`);
      return `<table>${caption}${rows.join('')}</table>`;
    }
    case 'preformatted':
      return `<pre>${escapeText(block.text)}</pre>`;
    case 'embed':
      return `<figure><a${attribute('href', block.address)}>${escapeText(block.title ?? block.address)}</a></figure>`;
    case 'rule':
      return '<hr>';
  }
}

export function printInlines(content: readonly Inline[]): string {
  return content.map(printInline).join('');
}

function printInline(run: Inline): string {
  switch (run.kind) {
    case 'text':
      return escapeText(run.text);
    case 'link':
      return `<a${attribute('href', run.href)}>${printInlines(run.content)}</a>`;
    case 'emphasis':
      return `<em>${printInlines(run.content)}</em>`;
    case 'strong':
    case 'sub':
    case 'sup':
      return `<${run.kind}>${printInlines(run.content)}</${run.kind}>`;
    case 'code':
      return `<code>${escapeText(run.text)}</code>`;
    case 'ruby':
      return `<ruby>${printInlines(run.base)}<rt>${escapeText(run.reading)}</rt></ruby>`;
    case 'break':
      return '<br>';
  }
}

function printList(list: List): string {
  const tag = list.ordered ? 'ol' : 'ul';
  const start = list.start === undefined ? '' : ` start="${list.start}"`;
  const items = list.items.map((item) => `<li>${printItem(item)}</li>`);
  return `<${tag}${start}>${items.join('')}</${tag}>`;
}

/** An item of one paragraph stands without its `<p>`. */
function printItem(blocks: readonly Block[]): string {
  const only = blocks.length === 1 ? blocks[0] : undefined;
  if (only?.kind === 'paragraph' && only.content.length > 0) return printInlines(only.content);
  return blocks.map(printBlock).join('');
}

function printFigure(figure: Figure): string {
  const image = `<img${attribute('src', figure.src)}${attribute('alt', figure.alt)}>`;
  const credit = figure.credit === undefined ? '' : `<small>${escapeText(figure.credit)}</small>`;
  const under = `${figure.caption ? printInlines(figure.caption) : ''}${credit}`;
  return `<figure>${image}${under === '' ? '' : `<figcaption>${under}</figcaption>`}</figure>`;
}

function printCell(cell: Cell): string {
  const tag = cell.header ? 'th' : 'td';
  const spans = `${attribute('colspan', cell.colspan)}${attribute('rowspan', cell.rowspan)}`;
  return `<${tag}${spans}>${printInlines(cell.content)}</${tag}>`;
}

function attribute(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeAttribute(String(value))}"`;
}
