/** The story as a page's data tell it (HTML or plain text) → blocks, for pages whose document holds no text. */
import type { Block } from '../article/block.ts';
import { normalBody } from '../article/normal-body.ts';
import { buildBlocks } from './blocks/build.ts';
import { type Page, readPage } from './page.ts';
import { survey } from './survey/survey.ts';

export function toldBlocks(page: Page, told: string): Block[] {
  const html = /<(?:p|br|div|h\d)\b/i.test(told)
    ? told
    : told
        .split(/\n\s*\n|\r?\n/)
        .map((paragraph) => `<p>${paragraph}`)
        .join('');
  const inner = readPage(html, page.at);
  const size = inner.tree.size + 1;
  return normalBody(
    buildBlocks(
      {
        page: inner,
        survey: survey(inner.tree),
        out: new Uint8Array(size),
        kept: new Uint8Array(size).fill(1),
      },
      0,
    ),
  );
}
