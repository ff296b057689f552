/** Numbers of the names on a page: those that are listed (tags.ts), and the page's own in the order in which they are met. */
import { ATTRIBUTE_NUMBERS, attributeIn, FIRST_FREE, TAG_NAMES, tagIn, tagNumber } from './tags.ts';
import { SPACE } from './tree.ts';

const MAX_NAMES = 20_000;
const LONGEST_TAG = 60;
/** No name's. */
const NAMELESS = 65_535;

export class Names {
  /** Names of elements by number. */
  readonly tags: string[] = [...TAG_NAMES];
  /** Numbers of attributes that are not listed, as written and in lower case. */
  readonly attributes = new Map<string, number>();
  private readonly tagNumbers = new Map<string, number>();
  private attributeCount = ATTRIBUTE_NUMBERS.size;

  /** Number of the element's name that stands there; of a name that is not listed a copy is made. */
  tagAt(source: string, from: number, to: number): number {
    const listed = tagIn(source, from, to);
    return listed > SPACE ? listed : this.tagOf(source.slice(from, to).toLowerCase());
  }

  tagOf(long: string): number {
    const name = long.length > LONGEST_TAG ? long.slice(0, LONGEST_TAG) : long;
    const known = tagNumber(name);
    if (known > SPACE) return known;
    let number = this.tagNumbers.get(name);
    if (number === undefined) {
      if (this.tags.length - FIRST_FREE > MAX_NAMES) return FIRST_FREE;
      number = this.tags.push(name) - 1;
      this.tagNumbers.set(name, number);
    }
    return number;
  }

  attributeAt(source: string, from: number, to: number): number {
    const listed = attributeIn(source, from, to);
    if (listed >= 0) return listed;
    const written = source.slice(from, to);
    let number = this.attributes.get(written);
    if (number === undefined) {
      if (this.attributeCount > MAX_NAMES) return NAMELESS;
      const name = written.toLowerCase();
      number = ATTRIBUTE_NUMBERS.get(name) ?? this.attributes.get(name) ?? this.attributeCount++;
      this.attributes.set(name, number).set(written, number);
    }
    return number;
  }
}
