/**
 * Cards → the postings of one segment. Tokens are held flat, in order of arrival, and sorted by term at the end by
 * counting; nothing is compared. Fields lie one behind the other in one space of positions, headline first, each block
 * GAP apart; headline, byline and section are indexed once more on their own, for `title:`, `by:` and `section:`.
 */
import { foldInto } from './fold.ts';
import type { Card } from './index-contract.ts';
import { PairTable } from './pair-table.ts';
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

/** Numbers in twos, as many as are added. */
class Twos {
  array: Int32Array = new Int32Array(1 << 16);
  /** In numbers, twice the twos. */
  length = 0;

  push(first: number, second: number): void {
    if (this.length === this.array.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.array);
      this.array = larger;
    }
    this.array[this.length] = first;
    this.array[this.length + 1] = second;
    this.length += 2;
  }
}

/** What stands in a field of its own. The headline has most of it, so its pairs and characters have tables. */
class FieldSink implements TokenSink {
  readonly #field: string;
  readonly #token: (term: string, position: number) => void;

  constructor(field: string, token: (term: string, position: number) => void) {
    this.#field = field;
    this.#token = token;
  }

  pair(first: number, second: number, position: number): void {
    this.#token(this.#field + PAIR + String.fromCharCode(first, second), position);
  }

  across(last: number, first: number, position: number): void {
    this.#token(this.#field + ACROSS + String.fromCharCode(last, first), position);
  }

  end(unit: number, position: number): void {
    this.#token(this.#field + END + String.fromCharCode(unit), position);
  }

  start(unit: number, position: number): void {
    this.#token(this.#field + START + String.fromCharCode(unit), position);
  }

  one(unit: number, position: number): void {
    this.#token(this.#field + ONE + String.fromCharCode(unit), position);
  }

  word(word: string, position: number): void {
    this.#token(this.#field + WORDS + word, position);
  }
}

export class Inverter implements TokenSink {
  readonly #cards: Omit<NumberedCard, 'card'>[] = [];
  readonly #steps: number[] = [];
  readonly #headEnds: number[] = [];
  /** Where the tokens and the single characters of each document begin. */
  readonly #tokenStarts: number[] = [];
  readonly #oneStarts: number[] = [];
  /** Number of a term, and a position. */
  readonly #tokens = new Twos();
  /** Number of a term; how often by powers of eight (how often a single character stands somewhere says little) × 2 + in the headline. */
  readonly #onesIn = new Twos();
  readonly #pairs = new PairTable();
  readonly #acrosses = new PairTable();
  readonly #titlePairs = new PairTable();
  readonly #starts: Int32Array = new Int32Array(0x10000).fill(-1);
  readonly #ends: Int32Array = new Int32Array(0x10000).fill(-1);
  readonly #titleOnes: Int32Array = new Int32Array(0x10000).fill(-1);
  readonly #ones: Int32Array = new Int32Array(0x10000).fill(-1);
  readonly #oneTally: Int32Array = new Int32Array(0x10000);
  readonly #oneHeads: Uint8Array = new Uint8Array(0x10000);
  #inHeadline = false;
  /** Whether what comes is the headline as a field of its own. */
  #inTitle = false;
  #seen: number[] = [];
  readonly #names = new Map<string, number>();
  #termCount = 0;

  get docs(): number {
    return this.#cards.length;
  }

  pair(first: number, second: number, position: number): void {
    this.#two(this.#inTitle ? this.#titlePairs : this.#pairs, first, second, position);
  }

