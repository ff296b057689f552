/**
 * The elements that are open while a page is read, and which of them a tag closes.
 * Source: HTML Living Standard, 13.2.6, without foster parents and the adoption agency: a formatting element closed across a block closes
 * when that block does.
 */
import type { Nodes } from './rows.ts';
import { FIRST_FREE, tagNumber, tagSet } from './tags.ts';

/** Blink stops nesting at 512 and makes siblings of what is deeper; real pages of the measured sets stay under 120. */
export const MAX_DEPTH = 512;
/** Names of its own that nearly every page is content with. */
const FREE_AT_FIRST = 64;

export const FOREIGN = tagSet('svg math');
export const HEADING = tagSet('h1 h2 h3 h4 h5 h6');
const CLOSES_P = tagSet(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul li',
);
const INLINE = tagSet(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var',
);
/** End tags never reach across these. */
const BARRIER = tagSet('table td th caption template object applet marquee');
const P_BARRIER = tagSet('table td th caption template object applet marquee button');
const TABLE_PART = tagSet('tr td th thead tbody tfoot caption colgroup');
const [P, A, FORM, TABLE] = ['p', 'a', 'form', 'table'].map(tagNumber) as [number, number, number, number]; // biome-ignore format: one line

interface Implied {
  readonly closes: Uint8Array;
  readonly until: Uint8Array;
}

const IMPLIED: (Implied | undefined)[] = new Array(FIRST_FREE).fill(undefined);
for (const [name, closes, until] of [
  ['li', 'li', 'ul ol menu dir table td th template'],
  ['dd', 'dd dt', 'dl table td th template'],
  ['dt', 'dd dt', 'dl table td th template'],
  ['option', 'option', 'select datalist optgroup'],
  ['optgroup', 'option optgroup', 'select'],
  ['tr', 'tr td th caption colgroup', 'table template'],
  ['td', 'td th caption', 'tr table template'],
  ['th', 'td th caption', 'tr table template'],
  ['thead', 'tr td th caption colgroup thead tbody tfoot', 'table template'],
  ['tbody', 'tr td th caption colgroup thead tbody tfoot', 'table template'],
  ['tfoot', 'tr td th caption colgroup thead tbody tfoot', 'table template'],
  ['rt', 'rt rp', 'ruby'],
  ['rp', 'rt rp', 'ruby'],
  ['frame', 'frame', 'frameset'],
] as const)
  IMPLIED[tagNumber(name)] = { closes: tagSet(closes), until: tagSet(until) };

export class OpenElements {
  depth = 0;
  /** How many of them are foreign: `svg`, `math`. */
  foreign = 0;
  private readonly nodes: Nodes;
  /** By level, the root first: nodes and the numbers of their names. */
  private readonly at = new Int32Array(MAX_DEPTH + 2);
  private readonly tags = new Uint16Array(MAX_DEPTH + 2);
  /** 1: an end tag came while a block inside was open; it closes with that block. */
  private readonly pending = new Uint8Array(MAX_DEPTH + 2);
  /** By number of a name. */
  private counts = new Int32Array(FIRST_FREE + FREE_AT_FIRST);

  constructor(nodes: Nodes) {
    this.nodes = nodes;
  }

  innermost(): number {
    return this.at[this.depth] as number;
  }

  innermostTag(): number {
    return this.depth > 0 ? (this.tags[this.depth] as number) : -1;
  }

  push(node: number, tag: number): void {
    if (tag >= this.counts.length) {
      const more = new Int32Array(Math.max(tag + 1, this.counts.length * 2));
      more.set(this.counts);
      this.counts = more;
    }
    const level = ++this.depth;
    this.at[level] = node;
    this.tags[level] = tag;
    this.pending[level] = 0;
    this.counts[tag] = (this.counts[tag] as number) + 1;
    if (FOREIGN[tag]) this.foreign++;
  }

  /** Closes the innermost element, and those around it that waited for that. */
  pop(): void {
    do {
      const level = this.depth;
      const tag = this.tags[level] as number;
      this.nodes.end[this.at[level] as number] = this.nodes.size;
      this.counts[tag] = (this.counts[tag] as number) - 1;
      if (FOREIGN[tag]) this.foreign--;
      this.pending[level] = 0;
      this.depth = level - 1;
    } while (this.depth > 0 && this.pending[this.depth]);
  }

  /** Closes everything from the element at `level` upwards. */
  popTo(level: number): void {
    while (this.depth >= level && this.depth > 0) this.pop();
  }

  /** Closes what a start tag ends by being there. */
  makeRoomFor(tag: number): void {
    if (CLOSES_P[tag] && (this.counts[P] as number) > 0) this.closeOne(P, P_BARRIER, 1);
    if (HEADING[tag] && this.depth > 0 && HEADING[this.tags[this.depth] as number]) this.pop();
    if (tag === A && (this.counts[A] as number) > 0) this.closeOne(A, INLINE, 0);
    const rule = tag < FIRST_FREE ? IMPLIED[tag] : undefined;
    if (!rule) return;
    let lowest = 0;
    for (let level = this.depth; level > 0; level--) {
      const open = this.tags[level] as number;
      if (rule.until[open]) break;
      if (rule.closes[open]) lowest = level;
    }
    if (lowest > 0) this.popTo(lowest);
  }

  /** Closes the innermost `tag` where nothing stands between whose mark in `set` is `stops`. */
  private closeOne(tag: number, set: Uint8Array, stops: 0 | 1): void {
    for (let level = this.depth; level > 0; level--) {
      const open = this.tags[level] as number;
      if (open === tag) {
        this.popTo(level);
        return;
      }
      if (set[open] === stops) return;
    }
  }

  /** What an end tag closes. */
  close(tag: number): void {
    if (HEADING[tag]) {
      this.closeHeading();
      return;
    }
    if (!(this.counts[tag] as number)) return;
    const inline = INLINE[tag] === 1 || tag >= FIRST_FREE;
    let blocks = false;
    for (let level = this.depth; level > 0; level--) {
      const open = this.tags[level] as number;
      if (open === tag && !this.pending[level]) {
        if ((inline || tag === FORM) && blocks) this.pending[level] = 1;
        else this.popTo(level);
        return;
      }
      if (BARRIER[open] && !BARRIER[tag] && !TABLE_PART[tag]) return;
      if (TABLE_PART[tag] && open === TABLE) return;
      if (!INLINE[open] && open < FIRST_FREE) blocks = true;
    }
  }

  /** `<h1>…</h2>`: any heading's end tag closes the heading that is open. */
  private closeHeading(): void {
    for (let level = this.depth; level > 0; level--) {
      const open = this.tags[level] as number;
      if (HEADING[open]) this.popTo(level);
      if (HEADING[open] || BARRIER[open]) return;
    }
  }
}
