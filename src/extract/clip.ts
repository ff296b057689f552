/** The whole way from a page to a clipping; see docs/extraction.md. Pure: no network, no clock, no file. Never throws. */
import { blockTexts } from '../article/text.ts';
import { isFrontPage, whyNoStory } from './body/no-story.ts';
import { bare } from './body/tidy.ts';
import type { Clipping, NoStory } from './clipping.ts';
import { readDateline } from './masthead/dateline.ts';
import { type Masthead, readMasthead } from './masthead/masthead.ts';
import { withOwnText } from './own-text.ts';
import { MAX_LENGTH, type Page } from './page.ts';
import type { SiteRules } from './rules/site-rules.ts';
import { findStory, type Story } from './story.ts';

export interface ClipOptions {
  /** Tell of each line why it was kept or left out. Costs nothing when absent. */
  readonly why?: boolean;
  /** What is known of this site; made by compileRules. */
  readonly rules?: SiteRules;
}

/** A story has a sentence or two; a page that says less and is no story by its form has none. */
const MIN_STORY = 140;

/** The story of a page, or why there is none. */
export function clip(page: Page, options: ClipOptions = {}): Clipping | NoStory {
  const { source } = page.tree;
  if (source.trim() === '') return { kind: 'no-story', code: 'empty' };
  if (source.length >= MAX_LENGTH) return { kind: 'no-story', code: 'too-large' };
  if (!/<[a-z!?]/i.test(source)) return { kind: 'no-story', code: 'not-html' };
  const { rules } = options;
  const masthead = withRules(page, readMasthead(page), rules);
  const story = findStory(
    page,
    { text: masthead.headline ?? '', node: masthead.headlineNode },
    options.why ?? false,
    rules,
  );
  if (story.length === 0) return { kind: 'no-story', code: whyNoStory(page, story.lines) };
  if (isFrontPage(page, story, masthead)) return { kind: 'no-story', code: 'front-page' };
  if (masthead.publishedAt === undefined && story.length < MIN_STORY) {
    const code = whyNoStory(page, story.lines);
    if (code !== 'no-text') return { kind: 'no-story', code };
  }
  return withOwnText(compose(masthead, story));
}

function withRules(page: Page, masthead: Masthead, rules: SiteRules | undefined): Masthead {
  if (!rules) return masthead;
  const headline = rules.title(page.tree)[0];
  const byline = rules.byline(page.tree).filter((name) => name !== '');
  const printedTime = rules.date(page.tree)[0];
  return {
    ...masthead,
    ...(headline ? { headline } : {}),
    ...(byline.length > 0 ? { byline } : {}),
    ...(printedTime ? { printedTime } : {}),
  };
}

function compose(masthead: Masthead, story: Story): Clipping {
  const { headlineNode: _, headline = '', standfirst, ...facts } = masthead;
  const printed = facts.printedTime ?? story.printedTime;
  const dateline = datelineOf(story, [facts.kicker ?? '', facts.section ?? '']);
  return {
    kind: 'clipping',
    ...facts,
    headline,
    ...(standfirst === undefined || standfirst === headline || opensBody(standfirst, story)
      ? {}
      : { standfirst }),
    ...(dateline === undefined ? {} : { dateline }),
    ...(printed === undefined ? {} : { printedTime: printed }),
    body: story.body,
    ...(story.why ? { why: story.why } : {}),
  };
}

/** A byline or a note may stand before the paragraph that begins with its place. */
function datelineOf({ body }: Story, labels: readonly string[]): string | undefined {
  for (const block of body.slice(0, 4)) {
    const found = block.kind === 'paragraph' && readDateline(blockTexts([block])[0] ?? '', labels);
    if (found) return found.place;
  }
  return undefined;
}

/** Whether one of the body's first texts begins with the summary, which is then the story's own words and no standfirst. */
function opensBody(standfirst: string, story: Story): boolean {
  const summary = bare(standfirst);
  return (
    summary.length > 15 &&
    blockTexts(story.body.slice(0, 4)).some((opening) =>
      bare(opening.slice(0, standfirst.length * 2)).startsWith(summary),
    )
  );
}
