/** What a page calls its headline and how it sums itself up, in bare form, for finding the lines that print them. */
import { bare } from '../body/tidy.ts';
import { decodeEntities } from '../tree/entities.ts';
import { attr, find, findAll, rawTextOf, type Tree, textOf } from '../tree/tree.ts';

export interface PageWords {
  /** og:title, `title` and its parts, an `h1` that agrees with them. */
  readonly titles: readonly string[];
  /** Descriptions of a sentence or more. */
  readonly summaries: readonly string[];
}

const DESCRIPTION = /^(?:og:|twitter:|dc\.)?description$/i;
/** In letters; less is a label. */
const SHORTEST_SUMMARY = 20;

export function pageWords(tree: Tree): PageWords {
  const titles = new Set<string>();
  const summaries = new Set<string>();
  for (const meta of findAll(tree, 'meta')) {
    const name = attr(tree, meta, 'property') ?? attr(tree, meta, 'name');
    if (name === 'og:title' || name === 'twitter:title') titles.add(bare(attr(tree, meta, 'content') ?? ''));
    else if (name !== undefined && DESCRIPTION.test(name)) {
      const summary = bare(attr(tree, meta, 'content') ?? '');
      if (summary.length > SHORTEST_SUMMARY) summaries.add(summary);
    }
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
  return { titles: [...titles], summaries: [...summaries] };
}
