/**
 * Terms in a segment's blocks: what a term shares with the one before, and its further units.
 *
 * | bytes | meaning |
 * |---|---|
 * | 1 | units shared (high 4 bits), further units (low 4 bits); 15: a varint of the rest follows, shared first |
 * | 1–3 a unit | below 0x7f: itself · 0x2e00–0xadff: 0x80 and 15 bits · else 0x7f and 16 bits |
 */
import { type BitWriter, readVarint } from './bits.ts';

const MANY = 15;
const DENSE_FROM = 0x2e00;
const DENSE_TO = 0xae00;
const PLAIN = 0x7f;

export function putKey(bits: BitWriter, before: string, term: string): void {
  let shared = 0;
  while (
    shared < term.length &&
    shared < before.length &&
    term.charCodeAt(shared) === before.charCodeAt(shared)
  )
    shared++;
  const further = term.length - shared;
  bits.byte((Math.min(shared, MANY) << 4) | Math.min(further, MANY));
  if (shared >= MANY) bits.varint(shared - MANY);
  if (further >= MANY) bits.varint(further - MANY);
  for (let i = shared; i < term.length; i++) {
    const unit = term.charCodeAt(i);
    if (unit < PLAIN) bits.byte(unit);
    else if (unit >= DENSE_FROM && unit < DENSE_TO) {
      bits.byte(0x80 | ((unit - DENSE_FROM) >> 8));
      bits.byte((unit - DENSE_FROM) & 0xff);
    } else {
      bits.byte(PLAIN);
      bits.byte(unit >> 8);
      bits.byte(unit & 0xff);
    }
  }
}

export function readKey(bytes: Uint8Array, at: { offset: number }, before: string): string {
  const sizes = bytes[at.offset++] as number;
  let shared = sizes >> 4;
  let further = sizes & MANY;
  if (shared === MANY) shared += readVarint(bytes, at);
  if (further === MANY) further += readVarint(bytes, at);
  let key = shared === before.length ? before : before.slice(0, shared);
  for (; further > 0; further--) {
    const first = bytes[at.offset++] as number;
    let unit = first;
    if (first >= 0x80) unit = (((first & PLAIN) << 8) | (bytes[at.offset++] as number)) + DENSE_FROM;
    else if (first === PLAIN) {
      unit = ((bytes[at.offset] as number) << 8) | (bytes[at.offset + 1] as number);
      at.offset += 2;
    }
    key += String.fromCharCode(unit);
  }
  return key;
}
