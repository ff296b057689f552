/**
 * Bits, most significant first, and Rice codes: a number as `value >> k` zeros, a one, and the low k bits.
 * Sixteen zeros announce 32 plain bits instead. Readers may look up to 4 bytes past the end of what was written.
 */

/** More zeros than any Rice code has: 32 plain bits follow. */
const ESCAPE = 16;

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
    this.#room(4);
    while (this.#heldBits >= 8) {
      this.#heldBits -= 8;
      this.bytes[this.length++] = this.#held >>> this.#heldBits;
    }
    this.#held &= (1 << this.#heldBits) - 1;
  }

  rice(value: number, k: number): void {
    const zeros = value >>> k;
    if (zeros >= ESCAPE) {
      this.put(0, ESCAPE);
      this.put(value >>> 16, 16);
      this.put(value & 0xffff, 16);
      return;
    }
    this.put(1, zeros + 1);
    if (k > 0) this.put(value & ((1 << k) - 1), k);
  }

  /** A value of so many possible ones, all as likely: ⌊log2⌋ bits for the first of them, one more for the rest. */
  even(value: number, possible: number): void {
    if (possible < 2) return;
    const bits = 31 - Math.clz32(possible);
    const short = (2 << bits) - possible;
    if (value < short) this.put(value, bits);
    else {
      this.put((value + short) >>> 1, bits);
      this.put((value + short) & 1, 1);
    }
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

  append(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
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
  return mean < 1.5 ? 0 : Math.min(20, Math.max(0, Math.floor(Math.log2(mean * 0.69 + 0.0001))));
}

export class BitReader {
  bytes: Uint8Array;
  /** In bits. */
  at: number;

  constructor(bytes: Uint8Array, byte = 0) {
    this.bytes = bytes;
    this.at = byte * 8;
  }

  /** The next bits on top of 32; at least 25 of them are valid. */
  #peek(): number {
    const byte = this.at >>> 3;
    const b = this.bytes;
    return (
      (((b[byte] as number) << 24) |
        ((b[byte + 1] as number) << 16) |
        ((b[byte + 2] as number) << 8) |
        (b[byte + 3] as number)) <<
      (this.at & 7)
    );
  }

  bit(): number {
    const set = ((this.bytes[this.at >>> 3] as number) >>> (7 - (this.at & 7))) & 1;
    this.at++;
    return set;
  }

  rice(k: number): number {
    const next = this.#peek();
    const zeros = Math.clz32(next);
    if (zeros >= ESCAPE) return this.#escaped();
    this.at += zeros + 1;
    if (k === 0) return zeros;
    const low = zeros + 1 + k <= 25 ? (next << (zeros + 1)) >>> (32 - k) : this.#peek() >>> (32 - k);
    this.at += k;
    return (zeros << k) | low;
  }

  even(possible: number): number {
    if (possible < 2) return 0;
    const bits = 31 - Math.clz32(possible);
    const short = (2 << bits) - possible;
    const value = bits === 0 ? 0 : this.#peek() >>> (32 - bits);
    this.at += bits;
    return value < short ? value : (value << 1) + this.bit() - short;
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
