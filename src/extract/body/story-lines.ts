/**
 * Which lines of a page are its story. Two looks of a trained forest over what is known of each line; the three ways of finding the
 * story's element (candidates.ts) are among what it knows, so that their agreement decides.
 * Comes out: the mean of both looks' log odds for each line; above 0 it is story.
 */
import type { Page } from '../page.ts';
import { storyInData } from '../score/anchor.ts';
import { rowsOf } from '../score/features.ts';
import { judge } from '../score/forest.ts';
import { firstForest, secondForest } from '../score/forests.ts';
import { secondRows } from '../score/second-look.ts';
import { pageWords } from '../score/titles.ts';
import { hostOf } from '../survey/leads.ts';
import type { Line } from '../survey/lines.ts';
import type { Survey } from '../survey/survey.ts';
import { bare } from './tidy.ts';

export interface Judged {
  readonly odds: Float32Array;
  /** The story as the page's own data tell it, or ''. */
  readonly told: string;
}

export function judgeLines(page: Page, survey: Survey, lines: readonly Line[]): Judged {
  const told = storyInData(page.tree);
  const rows = rowsOf(survey, lines, pageWords(page.tree), bare(told), hostOf(page.base));
  const first = judge(firstForest(), rows.values, rows.width, rows.hopeless);
  const second = secondRows(survey, lines, rows, first);
  const odds = judge(secondForest(), second.values, second.width, second.hopeless);
  // Each errs where the other does not: their mean is right more often than either.
  for (let i = 0; i < odds.length; i++) odds[i] = ((odds[i] as number) + (first[i] as number)) / 2;
  return { odds, told };
}
