/**
 * HTML → compact tree, in one pass over the source, without recursion. Never throws, takes anything.
 * Follows the standard where it shows in the text: implied end tags, raw text, character references, void elements, comments.
 * Departs from it where that costs much and shows nothing: no implied html, head and body; no foster parents; no adoption agency
 * (open-elements.ts); `<![CDATA[` holds text everywhere, because feeds do that.
 * Bounds: depth (deeper elements become siblings, as in Blink), nodes, attributes an element, distinct names.
 * Source: HTML Living Standard, 13.2.5 (tokens) and 13.2.6 (tree construction).
 */

import { withClasses } from './classes.ts';
import { Names } from './names.ts';
import { FOREIGN, MAX_DEPTH, OpenElements } from './open-elements.ts';
import { Attributes, MAX_NODES, Nodes } from './rows.ts';
import { FIRST_FREE, tagNumber, tagSet } from './tags.ts';
import { SPACE, TEXT, type Tree } from './tree.ts';

const MAX_ATTRIBUTES_AN_ELEMENT = 400;
/** A tag longer than this that the end of the page cuts off had an unclosed quotation mark. */
const LONGEST_CUT_TAG = 2000;

const VOID = tagSet(
  'area base basefont bgsound br col embed frame hr image img input link meta param source track wbr',
);
const RAW = tagSet('script style title textarea xmp iframe noembed noframes');
/** Raw text with no end tag in sight is taken to end at once, except in scripts, where a cut page is likelier than a slip. */
const RAW_TO_THE_END = tagSet('script style');
const HEAD_CONTENT = tagSet('base basefont bgsound link meta noframes noscript script style template title');
const [BR, HTML, HEAD, BODY, FRAMESET, NOFRAMES, IMAGE, IMG, TEMPLATE] = [
  'br', 'html', 'head', 'body', 'frameset', 'noframes', 'image', 'img', 'template',
].map(tagNumber) as [number, number, number, number, number, number, number, number, number]; // biome-ignore format: a table

const [LT, GT, SLASH, BANG, QUERY, EQUALS, DOUBLE, SINGLE] = [60, 62, 47, 33, 63, 61, 34, 39] as const;

function isSpace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13 && c !== 11);
}

function isLetter(c: number): boolean {
  const l = c | 32;
  return l >= 97 && l <= 122;
}

/** `<imgsrc="x">`, met in one crawl on 89 pages: the longest known name that `name` starts with, when an attribute is glued to it. */
function gluedTag(name: string): string | undefined {
  const equals = name.indexOf('=');
  for (let length = Math.min(10, equals); length > 0; length--) {
    const head = name.slice(0, length).toLowerCase();
    if (tagNumber(head) > SPACE) return head;
  }
  return undefined;
}

export function parseHtml(html: string): Tree {
  return new Parser(html).parse();
}

/** What is known while one page is read. Methods, not closures: the engine compiles them once for all pages. */
class Parser {
  private readonly source: string;
  private readonly nodes: Nodes;
  private readonly attributes: Attributes;
  private readonly names = new Names();
  private readonly open: OpenElements;
  private cut = false;
  /** Where the name of the tag being read ends. */
  private nameEnd = 0;
  /** Of the tag read last: whether "/>" closed it, and whether anything did. */
  private selfClosing = false;
  private ended = false;
  private cdataEnd = -1;
  /** What was looked for in vain once is not looked for again: a million unclosed comments must not cost a million scans. */
  private readonly neverEnds = new Uint8Array(FIRST_FREE);
  private commentsEnd = true;
  private cdataEnds = true;
  /** A page of frames has its text, if any, in `noframes`, which is then read like any other part. */
  private framed = false;
  private head = false;
  private body = false;
  private root = false;

  constructor(source: string) {
    this.source = source;
    this.nodes = new Nodes(source.length);
    this.attributes = new Attributes(source.length);
    this.open = new OpenElements(this.nodes);
    this.nodes.add(TEMPLATE, -1, 0, 0);
  }

  parse(): Tree {
    const { source, nodes, attributes, names } = this;
    let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (at < source.length) at = this.token(at);
    this.open.popTo(1);
    nodes.end[0] = nodes.size;
    return withClasses({
      source,
      size: nodes.size,
      tag: nodes.tag,
      parent: nodes.parent,
      end: nodes.end,
      from: nodes.from,
      to: nodes.to,
      attributeName: attributes.name,
      valueFrom: attributes.from,
      valueTo: attributes.to,
      tagNames: names.tags,
      attributeNames: names.attributes,
      cut: this.cut,
    });
  }

