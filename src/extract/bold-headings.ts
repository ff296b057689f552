/** What legacy sheets print in bold: a short bold paragraph is a heading, a first long one the standfirst. */
import type { Block, Inline } from '../article/block.ts';
import { blockTexts, inlineText } from '../article/text.ts';

/** A heading is a line; the longest bold-only paragraph that was one in the sheets had some 40 Chinese characters. */
const MAX_BOLD_HEADING = 90;

const isStrong = (run: Inline): boolean =>
  run.kind === 'strong' || run.kind === 'break' || (run.kind === 'text' && run.text.trim() === '');

function isBold(block: Block): boolean {
  return (
    block.kind === 'paragraph' &&
    block.content.some((run) => run.kind === 'strong') &&
    block.content.every(isStrong)
  );
}

/** Width in Latin letters. */
function widthOf(text: string, dense: number): number {
  return text.length + (dense - 1) * (text.match(/[\u2e80-\ud7ff]/g)?.length ?? 0);
}

/** A short paragraph in bold alone, with text after it, is a heading. */
export function boldHeadings(blocks: readonly Block[]): Block[] {
  return blocks.map((block, i): Block => {
    if (block.kind !== 'paragraph' || i === 0 || !isBold(block)) return block;
    const text = inlineText(block.content);
    const next = blocks[i + 1];
    if (
      !next ||
      next.kind === 'heading' ||
      widthOf(text, 2) > MAX_BOLD_HEADING ||
      /[。.!:：,，;；]$/.test(text)
    )
      return block;
    const content = block.content.flatMap((run): readonly Inline[] =>
      run.kind === 'strong' ? run.content : [run],
    );
    return { kind: 'heading', level: 2, content };
  });
}

/** A first paragraph in bold alone, of a sentence or more, is the standfirst when a story follows. */
export function withStandfirst(blocks: readonly Block[]): { standfirst?: string; body: readonly Block[] } {
  const at = blocks.findIndex((block) => block.kind === 'paragraph' || block.kind === 'heading');
  const first = blocks[at];
  if (!first || !isBold(first) || first.kind !== 'paragraph') return { body: blocks };
  const text = inlineText(first.content).replace(/\s+/g, ' ').trim();
  if (widthOf(text, 3) < 60 || blockTexts(blocks.slice(at + 1)).length < 2) return { body: blocks };
  return { standfirst: text, body: blocks.filter((_, i) => i !== at) };
}
