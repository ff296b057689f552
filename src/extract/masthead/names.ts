/**
 * A line of credit → the names in it. Goes in: what a page wrote ("By Ann Lee and Bo Ek, Staff Writers | Jan 5, 2022").
 * Comes out: names of people and agencies, in order; [] when there is none. Never a "By", a role, an e-mail address, a date.
 */
import { EAST_EDITORS, EAST_SOURCES, EAST_WRITERS, LEADS, NOBODY, NOISE, ROLES } from './name-words.ts';
import { printedTimes } from './printed-time.ts';

const LEAD = new RegExp(`^(?:${LEADS})(?:\\s*[:：–-]\\s*|\\s+(?=\\S))`, 'iu');
const ROLE = new RegExp(
  `^(?:the |an? |our |as |ist |is )*(?:${ROLES})(?:s|\\s+(?:at|of|for|from|in|bei|der|und|and|de|&|für)\\s.*)?[.:]?$`,
  'iu',
);
const ROLE_BEHIND = new RegExp(`\\s+[-–—|(,]\\s*(?:${ROLES})\\)?$`, 'iu');
const NOISE_WHOLE = new RegExp(`^(?:${NOISE})(?:\\s.*|:.*)?$`, 'iu');
const NOBODY_WHOLE = new RegExp(`^(?:${NOBODY})\\d*$`, 'i');
const EAST_LEAD = new RegExp(
  `(?:${EAST_WRITERS}|${EAST_EDITORS}|${EAST_SOURCES})\\s*[:：／/|丨｜]?\\s*`,
  'gu',
);

/** A separator between two names; "and" in the languages of the news. */
const BETWEEN =
  /\s*(?:[;|•·▪●／/\n\t&＆+、，；]|\s(?:and|und|et|y|e|och|og|ja|en|i|и|та|і|ve|și|és|dan|và|ו|و|with|mit|avec|con)\s)\s*/iu;
const COMMA = /\s*,\s*/;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Spanish double names with "y" and papers of ministries stay under this; a sentence does not. */
const MAX_NAME = 70;
const MAX_WORDS = 8;

export function namesIn(written: string): string[] {
  const found: string[] = [];
  for (const line of written.split('\n').slice(0, 100)) {
    for (const name of lineNames(line))
      if (!found.some((one) => folded(one) === folded(name))) found.push(name);
    if (found.length > 60) break;
  }
  return found;
}

export function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function lineNames(line: string): string[] {
  let plain = bare(line);
  for (const { text } of printedTimes(plain)) plain = plain.replace(text, '\n');
  return plain
    .split('\n')
    .flatMap((piece) => withoutLead(piece).split(BETWEEN))
    .flatMap((piece) => (piece === undefined ? [] : atCommas(piece)))
    .map(tidy)
    .filter(isName);
}

/** No addresses, handles, mark-up, brackets at the end. */
function bare(line: string): string {
  return line
    .slice(0, 600)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\S+@\S+\.\S+/g, '\n')
    .replace(/(?:^|\s)@\w+/g, '\n')
    .replace(/https?:\/\/\S+|www\.\S+/g, '\n')
    .replace(/[\s\u00a0]*\n[\s\u00a0]*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

function withoutLead(piece: string): string {
  let rest = piece.trim();
  for (let turn = 0; turn < 4; turn++) {
    const shorter = rest.replace(LEAD, '').replace(/^[\s,:：|–—•·(（【[]+/u, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  if (HAN.test(rest)) rest = rest.replace(EAST_LEAD, '\n').replace(/\n+/g, '\n').trim();
  return rest;
}

/** "Ann Lee, Staff Writer" is one person; "Ann Lee, Bo Ek" are two; "Lee, Ann" is one in libraries. */
function atCommas(piece: string): string[] {
  const parts = piece.split(COMMA).flatMap((part) => part.split('\n'));
  const first = parts[0] ?? '';
  if (
    parts.length === 2 &&
    /^\p{Lu}[\p{L}’'-]+$/u.test(first) &&
    /^\p{Lu}[\p{L}.’'-]+(?: \p{Lu}\.?)*$/u.test(parts[1] ?? '') &&
    !ROLE.test(parts[1] ?? '')
  )
    return [`${parts[1]} ${first}`];
  return parts;
}

function tidy(name: string): string {
  let rest = withoutLead(name);
  for (let turn = 0; turn < 3; turn++) rest = rest.replace(ROLE_BEHIND, '');
  rest = rest
    .replace(/\s*[（(【[][^)）】\]]*[)）】\]]?\s*$/u, '')
    .replace(/^[\s"“”'‘’*_.:：|–—•·,;~-]+|[\s"“”*_:：|–—•·,;~-]+$/gu, '')
    .replace(/(?<=\p{Ll})\.$/u, '');
  if (HAN.test(rest))
    rest = rest
      .replace(/(?:[记記]者|[编編][辑輯]|기자|特派員|報導|报道|報道|综合报道|綜合報導|撰文?|摄|攝)$/u, '')
      .trim();
  return rest;
}

function isName(name: string): boolean {
  if (name === '' || name.length > MAX_NAME || name.split(' ').length > MAX_WORDS) return false;
  if (!/\p{L}{2}|[\p{Script=Han}]/u.test(name)) return false;
  if (/[?!…。！？]|\p{N}{3}|^\p{N}/u.test(name)) return false;
  return !ROLE.test(name) && !NOISE_WHOLE.test(name) && !NOBODY_WHOLE.test(name);
}
