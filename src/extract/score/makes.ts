/**
 * Lines of one make: what templates print alike. Two ways to tell: by tags and signs of a line's block and the two elements around it,
 * which tells kinds of parts apart; and by tags and class attributes of the block and its parent, letter by letter, which tells a
 * story's own paragraphs from those that only look like them.
 */
import type { Line } from '../survey/lines.ts';
import type { Survey } from '../survey/survey.ts';
import { attributeNumber } from '../tree/tags.ts';
import type { Tree } from '../tree/tree.ts';

/** What lines of one make come to together. */
export interface Make {
  /** Weight of those that are sentences. */
  mass: number;
  weight: number;
  links: number;
  lines: number;
}

const CLASS = attributeNumber('class');
/** Longer class attributes differ before. */
const CLASS_SO_FAR = 160;

/** A number for each line that lines share whose block and two elements around it have the same tags and signs. */
export function signaturesOf(survey: Survey, lines: readonly Line[]): Int32Array {
  const { tree, marks } = survey;
  const ids = new Map<number, number>();
  const mix = (seed: number, node: number) =>
    Math.imul(seed ^ Math.imul((tree.tag[node] as number) + 1, 0x9e3779b1), 0x85ebca6b) ^
    Math.imul((marks[node] as number) + 1, 0xc2b2ae35);
  const out = new Int32Array(lines.length);
  lines.forEach(({ block }, i) => {
    const parent = Math.max(0, tree.parent[block] as number);
    out[i] = idOf(ids, mix(mix(mix(17, block), parent), Math.max(0, tree.parent[parent] as number)) | 0);
  });
  return out;
}

/** A number for each line that lines share whose block and parent have the same tags and class attributes. */
export function classMakesOf({ tree }: Survey, lines: readonly Line[]): Int32Array {
  const ids = new Map<number, number>();
  const out = new Int32Array(lines.length);
  let holder = -1;
  let held = 0;
  lines.forEach(({ block }, i) => {
    const parent = Math.max(0, tree.parent[block] as number);
    if (parent !== holder) {
      holder = parent;
      held = Math.imul(classHash(tree, parent), 0x85ebca6b);
    }
    out[i] = idOf(ids, (classHash(tree, block) ^ held) | 0);
  });
  return out;
}

/** Of an element's tag and its class attribute as it stands in the source. */
function classHash(tree: Tree, node: number): number {
  let hash = (tree.tag[node] as number) + 1;
  const last = tree.to[node] as number;
  for (let i = tree.from[node] as number; i < last; i++) {
    if (tree.attributeName[i] !== CLASS) continue;
    const from = tree.valueFrom[i] as number;
    const to = Math.min(tree.valueTo[i] as number, from + CLASS_SO_FAR);
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ tree.source.charCodeAt(at), 0x9e3779b1);
  }
  return hash;
}

function idOf(ids: Map<number, number>, key: number): number {
  let id = ids.get(key);
  if (id === undefined) {
    id = ids.size;
    ids.set(key, id);
  }
  return id;
}

/** `sentence`: 1 for each line that is one. */
export function makesOf(numbers: Int32Array, lines: readonly Line[], sentence: Uint8Array): readonly Make[] {
  const makes: Make[] = [];
  lines.forEach((line, i) => {
    const key = numbers[i] as number;
    makes[key] ??= { mass: 0, weight: 0, links: 0, lines: 0 };
    const make = makes[key];
    make.weight += line.weight;
    make.links += line.linkWeight;
    make.lines++;
    if (sentence[i]) make.mass += line.weight;
  });
  return makes;
}
