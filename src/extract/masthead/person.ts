/** How a person's name is built. */
import { AND, PARTICLE } from './name-words.ts';

export function isParticle(word: string): boolean {
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
