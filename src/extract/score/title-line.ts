import { bare } from '../body/tidy.ts';
import type { Line } from '../survey/lines.ts';
import type { Survey } from '../survey/survey.ts';
import { tagNumber } from '../tree/tags.ts';

const H1 = tagNumber('h1');

/** The line that prints the headline: the first that says it, a first heading before others; −1 without one. */
export function titleLine(survey: Survey, lines: readonly Line[], titles: readonly string[]): number {
  const { tree } = survey;
  const longest = titles.reduce((most, title) => Math.max(most, title.length), 0) * 3;
  const starts = new Set(titles.map((title) => title.charCodeAt(0)));
  let found = -1;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (line.text.length < 6 && line.weight < 6) continue;
    if (line.text.length > longest) continue;
    const heading = tree.tag[line.block] === H1;
    if (found >= 0 && !heading) continue;
    const start = plainStart(line.text);
    if (start >= 0 && !starts.has(start)) continue;
    const text = bare(line.text);
    const says = (title: string) =>
      title === text ||
      (title.length > 20 &&
        text.length > title.length * 0.5 &&
        (title.startsWith(text) || text.startsWith(title)));
    if (text.length < 4 || !titles.some(says)) continue;
    found = i;
    if (heading) break;
  }
  return found;
}

/** The first character of a text's bare form where that is a letter or digit of ASCII; else −1. */
function plainStart(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 128) return -1;
    const small = c | 32;
    if (small >= 97 && small <= 122) return small;
    if (c >= 48 && c <= 57) return c;
  }
  return -1;
}
