/** A table of data → rows of cells; a table that only lays out the page is walked like any other container (build.ts). */
import type { Block, Cell, Inline, Table } from '../../article/block.ts';
import { inlineText } from '../../article/text.ts';
import { weightOf } from '../survey/survey.ts';
import { tagNumber, tagSet } from '../tree/tags.ts';
import { attr } from '../tree/tree.ts';
import type { Building } from './building.ts';

const [TABLE, TR, TD, TH, CAPTION, THEAD] = ['table', 'tr', 'td', 'th', 'caption', 'thead'].map(tagNumber) as [
  number, number, number, number, number, number,
]; // biome-ignore format: a table
/** What a cell of data does not hold. */
const LAYOUT = tagSet('h1 h2 h3 form article section blockquote figure iframe');
/** Cells of data are short: the longest in the measured pages' gold tables have some 400 characters. */
const MAX_CELL = 500;

function* rowsOf(on: Building, table: number): Generator<number> {
  const { tree } = on.page;
  const stop = tree.end[table] as number;
  for (let n = table + 1; n < stop; n++) {
    if (tree.tag[n] === TABLE || on.out[n]) n = (tree.end[n] as number) - 1;
    else if (tree.tag[n] === TR) yield n;
  }
}

function* cellsOf(on: Building, row: number): Generator<number> {
  const { tree } = on.page;
  const stop = tree.end[row] as number;
  for (let n = row + 1; n < stop; n = tree.end[n] as number) {
    if ((tree.tag[n] === TD || tree.tag[n] === TH) && !on.out[n]) yield n;
  }
}

export function isDataTable(on: Building, table: number): boolean {
  const { tree } = on.page;
  if (/^(?:presentation|none)$/.test(attr(tree, table, 'role') ?? '')) return false;
  const stop = tree.end[table] as number;
  let header = false;
  for (let n = table + 1; n < stop; n++) {
    const tag = tree.tag[n] as number;
    if (tag === TABLE || LAYOUT[tag]) return false;
    if (tag === TH || tag === CAPTION || tag === THEAD) header = true;
  }
  let rows = 0;
  let wide = 0;
  let longest = 0;
  for (const row of rowsOf(on, table)) {
    let cells = 0;
    for (const cell of cellsOf(on, row)) {
      cells++;
      longest = Math.max(longest, weightOf(on.survey, cell));
    }
    if (cells > 0) rows++;
    if (cells > 1) wide++;
  }
  if (wide === 0) return false;
  return longest <= MAX_CELL && (header || (rows > 1 && wide * 2 > rows));
}

function contentOf(blocks: readonly Block[]): Inline[] {
  const content: Inline[] = [];
  const add = (block: Block): void => {
    if (block.kind === 'paragraph' || block.kind === 'heading') {
      if (content.length > 0) content.push({ kind: 'break' });
      content.push(...block.content);
    } else if (block.kind === 'list') for (const item of block.items) item.forEach(add);
    else if (block.kind === 'quotation') block.blocks.forEach(add);
    else if (block.kind === 'preformatted') content.push({ kind: 'code', text: block.text });
  };
  blocks.forEach(add);
  return content;
}

/** `build` makes the blocks of one cell. Answers undefined for a table without text. */
export function tableOf(on: Building, table: number, build: (cell: number) => Block[]): Table | undefined {
  const { tree } = on.page;
  const rows: Cell[][] = [];
  for (const row of rowsOf(on, table)) {
    const cells: Cell[] = [];
    for (const node of cellsOf(on, row)) {
      const content = contentOf(build(node));
      const colspan = spanOf(attr(tree, node, 'colspan'));
      const rowspan = spanOf(attr(tree, node, 'rowspan'));
      cells.push({
        header: tree.tag[node] === TH,
        ...(colspan > 1 ? { colspan } : {}),
        ...(rowspan > 1 ? { rowspan } : {}),
        content,
      });
    }
    if (cells.some((cell) => inlineText(cell.content).trim() !== '')) rows.push(cells);
  }
  if (rows.length === 0) return undefined;
  const stop = tree.end[table] as number;
  for (let n = table + 1; n < stop; n = tree.end[n] as number) {
    if (tree.tag[n] !== CAPTION) continue;
    const caption = contentOf(build(n));
    if (caption.length > 0) return { kind: 'table', caption, rows };
  }
  return { kind: 'table', rows };
}

function spanOf(written: string | undefined): number {
  const span = Number.parseInt(written ?? '1', 10);
  return span > 1 && span <= 1000 ? span : 1;
}
