/**
 * Articles that carry the same text: an agency's report in several papers, a cut of it, the same one set in other characters.
 * Candidates share lowest shingles with it (shingles.ts); each is then compared by its text.
 */
import type { SheetWords } from './index-contract.ts';
import type { CardRow, Ledger } from './ledger.ts';
import { sharedShare, shinglesOf, sketchOf, WANTED_IN_COMMON } from './shingles.ts';

/** Half of the shorter text in common: sentences that agencies repeat make a tenth, a copy with a new lead nine. */
const COPY_SHARE = 0.5;
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
    return this.#share(a, b) >= COPY_SHARE;
  }

  /** Those of the candidates that carry the same text, most alike first. */
  among(candidates: readonly CardRow[], of: CardRow): readonly Twin[] {
    return candidates
      .map((row) => ({ row, share: this.#share(of, row) }))
      .filter(({ share }) => share >= COPY_SHARE)
      .sort((a, b) => b.share - a.share || a.row.number - b.row.number);
  }

  #share(a: CardRow, b: CardRow): number {
    return sharedShare(this.#shinglesOf(a.path), this.#shinglesOf(b.path));
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
