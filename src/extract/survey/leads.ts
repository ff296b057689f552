/** Where a line's links lead: about its page, about its site, or to others. */
import { tagNumber } from '../tree/tags.ts';
import { attr } from '../tree/tree.ts';
import type { Line } from './lines.ts';
import type { Survey } from './survey.ts';

export const [ABOUT_PAGE, ABOUT_SITE, AWAY] = [1, 2, 3];

const A = tagNumber('a');

/** Of the line's first link. `host`: the site's, as `hostOf` has it, or ''. */
export function leadOf({ tree, inLink }: Survey, line: Line, host: string): number {
  let node = line.from;
  while (node < line.to && !inLink[node]) node++;
  while (node > 0 && tree.tag[node] !== A) node = tree.parent[node] as number;
  const href = node > 0 ? (attr(tree, node, 'href') ?? '') : '';
  if (href === '' || href.startsWith('#')) return ABOUT_PAGE;
  return /^(?:https?:)?\/\//i.test(href) && !(host !== '' && href.includes(host)) ? AWAY : ABOUT_SITE;
}

/** "https://www.example.org/a" → "example.org" */
export function hostOf(base: string | undefined): string {
  return base && URL.canParse(base) ? new URL(base).hostname.replace(/^www\./, '') : '';
}

/** "finance.portal.com.cn" → "portal.com.cn"; an ending of two or three letters before the last is none of the name. */
export function houseOf(host: string): string {
  const labels = host.split('.');
  return labels.slice((labels.at(-2)?.length ?? 0) > 3 ? -2 : -3).join('.');
}
