/** Listed names told where they stand, without being cut out of the source: a page has thousands of names and few different ones. */

/** Number of the listed name that is exactly `source` from `from` to `to`; −1 for what is not listed. */
export type Lookup = (source: string, from: number, to: number) => number;

const place = (text: string, from: number, to: number): number =>
  text.charCodeAt(from) * 67 +
  text.charCodeAt((from + to) >> 1) * 257 +
  text.charCodeAt(to - 1) * 13 +
  (to - from) * 31;

/**
 * First, middle and last letter and length choose a place; the next free one is taken where it is. `listed`: numbers from 0 up of
 * names of 1 to 255 letters.
 */
export function lookupOf(listed: ReadonlyMap<string, number>): Lookup {
  let places = 256;
  while (places < listed.size * 4) places *= 2;
  const last = places - 1;
  const numbers = new Int32Array(places);
  /** By place: how long the name there is, 0 where there is none, and where its letters begin. */
  const lengths = new Uint8Array(places);
  const starts = new Int32Array(places);
  const all = [...listed.keys()].join('');
  const letters = Uint16Array.from({ length: all.length }, (_, n) => all.charCodeAt(n));
  let start = 0;
  for (const [name, number] of listed) {
    let at = place(name, 0, name.length) & last;
    while (lengths[at] !== 0) at = (at + 1) & last;
    lengths[at] = name.length;
    starts[at] = start;
    numbers[at] = number;
    start += name.length;
  }
  return (source, from, to) => {
    const length = to - from;
    for (let at = place(source, from, to) & last; lengths[at] !== 0; at = (at + 1) & last) {
      if (lengths[at] !== length) continue;
      const first = starts[at] as number;
      let same = 0;
      while (same < length && letters[first + same] === source.charCodeAt(from + same)) same++;
      if (same === length) return numbers[at] as number;
    }
    return -1;
  };
}
