/** The whole way from a page to a clipping; see docs/extraction.md. Pure: no network, no clock, no file. Never throws. */

import type { Block } from '../article/block.ts';
import { normalBody } from '../article/normal-body.ts';
import { blockTexts } from '../article/text.ts';
import { buildBlocks } from './blocks/build.ts';
import { isRoot, whyNoStory } from './body/no-story.ts';
import { markOut } from './body/out-marks.ts';
import { judgeLines } from './body/story-lines.ts';
import { tidy } from './body/tidy.ts';
import type { Clipping, Decision, NoStory } from './clipping.ts';
import { type Masthead, readMasthead } from './masthead/masthead.ts';
import { MAX_LENGTH, type Page } from './page.ts';
import { linesOf, markLine } from './survey/lines.ts';
import { survey } from './survey/survey.ts';
import { toldBlocks } from './told-blocks.ts';

export interface ClipOptions {
  /** Tell of each line why it was kept or left out. Costs nothing when absent. */
  readonly why?: boolean;
}

/** A story has a sentence or two; the shortest whole gold body of the measured sets has about 200 characters. */
const MIN_STORY = 140;

/** The story of a page, or why there is none. */
export function clip(page: Page, options: ClipOptions = {}): Clipping | NoStory {
  const { source } = page.tree;
  if (source.trim() === '') return { kind: 'no-story', code: 'empty' };
  if (source.length >= MAX_LENGTH) return { kind: 'no-story', code: 'too-large' };
  if (page.tree.size <= 2 && !source.includes('<')) return { kind: 'no-story', code: 'not-html' };
  const surveyed = survey(page.tree);
  const lines = linesOf(surveyed);
  const masthead = readMasthead(page);
  const { odds, told } = judgeLines(page, surveyed, lines);
  const kept = new Uint8Array(lines.length);
  lines.forEach((_, i) => {
    kept[i] = (odds[i] as number) > 0 ? 1 : 0;
  });
  const rules = options.why
    ? lines.map((_, i): string => (kept[i] ? 'story-line' : 'no-story-line'))
    : undefined;
  const places = new Map(lines.map((line, i) => [line, i]));
  const chosen = lines.filter((_, i) => kept[i]);
  const found = tidy(surveyed, chosen, masthead.headline ?? '', (line, rule) => {
    const i = places.get(line) ?? -1;
    kept[i] = 0;
    if (rules) rules[i] = rule;
  });
  const { out, root } = markOut(surveyed, lines, kept);
  const keptNodes = new Uint8Array(page.tree.size + 1);
  lines.forEach((line, i) => {
    if (kept[i]) markLine(surveyed, keptNodes, line, 1);
  });
  let body: readonly Block[] = normalBody(
    buildBlocks({ page, survey: surveyed, out, kept: keptNodes }, root),
  );
  let weight = lengthOf(body);
  if (told.length > 400 && told.length > weight * 3) {
    const instead = toldBlocks(page, told);
    if (lengthOf(instead) > weight * 2) {
      body = instead;
      weight = lengthOf(body);
    }
  }
  if (weight < MIN_STORY && (weight === 0 || isRoot(page.at.url)))
    return { kind: 'no-story', code: whyNoStory(page, lines) };
  const why = rules?.map(
    (rule, i): Decision => ({
      kept: kept[i] === 1,
      rule,
      score: odds[i] as number,
      text: lines[i]?.text ?? '',
    }),
  );
  return compose(masthead, found.printedTime, body, why);
}

function lengthOf(blocks: readonly Block[]): number {
  return blockTexts(blocks).reduce((sum, text) => sum + text.length, 0);
}

function compose(
  masthead: Masthead,
  printed: string | undefined,
  body: readonly Block[],
  why: readonly Decision[] | undefined,
): Clipping {
  const { headlineNode: _, publishedZone: __, headline = '', ...facts } = masthead;
  return {
    kind: 'clipping',
    ...(printed !== undefined && facts.printedTime === undefined ? { printedTime: printed } : {}),
    ...facts,
    headline,
    body,
    ...(why ? { why } : {}),
  };
}
