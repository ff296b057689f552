/** Articles → entries of an outgoing feed, in full. */
import type { Article } from '../article/article.ts';
import { escapeText } from '../article/escape.ts';
import { printBlock } from '../article/print-block.ts';
import { plainText } from '../article/text.ts';
import type { OutgoingEntry } from './outgoing-feed.ts';
import { safeBody } from './safe-body.ts';

const SUMMARY_LENGTH = 280;

/** `link`: where the entry points: the publisher's page, or the article's page in the reading room. */
export function articleEntry(article: Article, link: string): OutgoingEntry {
  const updatedAt = article.modifiedAt;
  const body = safeBody(article.body).map(printBlock).join('\n');
  const standfirst =
    article.standfirst === undefined ? '' : `<p><strong>${escapeText(article.standfirst)}</strong></p>\n`;
  return {
    id: `urn:tearsheet:${article.id}`,
    title: article.headline,
    link,
    ...(article.publishedAt !== undefined &&
      isInstant(article.publishedAt) && { publishedAt: article.publishedAt }),
    ...(updatedAt !== undefined && isInstant(updatedAt) && { updatedAt }),
    authors: article.byline,
    summary: article.standfirst ?? firstWords(plainText(article.body), SUMMARY_LENGTH),
    html: standfirst + body,
    ...(article.section !== undefined && { categories: [article.section] }),
    ...(article.language !== undefined && { language: article.language }),
  };
}

function isInstant(at: number): boolean {
  return Math.abs(at) <= 8.64e15;
}

/** The beginning of a text, cut between words where there are any and never inside a character; "…" says that more follows. */
export function firstWords(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length);
  const space = cut.lastIndexOf(' ');
  const whole = space > length * 0.8 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '');
  return `${whole.replace(/[\s,;:—–-]+$/, '')}…`;
}
