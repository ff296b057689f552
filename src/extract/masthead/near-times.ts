/**
 * Times printed near the headline, and where there are none, anywhere on the page where something says what they are.
 * Goes in: the page's lines and zone. Comes out: claims of publishedAt and modifiedAt, each as printed.
 */
import type { MomentContext } from '../../moment/context.ts';
import { mayHoldMoment } from '../../moment/find-moment.ts';
import { askClasses } from '../tree/classes.ts';
import { attributeNumber } from '../tree/tags.ts';
import { attr, findAll, hasOneOf, type Tree, textOf } from '../tree/tree.ts';
import { type Claims, claim } from './claims.ts';
import { isEastern } from './east-words.ts';
import type { Line } from './lines.ts';
import { printedTimes } from './printed-time.ts';
import { PUBLISHED, UPDATED, WHEN } from './time-words.ts';
import { isApart, type Zone } from './zone.ts';

/** A line of credit is shorter; longer lines with a date are prose. */
const MAX_LABEL = 300;
/** The page's other dates stand in lines of their own. */
const MAX_LONE = 70;
const MAX_HEAD = 80;
/** "Pressemitteilung vom", "Karlsruhe, (" */
const MAX_LEAD = 30;
const MAX_LINES = 3000;
const MAX_TIMES = 400;

export function readNearTimes(
  tree: Tree,
  lines: readonly Line[],
  zone: Zone,
  claims: Claims,
  context: MomentContext,
): void {
  for (let n = zone.first; n < zone.last; n++) {
    const line = lines[n];
    if (line && isLabel(line.text) && !isApart(tree, line.from, zone.headline))
      readLine(line.text, lines[n - 1]?.text ?? '', claims, context, false);
  }
  readMarks(tree, zone.fromNode, zone.toNode, zone.headline, claims, context);
  if (claims.publishedAt.length > 0) return;
  readMarks(tree, 0, tree.size, zone.headline, claims, context);
  for (const line of lines.slice(0, MAX_LINES)) {
    const { text } = line;
    if (
      isLabel(text) &&
      mayHoldMoment(text) &&
      (text.length <= MAX_LONE || UPDATED.test(text) || PUBLISHED.test(text)) &&
      !isApart(tree, line.from, zone.headline)
    )
      readLine(text, '', claims, context, true);
    if (claims.publishedAt.length > 8) break;
  }
  if (claims.publishedAt.length === 0) readHeads(lines, zone, claims, context);
  if (claims.publishedAt.length === 0)
    claim(claims, 'publishedAt', 'foot', inState(tree.source)?.replace(/:(\d{3})Z$/, '.$1Z'));
}

/** A date in a sentence is the story's; in Chinese and Japanese three hundred characters are several. */
function isLabel(text: string): boolean {
  return text.length <= MAX_LABEL && (text.length < MAX_HEAD || !isEastern(text) || !/[。！？]/.test(text));
}

/** A date at the head of a paragraph is the day of what is told, and of the telling: "01.02.2022 – Der Arbeitsmarkt …". */
function readHeads(lines: readonly Line[], zone: Zone, claims: Claims, context: MomentContext): void {
  // The zone ends before the second paragraph; over the first may stand a long summary.
  for (let n = zone.at + 1; n <= zone.last; n++) {
    const text = lines[n]?.text ?? '';
    const [found] = text.length > MAX_LABEL ? printedTimes(text.slice(0, MAX_HEAD), context) : [];
    if (found === undefined || found.index > MAX_LEAD) continue;
    claim(claims, 'publishedAt', 'foot', found.text);
    return;
  }
}

function readLine(text: string, before: string, claims: Claims, context: MomentContext, far: boolean): void {
  let end = 0;
  for (const { index, text: printed } of printedTimes(text, context)) {
    // The words between the date before and this one say what it is; a date on a line alone is named by the line above.
    const lead = text.slice(Math.max(end, index - 40), index).trim() || (end === 0 ? before.slice(-40) : '');
    const behind = text.slice(index + printed.length, index + printed.length + 16);
    end = index + printed.length;
    if (
      UPDATED.test(lead) ||
      (!PUBLISHED.test(lead) && /^\s*(?:更新|修改|업데이트|수정|güncelle)/.test(behind))
    )
      claim(claims, 'modifiedAt', 'words', printed);
    else if (PUBLISHED.test(lead)) claim(claims, 'publishedAt', 'words', printed);
    else claim(claims, 'publishedAt', far ? 'foot' : 'near', printed);
  }
}

