/**
 * Lines and parts that are left out of a story wherever it came from: advertisement marks, promotion boxes, related links, the
 * printed date, a repeated headline, agency and legal feet, credits. Goes in: the lines believed to be story. Comes out: a call of
 * `leave` for each that goes, and what was printed at the head (time, names). Only whole lines go, never part of one.
 */
import { isEastern } from '../masthead/east-words.ts';
import { PUBLISHED } from '../masthead/time-words.ts';
import { CREDITS } from '../phrases/credits.ts';
import { eastRule } from '../phrases/east.ts';
import { isLegal } from '../phrases/legal.ts';
import { NOISE } from '../phrases/noise.ts';
import { isPlaceholder } from '../phrases/placeholders.ts';
import { RELATED } from '../phrases/related.ts';
import { AWAY, isCounted, leadOf } from '../survey/leads.ts';
import type { Line } from '../survey/lines.ts';
import { linkShareOf, type Survey, weightOf } from '../survey/survey.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { parentOf } from '../tree/tree.ts';

import { isPrintedDate } from './printed-date.ts';

export interface Tidied {
  printedTime?: string;
  byline: string[];
}

export type Leave = (line: Line, rule: string) => void;

const LI = tagNumber('li');
const LIST = tagSet('ul ol dl');
const CELL = tagSet('td dd');
/** How far into a story its head reaches, and its foot from the end, in lines. */
const HEAD_LINES = 6;
const FOOT_LINES = 6;

const OTHERS = /[^\p{L}\p{N}]+/gu;
/** Up to here, and in the block of dashes and quotation marks, it is known of each character whether it stays. */
const [LATIN_END, MARKS, MARKS_END] = [0x250, 0x2000, 0x2070];
const STAYS = Uint8Array.from({ length: LATIN_END }, (_, c) =>
  /[\p{L}\p{N}]/u.test(String.fromCharCode(c)) ? 1 : 0,
);

/** Letters and digits alone, in lower case: what two printings of one line agree in. */
export function bare(text: string): string {
  const lower = text.toLowerCase();
  let kept = '';
  let from = -1;
  const { length } = lower;
  for (let i = 0; i < length; i++) {
    const c = lower.charCodeAt(i);
    if (c >= LATIN_END && (c < MARKS || c >= MARKS_END)) return lower.replace(OTHERS, '');
    if (c < LATIN_END && STAYS[c]) {
      if (from < 0) from = i;
    } else if (from >= 0) {
      kept += lower.slice(from, i);
      from = -1;
    }
  }
  return from < 0 ? kept : kept + lower.slice(from);
}

export function tidy(
  survey: Survey,
  lines: readonly Line[],
  { headline, host }: { readonly headline: string; readonly host: string },
  leave: Leave,
): Tidied {
  const found: Tidied = { byline: [] };
  const title = bare(headline);
  const gone = new Set<Line>();
  const drop = (line: Line, rule: string): void => {
    if (gone.has(line)) return;
    gone.add(line);
    leave(line, rule);
  };
  lines.forEach((line, i) => {
    const rule = ruleFor(survey, line, i, lines, title);
    if (!rule) return;
    drop(line, rule);
    if (rule !== 'printed-date') return;
    found.printedTime ??= line.text;
    nameBefore(lines[i - 1], line, found, drop);
  });
  leaveLinkLists(survey, lines, host, gone, drop);
  leaveFeet(survey, lines, host, gone, drop);
  leaveSmallPrint(lines, gone, drop);
  leaveFeet(survey, lines, host, gone, drop);
  return found;
}

function ruleFor(
  survey: Survey,
  line: Line,
  i: number,
  lines: readonly Line[],
  title: string,
): string | undefined {
  const { text } = line;
  if (text.length <= 120 && NOISE.test(text)) return 'noise-line';
  if (isPlaceholder(text)) return 'placeholder';
  if (RELATED.test(text) && (line.linkWeight > line.weight * 0.4 || isLabel(text))) return 'related-line';
  if ((isInCapitals(line) || isCounted(survey, line)) && !APART[survey.tree.tag[line.block] as number])
    return 'related-line';
  if (i < HEAD_LINES && title.length > 5 && bare(text) === title) return 'headline-again';
  if (
    i < HEAD_LINES &&
    isPrintedDate(text) &&
    !isBesideCell(survey, line, lines[i - 1]) &&
    !isChronicle(lines)
  )
    return 'printed-date';
  if (i < HEAD_LINES - 2 && isCutShort(line, lines, i)) return 'summary-again';
  if (i < HEAD_LINES && text.length < 40 && isEastern(text) && CREDITS.test(text)) return 'credits';
  const linkShare = line.linkWeight / Math.max(1, line.weight);
  return isEastern(text) ? eastRule(text, linkShare, i < HEAD_LINES, false) : undefined;
}

/** "Founded | 28 February 1998": a cell behind another one says when something else was. */
const isBesideCell = ({ tree }: Survey, { block }: Line, before: Line | undefined): boolean =>
  before !== undefined &&
  CELL[tree.tag[block] as number] === 1 &&
  tree.parent[before.block] === tree.parent[block];

/** A programme, a diary: more days on lines of their own than a head has. */
const isChronicle = (lines: readonly Line[]): boolean =>
  lines.slice(0, 60).filter(({ text }) => isPrintedDate(text)).length > 2;

/** Short, or a label and nothing else: "Das könnte Sie auch interessieren:". */
const isLabel = (text: string): boolean =>
  text.length < 16 || !/[\p{L}\p{N}]/u.test(text.replace(RELATED, ''));

/**
 * "PUEDES VER: Siete lagos y un volcán": a link in capitals, or behind a label in capitals, in a paragraph of its own is another story's
 * headline. Headings, items and cells are printed so in stories, too.
 */
