/**
 * Microdata, RDFa and microformats → claims: elements that say of themselves that they are the story's headline, author, date.
 * Marks inside a comment, a review or another story's teaser are those'.
 */
import { attr, nextWith, numberOf, type Tree, textOf } from '../tree/tree.ts';
import type { Field } from './cascade.ts';
import { type Claims, claim } from './claims.ts';

const PROPERTIES: Readonly<Record<string, Field>> = {
  headline: 'headline', author: 'byline', creator: 'byline', datepublished: 'publishedAt', datecreated: 'publishedAt', pubdate: 'publishedAt',
  datemodified: 'modifiedAt', articlesection: 'section', alternativeheadline: 'kicker', issued: 'publishedAt', created: 'publishedAt', modified: 'modifiedAt',
}; // biome-ignore format: a table

const OTHER_SCOPE = /Comment|Product|Offer|Event|Rating|ListItem|Question|Answer|Video|ImageObject/i;
const MAX_MARKS = 5000;

export function readMicrodata(tree: Tree, claims: Claims): void {
  const itemprop = numberOf(tree, 'itemprop');
  const property = numberOf(tree, 'property');
  const bylines: string[] = [];
  let marks = 0;
  for (
    let node = nextWith(tree, 1, itemprop, property);
    node > 0;
    node = nextWith(tree, node + 1, itemprop, property)
  ) {
    const names =
      attr(tree, node, 'itemprop') ??
      (tree.tagNames[tree.tag[node] as number] === 'meta' ? undefined : attr(tree, node, 'property'));
    if (!names) continue;
    if (++marks > MAX_MARKS) break;
    for (const name of names.split(/\s+/)) {
      const field = PROPERTIES[name.replace(/^.*[:/#]/, '').toLowerCase()];
      if (!field || isElsewhere(tree, node)) continue;
      if (field === 'byline') {
        const value = nameIn(tree, node);
        if (value && bylines.length < 20) bylines.push(value);
      } else
        claim(
          claims,
          field,
          'micro',
          attr(tree, node, 'content') ?? attr(tree, node, 'datetime') ?? textOf(tree, node),
        );
    }
  }
  claim(claims, 'byline', 'micro', [...new Set(bylines)].join('\n'));
}

function nameIn(tree: Tree, node: number): string | undefined {
  const stop = tree.end[node] as number;
  if (stop - node > 200) return undefined;
  for (let inner = node + 1; inner < stop; inner++) {
    if (
      (tree.tag[inner] as number) < 2 ||
      !/(?:^|:)name$/.test(attr(tree, inner, 'itemprop') ?? attr(tree, inner, 'property') ?? '')
    )
      continue;
    const name = attr(tree, inner, 'content') ?? textOf(tree, inner);
    if (name) return name;
  }
  const own = attr(tree, node, 'content') ?? textOf(tree, node);
  return own.length < 200 ? own : undefined;
}

/** Whether the nearest scope is a comment's, a product's, or an article's inside another article. */
function isElsewhere(tree: Tree, node: number): boolean {
  for (
    let above = tree.parent[node] as number, level = 0;
    above > 0 && level < 40;
    above = tree.parent[above] as number, level++
  ) {
    const type = attr(tree, above, 'itemtype') ?? attr(tree, above, 'typeof');
    if (type !== undefined) return OTHER_SCOPE.test(type);
  }
  return false;
}
