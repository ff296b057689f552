/** A body that is known to be one story (a feed's content, an older archive's sheet) → a clipping. */
import { normalBody } from '../article/normal-body.ts';
import { buildBlocks } from './blocks/build.ts';
import { OUT } from './body/out-marks.ts';
import { tidy } from './body/tidy.ts';
import { boldHeadings, withStandfirst } from './bold-headings.ts';
import type { Clipping, PageContext } from './clipping.ts';
import { withOwnText } from './own-text.ts';
import { readPage } from './page.ts';
import { hostOf } from './survey/leads.ts';
import { linesOf, markLine } from './survey/lines.ts';
import { survey } from './survey/survey.ts';

/**
 * Nothing is searched for: everything is the story except what surely is not. Never throws.
 * Shape: "<div>15/01/2022 - 17:33</div>Array<p>…" → { printedTime: "15/01/2022 - 17:33", body: [paragraph] }
 */
export function clipFragment(
  html: string,
  at: PageContext & { headline?: string; publishedAt?: number },
): Clipping {
  const page = readPage(html, at);
  const surveyed = survey(page.tree);
  const out = new Uint8Array(page.tree.size + 1);
  const lines = linesOf(surveyed);
  const found = tidy(
    surveyed,
    lines,
    { headline: at.headline ?? '', host: hostOf(page.base) },
    (line, rule) => {
      // A body without its page may have lost the picture; what was printed under it stays.
      if (rule !== 'caption') markLine(surveyed, out, line, OUT);
    },
  );
  const kept = new Uint8Array(page.tree.size + 1).fill(1);
  const { standfirst, body } = withStandfirst(
    boldHeadings(normalBody(buildBlocks({ page, survey: surveyed, out, kept }, 0))),
  );
  return withOwnText({
    kind: 'clipping',
    headline: at.headline ?? '',
    byline: found.byline,
    body,
    ...(standfirst ? { standfirst } : {}),
    ...(found.printedTime ? { printedTime: found.printedTime } : {}),
    ...(at.publishedAt === undefined ? {} : { publishedAt: at.publishedAt }),
    ...(at.language ? { language: at.language } : {}),
  });
}
