/**
 * HTML → compact tree, in one pass over the source, without recursion. Never throws, takes anything.
 * Follows the standard where it shows in the text: implied end tags, raw text, character references, void elements, comments.
 * Departs from it where that costs much and shows nothing: no implied html, head and body; no foster parents; no adoption agency
 * (a formatting element closed across a block closes when that block does); `<![CDATA[` holds text everywhere, because feeds do that.
 * Bounds: depth (deeper elements become siblings, as in Blink), nodes, attributes an element, distinct names.
 * Source: HTML Living Standard, 13.2.5 (tokens) and 13.2.6 (tree construction).
 */

import { withClasses } from './classes.ts';
import { ATTRIBUTE_NUMBERS, attributeIn, FIRST_FREE, TAG_NAMES, tagIn, tagNumber, tagSet } from './tags.ts';
import { SPACE, TEXT, type Tree } from './tree.ts';

/** Blink stops nesting at 512; real pages of the measured sets stay under 120. */
const MAX_DEPTH = 512;
/** A 50 MB page of `<b>` has 17 million elements; the largest measured page has 60,000 nodes. */
const MAX_NODES = 4_000_000;
const MAX_ATTRIBUTES = 4_000_000;
const MAX_ATTRIBUTES_AN_ELEMENT = 400;
const MAX_NAMES = 20_000;

const VOID = tagSet(
  'area base basefont bgsound br col embed frame hr image img input link meta param source track wbr',
);
const RAW = tagSet('script style title textarea xmp iframe noembed noframes');
const FOREIGN = tagSet('svg math');
/** Raw text with no end tag in sight is taken to end at once, except in scripts, where a cut page is likelier than a slip. */
const RAW_TO_THE_END = tagSet('script style');
const CLOSES_P = tagSet(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul li',
);
const HEADING = tagSet('h1 h2 h3 h4 h5 h6');
const HEAD_CONTENT = tagSet('base basefont bgsound link meta noframes noscript script style template title');
const INLINE = tagSet(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var',
);
/** End tags never reach across these. */
const BARRIER = tagSet('table td th caption template object applet marquee');

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

const P = tagNumber('p');
const A = tagNumber('a');
const BR = tagNumber('br');
const HTML = tagNumber('html');
const HEAD = tagNumber('head');
const BODY = tagNumber('body');
const FORM = tagNumber('form');
const FRAMESET = tagNumber('frameset');
const NOFRAMES = tagNumber('noframes');
const IMAGE = tagNumber('image');
const IMG = tagNumber('img');
const P_BARRIER = tagSet('table td th caption template object applet marquee button');

/** Names of its own that nearly every page is content with. */
const FREE_AT_FIRST = 64;

const LT = 60;
const GT = 62;

function isSpace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13 && c !== 11);
}

function isLetter(c: number): boolean {
  const l = c | 32;
  return l >= 97 && l <= 122;
}

/** `<imgsrc="x">`, met in one crawl on 89 pages: the longest known name that `name` starts with, when an attribute is glued to it. */
function gluedTag(name: string): string | undefined {
  if (!name.includes('=')) return undefined;
  for (let length = Math.min(10, name.indexOf('=')); length > 0; length--) {
    const head = name.slice(0, length).toLowerCase();
    if (tagNumber(head) > SPACE) return head;
  }
  return undefined;
}

