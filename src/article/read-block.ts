/**
 * The tear sheet's body vocabulary → blocks. Strict: it takes what `print-block.ts` writes and nothing else;
 * at the first character that does not fit it answers with that position. Free HTML is the extractor's work, not this one's.
 */
import type { Block, Cell, Heading, Inline } from './block.ts';
import { unescapeText } from './escape.ts';

export interface Misfit {
  readonly kind: 'misfit';
  /** UTF-16 offset in the line. */
  readonly at: number;
}

/** Deeper nesting than this is refused; normal form keeps bodies far below it. */
const MAX_DEPTH = 200;

class Stop extends Error {
  readonly at: number;
  constructor(at: number) {
    super('misfit');
    this.at = at;
  }
}

/** Reads one line, one block. */
export function readBlockLine(line: string): Block | Misfit {
  const cursor = new Cursor(line);
  try {
    const block = readBlock(cursor, 0);
    return cursor.done() ? block : { kind: 'misfit', at: cursor.at };
  } catch (error) {
    if (error instanceof Stop) return { kind: 'misfit', at: error.at };
    throw error;
  }
}

const INLINE_TAGS = { a: 'link', em: 'emphasis', strong: 'strong', sub: 'sub', sup: 'sup' } as const;

function readBlock(cursor: Cursor, depth: number): Block {
  if (depth > MAX_DEPTH) cursor.stop();
  if (cursor.take('<p>')) return { kind: 'paragraph', content: readInlines(cursor, 'p', depth) };
  for (const level of [2, 3, 4, 5, 6] as const satisfies readonly Heading['level'][]) {
    if (cursor.take(`<h${level}>`))
      return { kind: 'heading', level, content: readInlines(cursor, `h${level}`, depth) };
  }
  if (cursor.take('<ul>')) return { kind: 'list', ordered: false, items: readItems(cursor, 'ul', depth) };
  if (cursor.take('<ol')) {
    const start = cursor.attribute('start');
    cursor.expect('>');
    const items = readItems(cursor, 'ol', depth);
    return { kind: 'list', ordered: true, ...(start !== undefined && { start: Number(start) }), items };
  }
  if (cursor.take('<blockquote')) {
    const cite = cursor.attribute('cite');
    cursor.expect('>');
    const blocks: Block[] = [];
    while (!cursor.take('</blockquote>')) blocks.push(readBlock(cursor, depth + 1));
    return { kind: 'quotation', ...(cite !== undefined && { cite }), blocks };
  }
  if (cursor.take('<figure>')) return readFigure(cursor, depth);
  if (cursor.take('<table>')) return readTable(cursor, depth);
  if (cursor.take('<pre>')) {
    const text = cursor.text();
    cursor.expect('</pre>');
    return { kind: 'preformatted', text };
  }
  cursor.expect('<hr>');
  return { kind: 'rule' };
}

function readItems(cursor: Cursor, tag: string, depth: number): Block[][] {
  const items: Block[][] = [];
  while (!cursor.take(`</${tag}>`)) {
    cursor.expect('<li>');
    const blocks: Block[] = [];
    if (cursor.startsBlock()) {
      while (!cursor.take('</li>')) blocks.push(readBlock(cursor, depth + 1));
    } else {
      const content = readInlines(cursor, 'li', depth);
      if (content.length > 0) blocks.push({ kind: 'paragraph', content });
    }
    items.push(blocks);
  }
  return items;
}

function readFigure(cursor: Cursor, depth: number): Block {
  if (cursor.take('<a')) {
    const address = cursor.attribute('href') ?? cursor.stop();
    cursor.expect('>');
    const title = cursor.text();
    cursor.expect('</a></figure>');
    return { kind: 'embed', address, ...(title !== address && { title }) };
  }
  cursor.expect('<img');
  const src = cursor.attribute('src') ?? cursor.stop();
  const alt = cursor.attribute('alt');
  cursor.expect('>');
  let caption: Inline[] = [];
  let credit: string | undefined;
  if (cursor.take('<figcaption>')) {
    caption = readRuns(cursor, depth);
    if (cursor.take('<small>')) {
      credit = cursor.text();
      cursor.expect('</small>');
    }
    cursor.expect('</figcaption>');
  }
  cursor.expect('</figure>');
  return {
    kind: 'figure',
    src,
    ...(alt !== undefined && { alt }),
    ...(caption.length > 0 && { caption }),
    ...(credit !== undefined && { credit }),
  };
}

