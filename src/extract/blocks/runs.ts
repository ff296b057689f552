/**
 * Text with its look, as a flat list of runs → nested inlines of a block.
 * White space collapses across runs; two line breaks in a row end a paragraph (`<br><br>`, usual before 2010 and in feeds).
 */
import type { Inline } from '../../article/block.ts';
import { MAY_BE_UNEVEN, SPACES } from '../tree/spaces.ts';

export const STRONG = 1;
export const EMPHASIS = 2;
export const SUB = 4;
export const SUP = 8;
export const CODE = 16;

export interface Run {
  /** "\n" is a line break and stands alone. */
  text: string;
  readonly look: number;
  readonly href: string | undefined;
  readonly reading?: string;
}

export const BREAK: Run = { text: '\n', look: 0, href: undefined };

/** Zero-width characters and the byte order mark say nothing; joiners (U+200C, U+200D) shape Persian, Hindi and emoji. */
const UNSEEN = /[\u200b\u2060\ufeff\u00ad]/g;

/** Runs of one block → runs of its paragraphs, trimmed; empty ones are left out. */
export function paragraphsOf(runs: readonly Run[]): Run[][] {
  const out: Run[][] = [];
  let current: Run[] = [];
  let pendingBreaks = 0;
  let space = false;
  for (const run of runs) {
    if (run === BREAK) {
      pendingBreaks++;
      continue;
    }
    const text = MAY_BE_UNEVEN.test(run.text) ? run.text.replace(UNSEEN, '').replace(SPACES, ' ') : run.text;
    if (text === '') continue;
    if (text === ' ' && !run.reading) {
      space = true;
      continue;
    }
    if (pendingBreaks > 1 && current.length > 0) {
      out.push(current);
      current = [];
    } else if (pendingBreaks === 1 && current.length > 0) {
      current.push(BREAK);
    } else if (current.length > 0 && (space || text.startsWith(' '))) addSpace(current, run);
    pendingBreaks = 0;
    space = text.endsWith(' ');
    const bare = text.trim();
    const last = current.at(-1);
    if (
      last &&
      last !== BREAK &&
      last.look === run.look &&
      last.href === run.href &&
      !last.reading &&
      !run.reading
    ) {
      last.text += bare;
    } else {
      current.push(run.reading ? { ...run, text: bare } : { text: bare, look: run.look, href: run.href });
    }
  }
  if (current.length > 0) out.push(current);
  return out;
}

/** The space between two runs goes into the one that says less by it: outside of links and emphasis. */
function addSpace(current: Run[], next: Run): void {
  const last = current.at(-1);
  if (!last || last === BREAK) return;
  if (last.look === next.look && last.href === next.href && !last.reading) last.text += ' ';
  else if (last.look === 0 && !last.href && !last.reading) last.text += ' ';
  else
    current.push({
      text: ' ',
      look: last.look & next.look,
      href: last.href === next.href ? last.href : undefined,
    });
}

/** Shape: strong "a", strong+link "b" → strong[a, link[b]]. */
export function inlinesOf(runs: readonly Run[]): Inline[] {
  return nest(runs, 0, runs.length, 0, undefined);
}

const LOOKS = [
  [STRONG, 'strong'],
  [EMPHASIS, 'emphasis'],
  [SUB, 'sub'],
  [SUP, 'sup'],
] as const;

function nest(
  runs: readonly Run[],
  from: number,
  to: number,
  look: number,
  href: string | undefined,
): Inline[] {
  const out: Inline[] = [];
  let i = from;
  while (i < to) {
    const run = runs[i] as Run;
    if (run === BREAK) {
      out.push({ kind: 'break' });
      i++;
      continue;
    }
    const link = run.href;
    if (link !== undefined && link !== href) {
      let stop = i + 1;
      while (stop < to && runs[stop]?.href === link) stop++;
      out.push({ kind: 'link', href: link, content: nest(runs, i, stop, look, link) });
      i = stop;
      continue;
    }
    const wrap = LOOKS.find(([bit]) => (run.look & bit) !== 0 && (look & bit) === 0);
    if (wrap) {
      const [bit, kind] = wrap;
      let stop = i + 1;
      while (
        stop < to &&
        ((runs[stop] as Run).look & bit) !== 0 &&
        (href === undefined || runs[stop]?.href === href)
      )
        stop++;
      out.push({ kind, content: nest(runs, i, stop, look | bit, href) });
      i = stop;
      continue;
    }
    if (run.reading)
      out.push({ kind: 'ruby', base: [{ kind: 'text', text: run.text }], reading: run.reading });
    else if (run.look & CODE) out.push({ kind: 'code', text: run.text });
    else out.push({ kind: 'text', text: run.text });
    i++;
  }
  return out;
}