  across(last: number, first: number, position: number): void {
    if (this.#inTitle) this.#title.across(last, first, position);
    else this.#two(this.#acrosses, last, first, position);
  }

  end(unit: number, position: number): void {
    if (this.#inTitle) this.#title.end(unit, position);
    else this.#single(this.#ends, unit, position);
  }

  start(unit: number, position: number): void {
    if (this.#inTitle) this.#title.start(unit, position);
    else this.#single(this.#starts, unit, position);
  }

  one(unit: number, position: number): void {
    if (this.#inTitle) {
      this.#single(this.#titleOnes, unit, position);
      return;
    }
    if (this.#oneTally[unit] === 0) this.#seen.push(unit);
    this.#oneTally[unit] = (this.#oneTally[unit] as number) + 1;
    if (this.#inHeadline) this.#oneHeads[unit] = 1;
  }

  word(word: string, position: number): void {
    if (this.#inTitle) this.#title.word(word, position);
    else this.#named(WORDS + word, position);
  }

  #two(table: PairTable, first: number, second: number, position: number): void {
    const id = table.id((first << 16) | second, this.#termCount);
    if (id === this.#termCount) this.#termCount++;
    this.#tokens.push(id, position);
  }

  #single(table: Int32Array, unit: number, position: number): void {
    if (table[unit] === -1) table[unit] = this.#termCount++;
    this.#tokens.push(table[unit] as number, position);
  }

  readonly #named = (term: string, position: number): void => {
    let id = this.#names.get(term);
    if (id === undefined) {
      id = this.#termCount++;
      this.#names.set(term, id);
    }
    this.#tokens.push(id, position);
  };

  readonly #title = new FieldSink(FIELDS.title, this.#named);
  readonly #by = new FieldSink(FIELDS.by, this.#named);
  readonly #section = new FieldSink(FIELDS.section, this.#named);

  add(numbered: NumberedCard): void {
    const { card, ...rest } = numbered;
    this.#cards.push(rest);
    this.#tokenStarts.push(this.#tokens.length);
    this.#oneStarts.push(this.#onesIn.length);
    this.#inHeadline = true;
    const headEnd = this.#text(card.headline, 0, this);
    this.#inHeadline = false;
    let at = this.#text(card.standfirst ?? '', headEnd, this);
    for (const person of card.byline) at = this.#text(person, at, this);
    for (const block of card.blocks) at = this.#text(block, at, this);
    for (const caption of card.captions) at = this.#text(caption, at, this);
    this.#headEnds.push(headEnd);
    this.#steps.push(lengthStep(at));
    this.#inTitle = true;
    this.#text(card.headline, 0, this);
    this.#inTitle = false;
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
      const digits = Math.ceil((32 - Math.clz32(this.#oneTally[unit] as number)) / 3);
      this.#onesIn.push(this.#ones[unit] as number, digits * 2 + (this.#oneHeads[unit] as number));
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

  /** Visits terms with their numbers, in order of term. */
  #eachTerm(visit: (term: string, id: number) => void): void {
    const named = [...this.#names].sort(([a], [b]) => (a < b ? -1 : 1));
    let next = 0;
    const namesBefore = (end: string): void => {
      for (; next < named.length && (named[next] as [string, number])[0] < end; next++)
        visit(...(named[next] as [string, number]));
    };
    const pairs = (kind: string, table: PairTable): void =>
      table.eachInOrder((first, second, id) => visit(kind + String.fromCharCode(first, second), id));
    const units = (kind: string, ids: Int32Array): void => {
      for (let unit = 0; unit < ids.length; unit++)
        if ((ids[unit] as number) >= 0) visit(kind + String.fromCharCode(unit), ids[unit] as number);
    };
    pairs(ACROSS, this.#acrosses);
    units(END, this.#ends);
    pairs(PAIR, this.#pairs);
    units(START, this.#starts);
    units(ONE, this.#ones);
    // `W` and the fields in lower case sort behind `B`, `E`, `P`, `S` and `U`.
    namesBefore(FIELDS.title + PAIR);
    pairs(FIELDS.title + PAIR, this.#titlePairs);
    namesBefore(FIELDS.title + ONE);
    units(FIELDS.title + ONE, this.#titleOnes);
    namesBefore('\uffff\uffff');
  }

  /** Writes the segment; on disk when it comes back. */
  write(path: string): Columns {
    const order = this.#order();
    const columns = this.#columns(order);
    const ends = this.#countTerms();
    const postings = this.#placed(order, ends);
    const headEnds = Int32Array.from(order, (arrived) => this.#headEnds[arrived] as number);
    const writer = new SegmentWriter(path);
    const list = new PostingList();
    this.#eachTerm((term, id) => {
      const placing = placingOf(term);
      const from = id === 0 ? 0 : (ends[id - 1] as number);
      if (placing === 'none') fillOnes(list, postings, from, ends[id] as number);
      else fill(list, postings, from, ends[id] as number, headEnds);
      writer.add(term, encodeList(list, columns.lengthStep, placing));
    });
    writer.finish(columns);
    return columns;
  }

  /** Where each term's postings begin; `#placed` moves each to where they end. */
  #countTerms(): Int32Array {
    const counts = new Int32Array(this.#termCount + 1);
    for (const { array, length } of [this.#tokens, this.#onesIn])
      for (let i = 0; i < length; i += 2) {
        const term = (array[i] as number) + 1;
        counts[term] = (counts[term] as number) + 2;
      }
    for (let term = 1; term < counts.length; term++)
      counts[term] = (counts[term] as number) + (counts[term - 1] as number);
    return counts;
  }

  /** All tokens by term, then document, then position: in twos the document, and its position or (single characters) count. */
  #placed(order: Int32Array, next: Int32Array): Int32Array {
    const postings = new Int32Array(this.#tokens.length + this.#onesIn.length);
    const spread = (tokens: Int32Array, from: number, to: number, doc: number): void => {
      for (let i = from; i < to; i += 2) {
        const term = tokens[i] as number;
        const slot = next[term] as number;
        postings[slot] = doc;
        postings[slot + 1] = tokens[i + 1] as number;
        next[term] = slot + 2;
      }
    };
    for (let doc = 0; doc < order.length; doc++) {
      const arrived = order[doc] as number;
      const tokensTo = this.#tokenStarts[arrived + 1] ?? this.#tokens.length;
      const onesTo = this.#oneStarts[arrived + 1] ?? this.#onesIn.length;
      spread(this.#tokens.array, this.#tokenStarts[arrived] as number, tokensTo, doc);
      spread(this.#onesIn.array, this.#oneStarts[arrived] as number, onesTo, doc);
    }
    return postings;
  }
}

function fillOnes(list: PostingList, postings: Int32Array, from: number, to: number): void {
  list.clear();
  for (let i = from; i < to; i += 2) {
    const value = postings[i + 1] as number;
    list.add(postings[i] as number, value >> 1, value & 1);
  }
}

/** `headEnds`: where each document's headline ends. */
function fill(list: PostingList, postings: Int32Array, from: number, to: number, headEnds: Int32Array): void {
  list.clear();
  for (let i = from; i < to; ) {
    const doc = postings[i] as number;
    let end = i + 2;
    while (end < to && postings[end] === doc) end += 2;
    list.add(doc, (end - i) >> 1, (postings[i + 1] as number) < (headEnds[doc] as number) ? 1 : 0);
    for (; i < end; i += 2) list.place(postings[i + 1] as number);
  }
}
