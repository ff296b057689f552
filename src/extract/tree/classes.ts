/**
 * Class attributes of a page by number, so that what is asked of a class is asked once of each that differs: three in five elements
 * repeat one that was met before. Two are alike where length and hash of what stands in the source are.
 */
import { attributeNumber } from './tags.ts';
import { attr, SPACE, type Tree } from './tree.ts';

const CLASS = attributeNumber('class');

/** What is in a tree but the numbers of its classes. */
type Bare = Omit<Tree, 'classOf' | 'classCount'>;

/** A tree with the numbers of its classes. */
export function withClasses(tree: Bare): Tree {
  const { source, size, tag, from, to, attributeName, valueFrom, valueTo } = tree;
  const classOf = new Int32Array(size);
  /** Number by hash and length. */
  const numbers = new Map<number, number>();
  for (let node = 0; node < size; node++) {
    if ((tag[node] as number) <= SPACE) continue;
    const last = to[node] as number;
    let i = from[node] as number;
    while (i < last && attributeName[i] !== CLASS) i++;
    if (i === last) continue;
    const stop = valueTo[i] as number;
    let hash = stop - (valueFrom[i] as number);
    for (let at = valueFrom[i] as number; at < stop; at++)
      hash = Math.imul(hash ^ source.charCodeAt(at), 0x9e3779b1);
    let number = numbers.get(hash);
    if (number === undefined) {
      number = numbers.size + 1;
      numbers.set(hash, number);
    }
    classOf[node] = number;
  }
  return { ...tree, classOf, classCount: numbers.size + 1 };
}

/** Whether what is asked is true of a node's class attribute; of a node without one it is not. */
export function askClasses(tree: Tree, isTrue: (names: string) => boolean): (node: number) => boolean {
  /** 0: not asked yet, 1: no, 2: yes. */
  const answers = new Uint8Array(tree.classCount);
  return (node) => {
    const number = tree.classOf[node] as number;
    if (number === 0) return false;
    if (answers[number] === 0) answers[number] = isTrue(attr(tree, node, 'class') ?? '') ? 2 : 1;
    return answers[number] === 2;
  };
}
