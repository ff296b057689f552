/**
 * The normal form of a body, in which a body and its printed form say exactly the same: no empty or adjacent text runs,
 * no empty captions, nesting bounded. Every article is printed in it; putting a body into it twice changes nothing.
 */
import type { Block, Inline } from './block.ts';

/** Beyond this many levels only the text is kept. No story nests so deep; hostile pages do. */
const MAX_DEPTH = 40;

export function normalBody(blocks: readonly Block[], depth = 0): Block[] {
  return blocks.flatMap((block) => normalBlock(block, depth));
}

function normalBlock(block: Block, depth: number): Block[] {
  if (depth > MAX_DEPTH) return [];
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [{ ...block, content: normalRuns(block.content) }];
    case 'list':
      return [{ ...block, items: block.items.map((item) => normalItem(item, depth + 1)) }];
    case 'quotation':
      return [{ ...block, blocks: normalBody(block.blocks, depth + 1) }];
    case 'figure': {
      const { caption, credit, ...rest } = block;
      const runs = caption ? normalRuns(caption) : [];
      return [
        {
          ...rest,
          ...(runs.length > 0 && { caption: runs }),
          ...(credit !== undefined && credit !== '' && { credit }),
        },
      ];
    }
    case 'table': {
      const { caption, ...rest } = block;
      const rows = block.rows.map((row) =>
        row.map((cell) => ({ ...cell, content: normalRuns(cell.content) })),
      );
      return [{ ...rest, ...(caption && { caption: normalRuns(caption) }), rows }];
    }
    case 'embed': {
      const { title, ...rest } = block;
      return [{ ...rest, ...(title !== undefined && title !== block.address && { title }) }];
    }
    case 'preformatted':
    case 'rule':
      return [block];
  }
}

/** An item that is one empty paragraph is an empty item. */
function normalItem(item: readonly Block[], depth: number): Block[] {
  const blocks = normalBody(item, depth);
  const only = blocks.length === 1 ? blocks[0] : undefined;
  return only?.kind === 'paragraph' && only.content.length === 0 ? [] : blocks;
}

export function normalRuns(content: readonly Inline[], depth = 0): Inline[] {
  const runs: Inline[] = [];
  for (const run of content) {
    const last = runs.at(-1);
    if (run.kind === 'text') {
      if (run.text === '') continue;
      if (last?.kind === 'text') runs[runs.length - 1] = { kind: 'text', text: last.text + run.text };
      else runs.push(run);
    } else if ('content' in run) {
      if (depth < MAX_DEPTH) runs.push({ ...run, content: normalRuns(run.content, depth + 1) });
    } else if (run.kind === 'ruby') {
      if (depth < MAX_DEPTH) runs.push({ ...run, base: normalRuns(run.base, depth + 1) });
    } else runs.push(run);
  }
  return runs;
}
