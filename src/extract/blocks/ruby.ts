/** `<ruby>東京<rp>(</rp><rt>とうきょう</rt></ruby>` → the base and its reading. */
import { ownText, TEXT, type Tree, textOf } from '../tree/tree.ts';

export function rubyOf(tree: Tree, node: number): { text: string; reading?: string } {
  const stop = tree.end[node] as number;
  let text = '';
  let reading = '';
  for (let n = node + 1; n < stop; n++) {
    const name = tree.tagNames[tree.tag[n] as number];
    if (name === 'rt') reading += textOf(tree, n);
    if (name === 'rp' || name === 'rt') n = (tree.end[n] as number) - 1;
    else if (tree.tag[n] === TEXT) text += ownText(tree, n);
  }
  return reading ? { text, reading } : { text };
}
