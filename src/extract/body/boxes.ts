/** Small boxes whose class says what they are: some are trusted for their name, some doubted, some left out. */
import { bitOf } from '../survey/class-words.ts';
import type { Line } from '../survey/lines.ts';
import { type Survey, weightOf } from '../survey/survey.ts';
import { askClasses } from '../tree/classes.ts';
import { hasField } from './forms.ts';

/** Of 246 lines in such doubt in boxes of these names 195 were not story on hosts that had not been seen. */
const DOUBTED_ODDS = 1;

const DOUBTED = /(?:^|[^a-z])(?:buttons?|cta|disclaimers?|side-?bar)(?![a-z])/i;

/** Boxes of these names are story where their lines together are in no more doubt. */
const TRUSTED: readonly (readonly [names: RegExp, odds: number])[] = [
  [/(?:^|[^a-z])(?:ingredients|instructions)(?![a-z])/i, -2],
  [/(?:^|[^a-z])(?:faqs?|answers?|callout|tips?|takeaways?)(?![a-z])/i, -1.2],
];

/** Surely none of the story. */
const SURELY_NOT = -3;

/** So far around a line such a box reaches. */
const BOX_STEPS = 6;

const SMALL_BOX = 0.12;

/** Parts that are hardly ever of the story where they are small. */
const BOX = bitOf('letter') | bitOf('consent');

const STORY = bitOf('story') | bitOf('quote');

/** Surer lines in a box of such a name were story on hosts that had not been seen: a story may open over its page. */
const SURE_ODDS = 2;

/** The outermost small box around a line that is `named` so, or 0. */
function boxNamed(survey: Survey, line: Line, named: (node: number) => boolean): number {
  const { tree } = survey;
  const most = (survey.sum[tree.size] as number) * SMALL_BOX;
  let node = line.block;
  let box = 0;
  for (let up = 0; up < BOX_STEPS && node > 0 && weightOf(survey, node) <= most; up++) {
    if (named(node)) box = node;
    node = tree.parent[node] as number;
  }
  return box;
}

/** Lines in doubt in boxes that are trusted for their names. */
export function trustBoxes(
  survey: Survey,
  lines: readonly Line[],
  odds: Float32Array,
  keep: (i: number) => void,
): void {
  for (const [names, least] of TRUSTED) {
    const named = askClasses(survey.tree, (hint) => names.test(hint));
    const boxes = new Map<number, { readonly own: number[]; sum: number; weight: number }>();
    lines.forEach((line, i) => {
      if ((odds[i] as number) < SURELY_NOT || line.linkWeight >= line.weight / 2) return;
      const box = boxNamed(survey, line, named);
      if (box === 0) return;
      const all = boxes.get(box) ?? { own: [], sum: 0, weight: 0 };
      boxes.set(box, all);
      all.own.push(i);
      all.sum += (odds[i] as number) * line.weight;
      all.weight += line.weight;
    });
    for (const { own, sum, weight } of boxes.values()) if (sum > weight * least) for (const i of own) keep(i);
  }
}

/** Lines in doubt in boxes that are doubted for their names, and all but the surest in letters to subscribe to and consent. */
export function leaveBoxes(
  survey: Survey,
  lines: readonly Line[],
  odds: Float32Array,
  kept: Uint8Array,
  leave: (i: number, rule: string) => void,
): void {
  const doubted = askClasses(survey.tree, (hint) => DOUBTED.test(hint));
  /** By box: whether it asks for something. */
  const asking = new Map<number, boolean>();
  const asks = (box: number): boolean => {
    const known = asking.get(box) ?? hasField(survey.tree, box);
    asking.set(box, known);
    return known;
  };
  lines.forEach((line, i) => {
    if (!kept[i]) return;
    const odd = odds[i] as number;
    if (odd < DOUBTED_ODDS && boxNamed(survey, line, doubted) > 0) leave(i, 'doubted-box');
    const box = boxOf(survey, line);
    if (box > 0 && (odd < SURE_ODDS || asks(box))) leave(i, 'named-box');
  });
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