const OTHER_NAMES = ['id', 'data-testid'].map(attributeNumber);

/** Elements that say by name or class that they hold a time. */
function readMarks(
  tree: Tree,
  from: number,
  to: number,
  headline: number,
  claims: Claims,
  context: MomentContext,
): void {
  let count = 0;
  for (const node of findAll(tree, 'time')) {
    if (node < from || node >= to || ++count > MAX_TIMES || isApart(tree, node, headline)) continue;
    const written = textOf(tree, node);
    const value = attr(tree, node, 'datetime') || written;
    const around = `${attr(tree, node, 'class') ?? ''} ${attr(tree, node, 'itemprop') ?? ''} ${
      textOf(tree, tree.parent[node] ?? 0)
        .slice(0, 60)
        .split(written)[0]
    }`;
    claim(
      claims,
      UPDATED.test(around) && !/publish/i.test(around) ? 'modifiedAt' : 'publishedAt',
      'time',
      value,
    );
  }
  const isWhen = askClasses(tree, (names) => WHEN.test(names));
  for (let node = Math.max(1, from); node < to; node++) {
    if ((tree.tag[node] as number) < 2 || (tree.end[node] as number) - node > 30) continue;
    if (tree.from[node] === tree.to[node]) continue;
    const named = hasOneOf(tree, node, OTHER_NAMES);
    if (!named && !isWhen(node)) continue;
    const names = !named ? '' : `${attr(tree, node, 'id') ?? ''} ${attr(tree, node, 'data-testid') ?? ''}`;
    if ((isWhen(node) || WHEN.test(names)) && !isApart(tree, node, headline))
      readMark(tree, node, names, claims, context);
  }
}

/** `names`: its id and test name. */
function readMark(tree: Tree, node: number, names: string, claims: Claims, context: MomentContext): void {
  const hint = `${attr(tree, node, 'class') ?? ''} ${names}`;
  const text = textOf(tree, node).slice(0, MAX_LABEL);
  const count = counted(text);
  if (count) claim(claims, 'publishedAt', 'class', count);
  const [first] = printedTimes(text, context);
  // "3 December 2025, updated 7 December 2025": what is said of the second is not said of the first.
  const field =
    UPDATED.test(hint) || UPDATED.test(first ? leadOf(text, first.index, first.text) : text)
      ? 'modifiedAt'
      : 'publishedAt';
  const title = attr(tree, node, 'title');
  if (title && printedTimes(title, context).length > 0) claim(claims, field, 'class', title);
  if (first) claim(claims, field, 'class', first.text);
}

/** The words that speak of a time: those before it, and all of them where no second time follows. */
function leadOf(text: string, index: number, printed: string): string {
  return /\p{Nd}/u.test(text.slice(index + printed.length)) ? text.slice(0, index) : text;
}

const STATE =
  /["'](?:date_?published|published_?(?:at|date|on|time)|pub(?:lish)?_?(?:date|time|at)|first_?published(?:_?(?:at|date))?|pub_?date|publication_?date|create(?:d_?at|_?time))(?:\\?["']|&quot;)\s*:\s*(?:\\?["']|&quot;)(\d{4}-\d\d-\d\d[^"'\\&<]{0,25})/i;
/** `var ct = "1642239180"`, `var createTime = '2022-01-15 17:33'`: WeChat tells its times in no other way. */
const VARIABLE =
  /\bvar\s+(?:ct|(?:ori_?)?create_?time|pub(?:lish)?_?time)\s*=\s*["'](\d{4}-\d\d-\d\d[^"']{0,15}|\d{10})["']/gi;
/** State of a script-made page stands in its first megabytes. */
const MAX_STATE = 3_000_000;

/** What a page's scripts were handed: the story's own record comes first. */
function inState(source: string): string | undefined {
  const read = source.length > MAX_STATE ? source.slice(0, MAX_STATE) : source;
  const told = STATE.exec(read)?.[1];
  if (told !== undefined) return told;
  const set = [...read.matchAll(VARIABLE)].map(([, value = '']) => counted(value) ?? value);
  return set.find((value) => value.includes(':')) ?? set[0];
}

/** Seconds or milliseconds since 1970, as systems count: "1642239180" → "2022-01-15T09:33:00.000Z" */
function counted(text: string): string | undefined {
  if (!/^1\d{9}(?:\d{3})?$/.test(text)) return undefined;
  return new Date(Number(text.padEnd(13, '0'))).toISOString();
}
