/**
 * A page as a compact tree: nodes are numbers in document order, and what is known of them stands in typed arrays.
 * Node 0 is the root; node n's subtree is exactly the numbers n … end[n] − 1, so a walk over a subtree is a counting loop,
 * "first child" is n + 1 and "next sibling" is end[n]. Text and attribute values are not copied but kept as places in the
 * source, and are decoded when asked for. `parseHtml` (parse.ts) makes the tree; the functions here read it: `nameOf`,
 * `attr`, `parentOf`, `firstChild`, `nextSibling`, `children`, `find`, `findAll`, `textOf`, `rawTextOf`. All take (tree, node) and
 * answer −1 for "no such node". The number of an element's name is `tree.tag[n]`, to be compared with `tagNumber('div')` taken
 * once at the top of a file. Raw text (script, style, title, textarea, iframe) is one text child. Depth is limited (parse.ts).
 */
import { decodeEntities } from './entities.ts';
import { evenSpaces, SPACES } from './spaces.ts';
import { ATTRIBUTE_NUMBERS, tagNumber } from './tags.ts';

export interface Tree {
  readonly source: string;
  /** Number of nodes; the arrays may be longer. */
  readonly size: number;
  /** Number of the element's name; 0 text, 1 white space alone. */
  readonly tag: Uint16Array;
  readonly parent: Int32Array;
  /** One past the last node of the subtree. */
  readonly end: Int32Array;
  /** Text: where it starts in the source. Element: its first attribute's place in the attribute arrays. */
  readonly from: Int32Array;
  /** Text: where it ends in the source. Element: one past its last attribute. */
  readonly to: Int32Array;
  readonly attributeName: Uint16Array;
  readonly valueFrom: Int32Array;
  readonly valueTo: Int32Array;
  /** By node: the number of its class attribute, the same for all that are alike; 0 where it has none. */
  readonly classOf: Int32Array;
  /** One more than the highest of them. */
  readonly classCount: number;
  /** Names by number, the known and this page's own. */
  readonly tagNames: readonly string[];
  /** Numbers of names that are not listed in tags.ts, as written and in lower case. */
  readonly attributeNames: ReadonlyMap<string, number>;
  /** Whether the page had more nodes than the parser keeps. */
  readonly cut: boolean;
}

export const TEXT = 0;
export const SPACE = 1;

/** Lower-case name of an element; "text" or "space" for text. */
export function nameOf(tree: Tree, node: number): string {
  return tree.tagNames[tree.tag[node] ?? 0] ?? '';
}

export function isElement(tree: Tree, node: number): boolean {
  return (tree.tag[node] as number) > SPACE;
}

export function parentOf(tree: Tree, node: number): number {
  return tree.parent[node] ?? -1;
}

export function firstChild(tree: Tree, node: number): number {
  return (tree.end[node] ?? 0) > node + 1 ? node + 1 : -1;
}

export function nextSibling(tree: Tree, node: number): number {
  const parent = tree.parent[node] ?? -1;
  if (parent < 0) return -1;
  const next = tree.end[node] ?? 0;
  return next < (tree.end[parent] ?? 0) ? next : -1;
}

/** Children in order, text among them. */
export function* children(tree: Tree, node: number): Generator<number> {
  const stop = tree.end[node] ?? 0;
  for (let child = node + 1; child < stop; child = tree.end[child] as number) yield child;
}

/** Number of an attribute's name; −1 where the page has none of it. */
export function numberOf(tree: Tree, name: string): number {
  return ATTRIBUTE_NUMBERS.get(name) ?? tree.attributeNames.get(name) ?? -1;
}

function attributePlace(tree: Tree, node: number, name: string): number {
  if ((tree.tag[node] as number) <= SPACE) return -1;
  const number = numberOf(tree, name);
  if (number < 0) return -1;
  const to = tree.to[node] as number;
  for (let i = tree.from[node] as number; i < to; i++) if (tree.attributeName[i] === number) return i;
  return -1;
}

