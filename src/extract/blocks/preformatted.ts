/** `pre` → its text as it stands, line breaks and all. */
import type { Block } from '../../article/block.ts';
import { tagNumber } from '../tree/tags.ts';
import { ownText } from '../tree/tree.ts';
import type { Building } from './building.ts';

const BR = tagNumber('br');

export function preformattedOf({ page: { tree }, survey, out }: Building, node: number): Block | undefined {
  let text = '';
  const stop = tree.end[node] as number;
  for (let n = node + 1; n < stop; n++) {
    if (out[n] || survey.dead[n]) n = (tree.end[n] as number) - 1;
    else if ((tree.tag[n] as number) <= 1) text += ownText(tree, n);
    else if (tree.tag[n] === BR) text += '\n';
  }
  text = text.replace(/\r\n?/g, '\n').replace(/^\n+|\s+$/g, '');
  return text.trim() === '' ? undefined : { kind: 'preformatted', text };
}
