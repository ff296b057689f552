/**
 * The library: what other programs may build on, named one by one. Nothing inside imports this file.
 * Extraction alone, for browsers and workers too: `tearsheet/extract`.
 */
export type { Archive, ArchiveWriter } from './archive/open-archive.ts';
export { openArchive, openArchiveForWriting } from './archive/open-archive.ts';
export type { Article } from './article/article.ts';
export type { Block, Inline } from './article/block.ts';
export { type Damage, isDamage } from './article/damage.ts';
export { type ArticleDiff, diffArticles } from './article/diff.ts';
export { articleId } from './article/identity.ts';
export { printMarkdown } from './article/print-markdown.ts';
export { printSheet } from './article/print-sheet.ts';
export { readSheet } from './article/read-sheet.ts';
export { plainText } from './article/text.ts';
export { decodeText } from './charset/charset.ts';
export { cardOf } from './desk/card.ts';
export { clip, clipFragment, extract, readPage } from './extract/index.ts';
export type { Entry, Feed, FeedFault } from './feed/feed.ts';
export { readFeed } from './feed/read-feed.ts';
export { readMoment } from './moment/moment.ts';
export type { Answer, Card, Hit, Index, Search } from './search/index-contract.ts';
export { openIndex } from './search/open-index.ts';
