/** What stands between lines, and the signs on what holds them. */
import type { Survey } from '../survey/survey.ts';
import { tagSet } from '../tree/tags.ts';
import { MOST } from './bytes.ts';

/** What is looked at between two lines, in nodes. */
const LONGEST_GAP = 400;
const MEDIA = tagSet('img amp-img picture figure video iframe embed object');
/** More pictures between two lines are as many. */
export const MANY = 9;

/** Pictures, players and frames between two places. */
export function picturesIn({ tree }: Survey, from: number, to: number): number {
  let count = 0;
  const stop = Math.min(to, from + LONGEST_GAP);
  for (let n = from; n < stop && count < MANY - 1; n++) if (MEDIA[tree.tag[n] as number]) count++;
  return count;
}

/** Elements and texts right below a node. */
export function childCount({ tree }: Survey, node: number): number {
  let count = 0;
  const stop = tree.end[node] as number;
  for (let child = node + 1; child < stop && count < MOST; child = tree.end[child] as number) count++;
  return count;
}

/** Signs on the line's own elements and the three next around its block. */
export function nearOf(survey: Survey, first: number): number {
  const { tree, marks, blockOf } = survey;
  let signs = 0;
  let blocks = 0;
  for (let n = tree.parent[first] as number; n > 0; n = tree.parent[n] as number) {
    signs |= marks[n] as number;
    if (n === blockOf[first] || blocks > 0) blocks++;
    if (blocks >= 3) break;
  }
  return signs;
}
