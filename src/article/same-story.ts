/**
 * Whether two states of an article tell the same story: white space, mark-up, addresses of images and of links
 * do not count, words do. This alone decides whether a revision is kept.
 */
import type { Article } from './article.ts';
import type { Block } from './block.ts';
import { captionTexts, plainText } from './text.ts';

export function sameStory(a: Article, b: Article): boolean {
  return storyText(a) === storyText(b);
}

/** Everything that a reader reads, without white space, in one Unicode form. */
export function storyText(article: Article): string {
  const parts = [
    article.headline,
    article.kicker ?? '',
    article.standfirst ?? '',
    ...article.byline,
    article.dateline ?? '',
    plainText(article.body),
    ...captionTexts(article.body),
    ...embeds(article.body),
  ];
  return parts.map((part) => part.normalize('NFC').replace(/[\s\u200b\ufeff\u00ad]+/g, '')).join('\n');
}

function embeds(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'embed' ? [block.address] : []));
}
