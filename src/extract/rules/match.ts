/**
 * CSS selectors over the compact tree. Goes in: a selector as css-what reads it. Comes out: the nodes it selects, in order.
 * Supports tags, `*`, attributes, the four combinators, and :first-child, :last-child, :only-child, :first-of-type, :last-of-type,
 * :nth-child(n), :empty, :not(), :is(), :where(), :has(). Anything else is refused when rules are compiled.
 */
import type { Selector } from 'css-what';
import { attr, children, isElement, nameOf, parentOf, type Tree } from '../tree/tree.ts';

const PSEUDOS = new Set([
  'first-child', 'last-child', 'only-child', 'first-of-type', 'last-of-type', 'nth-child', 'empty', 'not', 'is', 'where', 'has',
]); // biome-ignore format: a list

/** The first part of a selector that is not supported, as it would be written; undefined when all are. */
export function unsupported(selectors: readonly (readonly Selector[])[]): string | undefined {
  for (const part of selectors.flat()) {
    if (part.type === 'pseudo-element' || part.type === 'parent' || part.type === 'column-combinator')
      return part.type;
    if (part.type !== 'pseudo') continue;
    if (!PSEUDOS.has(part.name)) return `:${part.name}`;
    if (part.name === 'nth-child' && !/^\s*\d+\s*$/.test(String(part.data)))
      return `:nth-child(${part.data})`;
    const inner = Array.isArray(part.data) ? unsupported(part.data) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

export function select(tree: Tree, selectors: readonly (readonly Selector[])[]): number[] {
  const found: number[] = [];
  for (let node = 1; node < tree.size; node++) {
    if (
      isElement(tree, node) &&
      selectors.some((selector) => matches(tree, node, selector, selector.length - 1))
    )
      found.push(node);
  }
  return found;
}

/** Right to left: the parts up to the next combinator are of `node`, what is left of it of its relatives. */
function matches(tree: Tree, node: number, selector: readonly Selector[], last: number): boolean {
  let i = last;
  for (; i >= 0; i--) {
    const part = selector[i] as Selector;
    switch (part.type) {
      case 'descendant':
        for (let up = parentOf(tree, node); up > 0; up = parentOf(tree, up))
          if (matches(tree, up, selector, i - 1)) return true;
        return false;
      case 'child': {
        const parent = parentOf(tree, node);
        return parent > 0 && matches(tree, parent, selector, i - 1);
      }
      case 'adjacent': {
        const before = siblingsBefore(tree, node).at(-1);
        return before !== undefined && matches(tree, before, selector, i - 1);
      }
      case 'sibling':
        return siblingsBefore(tree, node).some((before) => matches(tree, before, selector, i - 1));
      default:
        if (!matchesPart(tree, node, part)) return false;
    }
  }
  return true;
}

function elements(tree: Tree, parent: number): number[] {
  return [...children(tree, parent)].filter((child) => isElement(tree, child));
}

function siblingsBefore(tree: Tree, node: number): number[] {
  return elements(tree, Math.max(0, parentOf(tree, node))).filter((sibling) => sibling < node);
}

function matchesPart(tree: Tree, node: number, part: Selector): boolean {
  if (part.type === 'universal') return true;
  if (part.type === 'tag') return nameOf(tree, node) === part.name.toLowerCase();
  if (part.type === 'attribute') return matchesAttribute(attr(tree, node, part.name.toLowerCase()), part);
  return part.type === 'pseudo' && matchesPseudo(tree, node, part.name, part.data);
}

function matchesAttribute(
  written: string | undefined,
  { action, value: wanted, ignoreCase }: { action: string; value: string; ignoreCase: unknown },
): boolean {
  if (action === 'not') return written !== wanted;
  if (written === undefined) return false;
  const [has, want] = ignoreCase === true ? [written.toLowerCase(), wanted.toLowerCase()] : [written, wanted];
  switch (action) {
    case 'exists':
      return true;
    case 'equals':
      return has === want;
    case 'element':
      return want !== '' && has.split(/\s+/).includes(want);
    case 'start':
      return want !== '' && has.startsWith(want);
    case 'end':
      return want !== '' && has.endsWith(want);
    case 'any':
      return want !== '' && has.includes(want);
    case 'hyphen':
      return has === want || has.startsWith(`${want}-`);
    default:
      return false;
  }
}

function matchesPseudo(tree: Tree, node: number, name: string, data: unknown): boolean {
  const inner = Array.isArray(data) ? (data as readonly (readonly Selector[])[]) : [];
  const here = (at: number) => inner.some((selector) => matches(tree, at, selector, selector.length - 1));
  const all = elements(tree, Math.max(0, parentOf(tree, node)));
  const typed = all.filter((other) => tree.tag[other] === tree.tag[node]);
  switch (name) {
    case 'first-child':
      return all[0] === node;
    case 'last-child':
      return all.at(-1) === node;
    case 'only-child':
      return all.length === 1;
    case 'first-of-type':
      return typed[0] === node;
    case 'last-of-type':
      return typed.at(-1) === node;
    case 'nth-child':
      return all[Number(data) - 1] === node;
    case 'empty':
      return (tree.end[node] as number) === node + 1;
    case 'not':
      return !here(node);
    case 'is':
    case 'where':
      return here(node);
    case 'has':
      for (let n = node + 1; n < (tree.end[node] as number); n++)
        if (isElement(tree, n) && here(n)) return true;
      return false;
    default:
      return false;
  }
}
