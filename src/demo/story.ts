/** A story on the day's newspaper: the author's copy with its instants and addresses. */
import type { Copy } from './copy.ts';
import type { Paper } from './papers.ts';

export interface Story {
  readonly paper: Paper;
  readonly copy: Copy;
  readonly url: string;
  readonly publishedAt: number;
  /** Set once the story was edited. */
  readonly editedAt?: number;
}

export function printMinute(at: number, paper: Paper): string {
  return new Intl.DateTimeFormat(paper.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: paper.zone,
  }).format(at);
}

/** Day and month, as the running text of the paper would say it. */
export function printDay(at: number, paper: Paper): string {
  return new Intl.DateTimeFormat(paper.locale, {
    day: 'numeric',
    month: 'long',
    timeZone: paper.zone,
  }).format(at);
}
