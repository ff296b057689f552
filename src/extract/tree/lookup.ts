/** Listed names told where they stand, without being cut out of the source: a page has thousands of names and few different ones. */

/** Number of the listed name that is exactly `source` from `from` to `to`; −1 for what is not listed. */
export type Lookup = (source: string, from: number, to: number) => number;

const place = (text: string, from: number, to: number): number =>
  text.charCodeAt(from) * 67 +
  text.charCodeAt((from + to) >> 1) * 257 +
  text.charCodeAt(to - 1) * 13 +
  (to - from) * 31;

/** First, middle and last letter and length choose a place; the next free one is taken where it is. `listed`: numbers from 0 up. */
export function lookupOf(listed: ReadonlyMap<string, number>): Lookup {
  let places = 256;
  while (places < listed.size * 4) places *= 2;
  const last = places - 1;
  const names: string[] = new Array(places).fill('');
  const numbers = new Int32Array(places);
  for (const [name, number] of listed) {
    let at = place(name, 0, name.length) & last;
    while (names[at] !== '') at = (at + 1) & last;
    names[at] = name;
    numbers[at] = number;
  }
  return (source, from, to) => {
    let at = place(source, from, to) & last;
    for (let name = names[at] as string; name !== ''; name = names[at] as string) {
      if (name.length === to - from && source.startsWith(name, from)) return numbers[at] as number;
      at = (at + 1) & last;
    }
    return -1;
  };
}
