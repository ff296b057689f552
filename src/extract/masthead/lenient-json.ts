/**
 * JSON as pages write it → values. Goes in: the text of a script element. Comes out: the values in it, often one; never throws.
 * Reads what JSON.parse refuses: raw line breaks in strings, trailing and missing commas, comments, `<!-- -->` and CDATA wrappers,
 * quotation marks that nobody escaped, single quotes, bare names, several values in a row, a text cut short.
 */

/** JSON-LD of a page is a few kilobytes; the largest measured (a live blog) 620 kB. Beyond this only the front is read. */
const MAX_LENGTH = 2_000_000;
/** No vocabulary nests so deep. */
const MAX_DEPTH = 60;

/** Shape: '{"a":1,}' → [{ a: 1 }]; "no json" → []. */
export function readLenientJson(text: string): unknown[] {
  if (text.length <= MAX_LENGTH)
    try {
      return [JSON.parse(text)];
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  return new Reader(text.slice(0, MAX_LENGTH)).values();
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  values(): unknown[] {
    const values: unknown[] = [];
    for (;;) {
      const from = this.next(/[[{]/g);
      if (from < 0 || values.length >= 1000) return values;
      this.at = from;
      values.push(this.value(0));
    }
  }

  private next(pattern: RegExp): number {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.index ?? -1;
  }

  /** Passes over white space and comments, `extra` too. */
  private skip(extra: string): string {
    for (;;) {
      const c = this.text[this.at];
      if (c === undefined) return '';
      if (c <= ' ' || c === '\u00a0' || c === '\ufeff' || extra.includes(c)) this.at++;
      else if (this.text.startsWith('/*', this.at)) this.passTo('*/');
      else if (this.text.startsWith('<!--', this.at)) this.passTo('-->');
      else if (this.text.startsWith('//', this.at)) this.passTo('\n');
      else return c;
    }
  }

  private passTo(mark: string): void {
    const end = this.text.indexOf(mark, this.at + 2);
    this.at = end < 0 ? this.text.length : end + mark.length;
  }

  private value(depth: number): unknown {
    const c = this.skip('');
    if (depth > MAX_DEPTH) {
      this.at = this.text.length;
      return undefined;
    }
    if (c === '{') return this.object(depth);
    if (c === '[') return this.array(depth);
    if (c === '"' || c === "'") return this.quoted(c);
    return this.bare();
  }

  private object(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = Object.create(null);
    this.at++;
    for (;;) {
      const c = this.skip(',;');
      if (c === '' || c === '}' || c === ']') {
        if (c === '}') this.at++;
        return object;
      }
      const name = c === '"' || c === "'" ? this.quoted(c) : String(this.bare());
      if (this.skip('') !== ':') continue;
      this.at++;
      object[name] = this.value(depth + 1);
    }
  }

  private array(depth: number): unknown[] {
    const array: unknown[] = [];
    this.at++;
    for (;;) {
      const c = this.skip(',;');
      if (c === '' || c === ']' || c === '}') {
        if (c === ']') this.at++;
        return array;
      }
      array.push(this.value(depth + 1));
    }
  }

  private quoted(quote: string): string {
    let value = '';
    let from = ++this.at;
    for (; this.at < this.text.length; this.at++) {
      const c = this.text[this.at];
      if (c === '\\') {
        value += this.text.slice(from, this.at);
        const escaped = this.text[++this.at] ?? '';
        const code = escaped === 'u' ? /^[\da-f]{4}/i.exec(this.text.slice(this.at + 1, this.at + 5)) : null;
        if (code) this.at += 4;
        value += code ? String.fromCharCode(Number.parseInt(code[0], 16)) : (ESCAPES[escaped] ?? escaped);
        from = this.at + 1;
      } else if (c === quote && this.closes()) break;
    }
    value += this.text.slice(from, this.at);
    this.at++;
    return value;
  }

  /** A quotation mark ends the string only where the syntax can go on behind it. */
  private closes(): boolean {
    return /^["']\s*(?:$|[}\]:]|,\s*(?:$|["'{[\d\-tfn}\]])|["']\s*:|["'][\w@]+["']\s*:|\/[/*])/.test(
      this.text.slice(this.at, this.at + 80),
    );
  }

  private bare(): unknown {
    const end = this.next(/[,;:\]}[{"'\n]/g);
    const stop = end < 0 ? this.text.length : end;
    const word = this.text.slice(this.at, stop).trim();
    this.at = stop > this.at ? stop : stop + 1;
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null' || word === '') return null;
    return /^-?\d+(?:\.\d+)?$/.test(word) ? Number(word) : word;
  }
}
