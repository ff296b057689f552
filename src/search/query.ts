/**
 * The query language: text → a tree, or where it cannot be read. Documented in docs/search.md.
 *
 * | rule | reads |
 * |---|---|
 * | query | any: `all (OR all)*` |
 * | all | `part+`, all of which must hold; `AND` between two parts says nothing more |
 * | part | `-part`, `(query)`, `field:value`, `"phrase"`, `prefix*`, word |
 * | field | title by section: text · source lang: a name · since until on: a day, month or year · has is: a fact |
 *
 * Only a known field with a value it cannot take is a fault, in as many parts as somebody types. Everything else that fails as an operator (a quote never
 * closed, a lone `OR`, a stray parenthesis) is read as text, so whatever is pasted is a query.
 */
import { spanOf } from '../moment/day.ts';
import type { QueryFault } from './index-contract.ts';

export type TextField = 'any' | 'title' | 'by' | 'section';
export type Fact = 'images' | 'quotes' | 'revisions' | 'vanished';

export type Query =
  | { readonly kind: 'text'; readonly field: TextField; readonly text: string; readonly prefix: boolean }
  | { readonly kind: 'name'; readonly field: 'source' | 'lang'; readonly value: string }
  | { readonly kind: 'time'; readonly since?: number; readonly until?: number }
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'all'; readonly of: readonly Query[] }
  | { readonly kind: 'any'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query };

const FACTS: Readonly<Record<string, Readonly<Record<string, Fact>>>> = {
  has: { revisions: 'revisions', quotes: 'quotes', images: 'images' },
  is: { vanished: 'vanished' },
};
const FIELDS = ['title', 'by', 'section', 'source', 'lang', 'since', 'until', 'on', 'has', 'is'] as const;
type Field = (typeof FIELDS)[number];
/** Typographic quotes that may stand round a whole phrase. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '＂': '＂', '«': '»' };
/** Deeper groups are read as text; nobody types them, and no stack runs over. */
const MAX_DEPTH = 40;
/** Parts beyond this are not looked at: a pasted page is a query as well. */
const MAX_PARTS = 32;

class Reader {
  readonly #text: string;
  readonly #zone: string;
  #at = 0;
  #depth = 0;
  #parts = 0;
  #fault: QueryFault | undefined;

  constructor(text: string, zone: string) {
    this.#text = text;
    this.#zone = zone;
  }

  /** Where a field's value cannot be taken; in what is too long to have been typed, that is no mistake of anybody's. */
  get fault(): QueryFault | undefined {
    return this.#parts > MAX_PARTS ? undefined : this.#fault;
  }

  #spaces(): void {
    while (this.#at < this.#text.length && isSpace(this.#text[this.#at] as string)) this.#at++;
  }

  #operator(name: string): boolean {
    const end = this.#at + name.length;
    return (
      this.#text.startsWith(name, this.#at) &&
      (end >= this.#text.length || isBoundary(this.#text[end] as string))
    );
  }

