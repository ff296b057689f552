/**
 * The rules of one site, as written in `rules/<host>.toml` → functions over a tree. Kept apart from the extractor's core, which takes
 * compiled rules by argument and so holds no selector engine.
 */
import { parse, type Selector } from 'css-what';
import { type Tree, textOf } from '../tree/tree.ts';
import { select, unsupported } from './match.ts';
import type { SiteRules } from './site-rules.ts';

/** CSS selectors, each one or several; `body` in the order in which its parts belong to the story. */
export interface WrittenRules {
  readonly body?: string | readonly string[];
  readonly strip?: string | readonly string[];
  readonly title?: string | readonly string[];
  readonly byline?: string | readonly string[];
  readonly date?: string | readonly string[];
}

export interface RulesFault {
  readonly kind: 'fault';
  readonly code: 'selector';
  readonly selector: string;
  readonly message: string;
}

const FIELDS = ['body', 'strip', 'title', 'byline', 'date'] as const;

type Compiled = Record<(typeof FIELDS)[number], Selector[][]>;

/** Answers a fault for the first selector that is broken or not supported. */
export function compileRules(written: WrittenRules): SiteRules | RulesFault {
  const compiled: Compiled = { body: [], strip: [], title: [], byline: [], date: [] };
  for (const field of FIELDS) {
    for (const selector of [written[field] ?? []].flat()) {
      const parsed = parsedOrReason(selector);
      if (typeof parsed === 'string') return { kind: 'fault', code: 'selector', selector, message: parsed };
      compiled[field].push(...parsed);
    }
  }
  const of = (field: (typeof FIELDS)[number]) => (tree: Tree) => select(tree, compiled[field]);
  const texts = (field: (typeof FIELDS)[number]) => (tree: Tree) =>
    select(tree, compiled[field]).map((node) => textOf(tree, node));
  return {
    kind: 'rules',
    body: of('body'),
    strip: of('strip'),
    title: texts('title'),
    byline: texts('byline'),
    date: texts('date'),
  };
}

function parsedOrReason(selector: string): Selector[][] | string {
  try {
    const parsed = parse(selector);
    const refused = unsupported(parsed);
    return refused ? `not supported: ${refused}` : parsed;
  } catch (error) {
    // css-what throws on broken selectors.
    return error instanceof Error ? error.message : String(error);
  }
}
