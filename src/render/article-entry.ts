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

/** Characters as wide as two: a line of them says as much as two lines of letters. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\u{20000}-\u{3ffff}]/u;
const LOOSE_END = /[\s.,;:，。、；：—–-]+$/;

/**
 * The beginning of a text, at most `width` letters wide (a Chinese character counts two), cut between words where there
 * are any and never inside a character; "…" says that more follows.
 */
export function firstWords(text: string, width: number): string {
  // Paragraphs of Chinese or Japanese follow one another without a space.
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[。！？”」』）]) (?=\S)/g, '')
    .trim();
  let taken = 0;
  let end = 0;
  for (const character of line) {
    taken += WIDE.test(character) ? 2 : 1;
    if (taken > width) break;
    end += character.length;
  }
  if (end === line.length) return line;
  const cut = line.slice(0, end);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > end * 0.8 ? space : end).replace(LOOSE_END, '')}…`;
}
