/**
 * A line of credit → the names in it. Goes in: what a page wrote ("By Ann Lee and Bo Ek, Staff Writers | Jan 5, 2022"), pieces of
 * different elements on lines of their own. Comes out: names of people and agencies, in order; [] when there is none.
 * Never a "By", a role, an e-mail address, a date.
 */

import { eastName, eastNames, isEastern, isNobody, namesOthers, ownCredit } from './east-names.ts';
import {
  AGENCY,
  ALONE,
  AND,
  BY,
  COLLECTIVE,
  DEGREE,
  HOUSE,
  LABEL,
  MADE,
  NOISE,
  OF,
  OTHERS,
  PARTICLE,
  QUALIFIER,
  RANK,
  ROLE,
  TAIL,
} from './name-words.ts';
import { printedTimes } from './printed-time.ts';

/** Between two credits, of which each may have its own role; a point between two characters stands inside a foreign name. */
const APART = /\s*[;|•▪●⋅∙／/\n\t+]\s*|\s*·(?!\p{sc=Han}|\p{sc=Kana})\s*|\s+[-–—]+\s+/u;
/** "Text: Anna Lindström Foto: Per Berg" */
const LABELS = /[\s.]+(?=[\p{L}()]{3,14}\s?:\s)/gu;
/** Thai joins its words. */
export const JOINED_LEAD = /^\s*(?:โดย|เรื่อง|ผู้เขียน)\s?:?\s*/;
const SIGNS = /^[\s"“”„'‘*_.:：|–—•·,;~»«(（【[-]+|[\s"“”*_:：|–—•·,;~»«-]+$/gu;

/** The longest measured name of an institution has 62 characters. */
const MAX_NAME = 70;
const MAX_WORDS = 8;
/** "ライトハウス国際特許事務所" has 13 characters. */
const MAX_EAST = 18;
const MAX_NAMES = 60;
const MAX_LINE = 600;
/** "Words and pictures by", "Ein Gastbeitrag von": what stands before the word that leads to a name. */
const MAX_LEAD = 4;

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

