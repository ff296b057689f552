/** One line of a Markdown list: a time, and the headline as a link to its sheet. Links are relative to the list. */
import { printHeadingLink } from '../article/heading-link.ts';
import { startsRightToLeft } from './direction.ts';

export interface ListCard {
  readonly headline: string;
  /** Path of the sheet inside the archive, with `/`. */
  readonly path: string;
  readonly source: string;
  readonly publishedAt?: number;
}

const ISOLATE = { open: '\u2067', close: '\u2069' };

/** Shape: "- 17:33 [Headline](../../articles/gazette/2026/11/23-k3v….md)" */
export function listLine(card: ListCard, from: string, lead: string): string {
  const headline = card.headline.replace(/\s+/g, ' ').trim() || '…';
  // A headline from right to left is isolated, or the time before it would wander to its other end.
  const shown = startsRightToLeft(headline) ? `${ISOLATE.open}${headline}${ISOLATE.close}` : headline;
  return `- ${lead === '' ? '' : `${lead} `}${listLink(shown, card.path, from)}`;
}

/** A Markdown link from one file of the archive to another. */
export function listLink(text: string, to: string, from: string): string {
  return printHeadingLink({ headline: text, address: relativePath(to, from) });
}

/** Plain words in Markdown: what would be mark-up is escaped as in a link. */
export function listText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\[\]*_`<>&~$|^#]/g, '\\$&');
}

/** Shape: ("articles/a/b.md", "lists/days/2026/README.md") → "../../../articles/a/b.md", percent-encoded. */
export function relativePath(to: string, from: string): string {
  const target = to.split('/');
  const here = from.split('/').slice(0, -1);
  let shared = 0;
  while (shared < here.length && shared < target.length - 1 && here[shared] === target[shared]) shared++;
  const up = here.slice(shared).map(() => '..');
  return [...up, ...target.slice(shared).map(encodeURIComponent)].join('/');
}
