/**
 * A body that is safe to show whatever its sheet says: sheets are plain files that anyone may have edited.
 * Links keep `http:`, `https:`, `mailto:`, `tel:`; figures and embeds `http:`, `https:`. Of any other link the text stays;
 * a figure with another address keeps its caption as a paragraph; an embed its title.
 */
import type { Block, Cell, Inline } from '../article/block.ts';

const LINK_SCHEMES = /^(?:https?:|mailto:|tel:)/i;
const PAGE_SCHEMES = /^https?:/i;

export function isPageAddress(address: string): boolean {
  return PAGE_SCHEMES.test(address);
}

export function safeBody(blocks: readonly Block[]): Block[] {
  return blocks.flatMap(safeBlock);
}

function safeBlock(block: Block): Block[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [{ ...block, content: safeRuns(block.content) }];
    case 'list':
      return [{ ...block, items: block.items.map(safeBody) }];
    case 'quotation': {
      const { cite, ...rest } = block;
      const kept = cite !== undefined && isPageAddress(cite) ? { cite } : {};
      return [{ ...rest, ...kept, blocks: safeBody(block.blocks) }];
    }
    case 'figure': {
      const { caption, ...rest } = block;
      const runs = caption === undefined ? undefined : safeRuns(caption);
      if (isPageAddress(block.src)) return [{ ...rest, ...(runs && { caption: runs }) }];
      return runs === undefined || runs.length === 0 ? [] : [{ kind: 'paragraph', content: runs }];
    }
    case 'table': {
      const { caption, ...rest } = block;
      const rows = block.rows.map((row) => row.map(safeCell));
      return [{ ...rest, ...(caption && { caption: safeRuns(caption) }), rows }];
    }
    case 'embed':
      if (isPageAddress(block.address)) return [block];
      return block.title === undefined
        ? []
        : [{ kind: 'paragraph', content: [{ kind: 'text', text: block.title }] }];
    case 'preformatted':
    case 'rule':
      return [block];
  }
}

function safeCell(cell: Cell): Cell {
  return { ...cell, content: safeRuns(cell.content) };
}

function safeRuns(content: readonly Inline[]): Inline[] {
  return content.flatMap((run): Inline[] => {
    if (run.kind === 'link' && !LINK_SCHEMES.test(run.href)) return safeRuns(run.content);
    if ('content' in run) return [{ ...run, content: safeRuns(run.content) }];
    if (run.kind === 'ruby') return [{ ...run, base: safeRuns(run.base) }];
    return [run];
  });
}
