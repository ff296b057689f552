/**
 * Headings with nothing under them at a story's end: other stories' headlines, and labels of what was left out. A heading before a
 * picture or a list has something under it.
 */
import type { Block, Inline } from '../../article/block.ts';
import { inlineText } from '../../article/text.ts';

/** How many of the last blocks are such headings: all that are links alone, and one label, which is no sentence. */
export function orphanHeadings(body: readonly Block[]): number {
  let orphans = 0;
  let labels = 0;
  for (let i = body.length - 1; i > 0; i--) {
    const block = body[i] as Block;
    if (block.kind !== 'heading' || !(isLink(block.content) || (labels++ === 0 && isLabel(block.content))))
      break;
    orphans++;
  }
  return orphans;
}

const isLink = (runs: readonly Inline[]): boolean =>
  runs.every(
    (run) =>
      run.kind === 'link' ||
      (run.kind === 'text' && !/[\p{L}\p{N}]/u.test(run.text)) ||
      ('content' in run && isLink(run.content)),
  );

const isLabel = (runs: readonly Inline[]): boolean =>
  !/[.!?…。！？]["'”’»）)]?$/.test(inlineText(runs).trim());
