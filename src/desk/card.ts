/** Article → card: what the index is told of one revision. */
import type { Article } from '../article/article.ts';
import type { Block } from '../article/block.ts';
import { blockTexts, captionTexts } from '../article/text.ts';
import type { Card } from '../search/index-contract.ts';

export interface Standing {
  /** Path of the sheet inside the archive. */
  readonly path: string;
  /** 0 is the current state, 1, 2, … the earlier ones. */
  readonly revision: number;
  /** How many earlier states there are. */
  readonly revisions: number;
  readonly vanished: boolean;
}

export function cardOf(article: Article, { path, revision, revisions, vanished }: Standing): Card {
  const { id, headline, standfirst, byline, section, language, publishedAt, retrievedAt, source, url, body } =
    article;
  return {
    id,
    revision,
    path,
    url,
    source,
    headline,
    ...(standfirst !== undefined && { standfirst }),
    byline,
    ...(section !== undefined && { section }),
    ...(language !== undefined && { language }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(retrievedAt !== undefined && { retrievedAt }),
    blocks: blockTexts(body),
    captions: captionTexts(body),
    hasImages: contains(body, 'figure'),
    hasQuotes: contains(body, 'quotation'),
    revisions,
    vanished,
  };
}

function contains(blocks: readonly Block[], kind: Block['kind']): boolean {
  return blocks.some(
    (block) =>
      block.kind === kind ||
      (block.kind === 'quotation' && contains(block.blocks, kind)) ||
      (block.kind === 'list' && block.items.some((item) => contains(item, kind))),
  );
}