  /** Text and the markup behind it; answers the place after both. */
  private token(at: number): number {
    const { source } = this;
    const lt = source.indexOf('<', at);
    if (lt < 0) {
      this.text(at, source.length);
      return source.length;
    }
    const c = source.charCodeAt(lt + 1);
    if (isLetter(c)) {
      this.text(at, lt);
      const tag = this.tagAt(lt + 1, true);
      return this.startTag(tag, this.nameEnd);
    }
    if (c === SLASH && isLetter(source.charCodeAt(lt + 2))) {
      this.text(at, lt);
      const tag = this.tagAt(lt + 2, false);
      const { nameEnd } = this;
      const after = source.charCodeAt(nameEnd) === GT ? nameEnd + 1 : this.readAttributes(nameEnd, false);
      this.endTag(tag);
      return after;
    }
    if (c === BANG) {
      this.text(at, lt);
      return this.declaration(lt);
    }
    if (c === QUERY || c === SLASH) {
      this.text(at, lt);
      return this.behind('>', lt);
    }
    // A `<` that opens nothing is text; it is joined with what follows up to the next one.
    const next = source.indexOf('<', lt + 1);
    const stop = next < 0 ? source.length : next;
    this.text(at, stop);
    return stop;
  }

  /** The place behind what stands next, or the page's end. */
  private behind(sign: string, from: number): number {
    const found = this.source.indexOf(sign, from);
    return found < 0 ? this.source.length : found + sign.length;
  }

  /** Comments, `<![CDATA[`, `<!doctype html>`. */
  private declaration(lt: number): number {
    const { source } = this;
    if (source.startsWith('<!--', lt)) {
      if (source.startsWith('<!-->', lt)) return lt + 5;
      const close = this.commentsEnd ? source.indexOf('-->', lt + 4) : -1;
      if (close >= 0) return close + 3;
      this.commentsEnd = false;
      // A comment that never ends would take the rest of the page with it.
      return this.behind('>', lt);
    }
    if (source.startsWith('<![CDATA[', lt)) {
      this.cdataEnd = this.cdataEnds ? source.indexOf(']]>', lt + 9) : -1;
      if (this.cdataEnd < 0) this.cdataEnds = false;
      return lt + 9;
    }
    return this.behind('>', lt);
  }

  private add(tag: number, from: number, to: number): number {
    return this.nodes.add(tag, this.open.innermost(), from, to);
  }

  private text(from: number, to: number): void {
    if (to <= from || this.nodes.size >= MAX_NODES) return;
    const { source, cdataEnd } = this;
    if (cdataEnd >= from && cdataEnd < to) {
      this.cdataEnd = -1;
      this.text(from, cdataEnd);
      this.text(cdataEnd + 3, to);
      return;
    }
    let i = from;
    while (i < to && isSpace(source.charCodeAt(i))) i++;
    if (i === to) {
      this.add(SPACE, from, to);
      return;
    }
    if (this.open.innermostTag() === HEAD) this.open.pop();
    this.add(TEXT, from, to);
  }

  /** Number of the element's name that starts at `start`; sets `nameEnd`. */
  private tagAt(start: number, opens: boolean): number {
    const { source } = this;
    let i = start + 1;
    while (i < source.length) {
      const c = source.charCodeAt(i);
      if (c === GT || c === SLASH || isSpace(c)) break;
      i++;
    }
    this.nameEnd = i;
    const tag = this.names.tagAt(source, start, i);
    if (tag < FIRST_FREE || !opens || i - start <= 5) return tag;
    const glued = gluedTag(source.slice(start, i));
    if (!glued) return tag;
    this.nameEnd = start + glued.length;
    return tagNumber(glued);
  }

