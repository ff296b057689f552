/**
 * Cards → the postings of one segment. Tokens are held flat, in order of arrival, and sorted by term at the end by
 * counting; nothing is compared. Fields lie one behind the other in one space of positions, headline first, each block
 * GAP apart; headline, byline and section are indexed once more on their own, for `title:`, `by:` and `section:`.
 */
import { foldInto } from './fold.ts';
import type { Card } from './index-contract.ts';
import { PostingList } from './posting-list.ts';
import { encodeList } from './postings.ts';
import { type Columns, emptyColumns, SegmentWriter } from './segment.ts';
import { ACROSS, END, ONE, PAIR, placingOf, START, type TokenSink, tokenize, WORDS } from './tokens.ts';
import { lengthStep } from './weight.ts';

/** Before the kind of a term that stands in a field of its own. */
export const FIELDS = { by: 'b', section: 's', title: 't' } as const;
/** Positions between blocks, so that no string runs across. */
const GAP = 1;

/** A card with what the ledger knows of it. */
export interface NumberedCard {
  readonly number: number;
  readonly article: number;
  /** Of identity and revision: what stands at the same time is in its order, however it came in. */
  readonly key: number;
  readonly source: number;
  readonly language: number;
  readonly flags: number;
  readonly publishedAt: number;
  readonly card: Pick<Card, 'headline' | 'standfirst' | 'byline' | 'section' | 'blocks' | 'captions'>;
}

class Grown {
  array: Int32Array = new Int32Array(1 << 16);
  length = 0;
  push(value: number): void {
    if (this.length === this.array.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.array);
      this.array = larger;
    }
    this.array[this.length++] = value;
  }
}

/** Numbers for pairs of units, by open addressing. */
class PairTable {
  #keys: Uint32Array = new Uint32Array(1 << 16);
  #ids: Int32Array = new Int32Array(1 << 16).fill(-1);
  size = 0;

  /** The number of a pair; `fresh` when it has none yet. */
  id(key: number, fresh: number): number {
    const mask = this.#ids.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    for (;;) {
      const id = this.#ids[slot] as number;
      if (id < 0) break;
      if (this.#keys[slot] === key) return id;
      slot = (slot + 1) & mask;
    }
    this.#keys[slot] = key;
    this.#ids[slot] = fresh;
    if (++this.size * 2 > mask) this.#grow();
    return fresh;
  }

  #grow(): void {
    const [keys, ids] = [this.#keys, this.#ids];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#ids = new Int32Array(ids.length * 2).fill(-1);
    this.size = 0;
    for (let slot = 0; slot < ids.length; slot++)
      if ((ids[slot] as number) >= 0) this.id(keys[slot] as number, ids[slot] as number);
  }

  /** Numbers in order of their pairs. */
  sorted(): { readonly keys: Uint32Array; readonly ids: Int32Array } {
    const both = new Float64Array(this.size);
    let n = 0;
    for (let slot = 0; slot < this.#ids.length; slot++) {
      const id = this.#ids[slot] as number;
      // 32 bits of pair and 21 of number fit a double; a segment has fewer than two million terms.
      if (id >= 0) both[n++] = (this.#keys[slot] as number) * 0x200000 + id;
    }
    both.sort();
    const keys = new Uint32Array(n);
    const ids = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      const value = both[i] as number;
      keys[i] = Math.floor(value / 0x200000);
      ids[i] = value % 0x200000;
    }
    return { keys, ids };
  }
}

function* pairTerms(kind: string, table: PairTable): Generator<[string, number]> {
  const { keys, ids } = table.sorted();
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    yield [kind + String.fromCharCode(key >>> 16, key & 0xffff), ids[i] as number];
  }
}

function* unitTerms(kind: string, ids: Int32Array): Generator<[string, number]> {
  for (let unit = 0; unit < ids.length; unit++)
    if ((ids[unit] as number) >= 0) yield [kind + String.fromCharCode(unit), ids[unit] as number];
}

export class Inverter {
  readonly #cards: Omit<NumberedCard, 'card'>[] = [];
  readonly #steps: number[] = [];
  readonly #headEnds: number[] = [];
  /** Where the tokens and the single characters of each document begin. */
  readonly #tokenStarts: number[] = [];
  readonly #oneStarts: number[] = [];
  readonly #terms = new Grown();
  readonly #positions = new Grown();
  readonly #oneTerms = new Grown();
  /** How often, by powers of eight (how often a single character stands somewhere says little), × 2 + in the headline. */
  readonly #oneCounts = new Grown();
  readonly #pairs = new PairTable();
  readonly #acrosses = new PairTable();
  readonly #starts: Int32Array = new Int32Array(0x10000).fill(-1);
  readonly #ends: Int32Array = new Int32Array(0x10000).fill(-1);
  readonly #ones: Int32Array = new Int32Array(0x10000).fill(-1);
  readonly #oneTally: Int32Array = new Int32Array(0x10000);
  readonly #oneHeads: Uint8Array = new Uint8Array(0x10000);
  #inHeadline = false;
  #seen: number[] = [];
  readonly #named = new Map<string, number>();
  #termCount = 0;

