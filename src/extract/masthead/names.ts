/**
 * A line of credit → the names in it. Goes in: what a page wrote ("By Ann Lee and Bo Ek, Staff Writers | Jan 5, 2022"), pieces of
 * different elements on lines of their own. Comes out: names of people and agencies, in order; [] when there is none.
 * Never a "By", a role, an e-mail address, a date.
 */
import {
  ALONE,
  DEGREE,
  EAST_EDITORS,
  EAST_REPORTERS,
  EAST_SOURCES,
  EAST_WRITERS,
  LEADS,
  NOBODY,
  NOISE,
  OTHERS,
  ROLE_START,
  ROLES,
  SHORT_LEADS,
  TAIL,
} from './name-words.ts';
import { printedTimes } from './printed-time.ts';

const LEAD = new RegExp(`^(?:${LEADS})(?:\\s*[:：–|-]\\s*|\\s+(?=\\S)|$)`, 'iu');
const SHORT_LEAD = new RegExp(`^${SHORT_LEADS}(?:\\s*:\\s*|\\s+(?=\\S+\\s+\\S))`, 'iu');
const ROLE = new RegExp(
  `(?:^|[\\s-])${ROLES}(?:\\s+(?:at|of|for|from|in|bei|der|und|and|de|du|&|für|del|la)\\s.*)?[.:]?$`,
  'iu',
);
const ROLE_BEHIND = new RegExp(`(?<=\\S\\s+\\S+)\\s+[-–—|(,⋅]?\\s*(?:\\p{Lu}\\S*\\s+)?${ROLES}\\)?$`, 'iu');
const NOISE_WHOLE = new RegExp(`^(?:${NOISE}(?:[\\s:].*)?|${ALONE})$`, 'iu');
const NOBODY_WHOLE = new RegExp(`^${NOBODY}\\d*$`, 'i');
const DEGREE_WHOLE = new RegExp(`^(?:${DEGREE})$`);
const ROLE_FIRST = new RegExp(`^${ROLE_START}(?:[\\s-]|$)`, 'iu');
const OTHERS_FROM = new RegExp(`(?:^|[\\s|–—.,;(-])${OTHERS}`, 'iu');
const TAILS = new RegExp(TAIL, 'u');
/** At the front only, and 文 with its stroke or colon only: it ends many a name. */
const EAST_LEAD = new RegExp(
  `^(?:(?:${EAST_WRITERS}|${EAST_EDITORS}|${EAST_SOURCES})\\s*[:：／/|丨｜]\\s*|(?:${EAST_REPORTERS})\\s*)+`,
  'u',
);
const EAST_OTHERS = new RegExp(
  `(?<=\\S)[\\s／/|丨｜,，。;；]*(?:${EAST_EDITORS}|${EAST_SOURCES}|摄影?|攝影?|图片?|圖片?|[视視][频頻]|사진)\\s*[:：/／]`,
  'u',
);
/** "张三 北京报道", "王小明台北15日電": the place and the verb of a report. */
const EAST_PLACE =
  /(?:(?<=\p{Script=Han}{2})[\s／/]+\p{Script=Han}{2,6}|(?<=^\p{Script=Han}{3})\p{Script=Han}{2}(?=\d)|\p{Script=Han}{2}(?=\d))?\d{0,2}日?(?:综合|綜合)?(?:报道|報導|報道|专?电|專?電|[讯訊])$/u;
const EAST_BEHIND =
  /(?:[记記]者|[编編][辑輯]|기자|특파원|특파員|객원기자|인턴기자|논설위원|선임기자|特派員|報導|报道|報道|综合报道|綜合報導|撰文?|摄|攝|等)$/u;
/** "기자 홍길동": usually the role follows the name, but some papers print it before. */
const KOREAN_BEFORE = /^(?:선임|수석|인턴|객원)?(?:기자|특파원|논설위원)\s+(?=\p{Script=Hangul}{2,4}$)/u;

/** Between two credits, of which each may have its own role. */
const APART =
  /\s*[;|•·▪●⋅∙／/\n\t+]\s*|\s+(?=(?:The )?(?:Associated Press|Canadian Press|Press Association|USA TODAY)$)/u;
/** Between two names; "and" in the languages of the news. */
const BETWEEN =
  /\s*[&＆、，；]\s*|\s+(?:and|und|et|y|e|och|og|ja|en|i|и|та|і|ve|și|és|dan|và|with|mit|avec|con)\s+|\s+(?=ו\p{L})|\n/iu;
const COMMA = /\s*,\s*(?:(?:and|und|et|y|e|och|og) )?/;
export const EAST = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The longest measured name of an institution has 62 characters. */
const MAX_NAME = 70;
const MAX_WORDS = 8;
const MAX_NAMES = 60;

/** With `strict` a name must look like one: what a page prints in a byline's place may be a role, a label, a sentence. */
export function namesIn(written: string, strict = false): string[] {
  const found = new Map<string, string>();
  const [latin = ''] = written.split(OTHERS_FROM);
  const [own = ''] = EAST.test(latin) ? latin.split(EAST_OTHERS) : [latin];
  for (const line of own.split('\n').slice(0, 100))
    for (const name of lineNames(line, strict)) {
      if (found.size >= MAX_NAMES) break;
      if (!strict || looksLikeName(name)) found.set(folded(name), found.get(folded(name)) ?? name);
    }
  return [...found.values()];
}

