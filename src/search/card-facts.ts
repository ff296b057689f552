/** What the index works out of a card: whether it changed, where it stands among others of one time, what it has. */
import { createHash } from 'node:crypto';
import type { Card } from './index-contract.ts';
import { FLAGS } from './segment.ts';

/** Eight bytes that another card does not have. */
export function digestOf(card: Card): Uint8Array {
  return createHash('sha256')
    .update(JSON.stringify(card, Object.keys(card).sort()))
    .digest()
    .subarray(0, 8);
}

/** A number that an identity and revision always have: 24 bits of FNV-1a, then the revision. */
export function keyOf({ id, revision }: Card): number {
  let key = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) key = Math.imul(key ^ id.charCodeAt(i), 0x01000193);
  return ((key & ~0xff) | Math.min(0xff, revision)) >>> 0;
}

export function flagsOf(card: Card): number {
  return (
    (card.hasImages ? FLAGS.images : 0) |
    (card.hasQuotes ? FLAGS.quotes : 0) |
    (card.revisions > 0 ? FLAGS.revised : 0) |
    (card.vanished ? FLAGS.vanished : 0) |
    (card.revision > 0 ? FLAGS.earlier : 0)
  );
}
