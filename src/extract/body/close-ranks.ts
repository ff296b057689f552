/**
 * What belongs together is kept or left out together, and boxes that say what they are go: the last word on lines that were judged one
 * by one. Goes in: lines with odds. Comes out: marks of those that stay, and a rule for each that was overruled.
 */

import type { Line } from '../survey/lines.ts';
import type { Survey } from '../survey/survey.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr } from '../tree/tree.ts';
import { leaveBoxes, trustBoxes } from './boxes.ts';
import { leaveForms } from './forms.ts';
import { wholeListings } from './whole-listings.ts';
import { wholeTables } from './whole-tables.ts';

const A = tagNumber('a');
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
  leaveBoxes(survey, lines, odds, kept, (i, rule) => set(i, 0, rule));
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
