/** A table of data is of the story whole or not at all. */

import type { Line } from '../survey/lines.ts';
import { linkShareOf, type Survey } from '../survey/survey.ts';
import { tagNumber } from '../tree/tags.ts';

const TABLE = tagNumber('table');
/** Between two story lines a table needs no more than not to be disbelieved outright. */
const TABLE_ODDS = -3;

/** Right after the story's last line, in the same part, it may be a box of something else. */
const END_ODDS = -2;

/** Anywhere inside the story: of 45 tables of data in such doubt 39 were of it on hosts that had not been seen. */
const INSIDE_ODDS = -1.5;

/** A table of data is story whole or not at all: by the mean of its lines' odds, which one wide table in doubt should pass. */
export function wholeTables(
  survey: Survey,
  isData: (table: number) => boolean,
  lines: readonly Line[],
  odds: Float32Array,
  kept: Uint8Array,
  set: (i: number, value: 0 | 1, rule: string) => void,
): void {
  const { tree } = survey;
  const tables = innermostTables(survey);
  if (!tables) return;
  const first = kept.indexOf(1);
  const last = kept.lastIndexOf(1);
  let i = 0;
  while (i < lines.length) {
    const table = tables[(lines[i] as Line).block] as number;
    if (table < 0) {
      i++;
      continue;
    }
    const stop = tree.end[table] as number;
    let end = i;
    let sum = 0;
    let weight = 0;
    let yes = 0;
    while (end < lines.length && (lines[end] as Line).from < stop) {
      const line = lines[end] as Line;
      sum += (odds[end] as number) * line.weight;
      weight += line.weight;
      if (kept[end]) yes += line.weight;
      end++;
    }
    const flanked = kept[i - 1] === 1 && kept[end] === 1;
    const least = flanked
      ? TABLE_ODDS
      : kept[i - 1] === 1 && follows(survey, lines[i - 1] as Line, table)
        ? END_ODDS
        : first < i && end <= last
          ? INSIDE_ODDS
          : 0;
    const keep =
      linkShareOf(survey, table) < 0.5 && (yes > weight * 0.5 || (least < 0 && sum > weight * least));
    if (end - i > 3 && keep && isData(table)) for (let k = i; k < end; k++) set(k, 1, 'whole-table');
    i = end;
  }
}

/** Whether a table stands in the part of the page that holds the line before it. */
function follows({ tree }: Survey, line: Line, table: number): boolean {
  const part = tree.parent[line.block] as number;
  return part > 0 && table < (tree.end[part] as number);
}

/** For each node the innermost table around it when that holds no other, else −1; undefined for a page without tables. */
function innermostTables(survey: Survey): Int32Array | undefined {
  const { tree } = survey;
  if (!tree.tag.includes(TABLE)) return undefined;
  const around = new Int32Array(tree.size).fill(-1);
  for (let n = 1; n < tree.size; n++) {
    const outer = around[Math.max(0, tree.parent[n] as number)] as number;
    if (tree.tag[n] !== TABLE) {
      around[n] = outer;
      continue;
    }
    around[n] = n;
    // What held this table is none of data.
    if (outer >= 0) around.fill(-1, outer, n);
  }
  return around;
}
