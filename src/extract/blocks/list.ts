/** Lists, and lists of terms with what is said of them → one block each; what is left out of the page is no item. */
import type { Block, List } from '../../article/block.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr, isElement, ownText, TEXT, type Tree } from '../tree/tree.ts';
import type { Building, Inside } from './building.ts';

const [LI, UL, OL, DL, DT, DIV, TABLE] = ['li', 'ul', 'ol', 'dl', 'dt', 'div', 'table'].map(tagNumber) as [
  number, number, number, number, number, number, number,
]; // biome-ignore format: a table
const SHOWN = tagSet(
  'img amp-img iframe embed object video audio amp-iframe amp-video amp-youtube amp-twitter',
);

export function listOf({ page: { tree }, out }: Building, inside: Inside, node: number): List | undefined {
  const items: Block[][] = [];
  const stop = tree.end[node] as number;
  for (let child = node + 1; child < stop; child = tree.end[child] as number) {
    if (out[child]) continue;
    const tag = tree.tag[child] as number;
    if (tag === TEXT) items.push([bareItem(ownText(tree, child))]);
    if (!isElement(tree, child)) continue;
    if (tag === LI || tag === UL || tag === OL) {
      const item = tag === LI ? inside.within(child) : inside.whole(child);
      if (item.length > 0) items.push(item);
    } else items.push(...inside.whole(child).map((block) => [block]));
  }
  if (items.length === 0) return undefined;
  const ordered = tree.tag[node] === OL;
  const start = ordered ? Number.parseInt(attr(tree, node, 'start') ?? '1', 10) : 1;
  return Number.isSafeInteger(start) && start !== 1
    ? { kind: 'list', ordered, start, items }
    : { kind: 'list', ordered, items };
}

function bareItem(text: string): Block {
  return { kind: 'paragraph', content: [{ kind: 'text', text: text.replace(/\s+/g, ' ').trim() }] };
}

/** Whether a `dl` holds terms and what is said of them, and is not only a way to place pictures or other parts. */
export function isGlossary(tree: Tree, node: number): boolean {
  const stop = tree.end[node] as number;
  let terms = false;
  for (let n = node + 1; n < stop; n++) {
    const tag = tree.tag[n] as number;
    if (tag === DL || tag === TABLE || SHOWN[tag]) return false;
    if (tag === DT) terms = true;
  }
  return terms;
}

/** A term with what is said of it is an item. */
export function glossaryOf(
  { page: { tree }, out }: Building,
  inside: Inside,
  node: number,
): List | undefined {
  const items: Block[][] = [];
  let said = true;
  const stop = tree.end[node] as number;
  for (let n = node + 1; n < stop; ) {
    const tag = tree.tag[n] as number;
    if (tag === DIV && !out[n]) {
      n++;
      continue;
    }
    const blocks = inside.whole(n);
    n = tree.end[n] as number;
    if (blocks.length === 0) continue;
    const term = tag === DT;
    const last = items.at(-1);
    if (!last || (term && said)) items.push(term ? blocks.map(strong) : blocks);
    else last.push(...(term ? blocks.map(strong) : blocks));
    said = !term;
  }
  return items.length > 0 ? { kind: 'list', ordered: false, items } : undefined;
}

/** A paragraph in strong type. */
function strong(block: Block): Block {
  return block.kind === 'paragraph' && block.content.some((run) => run.kind !== 'strong')
    ? { ...block, content: [{ kind: 'strong', content: block.content }] }
    : block;
}
