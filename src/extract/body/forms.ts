/**
 * What a form says beside its fields ("Fill in your details", the rows of a tool that compares goods) is none of the story. Of kept lines in
 * such forms on hosts that had not been seen, 356 were not story; 71 were, 70 of them on one page whose words stand in its text too.
 */
import type { Line } from '../survey/lines.ts';
import { type Survey, weightOf } from '../survey/survey.ts';
import { tagNumber } from '../tree/tags.ts';
import { attr, findAll, type Tree } from '../tree/tree.ts';

const [INPUT, TEXTAREA] = [tagNumber('input'), tagNumber('textarea')];
/** Fields that ask for nothing; a search form stands anywhere. */
const NO_FIELD = /^(?:hidden|submit|button|search|image|reset)$/i;
/** A larger one holds the page: systems of the 2000s put all of it into one. */
const MOST_OF_THE_PAGE = 0.4;

export function leaveForms(survey: Survey, lines: readonly Line[], leave: (i: number) => void): void {
  const { tree } = survey;
  const most = (survey.sum[tree.size] as number) * MOST_OF_THE_PAGE;
  for (const form of findAll(tree, 'form')) {
    const weight = weightOf(survey, form);
    if (weight === 0 || weight >= most || !hasField(tree, form)) continue;
    const end = tree.end[form] as number;
    lines.forEach(({ from }, i) => {
      if (from >= form && from < end) leave(i);
    });
  }
}

export function hasField(tree: Tree, within: number): boolean {
  for (let n = within; n < (tree.end[within] as number); n++) {
    if (tree.tag[n] === TEXTAREA) return true;
    if (tree.tag[n] === INPUT && !NO_FIELD.test(attr(tree, n, 'type') ?? '')) return true;
  }
  return false;
}
