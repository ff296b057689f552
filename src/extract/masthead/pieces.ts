/** Text of a range of nodes, in lines of their own where a page parts it by elements: a link and what stands beside it, two boxes. */
import { tagSet } from '../tree/tags.ts';
import { isInline, ownText, SPACE, type Tree } from '../tree/tree.ts';

/** Names are links, times are times; what stands beside them is something else. */
const PARTING = tagSet('a time li button address br');
const SKIPPED = tagSet('script style svg template noscript');

/** Shape: "By <a>Ann Lee</a> <span>Senior Writer</span>" → "By\nAnn Lee\nSenior Writer" */
export function pieces(tree: Tree, from: number, to: number): string {
  let text = '';
  let before = -1;
  for (let node = from; node < to; node++) {
    const tag = tree.tag[node] as number;
    if (SKIPPED[tag]) node = (tree.end[node] as number) - 1;
    else if (tag <= SPACE) {
      const above = tree.parent[node] as number;
      if (
        before >= 0 &&
        before !== above &&
        isParted(tree, before, above, text, tag <= SPACE ? ownText(tree, node) : '')
      )
        text += '\n';
      if (tag === SPACE) text += ' ';
      else {
        text += ownText(tree, node).replace(/\s+/g, ' ');
        before = above;
      }
    }
  }
  return text;
}

function isParted(tree: Tree, a: number, b: number, before: string, after: string): boolean {
  if (PARTING[tree.tag[a] as number] || PARTING[tree.tag[b] as number]) return true;
  if (blockOf(tree, a) !== blockOf(tree, b)) return true;
  return /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);
}

function blockOf(tree: Tree, node: number): number {
  let above = node;
  while (above > 0 && isInline(tree, above)) above = tree.parent[above] as number;
  return above;
}
