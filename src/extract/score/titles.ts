/** What a page calls its headline, in bare form, for finding the line that prints it: og:title, `title`, the first `h1`. */
import { bare } from '../body/tidy.ts';
import { decodeEntities } from '../tree/entities.ts';
import { attr, find, findAll, rawTextOf, type Tree, textOf } from '../tree/tree.ts';

export function pageTitles(tree: Tree): string[] {
  const titles = new Set<string>();
  for (const meta of findAll(tree, 'meta')) {
    const name = attr(tree, meta, 'property') ?? attr(tree, meta, 'name');
    if (name === 'og:title' || name === 'twitter:title') titles.add(bare(attr(tree, meta, 'content') ?? ''));
  }
  const title = find(tree, 'title');
  if (title >= 0) {
    const whole = decodeEntities(rawTextOf(tree, title));
    titles.add(bare(whole));
    for (const part of whole.split(/\s[|–—:·»-]\s/)) if (part.length > 15) titles.add(bare(part));
  }
  for (const h1 of findAll(tree, 'h1')) {
    const text = bare(textOf(tree, h1));
    if (
      [...titles].some(
        (known) =>
          known.length > 10 && text.length > 10 && (known.startsWith(text) || text.startsWith(known)),
      )
    )
      titles.add(text);
  }
  titles.delete('');
  return [...titles];
}
