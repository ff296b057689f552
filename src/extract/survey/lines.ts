/**
 * A page's text as lines: a line is what stands between two block borders or line breaks, the smallest piece that is kept or left out.
 * Goes in: a survey. Comes out: the lines in order, each with its nodes, its text and how much of it is link.
 */

import { evenSpaces } from '../tree/spaces.ts';
import { tagNumber } from '../tree/tags.ts';
import { isInline, ownText, TEXT } from '../tree/tree.ts';
import type { Survey } from './survey.ts';

export interface Line {
  /** First node, and one past the last: text nodes and the inline elements between them. */
  readonly from: number;
  to: number;
  /** The element that is no inline and holds the line. */
  readonly block: number;
  /** White space collapsed, trimmed. */
  text: string;
  weight: number;
  linkWeight: number;
}

/** The measured pages have up to 4,000; the rest of a longer page is left out. */
export const MAX_LINES = 30_000;
const BR = tagNumber('br');

export function linesOf(survey: Survey, root = 0): Line[] {
  const { tree, dead, sum, linkSum, blockOf } = survey;
  const lines: Line[] = [];
  const stop = tree.end[root] as number;
  let line: Line | undefined;
  let border = true;
  for (let n = root; n < stop; n++) {
    const tag = tree.tag[n] as number;
    if (tag <= 1) {
      if (tag !== TEXT) {
        if (line && !border) line.text += ' ';
        continue;
      }
      const block = blockOf[n] as number;
      const weight = (sum[n + 1] as number) - (sum[n] as number);
      if (border || !line || line.block !== block) {
        if (line) close(lines, line);
        if (lines.length >= MAX_LINES) return lines;
        line = { from: n, to: n + 1, block, text: ownText(tree, n), weight, linkWeight: 0 };
        line.linkWeight = (linkSum[n + 1] as number) - (linkSum[n] as number);
        lines.push(line);
        border = false;
      } else {
        line.text += ownText(tree, n);
        line.to = n + 1;
        line.weight += weight;
        line.linkWeight += (linkSum[n + 1] as number) - (linkSum[n] as number);
      }
      continue;
    }
    if (dead[n]) {
      n = (tree.end[n] as number) - 1;
      continue;
    }
    if (tag === BR || !isInline(tree, n)) border = true;
  }
  if (line) close(lines, line);
  return lines;
}

/** A line of white space alone is none. */
function close(lines: Line[], line: Line): void {
  line.text = evenSpaces(line.text);
  if (line.text === '') lines.pop();
}

/** Sets a mark on the text nodes of a line; elements between them may hold text of the next line too. */
export function markLine(survey: Survey, marks: Uint8Array, line: Line, value: number): void {
  for (let n = line.from; n < line.to; n++) if ((survey.tree.tag[n] as number) <= 1) marks[n] = value;
}
