/**
 * Other stories on the page of one: those printed over the headline, and those that follow for readers who scroll on. Goes in: lines and
 * which of them are kept, and the element that prints the headline. Comes out: a call of `leave` for each kept line of another story.
 * Nothing goes unless the headline has a story of its own.
 */
import { classMakesOf } from '../score/makes.ts';
import { bitOf } from '../survey/class-words.ts';
import type { Line } from '../survey/lines.ts';
import type { Survey } from '../survey/survey.ts';
import { tagNumber } from '../tree/tags.ts';
import { findAll, parentOf, type Tree, textOf } from '../tree/tree.ts';

const ARTICLE = tagNumber('article');
const STORY = bitOf('story');

/** Less under a headline may be its summary, with the story in another element: recipes have 370. */
const OWN_STORY = 500;
/** Shorter ones are the site's name. */
const LEAST_HEADLINE = 20;

export function leaveOtherStories(
  survey: Survey,
  lines: readonly Line[],
  kept: Uint8Array,
  headline: number,
  leave: (i: number) => void,
): void {
  if (headline < 0) return;
  const { tree } = survey;
  const under: number[] = [];
  for (let i = 0; i < lines.length; i++) if (kept[i] && at(lines, i).from > headline) under.push(i);
  const weightIn = (node: number) => weightUpTo(lines, under, tree.end[node] as number);
  const all = weightIn(0);
  if (all < OWN_STORY) return;

  const story = nearest(tree, headline, (node) => weightIn(node) >= all / 2);
  const named = nearest(tree, headline, (node) => ((survey.marks[node] as number) & STORY) !== 0);
  const start = named > 0 ? Math.min(story, named) : story;
  if (kept.some((is, i) => is === 1 && at(lines, i).from < start) && !isBelowAnother(tree, headline)) {
    // A heading in the midst of the story is sometimes taken for the headline.
    const makes = classMakesOf(survey, lines);
    const own = new Set(under.map((i) => makes[i]));
    for (let i = 0; at(lines, i).from < start; i++) if (kept[i] && !own.has(makes[i])) leave(i);
  }

  const isArticle = (node: number) => tree.tag[node] === ARTICLE;
  const article = nearest(tree, headline, isArticle);
  if (article === 0 || weightIn(article) < OWN_STORY) return;
  const end = tree.end[article] as number;
  for (const i of under)
    if (at(lines, i).from >= end && nearest(tree, at(lines, i).block, isArticle) >= end) leave(i);
}

/** Whether a heading of the first rank stands before: then this one may be an entry's, or a section's. */
function isBelowAnother(tree: Tree, headline: number): boolean {
  for (const node of findAll(tree, 'h1')) {
    if (node >= headline) return false;
    if ((tree.end[node] as number) <= headline && textOf(tree, node).trim().length >= LEAST_HEADLINE)
      return true;
  }
  return false;
}

const at = (lines: readonly Line[], i: number): Line => lines[i] as Line;

function weightUpTo(lines: readonly Line[], some: readonly number[], end: number): number {
  let sum = 0;
  for (const i of some) if (at(lines, i).from < end) sum += at(lines, i).weight;
  return sum;
}

/** The node itself or the nearest element around it that fits; 0 when none does. */
function nearest(tree: Tree, node: number, fits: (node: number) => boolean): number {
  let up = node;
  while (up > 0 && !fits(up)) up = parentOf(tree, up);
  return up;
}