  get docs(): number {
    return this.#cards.length;
  }

  /** Tokens held; what memory follows. */
  get tokens(): number {
    return this.#terms.length;
  }

  get terms(): number {
    return this.#termCount;
  }

  readonly #main: TokenSink = {
    pair: (first, second, position) => this.#two(this.#pairs, first, second, position),
    across: (last, first, position) => this.#two(this.#acrosses, last, first, position),
    end: (unit, position) => this.#single(this.#ends, unit, position),
    start: (unit, position) => this.#single(this.#starts, unit, position),
    one: (unit) => {
      if (this.#oneTally[unit] === 0) this.#seen.push(unit);
      this.#oneTally[unit] = (this.#oneTally[unit] as number) + 1;
      if (this.#inHeadline) this.#oneHeads[unit] = 1;
    },
    word: (word, position) => this.#token(this.#name(WORDS + word), position),
  };

  #two(table: PairTable, first: number, second: number, position: number): void {
    const id = table.id(((first << 16) | second) >>> 0, this.#termCount);
    if (id === this.#termCount) this.#termCount++;
    this.#token(id, position);
  }

  #single(table: Int32Array, unit: number, position: number): void {
    if (table[unit] === -1) table[unit] = this.#termCount++;
    this.#token(table[unit] as number, position);
  }

  #field(field: string): TokenSink {
    const name = (kind: string, text: string, position: number): void =>
      this.#token(this.#name(field + kind + text), position);
    return {
      pair: (first, second, position) => name(PAIR, String.fromCharCode(first, second), position),
      across: (last, first, position) => name(ACROSS, String.fromCharCode(last, first), position),
      end: (unit, position) => name(END, String.fromCharCode(unit), position),
      start: (unit, position) => name(START, String.fromCharCode(unit), position),
      one: (unit, position) => name(ONE, String.fromCharCode(unit), position),
      word: (word, position) => name(WORDS, word, position),
    };
  }

  readonly #title = this.#field(FIELDS.title);
  readonly #by = this.#field(FIELDS.by);
  readonly #section = this.#field(FIELDS.section);

