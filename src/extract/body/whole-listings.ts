/**
 * A listing (`pre`) is story whole or not at all; the numbers that a template prints beside its lines are none of it. Goes in: lines,
 * which of them are kept, their odds. Comes out: a call of `set` for each that is overruled.
 */
import type { Line } from '../survey/lines.ts';
import type { Survey } from '../survey/survey.ts';
import { tagNumber } from '../tree/tags.ts';

const PRE = tagNumber('pre');
const TD = tagNumber('td');

/** Between two story lines, or behind one that leads to it, a listing needs no more than not to be disbelieved outright. */
const LISTING_ODDS = -1.6;
const COLON = /[:：]\s*$/;
const NUMBERS = /^\d+(?:\s\d+)*$/;

export function wholeListings(
  { tree }: Survey,
  lines: readonly Line[],
  odds: Float32Array,
  kept: Uint8Array,
  set: (i: number, value: 0 | 1, rule: string) => void,
): void {
  const isListing = (i: number) => i < lines.length && tree.tag[(lines[i] as Line).block] === PRE;
  for (let i = 0; i < lines.length; i++) {
    if (!isListing(i)) continue;
    const { from, to } = rangeOf(lines, i);
    i = to - 1;
    if (areNumbers(tree.tag[tree.parent[(lines[from] as Line).block] as number] as number, lines, from, to)) {
      for (let k = from; k < to; k++) set(k, 0, 'line-numbers');
      continue;
    }
    let weight = 0;
    let sum = 0;
    let yes = 0;
    for (let k = from; k < to; k++) {
      const line = lines[k] as Line;
      weight += line.weight;
      sum += (odds[k] as number) * line.weight;
      if (kept[k]) yes += line.weight;
    }
    let before = from - 1;
    while (before >= 0 && isListing(before) && !kept[before]) before--;
    let after = to;
    while (isListing(after) && !kept[after]) after++;
    const led = kept[before] === 1 && (kept[after] === 1 || COLON.test(lines[before]?.text ?? ''));
    const keep = yes > weight * 0.5 || (led && sum > weight * LISTING_ODDS);
    for (let k = from; k < to; k++) set(k, keep ? 1 : 0, 'whole-listing');
  }
}

function rangeOf(lines: readonly Line[], from: number): { from: number; to: number } {
  const { block } = lines[from] as Line;
  let to = from + 1;
  while (lines[to]?.block === block) to++;
  return { from, to };
}

/** `<td><pre>1<br>2<br>3</pre></td>` before the cell that holds the listing. */
function areNumbers(parentTag: number, lines: readonly Line[], from: number, to: number): boolean {
  if (parentTag !== TD) return false;
  for (let k = from; k < to; k++) if (!NUMBERS.test((lines[k] as Line).text)) return false;
  return true;
}
