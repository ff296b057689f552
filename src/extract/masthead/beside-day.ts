/** Names that stand alone on a line, or beside the day: "04.02.2022 | 13:10 Uhr | Uta Helkenberg", "2022-01-15 17:33 环球网 周九". */

import { tagNumber } from '../tree/tags.ts';
import { attr, type Tree, textOf } from '../tree/tree.ts';
import { type Claims, claim } from './claims.ts';
import { isHouseName, isPlainName } from './east-names.ts';
import { isEastern } from './east-words.ts';
import { type Line, MAX_ALONE } from './lines.ts';
import { namesIn } from './names.ts';
import { looksLikePerson } from './person.ts';
import { pieces } from './pieces.ts';
import { printedTimes } from './printed-time.ts';
import { isRole } from './role.ts';
import { isOtherLink } from './who-links.ts';

const A = tagNumber('a');

/** "04.02.2022 | 13:10 Uhr | Uta Helkenberg": a person beside the day; a person alone on a line, over or under the day or a role. */
export function readBeside(
  tree: Tree,
  lines: readonly Line[],
  n: number,
  claims: Claims,
  below: boolean,
  address: string,
): void {
  const { text, from } = lines[n] as Line;
  if (text.length > 100) return;
  const persons = (written: string) =>
    namesIn(written, true).filter((name) => looksLikePerson(name) && /^\p{Lu}/u.test(name));
  if (/\p{Nd}/u.test(text)) {
    if (!/\p{Lu}[\p{L}.’'-]+ \p{L}/u.test(text)) return;
    const times = printedTimes(text);
    if (times.length === 0) return;
    const rest = times.reduce(
      (left, time) => left.replace(time.text, '\n'),
      withoutTags(tree, lines[n] as Line, text),
    );
    claim(claims, 'byline', 'near', persons(rest).slice(0, 3).join('\n'));
  } else if (below && isCredited(text)) claim(claims, 'byline', 'near', namesIn(text, true).join('\n'));
  else if (
    below &&
    text.length <= MAX_ALONE &&
    !isEastern(text) &&
    !isOtherLink(tree, from, address) &&
    looksLikePerson(text) &&
    persons(text)[0] === text
  ) {
    const beside = [lines[n - 1]?.text ?? '', lines[n + 1]?.text ?? ''];
    const told = (one: string) =>
      one.length < 60 && (/\p{Nd}/u.test(one) ? printedTimes(one).length > 0 : isRole(one));
    if (beside.some(told)) claim(claims, 'byline', 'foot', text);
  }
}

/** "2022-01-15 17:33 环球网 周九": a name beside the day or the house. */
export function readEastBeside(tree: Tree, lines: readonly Line[], n: number, claims: Claims): void {
  const { text, from, to } = lines[n] as Line;
  if (text.length > MAX_ALONE || NOT_WRITTEN.test(text)) return;
  const written = withoutTags(tree, lines[n] as Line, pieces(tree, from, to + 1));
  const days = /\p{Nd}/u.test(written) ? printedTimes(written) : [];
  const rest = days.reduce((left, day) => left.replace(day.text, '\n'), written);
  const whole = rest.trim();
  const words = rest.split(/[\s|｜:：]+/).filter(Boolean);
  const told = words.length < 5 && (days.length > 0 || words.some(isHouseName));
  const beside = () => [lines[n - 1], lines[n + 1]].some((line) => line !== undefined && isDay(line.text));
  if (told) claim(claims, 'byline', 'near', [whole, ...words].find(isPlainName));
  else if (isPlainName(whole) && beside()) claim(claims, 'byline', 'near', whole);
}

const TAG_PATH = /\/(?:tags?|categor(?:y|ies)|topics?|keywords?|labels?)(?:[/?]|$)/i;

/** Without the texts of links that lead to a tag's or a category's page. */
function withoutTags(tree: Tree, { from, to }: Line, written: string): string {
  let rest = written;
  for (let n = from; n <= to; n++) {
    const a = tree.tag[n] === A ? n : (tree.parent[n] as number);
    if (tree.tag[a] === A && TAG_PATH.test(attr(tree, a, 'href') ?? ''))
      rest = rest.replace(textOf(tree, a), '\n');
  }
  return rest;
}

/** "2022年1月15日 17時33分" and little else. */
function isDay(text: string): boolean {
  return text.length < MAX_ALONE && /\p{Nd}/u.test(text) && printedTimes(text).length > 0;
}

/** Who edited, who took the picture; and words of credit, which eastCredits reads. */
const NOT_WRITTEN = /[编編][辑輯]|[责責][编編任]|[摄攝图圖校影片写]|[记記]者/;

/** "Ivan Petrov, correspondent" */
function isCredited(text: string): boolean {
  const [name = '', ...rest] = text.split(/\s*,\s*/);
  return rest.length > 0 && text.length < 80 && looksLikePerson(name) && isRole(rest[0] as string);
}
