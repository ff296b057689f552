/** Where a headline is printed that no heading prints. */
import { find, TEXT, type Tree, textOf } from '../tree/tree.ts';
import { folded, tokens } from './folded.ts';
import type { Candidate } from './headline-weights.ts';
import { isSiteName, type Site } from './site-suffix.ts';

/** The longest text with which the title begins or ends, on pages whose headline is no heading: 港口大桥关闭-示例在线 over 港口大桥关闭. */
export function printedInTitle(tree: Tree, title: string, site: Site): number {
  let best = -1;
  let length = 0;
  for (let node = find(tree, 'body') + 1, tries = 0; node < tree.size && tries < MAX_TRIES; node++) {
    if (tree.tag[node] !== TEXT) continue;
    tries++;
    const size = (tree.to[node] as number) - (tree.from[node] as number);
    if (size <= length || size < title.length * FRONT || size > title.length * 2) continue;
    const text = textOf(tree, node);
    const fits = title.startsWith(text) || (title.endsWith(text) && text.length > title.length * BACK);
    if (!fits || text.length <= length || text === title || isSiteName(text, site)) continue;
    best = node;
    length = text.length;
  }
  return best;
}

/** Less of a title is a section's name, or the site's. */
const FRONT = 0.3;

const BACK = 0.5;

/** Where a wording stands that no heading prints: the text that says it, else the heading that says nearly the same. */
export function printedAt(tree: Tree, text: string, candidates: readonly Candidate[]): number {
  const key = folded(text);
  for (let node = find(tree, 'body') + 1, tries = 0; node < tree.size && tries < MAX_TRIES; node++) {
    const length = (tree.to[node] as number) - (tree.from[node] as number);
    if (tree.tag[node] !== TEXT || length < text.length || length > text.length + 40) continue;
    if (folded(textOf(tree, node)) === key) return node;
    tries++;
  }
  const own = tokens(key);
  let best = candidates.find((one) => one.facts.h1)?.node ?? -1;
  let top = 0.4;
  for (const one of candidates) {
    if (one.node < 0) continue;
    const other = tokens(folded(one.text));
    const near = [...own].filter((word) => other.has(word)).length / Math.max(own.size, other.size);
    if (near > top) {
      top = near;
      best = one.node;
    }
  }
  return best;
}

/** Texts of a headline's length that are compared with it where no heading prints it. */
const MAX_TRIES = 1000;