  any(): Query | undefined {
    const choices: Query[] = [];
    for (;;) {
      const all = this.#all();
      if (all !== undefined) choices.push(all);
      this.#spaces();
      const bar = this.#text[this.#at] === '|';
      if (!bar && !this.#operator('OR')) break;
      const begin = this.#at;
      this.#at += bar ? 1 : 2;
      this.#spaces();
      // An OR with nothing on one side is the word.
      if (!bar && (all === undefined || this.#at >= this.#text.length || this.#text[this.#at] === ')'))
        if (this.#parts++ < MAX_PARTS) choices.push(textOf(this.#text.slice(begin, begin + 2)));
    }
    return joined('any', choices);
  }

  #all(): Query | undefined {
    const parts: Query[] = [];
    for (;;) {
      this.#spaces();
      const next = this.#text[this.#at];
      if (next === undefined || next === '|' || (next === ')' && this.#depth > 0)) break;
      if (this.#operator('OR')) break;
      if (parts.length > 0 && this.#operator('AND') && this.#at + 3 < this.#text.length) {
        this.#at += 3;
        continue;
      }
      const part = this.#part();
      if (part !== undefined) parts.push(part);
    }
    return joined('all', parts);
  }

  #part(): Query | undefined {
    const next = this.#text[this.#at] as string;
    if (next === '-') {
      this.#at++;
      const after = this.#text[this.#at];
      if (after === undefined || isSpace(after) || after === '-' || after === ')') return undefined;
      const of = this.#part();
      return of === undefined ? undefined : { kind: 'not', of };
    }
    if (next === '(' && this.#depth < MAX_DEPTH) return this.#group();
    if (next === ')' || next === '(') {
      this.#at++;
      return undefined;
    }
    const leaf = this.#field() ?? this.#value('any');
    return this.#parts++ < MAX_PARTS ? leaf : undefined;
  }

  #group(): Query | undefined {
    this.#at++;
    this.#depth++;
    const inside = this.any();
    this.#depth--;
    if (this.#text[this.#at] === ')') this.#at++;
    return inside;
  }

  #field(): Query | undefined {
    const begin = this.#at;
    const found = /^([a-z]{2,7})[:：](?=\S)/i.exec(this.#text.slice(begin, begin + 9));
    const field = found?.[1]?.toLowerCase() as Field | undefined;
    if (found === null || field === undefined || !FIELDS.includes(field)) return undefined;
    this.#at += found[0].length;
    if (field === 'title' || field === 'by' || field === 'section') return this.#value(field);
    const at = this.#at;
    const value = this.#plain();
    if (field === 'source' || field === 'lang') return { kind: 'name', field, value };
    const read =
      field === 'has' || field === 'is' ? this.#fact(field, value, at) : this.#time(field, value, at);
    return read ?? textOf(this.#text.slice(begin, this.#at));
  }

  #fact(field: 'has' | 'is', value: string, at: number): Query | undefined {
    const facts = FACTS[field] as Readonly<Record<string, Fact>>;
    const fact = facts[value.toLowerCase()];
    if (fact !== undefined) return { kind: 'fact', fact };
    return this.#wrong(at, `${field}: takes ${Object.keys(facts).join(', ')}`);
  }

  #time(field: 'since' | 'until' | 'on', value: string, at: number): Query | undefined {
    const span = spanOf(value, this.#zone);
    if (span === undefined)
      return this.#wrong(at, `${field}: takes a day, month or year, as 2022-01-05, 2022-01, 2022`);
    if (field === 'since') return { kind: 'time', since: span.from };
    if (field === 'until') return { kind: 'time', until: span.to };
    return { kind: 'time', since: span.from, until: span.to };
  }

  #wrong(at: number, message: string): undefined {
    this.#fault ??= { kind: 'fault', code: 'query', at, message };
    return undefined;
  }

  /** A phrase in quotes or what stands up to the next space. */
  #plain(): string {
    const phrase = this.#phrase();
    return phrase ?? this.#word();
  }

  #phrase(): string | undefined {
    const open = this.#text[this.#at] as string;
    const close = QUOTES[open];
    if (close === undefined) return undefined;
    const end = this.#text.indexOf(close, this.#at + 1);
    if (end < 0) return undefined;
    const after = this.#text[end + 1];
    // Typographic quotes inside running Chinese text are characters of it.
    if (open !== '"' && after !== undefined && !isBoundary(after)) return undefined;
    const inside = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    return inside;
  }

  #word(): string {
    const begin = this.#at;
    let open = 0;
    for (; this.#at < this.#text.length; this.#at++) {
      const c = this.#text[this.#at] as string;
      if (isSpace(c) || (c === '"' && this.#at > begin)) break;
      if (c === '(') open++;
      if (c === ')') {
        if (open === 0 && this.#depth > 0) break;
        open--;
      }
    }
    if (this.#at === begin) this.#at++;
    return this.#text.slice(begin, this.#at);
  }

  #value(field: TextField): Query | undefined {
    const phrase = this.#phrase();
    if (phrase !== undefined) return phrase.trim() === '' ? undefined : textOf(phrase, field);
    const word = this.#word();
    const prefix = /[^*]\*$/.test(word);
    return textOf(prefix ? word.slice(0, -1) : word, field, prefix);
  }
}

function textOf(text: string, field: TextField = 'any', prefix = false): Query {
  return { kind: 'text', field, text, prefix };
}

/** Groups of one kind inside each other are one; what is said twice is said once. */
function joined(kind: 'all' | 'any', parts: readonly Query[]): Query | undefined {
  const distinct = new Map<string, Query>();
  for (const part of parts)
    for (const one of part.kind === kind ? part.of : [part]) distinct.set(JSON.stringify(one), one);
  const of = [...distinct.values()];
  return of.length < 2 ? of[0] : { kind, of };
}

function isSpace(c: string): boolean {
  return /\s/.test(c);
}

function isBoundary(c: string): boolean {
  return isSpace(c) || c === '(' || c === ')' || c === '|';
}

/** Shape: readQuery('title:"new york" -sport') → its tree; undefined for a query of nothing, which means everything. Days are days in `zone`. */
export function readQuery(text: string, zone = 'UTC'): Query | QueryFault | undefined {
  const reader = new Reader(text, zone);
  const query = reader.any();
  return reader.fault ?? query;
}
