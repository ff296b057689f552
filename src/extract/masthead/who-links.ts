/** Links that lead to a person's page, and others. */

import { tagNumber } from '../tree/tags.ts';
import { attr, type Tree } from '../tree/tree.ts';
import { WHO_PATH } from './name-words.ts';

const A = tagNumber('a');

/** Whether a link leads to a person's page; a section's page above this one, "/people/real-life/", is nobody's. */
export function isWho(href: string, address: string): boolean {
  return WHO_PATH.test(href) && !address.includes(href.replace(/^\w+:\/\/[^/]*|[?#].*$/g, ''));
}

/** A link that leads to no person's page: a section, a menu. */
export function isOtherLink(tree: Tree, node: number, address: string): boolean {
  const above = tree.parent[node] as number;
  const link = tree.tag[above] === A ? above : (tree.parent[above] as number);
  return tree.tag[link] === A && !isWho(attr(tree, link, 'href') ?? '', address);
}
