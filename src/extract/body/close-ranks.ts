/**
 * What belongs together is kept or left out together, and boxes that say what they are go: the last word on lines that were judged one
 * by one. Goes in: lines with odds. Comes out: marks of those that stay, and a rule for each that was overruled.
 */
import { bitOf } from '../survey/class-words.ts';
import type { Line } from '../survey/lines.ts';
import { linkShareOf, type Survey, weightOf } from '../survey/survey.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr } from '../tree/tree.ts';
import { hasField, leaveForms } from './forms.ts';
import { wholeListings } from './whole-listings.ts';

/** Parts that are hardly ever of the story where they are small. */
const BOX = bitOf('letter') | bitOf('consent');
const STORY = bitOf('story') | bitOf('quote');
const SMALL_BOX = 0.12;
/** Surer lines in a box of such a name were story on hosts that had not been seen: a story may open over its page. */
const SURE_ODDS = 2;

/** Of 246 lines in such doubt in boxes of these names 195 were not story on hosts that had not been seen. */
const DOUBTED_ODDS = 1;
const DOUBTED = /(?:^|[^a-z])(?:buttons?|cta|disclaimers?|side-?bar)(?![a-z])/i;
/** Of 103 lines in such doubt in boxes of these names 93 were. */
const TRUSTED_ODDS = -1.2;
/** Surely none of the story. */
const SURELY_NOT = -3;
const TRUSTED = /(?:^|[^a-z])(?:faqs?|answers?|callout|tips?|ingredients|takeaways?|recipe|instructions?)(?![a-z])/i;
/** So far around a line such a box reaches. */
const BOX_STEPS = 6;

const A = tagNumber('a');
const TABLE = tagNumber('table');
const BLOCKQUOTE = tagNumber('blockquote');
/** A term stays with what is said of it. */
const [DT, DD] = [tagNumber('dt'), tagNumber('dd')];
/** Of quoted lines in such doubt right after a story line, 32 of 37 were story on hosts that had not been seen. */
const QUOTE_ODDS = -1;

/** Of notes on pages that had not been seen none was in more doubt. */
const NOTE_ODDS = -3.2;
const NOTED =
  /^#(?:user-content-)?(?:_?(?:fn|ftn|foot|foot-?note|note|cite|end-?note)[-_]?(?:ref|back)|r(?:ef)?[-_:]?\d)/i;

const HEADING = tagSet('h2 h3 h4 h5 h6');
/** Of headings in such doubt between two story lines, 60 of 73 were story on hosts that had not been seen. */
const HEADING_ODDS = -0.6;

export interface Ranks {
  readonly kept: Uint8Array;
  /** Rule by line, where ranks overruled the odds. */
  readonly overruled: Map<number, string>;
}

/** `isData`: whether a table is one of data. */
export function closeRanks(
  survey: Survey,
  isData: (table: number) => boolean,
  lines: readonly Line[],
  odds: Float32Array,
): Ranks {
  const kept = new Uint8Array(odds.length);
  for (let i = 0; i < odds.length; i++) if ((odds[i] as number) > 0) kept[i] = 1;
  const overruled = new Map<number, string>();
  const set = (i: number, value: 0 | 1, rule: string) => {
    if (kept[i] === value) return;
    kept[i] = value;
    overruled.set(i, rule);
  };
  const tags = survey.tree.tag;
  /** By box: whether it asks for something. */
  const asking = new Map<number, boolean>();
  const asks = (box: number): boolean => {
    const known = asking.get(box) ?? hasField(survey.tree, box);
    asking.set(box, known);
    return known;
  };
  wholeTables(survey, isData, lines, odds, kept, set);
  wholeListings(survey, lines, odds, kept, set);
  lines.forEach((line, i) => {
    if (kept[i] || !kept[i - 1]) return;
    const odd = odds[i] as number;
    if (odd > QUOTE_ODDS && inQuotation(survey, line)) set(i, 1, 'quote-after');
    if (
      odd > HEADING_ODDS &&
      kept[i + 1] &&
      HEADING[tags[line.block] as number] &&
      line.linkWeight < line.weight / 2
    )
      set(i, 1, 'heading-between');
  });
  trustBoxes(survey, lines, odds, (i) => set(i, 1, 'trusted-box'));
  let before = false;
  lines.forEach((line, i) => {
    if (!before) before = kept[i] === 1;
    else if (!kept[i] && (odds[i] as number) > NOTE_ODDS && isNote(survey, line)) set(i, 1, 'note');
  });
  for (let i = lines.length - 2; i >= 0; i--) {
    const to = tags[(lines[i + 1] as Line).block];
    if (!kept[i] && kept[i + 1] && tags[(lines[i] as Line).block] === DT && (to === DD || to === DT))
      set(i, 1, 'term-of-kept');
  }
  lines.forEach((line, i) => {
    if (!kept[i]) return;
    if ((odds[i] as number) < DOUBTED_ODDS && boxNamed(survey, line, DOUBTED) > 0) set(i, 0, 'doubted-box');
    const box = boxOf(survey, line);
    if (box > 0 && ((odds[i] as number) < SURE_ODDS || asks(box))) set(i, 0, 'named-box');
  });
  leaveForms(survey, lines, (i) => set(i, 0, 'form'));
  return { kept, overruled };
}

