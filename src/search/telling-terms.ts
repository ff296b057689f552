/**
 * The terms that tell an article from others: frequent in it, rare elsewhere, but not its alone.
 * Goes in: the words of a sheet and how many documents hold a term. Comes out: terms with weights, most telling first.
 */
import { foldInto } from './fold.ts';
import type { SheetWords } from './index-contract.ts';
import { PAIR, tokenize, WORDS } from './tokens.ts';
import { rarity } from './weight.ts';

export interface TellingTerm {
  readonly term: string;
  readonly weight: number;
}

/** Terms whose documents are counted; each costs a look into every segment. */
const LOOKED_UP = 240;
/** A word in the headline tells as much as so many in the body. */
const HEADLINE = 4;
/** Terms in a larger share of documents tell nothing. */
const COMMON_SHARE = 0.2;

function tally(text: string, worth: number, counts: Map<string, number>): void {
  const add = (term: string): void => {
    counts.set(term, (counts.get(term) ?? 0) + worth);
  };
  const { units, length } = foldInto(text);
  tokenize(units, length, 0, {
    pair: (a, b) => add(PAIR + String.fromCharCode(a, b)),
    across: () => undefined,
    end: () => undefined,
    start: () => undefined,
    one: () => undefined,
    word: (word) => add(WORDS + word),
  });
}

export function tellingTerms(
  words: SheetWords,
  docs: number,
  having: (term: string) => number,
  wanted: number,
): TellingTerm[] {
  const counts = new Map<string, number>();
  tally(words.headline, HEADLINE, counts);
  for (const text of [words.standfirst ?? '', ...words.blocks]) tally(text, 1, counts);
  const looked = [...counts].sort((a, b) => b[1] - a[1]).slice(0, LOOKED_UP);
  return looked
    .flatMap(([term, count]): TellingTerm[] => {
      const holding = having(term);
      if (holding < 2 || (docs > 20 && holding > docs * COMMON_SHARE)) return [];
      return [{ term, weight: (count / (count + 2)) * rarity(holding, docs) }];
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, wanted);
}