export function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function lineNames(line: string, strict: boolean): string[] {
  let plain = bare(line);
  for (const { text } of printedTimes(plain)) plain = plain.replace(text, '\n');
  return plain
    .split('\n')
    .flatMap((piece) => withoutRoles(withoutLead(piece).split(APART), strict))
    .map((name) => tidy(name, strict))
    .filter((name) => isName(name, strict));
}

/** No addresses, handles, mark-up. */
function bare(line: string): string {
  return line
    .slice(0, 600)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\S+@\S+\.\S+|(?:^|\s)@\w+|https?:\/\/\S+|www\.\S+/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

function withoutLead(piece: string): string {
  let rest = piece.trim();
  for (let turn = 0; turn < 4; turn++) {
    const shorter = rest
      .replace(LEAD, '')
      .replace(turn === 0 ? SHORT_LEAD : /^$/, '')
      .replace(/^(?:[\s,:：|–—•·(（【[-]+|(?:and|und|et|y|e|og|och) )/u, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return EAST.test(rest) ? eastNames(rest.replace(EAST_LEAD, '').replace(EAST_PLACE, '').trim()) : rest;
}

/** "张三 李四": two to four characters each are names; a space inside a longer text is its own. */
function eastNames(text: string): string {
  return /^\p{Script=Han}{2,4}(?:\s+\p{Script=Han}{2,4})+$/u.test(text) ? text.replace(/\s+/g, '\n') : text;
}

/** "Ann Lee, Staff Writer, New York" is one person; "Ann Lee, Bo Ek and Cy Oz" are three; "Lee, Ann" is one in libraries. */
function withoutRoles(parts: readonly string[], strict: boolean): string[] {
  return parts.flatMap((part) => {
    const pieces = part.split(COMMA);
    const [first = '', second = ''] = pieces;
    if (
      pieces.length === 2 &&
      /^\p{Lu}[\p{L}’'-]+$/u.test(first) &&
      /^\p{Lu}[\p{L}.’'-]+(?: \p{Lu}\.?)*$/u.test(second) &&
      !isRole(second) &&
      !DEGREE_WHOLE.test(second)
    )
      return [`${second} ${first}`];
    const names = pieces.flatMap((piece) => piece.split(BETWEEN));
    const role = names.findIndex((name, n) => (n > 0 || strict) && isRole(name));
    if (role < 0) return names;
    // Behind a role only what is built as a person's name is one: "Gardener and Astrologer, Bo Ek".
    return names.filter(
      (name, n) =>
        (n === 0 && !(strict && ROLE_FIRST.test(name))) || (!isRole(name) && looksLikePerson(name)),
    );
  });
}

function isRole(text: string): boolean {
  return ROLE.test(text) || ROLE_FIRST.test(text);
}

function tidy(name: string, strict: boolean): string {
  let rest = withoutLead(name);
  rest = rest.replace(/\s*[（(【[][^)）】\]]*[)）】\]]?\s*$|[)）】\]]+$/u, '').replace(TAILS, '');
  for (let turn = 0; turn < 2 && strict; turn++) rest = rest.replace(ROLE_BEHIND, '');
  rest = rest
    .replace(/^[\s"“”„'‘’*_.:：|–—•·,;~»«-]+|[\s"“”*_:：|–—•·,;~»«-]+$/gu, '')
    .replace(/(?<=\p{Ll}{2})\.$/u, '')
    .replace(/[’']s$/, '');
  return EAST.test(rest) ? rest.replace(EAST_BEHIND, '').replace(KOREAN_BEFORE, '').trim() : rest;
}

function isName(name: string, strict: boolean): boolean {
  if (name === '' || name.length > MAX_NAME || name.split(' ').length > MAX_WORDS) return false;
  if (!/\p{L}{2}|[\p{Script=Han}]/u.test(name) || /[?!…。！？=]|\p{N}{3}|^\p{N}|\.{2}|:\s/u.test(name))
    return false;
  if (strict && (isRole(name) || (/\p{N}/u.test(name) && name.includes(' ')))) return false;
  return (
    (!NOISE_WHOLE.test(name) && !NOBODY_WHOLE.test(name) && !DEGREE_WHOLE.test(name)) || AGENCY.test(name)
  );
}

/** Agencies whose short names look like degrees. */
const AGENCY =
  /^(?:AP|AFP|APA|ANSA|BBC|DPA|EFE|KNA|NTB|PTI|SDA|SID|TASS|UPI|TT|ANI|IANS|PA|AAP|CNN|EPD|PAP|BTA|MTI|CTK|ČTK|RIA|LUSA|STA)$/;

/** Small words inside names of people and institutions. */
const PARTICLE =
  /^(?:de|del|della|di|da|do|dos|das|du|des|la|le|el|al|van|von|vom|zu|zur|zum|der|den|dem|ten|ter|te|bin|bint|ibn|ben|y|e|i|of|the|for|and|und|et|für|af|av|ap|mc|mac|st\.?|ul|ud|abu|d[’']|l[’'].*|o[’'].*|al-.*|el-.*|d[’'].*)$/iu;

function looksLikeName(name: string): boolean {
  if (EAST.test(name)) return name.length <= 24;
  const words = name.split(' ');
  if (words.length > 6) return false;
  return words.every((word) => PARTICLE.test(word) || !/^\p{Ll}/u.test(word)) || words.length === 1;
}

/** Whether it is built as a person's name usually is: two to four words, each with a capital or a particle. */
export function looksLikePerson(name: string): boolean {
  const words = name.split(' ');
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    words.every((word) => /^\p{Lu}[\p{L}\p{M}.’'-]+$|^\p{Lu}\.$/u.test(word) || PARTICLE.test(word)) &&
    /^\p{Lu}/u.test(name)
  );
}