/** Whether an element has one of these attributes; numbers as of `attributeNumber`. */
export function hasOneOf(
  { tag, from, to, attributeName }: Tree,
  node: number,
  numbers: readonly number[],
): boolean {
  if ((tag[node] as number) <= SPACE) return false;
  const last = to[node] as number;
  for (let i = from[node] as number; i < last; i++)
    if (numbers.includes(attributeName[i] as number)) return true;
  return false;
}

/** An attribute's value with its references resolved; '' when it has none; undefined when absent. Name in lower case. */
export function attr(tree: Tree, node: number, name: string): string | undefined {
  const i = attributePlace(tree, node, name);
  if (i < 0) return undefined;
  return decodeEntities(tree.source.slice(tree.valueFrom[i], tree.valueTo[i]), true);
}

/** First element from `from` on that has one of two attributes; −1 without one. Numbers as of `numberOf`. */
export function nextWith(tree: Tree, from: number, one: number, other: number): number {
  const { size, tag, attributeName } = tree;
  for (let node = from; node < size; node++) {
    if ((tag[node] as number) <= SPACE) continue;
    const to = tree.to[node] as number;
    for (let i = tree.from[node] as number; i < to; i++)
      if (attributeName[i] === one || attributeName[i] === other) return node;
  }
  return -1;
}

/** First node of that number from `from` up to `stop`: a few nodes are walked, the rest of a wide range is searched at once. */
function nextOf({ tag }: Tree, number: number, from: number, stop: number): number {
  if (number <= SPACE) return -1;
  const walked = Math.min(stop, from + 48);
  for (let node = from; node < walked; node++) if (tag[node] === number) return node;
  if (walked === stop) return -1;
  const at = tag.subarray(walked, stop).indexOf(number);
  return at < 0 ? -1 : walked + at;
}

/** First element of that name in the subtree of `within` (itself left out); −1 when there is none. */
export function find(tree: Tree, name: string, within = 0): number {
  const number = tagNumber(name) || tree.tagNames.indexOf(name);
  const stop = tree.end[within] ?? 0;
  return nextOf(tree, number, within + 1, stop);
}

export function* findAll(tree: Tree, name: string, within = 0): Generator<number> {
  const number = tagNumber(name) || tree.tagNames.indexOf(name);
  const stop = tree.end[within] ?? 0;
  for (
    let node = nextOf(tree, number, within + 1, stop);
    node >= 0;
    node = nextOf(tree, number, node + 1, stop)
  )
    yield node;
}

/** A text node's own text, references resolved, white space as written. Text in script and style has no references. */
export function ownText(tree: Tree, node: number): string {
  return decodeEntities(tree.source.slice(tree.from[node], tree.to[node]));
}

const SCRIPT = tagNumber('script');
const STYLE = tagNumber('style');

/** What a reader could read in a subtree: no script, style; white space collapsed to single spaces, trimmed. */
export function textOf(tree: Tree, node: number): string {
  let text = '';
  const stop = tree.end[node] ?? 0;
  for (let n = node; n < stop; n++) {
    const tag = tree.tag[n] as number;
    if (tag <= SPACE) text += ownText(tree, n);
    else if ((tag === SCRIPT || tag === STYLE) && n !== node) n = (tree.end[n] as number) - 1;
    else if (!INLINE[tag]) text += ' ';
  }
  return evenSpaces(text, SPACES);
}

/** Text of a raw text element (script, style) exactly as it stands in the source. */
export function rawTextOf(tree: Tree, node: number): string {
  const child = firstChild(tree, node);
  return child < 0 ? '' : tree.source.slice(tree.from[child], tree.to[child]);
}

const INLINE = tagNumbersInline();

function tagNumbersInline(): Uint8Array {
  const set = new Uint8Array(65536);
  const names =
    'a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark nobr q rb ruby rt rp s samp small span strike strong sub sup time tt u var wbr';
  for (const name of names.split(' ')) set[tagNumber(name)] = 1;
  return set;
}

/** Whether an element's text runs on with the text around it. */
export function isInline(tree: Tree, node: number): boolean {
  return INLINE[tree.tag[node] as number] === 1;
}