export function folded(name: string): string {
  if (/^[ -~]*$/.test(name))
    return name
      .toLowerCase()
      .replace(/[^a-z0-9 ][^a-z0-9]*| [^a-z0-9]+/g, ' ') // single spaces stay as they are
      .trim();
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
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
      const { name, role, over } = read(part, strict);
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

/** In lower case, without brackets and quotation marks around it and stops behind it. */
function plainWord(word: string): string {
  const small = word.toLowerCase();
  return AROUND.test(small) ? small.replace(AROUND_IT, '') : small;
}
const AROUND = /^[("“«]|[)"”»,.]$/;
const AROUND_IT = /^[("“«]+|[)"”»,.]+$/g;

/** Where the words that lead to a name end: "Ein Bericht von Ann Lee" → 3; 0 when there are none; −1: to others than authors. */
export function leadIn(words: readonly string[]): number {
  const first = wordAt(words, 0);
  const other = QUALIFIER.has(first) ? 1 : 0;
  if (OTHERS.test(other === 0 ? first : wordAt(words, 1))) {
    const next = wordAt(words, other + 1);
    return colonAt(words, other) > 0 || BY.has(next) || OF.has(next) ? -1 : 0;
  }
  let n = 0;
  for (; n < Math.min(words.length, MAX_LEAD + 1); n++) {
    const one = n === 0 ? first : wordAt(words, n);
    const known = LEADS.has(one);
    const colon = colonAt(words, n);
    // "A:" before an answer leads to no name.
    if (colon > 0) return known && one.length > 1 ? n + colon : 0;
    if (!known) break;
    if (BY.has(one) || (OF.has(one) && (n > 0 || words.length > 2))) return n + 1;
  }
  return LABEL.has(first) && !MADE.has(first) ? Math.max(n, 1) : 0;
}

const LEADS = new Set([...LABEL, ...MADE, ...BY, ...OF]);

function wordAt(words: readonly string[], n: number): string {
  const written = words[n] ?? '';
  return plainWord(/[:：]$/.test(written) ? written.slice(0, -1) : written);
}

/** Words up to behind a colon that ends a word or begins the next one: 1 or 2; 0 without. */
function colonAt(words: readonly string[], n: number): number {
  return /[:：]$/.test(words[n] ?? '') ? 1 : /^[:：]/.test(words[n + 1] ?? '') ? 2 : 0;
}

export function isRole(text: string): boolean {
  const words = text.split(' ');
  const [first = '', second = ''] = words;
  return (
    isRoleWord(words.at(-1) ?? '') ||
    RANK.has(plainWord(first)) ||
    (isRoleWord(first) && TAIL.has(plainWord(second)))
  );
}

function isRoleWord(written: string): boolean {
  const word = plainWord(written);
  const tail = word.slice(word.lastIndexOf('-') + 1);
  return (
    ROLE.has(word) ||
    ROLE.has(tail) ||
    (/(?:s|in|a|en)$/.test(tail) && ROLE.has(tail.replace(/(?:s|innen|in|a|en)$/, ''))) ||
    /(?:redakteur|reporter|korrespondent)(?:in)?$/.test(word)
  );
}

/** "Le Monde Publié (le 21 février)" */
const WHEN_BEHIND =
  / (?:Publiée?|Mise? à jour|Modifiée?|Published|Updated|Posted|Veröffentlicht|Aktualisiert|Publicado|Actualizado|Atualizado|Pubblicato|Aggiornato)$/;

/** One name out of its words: no lead-in before it, no role, bracket, place or time behind it. */
function read(part: string, strict: boolean): { name: string; role: boolean; over: boolean } {
  const none = { name: '', role: false, over: false };
  let words = part
    .replace(SIGNS, '')
    .replace(/[（(【[][^)）】\]]*[)）】\]]?\s*$/u, '')
    .replace(/\s*[)）】\]]+$/u, '')
    .split(/\s+/)
    .filter(Boolean);
  for (let turn = 0; turn < 3 && words.length > 0; turn++) {
    const lead = leadIn(words);
    if (lead < 0) return { ...none, over: true };
    if (lead === 0) break;
    words = words.slice(lead);
  }
  const [first = ''] = words;
  // "Contributors to Example projects"
  if (/^(?:to|from)$/i.test(first)) return none;
  const head = plainWord(first.replace(/[:：]$/, ''));
  if (TAIL.has(first)) return { ...none, over: words.length === 1 && strict };
  if (words.length === 1 ? ALONE.has(head) || NOISE.has(head) : strict && NOISE.has(head)) return none;
  const whole = words.join(' ');
  if (COLLECTIVE.test(whole))
    return { ...none, name: whole.replace(/^(?:D[ae]l?a?|the|our|onze|unsere[rn]?|notre|la) /, '') };
  if (/^(?:the|die|der)$/.test(first)) words = words.slice(1);
  // "Ann Lee in Lima on Monday"; an institution's "for" and "in" belong to it.
  const cut = words.findIndex(
    (word, n) => n > 0 && TAIL.has(word.toLowerCase()) && !/^\p{Lu}\p{Ll}/u.test(word),
  );
  const over = cut > 0 && (strict || looksLikePerson(words.slice(0, cut).join(' ')));
  if (over) words = words.slice(0, cut);
  // "Chefredakteur Max Muster", "FOCUS-Online-Experte Robin Tschöpe"; "Ann Lee Staff Writer".
  if (words.length > 2 && isRoleWord(words[0] as string) && looksLikePerson(words.slice(1).join(' ')))
    words = words.slice(1);
  if (strict && words.length > 2) {
    const long = words;
    while (words.length > 2 && isRoleWord(words.at(-1) as string)) words = words.slice(0, -1);
    while (words !== long && words.length > 2 && RANK.has(plainWord(words.at(-1) as string)))
      words = words.slice(0, -1);
    if (words !== long && !looksLikePerson(words.join(' '))) return { ...none, role: true };
  }
  let name = words
    .join(' ')
    .replace(SIGNS, '')
    .replace(/(?<=\p{Ll}{2})\.$/u, '')
    .replace(/[’']s$/, '')
    .replace(WHEN_BEHIND, '');
  if (isEastern(name)) name = eastName(name);
  const role = isRole(name) && !AGENCY.has(name);
  return { name: role && strict ? '' : name, role: role || over, over: false };
}

function isName(name: string, strict: boolean): boolean {
  const words = name.split(' ');
  if (name === '' || name.length > MAX_NAME || words.length > MAX_WORDS) return false;
  if (
    !/[\p{L}\p{M}]{2}|\p{sc=Han}/u.test(name) ||
    /[?!…。！？=]|\p{N}{3}|^\p{N}(?!\p{Ll}\s\p{Lu})|- |\.{2}|:\s/u.test(name)
  )
    return false;
  if (AGENCY.has(name) || COLLECTIVE.test(name)) return true;
  if (
    DEGREE.test(name) ||
    /^(?:no author|super user)$/i.test(name) ||
    ALONE.has(name.toLowerCase().replace(/\d+$/, ''))
  )
    return false;
  if (isEastern(name) && isNobody(name)) return false;
  if (!strict) return true;
  if (isEastern(name))
    return (
      name.length <= MAX_EAST &&
      !/[．「」《》]|--|官方[账帳][号號]$|(?:作者|[摄攝])$|^[关關专專]注/.test(name)
    );
  if (words.every((word) => MADE.has(word.toLowerCase()) || NOISE.has(word.toLowerCase()))) return false;
  if (words.length === 1) return true;
  const last = words.at(-1) as string;
  if (
    words.length > 6 ||
    /\p{N}/u.test(name) ||
    TAIL.has(last) ||
    OF.has(last.toLowerCase()) ||
    PARTICLE.has(last)
  )
    return false;
  return (
    /^(?:\P{Ll}|(?:de|van|von|al|el|der|di|da|du) )/u.test(name) &&
    words.every((word) => isParticle(word) || !/^\p{Ll}/u.test(word))
  );
}

function isParticle(word: string): boolean {
  return (
    PARTICLE.has(word.toLowerCase()) || AND.has(word.toLowerCase()) || /^(?:[dlo][’']|[ae]l-)/i.test(word)
  );
}

/** Whether it is built as a person's name usually is: two to four words, each with a capital or a particle. */
export function looksLikePerson(name: string): boolean {
  const words = name.split(' ');
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    /^[\p{Lu}\p{Lo}]/u.test(name) &&
    words.every(
      (word) => /^[\p{Lu}\p{Lo}](?:[\p{L}\p{M}.’'-]*(?<![’']s)|\.)?$/u.test(word) || isParticle(word),
    )
  );
}