export function parseHtml(html: string): Tree {
  const source = html;
  const length = source.length;
  // The measured pages have a node every 110 letters and an attribute every 140.
  let capacity = Math.min(MAX_NODES + 8, Math.max(256, length >> 6));
  let tag = new Uint16Array(capacity);
  let parent = new Int32Array(capacity);
  let end = new Int32Array(capacity);
  let from = new Int32Array(capacity);
  let to = new Int32Array(capacity);
  let attributeCapacity = Math.min(MAX_ATTRIBUTES + 8, Math.max(256, length >> 6));
  let attributeName = new Uint16Array(attributeCapacity);
  let valueFrom = new Int32Array(attributeCapacity);
  let valueTo = new Int32Array(attributeCapacity);
  let size = 1;
  let attributes = 0;
  let cut = false;

  const tagNames = [...TAG_NAMES];
  const tagNumbers = new Map<string, number>();
  /** As written and in lower case. */
  const attributeNames = new Map<string, number>();
  let attributeCount = ATTRIBUTE_NUMBERS.size;

  /** Open elements, the root first. */
  const stack = new Int32Array(MAX_DEPTH + 2);
  const stackTag = new Uint16Array(MAX_DEPTH + 2);
  /** 1: an end tag came while a block inside was open; it closes with that block. */
  const pending = new Uint8Array(MAX_DEPTH + 2);
  /** By number of a name. */
  let open = new Int32Array(FIRST_FREE + FREE_AT_FIRST);
  let depth = 0;
  let foreign = 0;
  let cdataEnd = -1;
  /** What was looked for in vain once is not looked for again: a million unclosed comments must not cost a million scans. */
  const neverEnds = new Uint8Array(FIRST_FREE);
  let commentsEnd = true;
  let cdataEnds = true;
  /** A page of frames has its text, if any, in `noframes`, which is then read like any other part. */
  let framed = false;
  let head = -1;
  let body = -1;
  let root = -1;
  parent[0] = -1;
  tag[0] = tagNumber('template');

  function grow(): void {
    capacity = Math.min(capacity * 2, MAX_NODES + 8);
    const wider = (old: Int32Array) => {
      const next = new Int32Array(capacity);
      next.set(old);
      return next;
    };
    const nextTag = new Uint16Array(capacity);
    nextTag.set(tag);
    tag = nextTag;
    parent = wider(parent);
    end = wider(end);
    from = wider(from);
    to = wider(to);
  }

  function growAttributes(): void {
    attributeCapacity = Math.min(attributeCapacity * 2, MAX_ATTRIBUTES + 8);
    const names = new Uint16Array(attributeCapacity);
    names.set(attributeName);
    attributeName = names;
    const starts = new Int32Array(attributeCapacity);
    starts.set(valueFrom);
    valueFrom = starts;
    const ends = new Int32Array(attributeCapacity);
    ends.set(valueTo);
    valueTo = ends;
  }

  function node(number: number, start: number, stop: number): number {
    if (size >= capacity) grow();
    const n = size++;
    tag[n] = number;
    parent[n] = stack[depth] as number;
    end[n] = n + 1;
    from[n] = start;
    to[n] = stop;
    return n;
  }

  function pop(): void {
    const n = stack[depth] as number;
    const number = stackTag[depth] as number;
    end[n] = size;
    open[number] = (open[number] as number) - 1;
    if (FOREIGN[number]) foreign--;
    depth--;
    while (depth > 0 && pending[depth]) {
      pending[depth] = 0;
      const m = stack[depth] as number;
      const t = stackTag[depth] as number;
      end[m] = size;
      open[t] = (open[t] as number) - 1;
      depth--;
    }
  }

  /** Pops everything from the element at `level` upwards. */
  function popTo(level: number): void {
    while (depth >= level && depth > 0) pop();
  }

  function text(start: number, stop: number): void {
    if (stop <= start || size >= MAX_NODES) return;
    if (cdataEnd >= start && cdataEnd < stop) {
      const at = cdataEnd;
      cdataEnd = -1;
      text(start, at);
      text(at + 3, stop);
      return;
    }
    let i = start;
    while (i < stop && isSpace(source.charCodeAt(i))) i++;
    if (i === stop) {
      node(SPACE, start, stop);
      return;
    }
    if (depth > 0 && stackTag[depth] === HEAD) pop();
    node(TEXT, start, stop);
  }

  /** Where the name of the tag being read ends. */
  let nameEnd = 0;

  /** Number of the element's name that starts at `start`; sets `nameEnd`. */
  function tagAt(start: number, opens: boolean): number {
    let i = start + 1;
    while (i < length) {
      const c = source.charCodeAt(i);
      if (c === GT || c === 47 || isSpace(c)) break;
      i++;
    }
    nameEnd = i;
    const listed = tagIn(source, start, i);
    if (listed > SPACE) return listed;
    let name = source.slice(start, i);
    const glued = opens && i - start > 5 ? gluedTag(name) : undefined;
    if (glued) nameEnd = start + glued.length;
    name = (glued ?? name).toLowerCase();
    return tagOf(name.length > 60 ? name.slice(0, 60) : name);
  }

  function tagOf(name: string): number {
    const known = tagNumber(name);
    if (known > SPACE) return known;
    let number = tagNumbers.get(name);
    if (number === undefined) {
      if (tagNames.length - FIRST_FREE > MAX_NAMES) return FIRST_FREE;
      number = tagNames.length;
      tagNames.push(name);
      tagNumbers.set(name, number);
      if (number >= open.length) {
        const more = new Int32Array(open.length * 2);
        more.set(open);
        open = more;
      }
    }
    return number;
  }

  function attributeOf(nameFrom: number, nameTo: number): number {
    const listed = attributeIn(source, nameFrom, nameTo);
    if (listed >= 0) return listed;
    const written = source.slice(nameFrom, nameTo);
    let number = attributeNames.get(written);
    if (number === undefined) {
      if (attributeCount > MAX_NAMES) return 65535;
      const name = written.toLowerCase();
      number = ATTRIBUTE_NUMBERS.get(name) ?? attributeNames.get(name) ?? attributeCount++;
      attributeNames.set(name, number).set(written, number);
    }
    return number;
  }

  let selfClosing = false;
  let ended = false;

  /** Reads attributes from `i`; answers the place after `>`. `keep` is false in end tags. */
  function readAttributes(i: number, keep: boolean): number {
    selfClosing = false;
    ended = true;
    let count = 0;
    while (i < length) {
      let c = source.charCodeAt(i);
      if (c === GT) return i + 1;
      if (c === 47) {
        selfClosing = source.charCodeAt(i + 1) === GT;
        i++;
        continue;
      }
      if (isSpace(c)) {
        i++;
        continue;
      }
      // A new tag in place of an attribute: `<p <b>text`. The standard would call it a name; a slip is likelier.
      if (c === LT && count > 0 && isLetter(source.charCodeAt(i + 1))) return i;
      const nameStart = i++;
      while (i < length) {
        c = source.charCodeAt(i);
        if (c === 61 || c === GT || c === 47 || isSpace(c)) break;
        i++;
      }
      const nameStop = i;
      while (i < length && isSpace(source.charCodeAt(i))) i++;
      let valueStart = nameStop;
      let valueStop = nameStop;
      if (source.charCodeAt(i) === 61) {
        i++;
        while (i < length && isSpace(source.charCodeAt(i))) i++;
        c = source.charCodeAt(i);
        if (c === 34 || c === 39) {
          const close = source.indexOf(c === 34 ? '"' : "'", i + 1);
          valueStart = i + 1;
          if (close < 0) {
            const stop = source.indexOf('>', i);
            valueStop = stop < 0 ? length : stop;
            i = valueStop;
          } else {
            valueStop = close;
            i = close + 1;
          }
        } else {
          valueStart = i;
          while (i < length) {
            c = source.charCodeAt(i);
            if (c === GT || isSpace(c)) break;
            i++;
          }
          valueStop = i;
        }
      }
      if (keep && count < MAX_ATTRIBUTES_AN_ELEMENT && attributes < MAX_ATTRIBUTES) {
        if (attributes >= attributeCapacity) growAttributes();
        attributeName[attributes] = attributeOf(nameStart, nameStop);
        valueFrom[attributes] = valueStart;
        valueTo[attributes] = valueStop;
        attributes++;
        count++;
      }
    }
    ended = false;
    return length;
  }

  function closeImplied(number: number): void {
    if (CLOSES_P[number] && (open[P] as number) > 0) {
      for (let level = depth; level > 0; level--) {
        const t = stackTag[level] as number;
        if (t === P) {
          popTo(level);
          break;
        }
        if (P_BARRIER[t]) break;
      }
    }
    if (HEADING[number] && HEADING[stackTag[depth] as number]) pop();
    if (number === A && (open[A] as number) > 0) {
      for (let level = depth; level > 0; level--) {
        const t = stackTag[level] as number;
        if (t === A) {
          popTo(level);
          break;
        }
        if (!INLINE[t]) break;
      }
    }
    const rule = IMPLIED[number];
    if (!rule) return;
    let lowest = 0;
    for (let level = depth; level > 0; level--) {
      const t = stackTag[level] as number;
      if (rule.until[t]) break;
      if (rule.closes[t]) lowest = level;
    }
    if (lowest > 0) popTo(lowest);
  }

  function startTag(named: number, i: number): number {
    const number = named === IMAGE && foreign === 0 ? IMG : named;
    const first = attributes;
    const after = readAttributes(i, true);
    if (!ended && after - i > 2000) return after; // a tag cut off by the end of the page, or an unclosed quote
    if (depth > 0 && stackTag[depth] === HEAD && !HEAD_CONTENT[number] && number !== HEAD) pop();
    if (number === HTML || number === BODY || number === HEAD) {
      if (number === HTML && root >= 0) return after;
      if (number === BODY && body >= 0) return after;
      if (number === HEAD && (head >= 0 || body >= 0)) return after;
    }
    if (foreign === 0) closeImplied(number);
    if (size >= MAX_NODES) {
      cut = true;
      return after;
    }
    // Before the new node is made, so that it stands after the one that closes and not in it.
    if (depth >= MAX_DEPTH) pop();
    const n = node(number, first, attributes);
    if (number === HTML) root = n;
    else if (number === BODY) body = n;
    else if (number === HEAD) head = n;
    if (VOID[number] || (foreign > 0 && selfClosing)) return after;
    if (FOREIGN[number] && selfClosing) return after;
    if (number === FRAMESET) framed = true;
    if (RAW[number] && foreign === 0 && !(framed && number === NOFRAMES)) return rawText(n, number, after);
    depth++;
    stack[depth] = n;
    stackTag[depth] = number;
    pending[depth] = 0;
    open[number] = (open[number] as number) + 1;
    if (FOREIGN[number]) foreign++;
    return after;
  }

  /** The text of a raw text element becomes its one child. Answers the place after its end tag. */
  function rawText(n: number, number: number, start: number): number {
    const close = neverEnds[number] ? -1 : rawEnd(tagNames[number] as string, start);
    let stop = close;
    if (close < 0) {
      neverEnds[number] = 1;
      if (!RAW_TO_THE_END[number]) return start;
      stop = length;
    }
    if (stop > start) {
      if (size >= capacity) grow();
      const child = size++;
      tag[child] = TEXT;
      parent[child] = n;
      end[child] = child + 1;
      from[child] = start;
      to[child] = stop;
      end[n] = size;
    }
    if (stop >= length) return length;
    const after = source.indexOf('>', stop);
    return after < 0 ? length : after + 1;
  }

  /** Where an end tag of this name, in any case, stands next and no longer name does. */
  function rawEnd(name: string, start: number): number {
    for (let at = source.indexOf('</', start); at >= 0; at = source.indexOf('</', at + 2)) {
      let i = 0;
      while (i < name.length && (source.charCodeAt(at + 2 + i) | 32) === name.charCodeAt(i)) i++;
      if (i === name.length && !isLetter(source.charCodeAt(at + 2 + i))) return at;
    }
    return -1;
  }

  /** `<h1>…</h2>`: any heading's end tag closes the heading that is open. */
  function endHeading(): void {
    for (let level = depth; level > 0; level--) {
      const t = stackTag[level] as number;
      if (HEADING[t]) popTo(level);
      if (HEADING[t] || BARRIER[t]) return;
    }
  }

  function endTag(number: number): void {
    if (number === BODY || number === HTML) return;
    if (number === BR) {
      node(BR, attributes, attributes);
      return;
    }
    if (HEADING[number]) {
      endHeading();
      return;
    }
    if ((open[number] as number) <= 0) return;
    const inline = INLINE[number] === 1 || number >= FIRST_FREE;
    let blocks = false;
    for (let level = depth; level > 0; level--) {
      const t = stackTag[level] as number;
      if (t === number && !pending[level]) {
        if ((inline || number === FORM) && blocks) pending[level] = 1;
        else popTo(level);
        return;
      }
      if (BARRIER[t] && !BARRIER[number] && !TABLE_PART[number]) return;
      if (TABLE_PART[number] && t === TABLE) return;
      if (!INLINE[t] && t < FIRST_FREE) blocks = true;
    }
  }

  let at = 0;
  if (source.charCodeAt(0) === 0xfeff) at = 1;
  while (at < length) {
    const lt = source.indexOf('<', at);
    if (lt < 0) {
      text(at, length);
      break;
    }
    const c = source.charCodeAt(lt + 1);
    if (isLetter(c)) {
      text(at, lt);
      const number = tagAt(lt + 1, true);
      at = startTag(number, nameEnd);
    } else if (c === 47 && isLetter(source.charCodeAt(lt + 2))) {
      text(at, lt);
      const number = tagAt(lt + 2, false);
      at = source.charCodeAt(nameEnd) === GT ? nameEnd + 1 : readAttributes(nameEnd, false);
      endTag(number);
    } else if (c === 33) {
      text(at, lt);
      if (source.startsWith('<!--', lt)) {
        const close = source.startsWith('<!-->', lt)
          ? lt + 2
          : commentsEnd
            ? source.indexOf('-->', lt + 4)
            : -1;
        if (close < 0) commentsEnd = false;
        // A comment that never ends would take the rest of the page with it.
        const stop = close < 0 ? source.indexOf('>', lt) - 2 : close;
        at = stop < 0 ? length : stop + 3;
      } else if (source.startsWith('<![CDATA[', lt)) {
        cdataEnd = cdataEnds ? source.indexOf(']]>', lt + 9) : -1;
        if (cdataEnd < 0) cdataEnds = false;
        at = lt + 9;
      } else {
        const close = source.indexOf('>', lt);
        at = close < 0 ? length : close + 1;
      }
    } else if (c === 63 || c === 47) {
      text(at, lt);
      const close = source.indexOf('>', lt);
      at = close < 0 ? length : close + 1;
    } else {
      // A `<` that opens nothing is text; join it with what follows up to the next one.
      const next = source.indexOf('<', lt + 1);
      const stop = next < 0 ? length : next;
      text(at, stop);
      at = stop;
    }
  }
  popTo(1);
  end[0] = size;
  return withClasses({
    source, size, tag, parent, end, from, to, attributeName, valueFrom, valueTo, tagNames, attributeNames, cut,
  }); // biome-ignore format: one line
}

const TABLE = tagNumber('table');
const TABLE_PART = tagSet('tr td th thead tbody tfoot caption colgroup');
