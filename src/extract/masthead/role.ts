/** What people do, as words beside their names. */
import { plainWord } from './lead-in.ts';
import { RANK, ROLE, TAIL } from './name-words.ts';

export function isRole(text: string): boolean {
  const words = text.split(' ');
  const [first = '', second = ''] = words;
  return (
    isRoleWord(words.at(-1) ?? '') ||
    RANK.has(plainWord(first)) ||
    (isRoleWord(first) && TAIL.has(plainWord(second)))
  );
}

export function isRoleWord(written: string): boolean {
  const word = plainWord(written);
  const tail = word.slice(word.lastIndexOf('-') + 1);
  return (
    ROLE.has(word) ||
    ROLE.has(tail) ||
    (/(?:s|in|a|en)$/.test(tail) && ROLE.has(tail.replace(/(?:s|innen|in|a|en)$/, ''))) ||
    /(?:redakteur|reporter|korrespondent)(?:in)?$/.test(word)
  );
}
