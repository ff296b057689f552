/**
 * What changed between two texts: runs of what stayed, went and came, by words, and by characters in scripts without spaces.
 * Laws: the runs that stayed and went make the earlier text, those that stayed and came the later one.
 */
import { align, numbering } from './align.ts';

export interface DiffRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * One token: a character of a script that writes no spaces, with its marks; a number with its separators; a word; a run of
 * spaces; an emoji with all that joins it; any other character.
 */
const TOKEN =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Yi}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]\p{M}*|\p{N}+(?:[.,:’']\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:['’\u200c-][\p{L}\p{M}\p{N}]+)*|[^\S\n]+|\p{Extended_Pictographic}(?:\p{M}|\p{EMod}|\u200d\p{Extended_Pictographic})*|./gsu;

export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** Shape: ("5 dead in Lima", "7 dead in Lima") → removed "5", added "7", same " dead in Lima" */
export function diffText(before: string, after: string): DiffRun[] {
  const left = tokensOf(before);
  const right = tokensOf(after);
  const number = numbering();
  const pairs = align(left.map(number), right.map(number));
  const changes: Change[] = [];
  let a = 0;
  let b = 0;
  for (const [nextA, nextB] of [...pairs, [left.length, right.length] as const]) {
    if (nextA > a || nextB > b || changes.length === 0) {
      changes.push({
        removed: left.slice(a, nextA).join(''),
        added: right.slice(b, nextB).join(''),
        same: '',
      });
    }
    const change = changes[changes.length - 1] as Change;
    change.same += left[nextA] ?? '';
    a = nextA + 1;
    b = nextB + 1;
  }
  return readable(changes).flatMap(runsOf);
}

/** What went and what came in its place, and what stayed behind it. */
interface Change {
  removed: string;
  added: string;
  same: string;
}

/**
 * A sentence rewritten is one change, not ten with a comma and an article left standing between: what stayed is taken into the
 * changes around it when each of them is longer than it.
 */
function readable(changes: readonly Change[]): Change[] {
  const result: Change[] = [];
  for (const change of changes) {
    let current = { ...change };
    for (let last = result.at(-1); last && isCrumb(last, current); last = result.at(-1)) {
      result.pop();
      current = {
        removed: last.removed + last.same + current.removed,
        added: last.added + last.same + current.added,
        same: current.same,
      };
    }
    result.push(current);
  }
  return result;
}

function isCrumb(last: Change, next: Change): boolean {
  const stayed = last.same.trim().length;
  return stayed < sizeOf(last) && stayed < sizeOf(next);
}

function sizeOf({ removed, added }: Change): number {
  return Math.max(removed.length, added.length);
}

function runsOf({ removed, added, same }: Change): DiffRun[] {
  const runs: DiffRun[] = [
    { kind: 'removed', text: removed },
    { kind: 'added', text: added },
    { kind: 'same', text: same },
  ];
  return runs.filter((run) => run.text !== '');
}
