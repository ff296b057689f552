/** Where a line's links lead: about its page, about its site, or to others. */
import { tagNumber } from '../tree/tags.ts';
import { attr } from '../tree/tree.ts';
import type { Line } from './lines.ts';
import type { Survey } from './survey.ts';

export const [ABOUT_PAGE, ABOUT_SITE, AWAY] = [1, 2, 3];

const A = tagNumber('a');

/** The address of a line's first link, or ''. */
function addressOf({ tree, inLink }: Survey, line: Line): string {
  let node = line.from;
  while (node < line.to && !inLink[node]) node++;
  while (node > 0 && tree.tag[node] !== A) node = tree.parent[node] as number;
  return node > 0 ? (attr(tree, node, 'href') ?? '') : '';
}

/** Houses count by such addresses who comes from where; a story that refers to another page names it. */
const COUNTED =
  /^(?:https?:)?\/\/(?:www\.)?(?:bit\.ly|goo\.gl|tinyurl\.com|reurl\.cc|pse\.is|lihi\d?\.(?:cc|com|io|me|vip)|ppt\.cc|is\.gd|ow\.ly|buff\.ly|rebrand\.ly|cutt\.ly|lin\.ee|[a-z0-9-]+\.(?:page\.link|onelink\.me|app\.link))\//i;

/** Whether a line is one link, shortened so that its followers can be counted: a call, whatever it says. */
export function isCounted(survey: Survey, line: Line): boolean {
  return line.linkWeight > line.weight * 0.9 && COUNTED.test(addressOf(survey, line));
}

/** Of a line's first link. `host`: the site's, as `hostOf` has it, or ''. */
export function leadOf(survey: Survey, line: Line, host: string): number {
  const href = addressOf(survey, line);
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
