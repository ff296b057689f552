/** Compiled rules of a site, as the extractor takes them; made by compile-rules.ts. */
import type { Tree } from '../tree/tree.ts';

export interface SiteRules {
  readonly kind: 'rules';
  /** Elements that hold the story, in order; when there are any, nothing is searched for. */
  readonly body: (tree: Tree) => readonly number[];
  /** Elements that are left out. */
  readonly strip: (tree: Tree) => readonly number[];
  /** Texts of what prints the headline, the names, the time. */
  readonly title: (tree: Tree) => readonly string[];
  readonly byline: (tree: Tree) => readonly string[];
  readonly date: (tree: Tree) => readonly string[];
}
