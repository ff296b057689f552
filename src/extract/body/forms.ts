/**
 * What a form says beside its fields ("Fill in your details", the rows of a tool that compares goods) is none of the story. Of kept lines in
 * such forms on hosts that had not been seen, 356 were not story; 71 were, 70 of them on one page whose words stand in its text too.
 */
import type { Line } from '../survey/lines.ts';
import { type Survey, weightOf } from '../survey/survey.ts';
import { tagNumber } from '../tree/tags.ts';
import { attr, type Tree } from '../tree/tree.ts';

const [FORM, INPUT, TEXTAREA] = ['form', 'input', 'textarea'].map(tagNumber) as [number, number, number];
/** Fields that ask for nothing; a search form stands anywhere. */
const NO_FIELD = /^(?:hidden|submit|button|search|image|reset)$/i;
/** A larger one holds the page: systems of the 2000s put all of it into one. */
const MOST_OF_THE_PAGE = 0.4;

export function leaveForms(survey: Survey, lines: readonly Line[], leave: (i: number) => void): void {
  const { tree } = survey;
  const most = (survey.sum[tree.size] as number) * MOST_OF_THE_PAGE;
  let i = 0;
  for (let n = tree.tag.indexOf(FORM); n >= 0 && n < tree.size; n = tree.tag.indexOf(FORM, n + 1)) {
    if (weightOf(survey, n) >= most) continue;
    // What is true of a form is true of those in it: each node and line is looked at once.
    const end = tree.end[n] as number;
    if (weightOf(survey, n) > 0 && hasField(tree, n)) {
      while (i < lines.length && (lines[i] as Line).from < n) i++;
      for (; i < lines.length && (lines[i] as Line).from < end; i++) leave(i);
    }
    n = end - 1;
  }
}

/** Whether an element holds a field to write in or to choose by. */
export function hasField(tree: Tree, within: number): boolean {
  for (let n = within; n < (tree.end[within] as number); n++) {
    if (tree.tag[n] === TEXTAREA) return true;
    if (tree.tag[n] === INPUT && !NO_FIELD.test(attr(tree, n, 'type') ?? '')) return true;
  }
  return false;
}
