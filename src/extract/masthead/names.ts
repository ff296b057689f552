/**
 * A line of credit → the names in it. Goes in: what a page wrote ("By Ann Lee and Bo Ek, Staff Writers | Jan 5, 2022"), pieces of
 * different elements on lines of their own. Comes out: names of people and agencies, in order; [] when there is none.
 * Never a "By", a role, an e-mail address, a date.
 */

import { eastNames, namesOthers, ownCredit } from './east-names.ts';
import { isEastern } from './east-words.ts';
import { folded } from './folded.ts';
import { AGENCY, AND, DEGREE, HOUSE, NOISE } from './name-words.ts';
import { isName, nameIn } from './one-name.ts';
import { looksLikePerson } from './person.ts';
import { printedTimes } from './printed-time.ts';
import { isRole } from './role.ts';

/** Between two credits, of which each may have its own role; a point between two characters stands inside a foreign name. */
const APART = /\s*[;|•▪●⋅∙／/\n\t+]\s*|\s*·(?!\p{sc=Han}|\p{sc=Kana})\s*|\s+[-–—]+\s+/u;
/** "Text: Anna Lindström Foto: Per Berg" */
const LABELS = /[\s.]+(?=[\p{L}()]{3,14}\s?:\s)/gu;
/** Thai joins its words. */
export const JOINED_LEAD = /^\s*(?:โดย|เรื่อง|ผู้เขียน)\s?:?\s*/;

const MAX_NAMES = 60;
const MAX_LINE = 600;

/** With `strict` a name must look like one: what a page prints in a byline's place may be a role, a label, a sentence. */
export function namesIn(written: string, strict = false): string[] {
  const found = new Map<string, string>();
  for (const line of written.split('\n').slice(0, 100)) {
    if (found.size > 0 && isEastern(line) && namesOthers(line)) break;
    const { names, over } = lineNames(line, strict);
    for (const name of names) {
      const key = folded(name);
      if (found.size < MAX_NAMES && !found.has(key)) found.set(key, name);
    }
    if (over) break;
  }
  const all = [...found.values()];
  // Beside somebody with a first and a last name, a single word is a label: "Insights", "Shares"; only agencies are named so.
  return strict && all.some(looksLikePerson)
    ? all.filter((name) => name.includes(' ') || isEastern(name) || AGENCY.has(name))
    : all;
}

/** "map[email:ann@example.org name:Ann Lee]": what a template prints that was given a table for a name. */
const PRINTED_MAP = /^map\[(?:.*?[ [])?name:([^\]]*?)(?: \w+:[^\]]*)?\]$/;

/** `over`: what follows names others than the authors, or a place. */
function lineNames(written: string, strict: boolean): { names: string[]; over: boolean } {
  let line = written
    .slice(0, MAX_LINE)
    .replace(/\u00ad/g, '')
    .replace(PRINTED_MAP, '$1');
  if (/[<@]|:\/\/|www\.|[[(]at[\])]/i.test(line))
    line = line
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s?[[(]at[\])]\s?/gi, '@')
      .replace(/\S+@\S+\.\S+|(?:^|[\s/])@\w+|https?:\/\/\S+|www\.\S+/g, '\n');
  if (/\p{Nd}/u.test(line)) for (const { text } of printedTimes(line)) line = line.replace(text, '\n');
  const east = isEastern(line);
  if (east) line = ownCredit(line);
  const names: string[] = [];
  if (line.includes(':')) line = line.replace(LABELS, '\n');
  line = line.replace(JOINED_LEAD, '');
  for (const segment of line.split(APART)) {
    const text = east ? eastNames(segment) : segment;
    const { names: own, over } = segmentNames(text, strict);
    names.push(...own);
    if (over) return { names, over };
  }
  return { names, over: false };
}

/** "Ann Lee, Staff Writer, New York" is one person; "Ann Lee, Bo Ek and Cy Oz" are three; "Lee, Ann" is one in libraries. */
function segmentNames(segment: string, strict: boolean): { names: string[]; over: boolean } {
  const pieces = segment.split(/\s*[,，]\s*/);
  const [last = '', first = ''] = pieces;
  if (
    pieces.length === 2 &&
    /^\p{Lu}[\p{L}’'-]+$/u.test(last) &&
    /^\p{Lu}[\p{L}.’'-]+(?: \p{Lu}\.?)*$/u.test(first) &&
    !isRole(first) &&
    !DEGREE.test(first) &&
    !NOISE.has(last.toLowerCase())
  )
    return { names: [`${first} ${last}`], over: false };
  const names: string[] = [];
  let behindRole = false;
  for (const piece of pieces)
    for (const part of parted(piece)) {
      const { name, role, over } = nameIn(part, strict);
      // Behind a role only what is built as a person's name is one: "Gardener and Astrologer, Bo Ek".
      const fits = isName(name, strict) && (!behindRole || (looksLikePerson(name) && !HOUSE.test(name)));
      if (fits && !(role && names.length > 0)) names.push(name);
      if (over) return { names, over };
      if (role && (names.length > 0 || strict)) behindRole = true;
    }
  return { names, over: false };
}

/** Parted at "and", unless it stands inside an institution's name: "Center for Drug Evaluation and Research". */
function parted(piece: string): string[] {
  if (/[&＆、]/u.test(piece)) return piece.split(/\s*[&＆、]\s*/u);
  const words = piece.split(/\s+/);
  const parts: string[][] = [[]];
  for (const word of words)
    if (AND.has(word) || word === 'AND' || word === 'UND') parts.push([]);
    else if (/^ו\p{L}/u.test(word) && parts.at(-1)?.length) parts.push([word.slice(1)]);
    else parts.at(-1)?.push(word);
  if (parts.length === 1) return [piece];
  const institution =
    parts[0]?.some((word, n) => n > 0 && /^(?:for|of|für|pour|de)$/.test(word)) && parts.at(-1)?.length === 1;
  return institution ? [piece] : parts.map((part) => part.join(' '));
}
