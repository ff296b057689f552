/**
 * Where a term stands in the documents of one block.
 *
 * | part | size | meaning |
 * |---|---|---|
 * | strides | blocks of lists within whole documents that have STRIDDEN or more bytes | place in STRIDES (2 bits), bits of the fewest (5), the fewest bits of a stride, w (5); w bits each: how many more every stride but the last has; then to the next byte |
 * | positions | a document | gaps − 1 in Rice with the k that suits its length and count, the last one even; in lists of a field every gap with FIELD_K |
 *
 * A position in the middle of a long block is so reached without reading those of all documents before it.
 */
import { type BitReader, BitWriter, ESCAPE } from './bits.ts';
import type { PostingList } from './posting-list.ts';
import { TOKENS_AT_MOST } from './weight.ts';

/** How a list's positions are held: within the length of the whole document, within a short field, not at all. */
export type Placing = 'whole' | 'field' | 'none';

/** Headlines, bylines and sections are short. */
const FIELD_K = 3;
/** Fewer bytes are read as quickly as what would tell of them. */
const STRIDDEN = 192;
/** Documents passed over at one go, by the bytes of a block: such a stride is some 50 bytes. */
const FINEST = 8;
const STRIDES = [
  { documents: FINEST, bytes: 768 },
  { documents: 16, bytes: 384 },
  { documents: 32, bytes: STRIDDEN },
] as const;
/** Strides of a block of 128 documents, and where the last of them ends. */
export const MAX_STARTS = 17;
/** Bytes that tell of strides, at most. */
export const STRIDES_AT_MOST = 72;

/** The k for the gaps of a document of so many tokens. */
function gapParameter(tokens: number, count: number): number {
  return 31 - Math.clz32(Math.max(1, (tokens * 0.69) / (count + 1)));
}

/** Counts whose k is looked up. */
const FEW = 64;
/** k by length step × FEW + count. */
const GAP_KS: Uint8Array = Uint8Array.from({ length: TOKENS_AT_MOST.length * FEW }, (_, i) =>
  gapParameter(TOKENS_AT_MOST[Math.floor(i / FEW)] as number, i % FEW),
);

const blockBits = new BitWriter();
const strideBits = new BitWriter();
/** Where every FINEST documents of the block begin, in bits. */
const starts: number[] = [];

/** Writes a block of its own, of whole bytes. */
export function encodeBlock(
  bits: BitWriter,
  list: PostingList,
  from: number,
  to: number,
  steps: Uint8Array,
  placing: Placing,
): void {
  if (placing === 'none') return;
  blockBits.clear();
  starts.length = 0;
  for (let at = from; at < to; at += FINEST) {
    starts.push(blockBits.bitLength);
    encodePositions(blockBits, list, at, Math.min(to, at + FINEST), steps, placing);
  }
  blockBits.align();
  if (placing === 'whole' && blockBits.length >= STRIDDEN) {
    encodeStrides(blockBits.length);
    bits.append(strideBits);
  }
  bits.append(blockBits);
}

function encodeStrides(bytes: number): void {
  const place = STRIDES.findIndex((stride) => bytes >= stride.bytes);
  const { documents } = STRIDES[place] as (typeof STRIDES)[number];
  const own = starts.filter((_, i) => (i * FINEST) % documents === 0);
  const sizes = own.slice(1).map((start, i) => start - (own[i] as number));
  const fewest = Math.min(...sizes, bytes * 8);
  const width = bitsOf(Math.max(...sizes, fewest) - fewest);
  strideBits.clear();
  strideBits.put(place, 2);
  strideBits.put(bitsOf(fewest), 5);
  strideBits.number(fewest, bitsOf(fewest));
  strideBits.put(width, 5);
  for (const size of sizes) strideBits.number(size - fewest, width);
  strideBits.align();
}

function bitsOf(value: number): number {
  return 32 - Math.clz32(value);
}