  #token(term: number, position: number): void {
    this.#terms.push(term);
    this.#positions.push(position);
  }

  #name(term: string): number {
    let id = this.#named.get(term);
    if (id === undefined) {
      id = this.#termCount++;
      this.#named.set(term, id);
    }
    return id;
  }

  add(numbered: NumberedCard): void {
    const { card, ...rest } = numbered;
    this.#cards.push(rest);
    this.#tokenStarts.push(this.#terms.length);
    this.#oneStarts.push(this.#oneTerms.length);
    this.#inHeadline = true;
    const headEnd = this.#text(card.headline, 0, this.#main);
    this.#inHeadline = false;
    let at = this.#text(card.standfirst ?? '', headEnd, this.#main);
    for (const person of card.byline) at = this.#text(person, at, this.#main);
    for (const block of card.blocks) at = this.#text(block, at, this.#main);
    for (const caption of card.captions) at = this.#text(caption, at, this.#main);
    this.#headEnds.push(headEnd);
    this.#steps.push(lengthStep(at));
    this.#text(card.headline, 0, this.#title);
    let person = 0;
    for (const name of card.byline) person = this.#text(name, person, this.#by);
    this.#text(card.section ?? '', 0, this.#section);
    this.#tally();
  }

  #text(text: string, position: number, sink: TokenSink): number {
    if (text === '') return position;
    const { units, length } = foldInto(text);
    return tokenize(units, length, position, sink) + GAP;
  }

  #tally(): void {
    for (const unit of this.#seen) {
      if (this.#ones[unit] === -1) this.#ones[unit] = this.#termCount++;
      this.#oneTerms.push(this.#ones[unit] as number);
      const digits = Math.ceil((32 - Math.clz32(this.#oneTally[unit] as number)) / 3);
      this.#oneCounts.push(digits * 2 + (this.#oneHeads[unit] as number));
      this.#oneTally[unit] = 0;
      this.#oneHeads[unit] = 0;
    }
    this.#seen = [];
  }

  /** Documents newest first, undated last, in order of their keys otherwise. */
  #order(): Int32Array {
    const times = this.#cards.map((card) => (Number.isNaN(card.publishedAt) ? -Infinity : card.publishedAt));
    const keys = this.#cards.map(({ key }) => key);
    return Int32Array.from(times.keys()).sort((a, b) => {
      const [x, y] = [times[a] as number, times[b] as number];
      return x === y ? (keys[a] as number) - (keys[b] as number) || a - b : y > x ? 1 : -1;
    });
  }

  #columns(order: Int32Array): Columns {
    const columns = emptyColumns(order.length);
    for (const [doc, arrived] of order.entries()) {
      const card = this.#cards[arrived] as Omit<NumberedCard, 'card'>;
      columns.card[doc] = card.number;
      columns.article[doc] = card.article;
      columns.key[doc] = card.key;
      columns.publishedAt[doc] = card.publishedAt;
      columns.source[doc] = card.source;
      columns.language[doc] = card.language;
      columns.flags[doc] = card.flags;
      columns.lengthStep[doc] = this.#steps[arrived] as number;
    }
    return columns;
  }

  /** Terms with their numbers, in order of term. */
  *#sortedTerms(): Generator<[string, number]> {
    const named = [...this.#named].sort(([a], [b]) => (a < b ? -1 : 1));
    yield* pairTerms(ACROSS, this.#acrosses);
    yield* unitTerms(END, this.#ends);
    yield* pairTerms(PAIR, this.#pairs);
    yield* unitTerms(START, this.#starts);
    yield* unitTerms(ONE, this.#ones);
    // `W` and the fields in lower case sort behind `B`, `E`, `P`, `S` and `U`.
    yield* named;
  }

  /** Writes the segment; on disk when it comes back. */
  write(path: string): Columns {
    const order = this.#order();
    const columns = this.#columns(order);
    const starts = this.#countTerms();
    const [docs, values] = this.#placed(order, starts);
    const writer = new SegmentWriter(path);
    const list = new PostingList();
    for (const [term, id] of this.#sortedTerms()) {
      const from = id === 0 ? 0 : (starts[id - 1] as number);
      const placing = placingOf(term);
      this.#fill(list, docs, values, from, starts[id] as number, placing === 'none' ? undefined : order);
      writer.add(term, encodeList(list, columns.lengthStep, placing));
    }
    writer.finish(columns);
    return columns;
  }

  /** Where each term's tokens begin; `#placed` moves each to where they end. */
  #countTerms(): Int32Array {
    const counts = new Int32Array(this.#termCount + 1);
    for (const grown of [this.#terms, this.#oneTerms])
      for (let i = 0; i < grown.length; i++) {
        const term = (grown.array[i] as number) + 1;
        counts[term] = (counts[term] as number) + 1;
      }
    for (let term = 1; term < counts.length; term++)
      counts[term] = (counts[term] as number) + (counts[term - 1] as number);
    return counts;
  }

  /** All tokens by term, then document, then position: documents, and positions or (single characters) counts. */
  #placed(order: Int32Array, next: Int32Array): [Int32Array, Int32Array] {
    const total = this.#terms.length + this.#oneTerms.length;
    const docs = new Int32Array(total);
    const values = new Int32Array(total);
    const spread = (terms: Int32Array, what: Int32Array, from: number, to: number, doc: number): void => {
      for (let i = from; i < to; i++) {
        const term = terms[i] as number;
        const slot = next[term] as number;
        docs[slot] = doc;
        values[slot] = what[i] as number;
        next[term] = slot + 1;
      }
    };
    for (let doc = 0; doc < order.length; doc++) {
      const arrived = order[doc] as number;
      const tokensTo = this.#tokenStarts[arrived + 1] ?? this.#terms.length;
      const onesTo = this.#oneStarts[arrived + 1] ?? this.#oneTerms.length;
      spread(this.#terms.array, this.#positions.array, this.#tokenStarts[arrived] as number, tokensTo, doc);
      spread(this.#oneTerms.array, this.#oneCounts.array, this.#oneStarts[arrived] as number, onesTo, doc);
    }
    return [docs, values];
  }

  /** `order` is absent for lists without positions. */
  #fill(
    list: PostingList,
    docs: Int32Array,
    values: Int32Array,
    from: number,
    to: number,
    order: Int32Array | undefined,
  ): void {
    list.clear();
    for (let i = from; i < to; ) {
      const doc = docs[i] as number;
      if (order === undefined) {
        const value = values[i++] as number;
        list.add(doc, value >> 1, value & 1);
        continue;
      }
      let end = i + 1;
      while (end < to && docs[end] === doc) end++;
      const headEnd = this.#headEnds[order[doc] as number] as number;
      list.add(doc, end - i, (values[i] as number) < headEnd ? 1 : 0);
      for (; i < end; i++) list.place(values[i] as number);
    }
  }
}
