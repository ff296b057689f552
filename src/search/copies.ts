/**
 * Articles that carry the same text: an agency's report in several papers, a cut of it, the same one set in other characters.
 * Candidates share lowest shingles with it (shingles.ts); each is then compared by its text.
 */
import type { SheetWords } from './index-contract.ts';
import type { CardRow, Ledger } from './ledger.ts';
import { sharedShares, shinglesOf, sketchOf, WANTED_IN_COMMON } from './shingles.ts';

/** So much of the shorter text in common: sentences that agencies repeat make a tenth, a copy with a new lead nine tenths. */
const COPY_SHARE = 0.6;
/** … and a third of the longer: a gallery that stands in several stories makes them no copies of one another. */
const LONGER_SHARE = 1 / 3;
/** Candidates compared, those with most in common first. */
const MOST_COMPARED = 60;

export interface Twin {
  readonly row: CardRow;
  readonly share: number;
}

/** For one question: a text that is compared with several others is taken apart once. */
export class Copies {
  readonly #ledger: Ledger;
  readonly #wordsOf: (path: string) => SheetWords | undefined;
  readonly #shingles = new Map<string, ReadonlySet<number>>();

  constructor(ledger: Ledger, wordsOf: (path: string) => SheetWords | undefined) {
    this.#ledger = ledger;
    this.#wordsOf = wordsOf;
  }

  /** Current states of other articles that may carry this text. */
  candidates(of: CardRow, words: SheetWords): readonly CardRow[] {
    const sketch = sketchOf(words);
    return this.#ledger
      .sharing(sketch, Math.min(WANTED_IN_COMMON, sketch.length), MOST_COMPARED)
      .flatMap((card) => {
        const row = this.#ledger.card(card);
        return row === undefined || row.article === of.article || row.revision !== 0 ? [] : [row];
      });
  }

  isCopy(a: CardRow, b: CardRow): boolean {
    return this.#share(a, b) > 0;
  }

  /** Those of the candidates that carry the same text, most alike first. */
  among(candidates: readonly CardRow[], of: CardRow): readonly Twin[] {
    return candidates
      .map((row) => ({ row, share: this.#share(of, row) }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share || a.row.number - b.row.number);
  }

  /** Of the shorter text; 0 when they are no copies. */
  #share(a: CardRow, b: CardRow): number {
    const { ofShorter, ofLonger } = sharedShares(this.#shinglesOf(a.path), this.#shinglesOf(b.path));
    return ofShorter >= COPY_SHARE && ofLonger >= LONGER_SHARE ? ofShorter : 0;
  }

  #shinglesOf(path: string): ReadonlySet<number> {
    let found = this.#shingles.get(path);
    if (found === undefined) {
      found = shinglesOf(this.#wordsOf(path)?.blocks ?? []);
      this.#shingles.set(path, found);
    }
    return found;
  }
}
