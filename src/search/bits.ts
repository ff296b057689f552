/**
 * Bits, most significant first, and Rice codes: a number as `value >> k` zeros, a one, and the low k bits.
 * Sixteen zeros announce 32 plain bits instead.
 */

/** More zeros than any Rice code has: 32 plain bits follow. */
export const ESCAPE = 16;

/** Shorter stretches are copied byte by byte, which is quicker than making a view of them. */
const FEW = 48;

export class BitWriter {
  bytes: Uint8Array = new Uint8Array(1 << 16);
  length = 0;
  #held = 0;
  #heldBits = 0;

  #room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array((this.length + more) * 2);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  /** At most 24 bits. */
  put(value: number, bits: number): void {
    this.#held = (this.#held << bits) | value;
    this.#heldBits += bits;
    if (this.#heldBits < 8) return;
    if (this.length + 4 > this.bytes.length) this.#room(4);
    while (this.#heldBits >= 8) {
      this.#heldBits -= 8;
      this.bytes[this.length++] = this.#held >>> this.#heldBits;
    }
    this.#held &= (1 << this.#heldBits) - 1;
  }

  /** At most 32 bits. */
  number(value: number, bits: number): void {
    if (bits > 16) this.put(value >>> 16, bits - 16);
    this.put(bits > 16 ? value & 0xffff : value, Math.min(16, bits));
  }

  /** Bits so far. */
  get bitLength(): number {
    return this.length * 8 + this.#heldBits;
  }

  rice(value: number, k: number): void {
    const zeros = value >>> k;
    if (zeros >= ESCAPE) {
      this.put(0, ESCAPE);
      this.put(value >>> 16, 16);
      this.put(value & 0xffff, 16);
    } else if (zeros + 1 + k <= 24) this.put((1 << k) | (value & ((1 << k) - 1)), zeros + 1 + k);
    else {
      this.put(1, zeros + 1);
      this.put(value & ((1 << k) - 1), k);
    }
  }

  /** A value of so many possible ones, all as likely: ⌊log2⌋ bits for the first of them, one more for the rest. */
  even(value: number, possible: number): void {
    if (possible < 2) return;
    const bits = 31 - Math.clz32(possible);
    const short = (2 << bits) - possible;
    if (value < short) this.put(value, bits);
    else this.put(value + short, bits + 1);
  }

  /** Fills the byte begun with zeros. */
  align(): void {
    if (this.#heldBits > 0) this.put(0, 8 - this.#heldBits);
  }

  byte(value: number): void {
    this.#room(1);
    this.bytes[this.length++] = value;
  }

  /** Seven bits a byte, low first. Aligned only. */
  varint(value: number): void {
    this.#room(8);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  /** Appends what another wrote. */
  append({ bytes, length }: BitWriter): void {
    this.#room(length);
    if (length < FEW) for (let i = 0; i < length; i++) this.bytes[this.length + i] = bytes[i] as number;
    else this.bytes.set(bytes.subarray(0, length), this.length);
    this.length += length;
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
    this.#held = 0;
    this.#heldBits = 0;
  }
}

/** The k with which numbers of this mean take least room. */
export function riceParameter(mean: number): number {
  return mean < 1.5 ? 0 : Math.min(20, 31 - Math.clz32(mean * 0.69));
}

/** Bytes behind the end that a look at 32 bits may touch. */
const BEHIND = 8;

/** Reads from a copy of its own, so that one look at memory brings 32 bits. */
export class BitReader {
  #bytes: Uint8Array = new Uint8Array(1 << 9);
  /** For loops that are too hot for a call a number. */
  view: DataView = new DataView(this.#bytes.buffer);
  /** In bits. */
  at = 0;

  /** Takes up `length` bytes from `start` on and stands at the first. */
  load(source: Uint8Array, start: number, length: number): void {
    if (length + BEHIND > this.#bytes.length) {
      this.#bytes = new Uint8Array((length + BEHIND) * 2);
      this.view = new DataView(this.#bytes.buffer);
    }
    if (length < FEW) for (let i = 0; i < length; i++) this.#bytes[i] = source[start + i] as number;
    else this.#bytes.set(source.subarray(start, start + length));
    this.at = 0;
  }

  byte(): number {
    const byte = this.#bytes[this.at >>> 3] as number;
    this.at += 8;
    return byte;
  }

  /** The next bits on top of 32; at least 25 of them are valid. */
  #peek(): number {
    return this.view.getInt32(this.at >>> 3) << (this.at & 7);
  }

  bit(): number {
    const set = ((this.#bytes[this.at >>> 3] as number) >>> (7 - (this.at & 7))) & 1;
    this.at++;
    return set;
  }

  /** At most 32 bits. */
  number(bits: number): number {
    if (bits > 16) return this.number(bits - 16) * 0x10000 + this.number(16);
    const value = (this.#peek() >>> 1) >>> (31 - bits);
    this.at += bits;
    return value;
  }

  rice(k: number): number {
    const next = this.#peek();
    const zeros = Math.clz32(next);
    if (zeros >= ESCAPE) return this.#escaped();
    this.at += zeros + 1;
    // Two shifts: by 32 a number is not shifted at all.
    const low =
      zeros + 1 + k <= 25 ? ((next << (zeros + 1)) >>> 1) >>> (31 - k) : (this.#peek() >>> 1) >>> (31 - k);
    this.at += k;
    return (zeros << k) | low;
  }

  /** Adds up numbers, each one more than its Rice code, from `last` on; writes every sum. */
  riceSums(k: number, last: number, out: Int32Array, from: number, to: number): void {
    const view = this.view;
    let at = this.at;
    let sum = last;
    for (let i = from; i < to; i++) {
      const next = view.getInt32(at >>> 3) << (at & 7);
      const zeros = Math.clz32(next);
      const size = zeros + 1 + k;
      if (zeros >= ESCAPE || size > 25) {
        this.at = at;
        sum += this.rice(k) + 1;
        at = this.at;
      } else {
        sum += ((zeros << k) | (((next << (zeros + 1)) >>> 1) >>> (31 - k))) + 1;
        at += size;
      }
      out[i] = sum;
    }
    this.at = at;
  }

  even(possible: number): number {
    if (possible < 2) return 0;
    const bits = 31 - Math.clz32(possible);
    const short = (2 << bits) - possible;
    const next = this.#peek();
    const value = (next >>> 1) >>> (31 - bits);
    if (value < short) {
      this.at += bits;
      return value;
    }
    this.at += bits + 1;
    return ((next >>> 1) >>> (30 - bits)) - short;
  }

  #escaped(): number {
    this.at += ESCAPE;
    const high = this.#peek() >>> 16;
    this.at += 16;
    const low = this.#peek() >>> 16;
    this.at += 16;
    return high * 0x10000 + low;
  }
}

/** Reads a varint at `at.offset` and moves it on. */
export function readVarint(bytes: Uint8Array, at: { offset: number }): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = bytes[at.offset++] as number;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
    scale *= 0x80;
  }
}
