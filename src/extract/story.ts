/**
 * A page's story as blocks, by the strictest way that finds one: site rules, the lines that read like it, the same with what the page
 * hides, and last the page's own data. Each next step is taken only when the one before found hardly anything.
 */
import type { Block } from '../article/block.ts';
import { normalBody } from '../article/normal-body.ts';
import { blockTexts } from '../article/text.ts';
import { buildBlocks } from './blocks/build.ts';
import { printedCaptions } from './blocks/printed-captions.ts';
import { isDataTable } from './blocks/table.ts';
import { closeRanks } from './body/close-ranks.ts';
import { leaveNamedParts } from './body/named-parts.ts';
import { NOT_TEASED, type Teased, teasedOf } from './body/no-story.ts';
import { orphanHeadings } from './body/orphan-headings.ts';
import { leaveOtherStories } from './body/other-stories.ts';
import { markOut, OUT } from './body/out-marks.ts';
import { leaveRepeats } from './body/printed-twice.ts';
import { keepReferences } from './body/references.ts';
import { judgeLines } from './body/story-lines.ts';
import { tidy } from './body/tidy.ts';
import type { Decision } from './clipping.ts';
import type { Page } from './page.ts';
import type { SiteRules } from './rules/site-rules.ts';
import { storyInState } from './score/anchor.ts';
import { AWAY, hostOf, houseOf, leadOf } from './survey/leads.ts';
import { type Line, linesOf, MAX_LINES, markLine } from './survey/lines.ts';
import { isDense, type Survey, survey } from './survey/survey.ts';
import { toldBlocks } from './told-blocks.ts';

export interface Story {
  readonly body: readonly Block[];
  /** Weight of the text in `body`, as `lengthOf` counts. */
  readonly length: number;
  readonly lines: readonly Line[];
  readonly survey: Survey;
  readonly teased: Teased;
  readonly printedTime?: string;
  /** One a line, in order; only when asked for. */
  readonly why?: readonly Decision[];
}

/** A story's headline, and the element that prints it; −1 when none does. */
export interface Headline {
  readonly text: string;
  readonly node: number;
}

const NO_HEADLINE: Headline = { text: '', node: -1 };

/** The shortest whole gold body of the measured sets has about 200 characters; less may be a caption that was taken for a story. */
const HARDLY_ANYTHING = 180;
/** Data that tell this many times what the document shows are the fuller story (a page behind a script or a fold). */
const FULLER = 2.5;

/** What tidying takes for ways to other stories by their links alone. */
const LINK_RULES: ReadonlySet<string> = new Set(['link-list', 'foot-link']);

/** Marks before anything is left out: every node reads as 0. */
const NOTHING_OUT = new Uint8Array(0);

/** Characters of the blocks' texts; those of Chinese, Japanese and Korean say as much as three letters. */
export function lengthOf(blocks: readonly Block[]): number {
  return blockTexts(blocks).reduce((sum, text) => sum + sizeOf(text), 0);
}

function sizeOf(text: string): number {
  let size = text.length;
  if (!/[\u2e80-\ufaff]/.test(text)) return size;
  for (let i = 0; i < text.length; i++) if (isDense(text.charCodeAt(i))) size += 2;
  return size;
}

export function findStory(page: Page, headline: Headline, why: boolean, rules?: SiteRules): Story {
  const surveyed = survey(page.tree);
  const ruled = rules && byRules(page, surveyed, rules, headline.text);
  if (ruled) return ruled;
  const told = { text: '' };
  let story = byLines(page, surveyed, headline, why, told);
  if (story.length < HARDLY_ANYTHING) {
    const revealed = byLines(page, survey(page.tree, true), headline, why, told);
    if (revealed.length > Math.max(HARDLY_ANYTHING, story.length * FULLER)) story = revealed;
  }
  story = fuller(page, story, told.text);
  return story.length < HARDLY_ANYTHING ? fuller(page, story, storyInState(page.tree)) : story;
}

/** Each line of a page with its score, for a page that turned out to hold no story. */
export function judgedLines(page: Page): readonly Decision[] {
  return byLines(page, survey(page.tree), NO_HEADLINE, true, { text: '' }).why ?? [];
}

function fuller(page: Page, story: Story, told: string): Story {
  const size = sizeOf(told);
  if (size < HARDLY_ANYTHING || size < story.length * FULLER) return story;
  const body = toldBlocks(page, told);
  const length = lengthOf(body);
  return length > story.length * FULLER ? { ...story, body, length, teased: NOT_TEASED } : story;
}