const isInCapitals = ({ text, weight, linkWeight }: Line): boolean =>
  linkWeight > weight * 0.5 &&
  (CAPITAL_TAG.test(text) ||
    CAPITAL_LABEL.test(text) ||
    (linkWeight > weight * 0.95 && !/\p{Ll}/u.test(text) && CAPITALS.test(text)));
/** "Ferry stuck for a day [VIDEO]" */
const CAPITAL_TAG = /.{20}\[\p{Lu}{4,12}\]$/u;
const CAPITALS = /(?:\p{Lu}\P{Lu}*){15}/u;
const CAPITAL_LABEL = /^\p{Lu}[\p{Lu}\s]{5,40}[:|]\s?(?!https?:)\S/u;
const APART = tagSet('h1 h2 h3 h4 h5 h6 li td th dt dd');

/** "摘要: 青湾市启动…": the first words of a paragraph that follows, which the page's template took for a summary. */
function isCutShort({ text }: Line, lines: readonly Line[], i: number): boolean {
  const rest = text.replace(SUMMARY, '');
  const own = bare(rest);
  const cut = rest !== text || CUT.test(text);
  if (own.length < 20 || !(cut || isEastern(text))) return false;
  for (let n = i + 1; n < Math.min(lines.length, i + 4); n++) {
    const other = (lines[n] as Line).text;
    if ((cut || other.length > text.length) && bare(other.slice(0, 60 + text.length)).includes(own))
      return true;
  }
  return false;
}

const CUT = /(?:\.{3}|…)$/;
const SUMMARY =
  /^(?:【[^】]{6,60}】|摘要|导读|導讀|核心提示|[内內]容(?:摘要|提要|简介)|提要|简介)\s*[:：]?\s*/;

/** `<i>Name<br>2020-11-03T11:28Z</i>`: a short line without a sentence in the same element as the date is the writer. */
function nameBefore(line: Line | undefined, date: Line, found: Tidied, drop: Leave): void {
  if (!line || line.block !== date.block || line.text.length > 60 || /[.!?。！？:：]$/.test(line.text))
    return;
  // "Place: Velmar" over "Date: 28.01.2022".
  if (PUBLISHED.test(/^\p{L}*/u.exec(date.text)?.[0] ?? '')) return;
  found.byline.push(line.text);
  drop(line, 'byline-line');
}

/** What names a list of the story's own headings. */
const CONTENTS =
  /^\P{L}*(?:(?:文章|本文)?目[录錄次]|もくじ|목차|mục lục|สารบัญ|(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|índice|содержание|оглавление)\P{L}*$/iu;

/**
 * A list whose every item is a link and little else leads to other stories of the site, or about the page; one such item among others
 * stays, and so do links to other sites, which a story recommends: 417 of 483 were story on hosts that had not been seen.
 */
function leaveLinkLists(
  survey: Survey,
  lines: readonly Line[],
  host: string,
  gone: ReadonlySet<Line>,
  drop: Leave,
): void {
  const { tree } = survey;
  for (const [i, line] of lines.entries()) {
    if (gone.has(line) || line.linkWeight < line.weight * 0.9) continue;
    let node = line.block;
    for (let up = 0; up < 3 && node > 0 && tree.tag[node] !== LI; up++) node = parentOf(tree, node);
    const list = node > 0 && tree.tag[node] === LI ? parentOf(tree, node) : -1;
    if (list <= 0 || !LIST[tree.tag[list] as number] || weightOf(survey, list) === 0) continue;
    if (linkShareOf(survey, list) <= 0.9 || leadOf(survey, line, host) === AWAY) continue;
    drop(line, 'link-list');
    const label = lines[i - 1];
    if (label && CONTENTS.test(label.text)) drop(label, 'link-list');
  }
}

/** "https://reader.example": who made the feed that the story came by. */
const FRONT_DOOR = /^https?:\/\/[^/\s]+\/?$/i;

/** From the foot upwards: lines that are nothing but links about the site are what the reader may do next; others are sources. */
function leaveFeet(
  survey: Survey,
  lines: readonly Line[],
  host: string,
  gone: ReadonlySet<Line>,
  drop: Leave,
): void {
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i] as Line;
    if (gone.has(line)) continue;
    if (line.linkWeight < line.weight * 0.95 || line.text.length > 200) return;
    if (leadOf(survey, line, host) !== AWAY || FRONT_DOOR.test(line.text)) drop(line, 'foot-link');
  }
}

/** Among the last lines that are left: rights, agencies, house lines, and credits that hold no sentence. A first line goes only if it is all. */
function leaveSmallPrint(lines: readonly Line[], gone: ReadonlySet<Line>, drop: Leave): void {
  let seen = 0;
  let left = false;
  for (let i = lines.length - 1; i >= 0 && seen < FOOT_LINES; i--) {
    const line = lines[i] as Line;
    if (gone.has(line) || (i === 0 && left)) continue;
    const rule = footRule(line.text) ?? (left || !isAddressAlone(line, lines[i - 1]) ? undefined : 'credits');
    if (rule) drop(line, rule);
    else left = true;
    // Pages of the East end in more house lines than others do.
    if (!rule || !isEastern(line.text)) seen++;
  }
}

const MAIL = /^[\s\p{P}\p{S}]*[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}[\s\p{P}\p{S}]*$/u;

/** Where to write to the writer; but "Write to:" before it is the story's. */
const isAddressAlone = ({ text }: Line, before: Line | undefined): boolean =>
  MAIL.test(text) && !/[:：]$/.test(before?.text ?? '');

function footRule(text: string): string | undefined {
  if (isLegal(text)) return 'legal-foot';
  if (CREDITS.test(text)) return 'credits';
  return isEastern(text) ? eastRule(text, 0, false, true) : undefined;
}