/** Writes the positions of documents `from` to `to`. */
export function encodePositions(
  bits: BitWriter,
  list: PostingList,
  from: number,
  to: number,
  steps: Uint8Array,
  placing: Placing,
): void {
  if (placing === 'none') return;
  const { positions, counts, docs, starts } = list;
  const whole = placing === 'whole';
  for (let i = from; i < to; i++) {
    const count = counts[i] as number;
    const step = steps[docs[i] as number] as number;
    const tokens = TOKENS_AT_MOST[step] as number;
    const k = !whole
      ? FIELD_K
      : count < FEW
        ? (GAP_KS[step * FEW + count] as number)
        : gapParameter(tokens, count);
    let before = -1;
    let at = starts[i] as number;
    for (let left = whole ? count - 1 : count; left > 0; left--) {
      const position = positions[at++] as number;
      bits.rice(position - before - 1, k);
      before = position;
    }
    if (whole) bits.even((positions[at] as number) - before - 1, tokens - before - 1);
  }
}

/**
 * Writes where the strides of a block begin, and where the last one ends, into `starts`, in bits from the block's beginning. The reader
 * stands there; the block has `length` bytes for `size` documents. Answers how many documents a stride has.
 */
export function readStrides(
  reader: BitReader,
  length: number,
  size: number,
  placing: Placing,
  starts: Int32Array,
): number {
  starts[0] = 0;
  starts[1] = length * 8;
  if (placing !== 'whole' || length < STRIDDEN) return size;
  const stride = STRIDES[reader.number(2)]?.documents ?? size;
  const fewest = reader.number(reader.number(5));
  const width = reader.number(5);
  const strides = Math.ceil(size / stride);
  const first = reader.at;
  let at = 8 * Math.ceil((first + (strides - 1) * width) / 8);
  for (let n = 0; n < strides; n++) {
    starts[n] = at;
    if (n < strides - 1) at += fewest + reader.number(width);
  }
  starts[strides] = length * 8;
  return stride;
}

/** Reads one document's positions into `out` from `at` on. */
export function decodePositions(
  reader: BitReader,
  count: number,
  tokens: number,
  placing: Placing,
  out: Int32Array,
  at: number,
): void {
  if (placing === 'field') reader.riceSums(FIELD_K, -1, out, at, at + count);
  else if (count === 1) out[at] = reader.even(tokens);
  else {
    const last = at + count - 1;
    reader.riceSums(gapParameter(tokens, count), -1, out, at, last);
    const position = out[last - 1] as number;
    out[last] = position + reader.even(tokens - position - 1) + 1;
  }
}

/** Passes over the positions of documents `from` to `to` of a block, in a list held within whole documents. */
export function passPositions(
  reader: BitReader,
  docs: Int32Array,
  counts: Int32Array,
  steps: Uint8Array,
  from: number,
  to: number,
): void {
  const { view } = reader;
  let at = reader.at;
  for (let i = from; i < to; i++) {
    const step = steps[docs[i] as number] as number;
    let room = TOKENS_AT_MOST[step] as number;
    let left = counts[i] as number;
    if (left > 1) {
      const k = left < FEW ? (GAP_KS[step * FEW + left] as number) : gapParameter(room, left);
      for (; left > 1; left--) {
        const next = view.getInt32(at >>> 3) << (at & 7);
        const zeros = Math.clz32(next);
        const size = zeros + 1 + k;
        if (zeros >= ESCAPE || size > 25) {
          reader.at = at;
          room -= reader.rice(k) + 1;
          at = reader.at;
        } else {
          room -= ((zeros << k) | (((next << (zeros + 1)) >>> 1) >>> (31 - k))) + 1;
          at += size;
        }
      }
    }
    if (room < 2) continue;
    const bits = 31 - Math.clz32(room);
    const value = ((view.getInt32(at >>> 3) << (at & 7)) >>> 1) >>> (31 - bits);
    at += value < (2 << bits) - room ? bits : bits + 1;
  }
  reader.at = at;
}