function readTable(cursor: Cursor, depth: number): Block {
  const caption = cursor.take('<caption>') ? readInlines(cursor, 'caption', depth) : undefined;
  const rows: Cell[][] = [];
  while (!cursor.take('</table>')) {
    cursor.expect('<tr>');
    const cells: Cell[] = [];
    while (!cursor.take('</tr>')) cells.push(readCell(cursor, depth));
    rows.push(cells);
  }
  return { kind: 'table', ...(caption && { caption }), rows };
}

function readCell(cursor: Cursor, depth: number): Cell {
  const header = cursor.take('<th');
  if (!header) cursor.expect('<td');
  const colspan = cursor.attribute('colspan');
  const rowspan = cursor.attribute('rowspan');
  cursor.expect('>');
  const content = readInlines(cursor, header ? 'th' : 'td', depth);
  return {
    header,
    ...(colspan !== undefined && { colspan: Number(colspan) }),
    ...(rowspan !== undefined && { rowspan: Number(rowspan) }),
    content,
  };
}

function readInlines(cursor: Cursor, tag: string, depth: number): Inline[] {
  const runs = readRuns(cursor, depth);
  cursor.expect(`</${tag}>`);
  return runs;
}

/** Runs up to a tag that is no run's. */
function readRuns(cursor: Cursor, depth: number): Inline[] {
  if (depth > MAX_DEPTH) cursor.stop();
  const runs: Inline[] = [];
  for (;;) {
    const text = cursor.text();
    if (text !== '') runs.push({ kind: 'text', text });
    const run = readRun(cursor, depth);
    if (run === undefined) return runs;
    runs.push(run);
  }
}

function readRun(cursor: Cursor, depth: number): Inline | undefined {
  if (cursor.take('<br>')) return { kind: 'break' };
  if (cursor.take('<code>')) {
    const text = cursor.text();
    cursor.expect('</code>');
    return { kind: 'code', text };
  }
  if (cursor.take('<ruby>')) {
    const base = readRuns(cursor, depth + 1);
    cursor.expect('<rt>');
    const reading = cursor.text();
    cursor.expect('</rt></ruby>');
    return { kind: 'ruby', base, reading };
  }
  for (const [tag, kind] of Object.entries(INLINE_TAGS)) {
    if (kind === 'link') {
      if (!cursor.take('<a ')) continue;
      cursor.at -= 1;
      const href = cursor.attribute('href') ?? cursor.stop();
      cursor.expect('>');
      return { kind, href, content: readInlines(cursor, 'a', depth + 1) };
    }
    if (cursor.take(`<${tag}>`)) return { kind, content: readInlines(cursor, tag, depth + 1) };
  }
  return undefined;
}

class Cursor {
  at = 0;
  readonly line: string;
  constructor(line: string) {
    this.line = line;
  }
  done(): boolean {
    return this.at === this.line.length;
  }
  stop(): never {
    throw new Stop(this.at);
  }
  take(token: string): boolean {
    if (!this.line.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }
  expect(token: string): void {
    if (!this.take(token)) this.stop();
  }
  startsBlock(): boolean {
    return /^<(?:p|h[2-6]|ul|ol|blockquote|figure|table|pre|hr)[ >]/.test(
      this.line.slice(this.at, this.at + 12),
    );
  }
  /** Text up to the next tag. A bare `>` fits nowhere. */
  text(): string {
    const next = this.line.indexOf('<', this.at);
    const end = next < 0 ? this.line.length : next;
    const raw = this.line.slice(this.at, end);
    const bare = raw.indexOf('>');
    if (bare >= 0) throw new Stop(this.at + bare);
    this.at = end;
    return unescapeText(raw);
  }
  attribute(name: string): string | undefined {
    if (!this.take(` ${name}="`)) return undefined;
    const end = this.line.indexOf('"', this.at);
    if (end < 0) this.stop();
    const value = this.line.slice(this.at, end);
    this.at = end + 1;
    return unescapeText(value);
  }
}