  /** Reads attributes from `i`; answers the place after `>`. `keep` is false in end tags. */
  private readAttributes(i: number, keep: boolean): number {
    const { source } = this;
    const { length } = source;
    this.selfClosing = false;
    this.ended = true;
    let count = 0;
    while (i < length) {
      let c = source.charCodeAt(i);
      if (c === GT) return i + 1;
      if (c === SLASH) {
        this.selfClosing = source.charCodeAt(i + 1) === GT;
        i++;
        continue;
      }
      if (isSpace(c)) {
        i++;
        continue;
      }
      // A new tag in place of an attribute: `<p <b>text`. The standard would call it a name; a slip is likelier.
      if (c === LT && count > 0 && isLetter(source.charCodeAt(i + 1))) return i;
      const nameFrom = i++;
      while (i < length) {
        c = source.charCodeAt(i);
        if (c === EQUALS || c === GT || c === SLASH || isSpace(c)) break;
        i++;
      }
      const nameTo = i;
      while (i < length && isSpace(source.charCodeAt(i))) i++;
      let valueFrom = nameTo;
      let valueTo = nameTo;
      if (source.charCodeAt(i) === EQUALS) {
        i++;
        while (i < length && isSpace(source.charCodeAt(i))) i++;
        c = source.charCodeAt(i);
        if (c === DOUBLE || c === SINGLE) {
          const close = source.indexOf(c === DOUBLE ? '"' : "'", i + 1);
          valueFrom = i + 1;
          if (close < 0) {
            const stop = source.indexOf('>', i);
            valueTo = stop < 0 ? length : stop;
            i = valueTo;
          } else {
            valueTo = close;
            i = close + 1;
          }
        } else {
          valueFrom = i;
          while (i < length) {
            c = source.charCodeAt(i);
            if (c === GT || isSpace(c)) break;
            i++;
          }
          valueTo = i;
        }
      }
      if (!keep || count === MAX_ATTRIBUTES_AN_ELEMENT) continue;
      this.attributes.add(this.names.attributeAt(source, nameFrom, nameTo), valueFrom, valueTo);
      count++;
    }
    this.ended = false;
    return length;
  }

  private startTag(named: number, i: number): number {
    const { open } = this;
    const tag = named === IMAGE && open.foreign === 0 ? IMG : named;
    const first = this.attributes.count;
    const after = this.readAttributes(i, true);
    if (!this.ended && after - i > LONGEST_CUT_TAG) return after;
    if (open.innermostTag() === HEAD && !HEAD_CONTENT[tag] && tag !== HEAD) open.pop();
    if ((tag === HTML || tag === BODY || tag === HEAD) && this.isSecond(tag)) return after;
    if (open.foreign === 0) open.makeRoomFor(tag);
    if (this.nodes.size >= MAX_NODES) {
      this.cut = true;
      return after;
    }
    // Before the new node is made, so that it stands after the one that closes and not in it.
    if (open.depth >= MAX_DEPTH) open.pop();
    const node = this.add(tag, first, this.attributes.count);
    if (tag === HTML) this.root = true;
    else if (tag === BODY) this.body = true;
    else if (tag === HEAD) this.head = true;
    if (VOID[tag] || (this.selfClosing && (open.foreign > 0 || FOREIGN[tag]))) return after;
    if (tag === FRAMESET) this.framed = true;
    if (RAW[tag] && open.foreign === 0 && !(this.framed && tag === NOFRAMES))
      return this.rawText(node, tag, after);
    open.push(node, tag);
    return after;
  }

  private isSecond(tag: number): boolean {
    return tag === HTML ? this.root : this.body || (tag === HEAD && this.head);
  }

  /** The text of a raw text element becomes its one child. Answers the place after its end tag. */
  private rawText(node: number, tag: number, from: number): number {
    const { source, nodes } = this;
    const close = this.neverEnds[tag] ? -1 : this.rawEnd(this.names.tags[tag] as string, from);
    if (close < 0) {
      this.neverEnds[tag] = 1;
      if (!RAW_TO_THE_END[tag]) return from;
    }
    const to = close < 0 ? source.length : close;
    if (to > from) {
      nodes.add(TEXT, node, from, to);
      nodes.end[node] = nodes.size;
    }
    return this.behind('>', to);
  }

  /** Where an end tag of this name, in any case, stands next and no longer name does. */
  private rawEnd(name: string, from: number): number {
    const { source } = this;
    for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
      let i = 0;
      while (i < name.length && (source.charCodeAt(at + 2 + i) | 32) === name.charCodeAt(i)) i++;
      if (i === name.length && !isLetter(source.charCodeAt(at + 2 + i))) return at;
    }
    return -1;
  }

  private endTag(tag: number): void {
    if (tag === BODY || tag === HTML) return;
    const { count } = this.attributes;
    if (tag === BR) this.add(BR, count, count);
    else this.open.close(tag);
  }
}
