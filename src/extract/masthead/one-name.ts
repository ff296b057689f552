/**
 * One name out of its words, and whether it is one.
 * Goes in: a piece of a credit ("Staff Writer Ann Lee in Lima"). Comes out: the name, and whether a role stands there or what follows names others.
 */
import { eastName, isNobody } from './east-names.ts';
import { isEastern } from './east-words.ts';
import { leadIn, plainWord } from './lead-in.ts';
import { AGENCY, ALONE, COLLECTIVE, DEGREE, MADE, NOISE, OF, PARTICLE, RANK, TAIL } from './name-words.ts';
import { isParticle, looksLikePerson } from './person.ts';
import { isRole, isRoleWord } from './role.ts';

const SIGNS = /^[\s"“”„'‘*_.:：|–—•·,;~»«(（【[-]+|[\s"“”*_:：|–—•·,;~»«-]+$/gu;

/** The longest measured name of an institution has 62 characters. */
const MAX_NAME = 70;

const MAX_WORDS = 8;

/** "ライトハウス国際特許事務所" has 13 characters. */
const MAX_EAST = 18;

/** "Le Monde Publié (le 21 février)" */
const WHEN_BEHIND =
  / (?:Publiée?|Mise? à jour|Modifiée?|Published|Updated|Posted|Veröffentlicht|Aktualisiert|Publicado|Actualizado|Atualizado|Pubblicato|Aggiornato)$/;

/** One name out of its words: no lead-in before it, no role, bracket, place or time behind it. */
export function nameIn(part: string, strict: boolean): { name: string; role: boolean; over: boolean } {
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

export function isName(name: string, strict: boolean): boolean {
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