function inQuotation({ tree }: Survey, line: Line): boolean {
  let node = line.block;
  for (let up = 0; up < 4 && node > 0; up++) {
    if (tree.tag[node] === BLOCKQUOTE) return true;
    node = tree.parent[node] as number;
  }
  return false;
}

/** A note under the story leads back to where the story refers to it: `<li id="fn:1">Twelve in all. <a href="#fnref:1">↩</a></li>`. */
function isNote({ tree }: Survey, line: Line): boolean {
  for (let n = line.from; n < line.to; n++)
    if (tree.tag[n] === A && NOTED.test(attr(tree, n, 'href') ?? '')) return true;
  return false;
}

/** The outermost small box around a line that has such a class, or 0. */
function boxNamed(survey: Survey, line: Line, names: RegExp): number {
  const { tree } = survey;
  const most = (survey.sum[tree.size] as number) * SMALL_BOX;
  let node = line.block;
  let box = 0;
  for (let up = 0; up < BOX_STEPS && node > 0 && weightOf(survey, node) <= most; up++) {
    if (names.test(attr(tree, node, 'class') ?? '')) box = node;
    node = tree.parent[node] as number;
  }
  return box;
}

/** Lines in doubt in boxes whose lines are together believed as much. */
function trustBoxes(
  survey: Survey,
  lines: readonly Line[],
  odds: Float32Array,
  keep: (i: number) => void,
): void {
  const boxes = new Map<number, { readonly doubted: number[]; sum: number; weight: number }>();
  lines.forEach((line, i) => {
    const box = line.linkWeight < line.weight / 2 ? boxNamed(survey, line, TRUSTED) : 0;
    if (box === 0) return;
    const all = boxes.get(box) ?? { doubted: [], sum: 0, weight: 0 };
    boxes.set(box, all);
    all.doubted.push(i);
    all.sum += (odds[i] as number) * line.weight;
    all.weight += line.weight;
  });
  for (const { doubted, sum, weight } of boxes.values())
    if (sum > weight * TRUSTED_ODDS) for (const i of doubted) if ((odds[i] as number) > SURELY_NOT) keep(i);
}

/** The small box of such a name around a line, or 0. */
function boxOf(survey: Survey, line: Line): number {
  const { tree, marks } = survey;
  const total = survey.sum[tree.size] as number;
  let steps = 0;
  for (
    let node = tree.parent[line.from] as number;
    node > 0 && steps < 5;
    node = tree.parent[node] as number
  ) {
    const bits = marks[node] as number;
    if (bits & STORY) return 0;
    if (bits & BOX && weightOf(survey, node) < total * SMALL_BOX) return node;
    steps++;
  }
  return 0;
}

/** A table of data is story whole or not at all: by the mean of its lines' odds, which one wide table in doubt should pass. */
function wholeTables(
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

/** Between two story lines a table needs no more than not to be disbelieved outright. */
const TABLE_ODDS = -3;
/** Right after the story's last line, in the same part, it may be a box of something else. */
const END_ODDS = -2;

/** Anywhere inside the story: of 45 tables of data in such doubt 39 were of it on hosts that had not been seen. */
const INSIDE_ODDS = -1.5;

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
