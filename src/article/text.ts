/** Blocks → plain text, for search, comparison, export. Captions and credits never count as text of the story. */
import type { Block, Inline } from './block.ts';

/** The text of a run of inlines; a line break is "\n", a ruby reading is left out. */
export function inlineText(content: readonly Inline[]): string {
  return content.map(runText).join('');
}

function runText(run: Inline): string {
  switch (run.kind) {
    case 'text':
    case 'code':
      return run.text;
    case 'ruby':
      return inlineText(run.base);
    case 'break':
      return '\n';
    default:
      return inlineText(run.content);
  }
}

/** One string a block; list items, rows of a table and the blocks of a quotation are strings of their own. */
export function blockTexts(blocks: readonly Block[]): string[] {
  return blocks.flatMap(textsOf).filter((text) => text.trim() !== '');
}

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [inlineText(block.content)];
    case 'list':
      return block.items.flatMap((item) => item.flatMap(textsOf));
    case 'quotation':
      return block.blocks.flatMap(textsOf);
    case 'table':
      return block.rows.map((row) => row.map((cell) => inlineText(cell.content)).join('\t'));
    case 'preformatted':
      return [block.text];
    case 'figure':
    case 'embed':
    case 'rule':
      return [];
  }
}

/** Captions of figures and tables, one string each, with the credit behind it. */
export function captionTexts(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap((block) => {
      if (block.kind === 'figure')
        return [[block.caption ? inlineText(block.caption) : '', block.credit ?? ''].join(' ')];
      if (block.kind === 'table') return block.caption ? [inlineText(block.caption)] : [];
      if (block.kind === 'list') return block.items.flatMap((item) => captionTexts(item));
      if (block.kind === 'quotation') return captionTexts(block.blocks);
      return [];
    })
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** The whole body: blocks with line breaks between. */
export function plainText(blocks: readonly Block[]): string {
  return blockTexts(blocks).join('\n');
}