function byLines(
  page: Page,
  surveyed: Survey,
  headline: Headline,
  why: boolean,
  told: { text: string },
): Story {
  const lines = linesOf(surveyed);
  const host = hostOf(page.base);
  const judged = judgeLines(page, surveyed, lines);
  told.text = judged.told;
  const { kept, overruled } = closeRanks(
    surveyed,
    (table) => isDataTable({ page, survey: surveyed, out: NOTHING_OUT, kept: NOTHING_OUT }, table),
    lines,
    judged.odds,
  );
  const leave = (rule: string) => (i: number) => {
    kept[i] = 0;
    overruled.set(i, rule);
  };
  leaveRepeats(lines, kept, leave('printed-twice'));
  leaveNamedParts(surveyed, lines, kept, leave('named-part'));
  leaveOtherStories(surveyed, lines, kept, headline.node, leave('other-story'));
  const references = new Set<Line>();
  keepReferences(surveyed, lines, judged.odds, kept, page.base, (i) => {
    references.add(lines[i] as Line);
    if (!kept[i]) overruled.set(i, 'reference');
    kept[i] = 1;
  });
  const places = new Map<Line, number>();
  for (let i = 0; i < lines.length; i++) if (kept[i]) places.set(lines[i] as Line, i);
  const found = tidy(surveyed, [...places.keys()], { headline: headline.text, host }, (line, rule) => {
    if (!LINK_RULES.has(rule) || !references.has(line)) leave(rule)(places.get(line) ?? -1);
  });
  const { out, root } = markOut(surveyed, lines, kept);
  if (lines.length >= MAX_LINES) out.fill(OUT, lines.at(-1)?.to);
  const keptNodes = new Uint8Array(page.tree.size + 1);
  lines.forEach((line, i) => {
    if (kept[i]) markLine(surveyed, keptNodes, line, 1);
  });
  const built = normalBody(
    printedCaptions(buildBlocks({ page, survey: surveyed, out, kept: keptNodes }, root)),
  );
  const body = built.slice(0, built.length - orphanHeadings(built));
  if (why) for (const i of linesSaying(lines, kept, built.slice(body.length))) leave('orphan-heading')(i);
  return {
    body,
    length: lengthOf(body),
    lines,
    survey: surveyed,
    teased: teasedOf(lines, kept, (line) => leadOf(surveyed, line, houseOf(host)) === AWAY),
    ...(found.printedTime === undefined ? {} : { printedTime: found.printedTime }),
    ...(why ? { why: decisionsOn(lines, kept, overruled, judged.odds) } : {}),
  };
}

/** Which of the last kept lines the body's last blocks were made of. */
function linesSaying(lines: readonly Line[], kept: Uint8Array, blocks: readonly Block[]): number[] {
  const said = blockTexts(blocks).join('\n');
  const found: number[] = [];
  for (let i = lines.length - 1; said !== '' && i >= 0; i--) {
    if (!kept[i]) continue;
    if (!said.includes((lines[i] as Line).text)) break;
    found.push(i);
  }
  return found;
}

function decisionsOn(
  lines: readonly Line[],
  kept: Uint8Array,
  overruled: ReadonlyMap<number, string>,
  odds: Float32Array,
): Decision[] {
  return lines.map(({ text }, i) => ({
    kept: kept[i] === 1,
    rule: overruled.get(i) ?? (kept[i] ? 'story-line' : 'no-story-line'),
    score: odds[i] as number,
    text,
  }));
}

/** What the rules name, cleaned like any other body; undefined when they name nothing that stands on this page. */
function byRules(page: Page, surveyed: Survey, rules: SiteRules, headline: string): Story | undefined {
  const { tree } = page;
  const roots = rules.body(tree);
  const size = tree.size + 1;
  const out = new Uint8Array(size);
  for (const node of rules.strip(tree)) out[node] = OUT;
  const inside = (line: Line) =>
    roots.some((root) => line.from >= root && line.from < (tree.end[root] as number));
  const all = linesOf(surveyed);
  const found = tidy(surveyed, all.filter(inside), { headline, host: hostOf(page.base) }, (line) =>
    markLine(surveyed, out, line, OUT),
  );
  const on = { page, survey: surveyed, out, kept: new Uint8Array(size).fill(1) };
  const outer = roots.filter(
    (node) => out[node] !== OUT && !roots.some((root) => root < node && node < (tree.end[root] as number)),
  );
  const body = normalBody(outer.flatMap((root) => buildBlocks(on, root)));
  const length = lengthOf(body);
  if (length === 0) return undefined;
  return {
    body,
    length,
    lines: all,
    teased: NOT_TEASED,
    survey: surveyed,
    ...(found.printedTime === undefined ? {} : { printedTime: found.printedTime }),
  };
}
