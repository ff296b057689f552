/** A paper's stories → its feed, in the paper's own form: summaries only, as most newspapers do. */
import { printAtom } from '../render/print-atom.ts';
import { printJsonFeed } from '../render/print-json-feed.ts';
import { printRss } from '../render/print-rss.ts';
import type { Paper } from './papers.ts';
import type { Story } from './story.ts';

const FORMS = {
  rss: { type: 'application/rss+xml', print: printRss },
  atom: { type: 'application/atom+xml', print: printAtom },
  json: { type: 'application/feed+json', print: printJsonFeed },
} as const;

export function feedType(paper: Paper): string {
  return FORMS[paper.feed].type;
}

export function printPaperFeed(
  paper: Paper,
  stories: readonly Story[],
  home: string,
  self: string,
  announcedAt: ReadonlyMap<string, number>,
): string {
  return FORMS[paper.feed].print({
    title: paper.title,
    subtitle: paper.subtitle,
    link: home,
    self,
    language: paper.language,
    entries: stories.map(({ copy, url, publishedAt }) => {
      const updatedAt = announcedAt.get(copy.slug);
      return {
        id: url,
        title: copy.headline,
        // Feeds of newspapers count where their readers come from.
        link: `${url}?utm_source=feed&utm_medium=${paper.feed}`,
        publishedAt,
        ...(updatedAt !== undefined && { updatedAt }),
        authors: copy.byline,
        ...(copy.standfirst !== undefined && { summary: copy.standfirst }),
        ...(copy.section !== undefined && { categories: [copy.section] }),
      };
    }),
  });
}
