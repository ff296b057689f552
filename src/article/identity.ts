/**
 * An article's identity: the first 80 bits of the SHA-256 of its address's identity form, in lower-case base32
 * (RFC 4648 alphabet, no padding), 16 characters. By the birthday bound the chance of one collision among
 * a hundred million articles is about 4 × 10⁻⁹.
 */
import { createHash } from 'node:crypto';
import { identityAddress } from './address.ts';

export type ArticleId = string;

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Shape: "https://example.org/a?utm_source=x" → "k3v…" (16 characters of a–z, 2–7). Takes any string. */
export function articleId(address: string): ArticleId {
  const digest = createHash('sha256').update(identityAddress(address)).digest();
  let id = '';
  for (let bit = 0; bit < 80; bit += 5) {
    const word = ((digest[bit >> 3] ?? 0) << 8) | (digest[(bit >> 3) + 1] ?? 0);
    id += ALPHABET[(word >> (11 - (bit & 7))) & 31];
  }
  return id;
}

/** Whether a string has the form of an identity; says nothing of whether such an article exists. */
export function isArticleId(text: string): boolean {
  return /^[a-z2-7]{16}$/.test(text);
}
