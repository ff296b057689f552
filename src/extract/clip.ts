/** The whole way from a page to a clipping; see docs/extraction.md. Pure: no network, no clock, no file. Never throws. */

import type { Block, Inline } from '../article/block.ts';
import { normalBody } from '../article/normal-body.ts';
import { blockTexts, inlineText } from '../article/text.ts';
import { buildBlocks } from './blocks/build.ts';
import { tidy } from './body/tidy.ts';
import type { Clipping, Decision, NoStory, PageContext } from './clipping.ts';
import { type Page, readPage } from './page.ts';
import { type Line, linesOf } from './survey/lines.ts';
import { survey } from './survey/survey.ts';

export interface ClipOptions {
  /** Tell of each candidate block why it was kept or left out. */
  readonly why?: boolean;
}

/**
 * Cleans a body that is known to be one story: a feed's content, an older archive's sheet. Nothing is searched for, everything is the
 * story except what surely is not. Shape: "<div>15/01/2022 - 17:33</div>Array<p>…" → { printedTime: "15/01/2022 - 17:33", body: [¶] }
 */
export function clipFragment(
  html: string,
  at: PageContext & { headline?: string; publishedAt?: number },
): Clipping {
  const page = readPage(html, at);
  const surveyed = survey(page.tree);
  const out = new Uint8Array(page.tree.size + 1);
  const lines = linesOf(surveyed);
  const decisions: Decision[] = [];
  const leave = (line: Line, rule: string): void => {
    out.fill(1, line.from, line.to);
    decisions.push({ kept: false, rule, score: 0, text: line.text });
  };
  const found = tidy(surveyed, lines, at.headline ?? '', leave);
  const { standfirst, body } = withStandfirst(
    boldHeadings(normalBody(buildBlocks({ page, survey: surveyed, out }, 0))),
  );
  return {
    kind: 'clipping',
    headline: at.headline ?? '',
    byline: found.byline,
    body,
    ...(standfirst ? { standfirst } : {}),
    ...(found.printedTime ? { printedTime: found.printedTime } : {}),
    ...(at.publishedAt === undefined ? {} : { publishedAt: at.publishedAt }),
    ...(at.language ? { language: at.language } : {}),
  };
}

/** A heading is a line; the longest bold-only paragraph that was one in the sheets had some 40 Chinese characters. */
const MAX_BOLD_HEADING = 90;

const isStrong = (run: Inline): boolean =>
  run.kind === 'strong' || run.kind === 'break' || (run.kind === 'text' && run.text.trim() === '');

function isBold(block: Block): boolean {
  return (
    block.kind === 'paragraph' &&
    block.content.some((run) => run.kind === 'strong') &&
    block.content.every(isStrong)
  );
}

/** A short paragraph in bold alone, with text after it, is a heading, wherever no real headings are. */
function boldHeadings(blocks: readonly Block[]): Block[] {
  return blocks.map((block, i): Block => {
    if (block.kind !== 'paragraph' || i === 0 || !isBold(block)) return block;
    const text = inlineText(block.content);
    const next = blocks[i + 1];
    const width = text.length + (text.match(/[\u2e80-\ud7ff]/g)?.length ?? 0);
    if (!next || next.kind === 'heading' || width > MAX_BOLD_HEADING || /[。.!:：,，;；]$/.test(text))
      return block;
    const content = block.content.flatMap((run): readonly Inline[] =>
      run.kind === 'strong' ? run.content : [run],
    );
    return { kind: 'heading', level: 2, content };
  });
}

/** A first paragraph in bold alone, of a sentence or more, is the standfirst when a story follows. */
function withStandfirst(blocks: readonly Block[]): { standfirst?: string; body: readonly Block[] } {
  const at = blocks.findIndex((block) => block.kind === 'paragraph' || block.kind === 'heading');
  const first = blocks[at];
  if (!first || !isBold(first) || first.kind !== 'paragraph') return { body: blocks };
  const text = inlineText(first.content);
  const weight = text.length + 2 * (text.match(/[\u2e80-\ud7ff]/g)?.length ?? 0);
  if (weight < 60 || blockTexts(blocks.slice(at + 1)).length < 2) return { body: blocks };
  return { standfirst: text.replace(/\s+/g, ' ').trim(), body: blocks.filter((_, i) => i !== at) };
}

/** The story of a page, or why there is none. */
export function clip(page: Page, _options: ClipOptions = {}): Clipping | NoStory {
  const surveyed = survey(page.tree);
  const out = new Uint8Array(page.tree.size + 1);
  const body = normalBody(buildBlocks({ page, survey: surveyed, out }, 0));
  if (blockTexts(body).length === 0) return { kind: 'no-story', code: 'no-text' };
  return { kind: 'clipping', headline: '', byline: [], body };
}
