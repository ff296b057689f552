/** What the pages of all styles share: where they link to, and the pieces of clutter. */
import { escapeText } from '../article/escape.ts';
import type { Paper } from './papers.ts';
import { type BodyStyle, setBlock } from './set-body.ts';
import type { Story } from './story.ts';

export interface PageLinks {
  /** Address of the newspaper's front page, ending in `/`. */
  readonly home: string;
  readonly feedUrl: string;
  readonly feedType: string;
  readonly charset: string;
  readonly related: readonly Story[];
}

/** What stands in an image's place until a script comes. */
export const BLANK = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

export function advert(paper: Paper): string {
  return `<div class="ad ad-slot" id="dfp-1" aria-label="${paper.words.advert}"><span>${paper.words.advert}</span></div>`;
}

export function relatedList(paper: Paper, links: PageLinks): string {
  return `<ul>${links.related
    .map((other) => `<li><a href="${other.url}">${escapeText(other.copy.headline)}</a></li>`)
    .join('')}</ul><p class="more"><a href="${links.home}">${paper.words.popular}</a></p>`;
}

export function bodyStyle(
  story: Story,
  links: PageLinks,
  own: Pick<BodyStyle, 'paragraph' | 'figure'>,
): BodyStyle {
  return {
    ...own,
    picture: (name) => `${links.home}pictures/${name}.svg`,
    link: (href) => (/^[a-z]+:/.test(href) ? href : new URL(href, story.url).href),
  };
}

/** Blocks one under the other, with pieces of clutter put in behind the nth. */
export function setStory(story: Story, style: BodyStyle, inserts: Readonly<Record<number, string>>): string {
  return story.copy.body
    .map(
      (block, index) =>
        `${setBlock(block, style)}${inserts[index + 1] === undefined ? '' : `\n${inserts[index + 1]}`}`,
    )
    .join('\n');
}
