/**
 * An invented story as its author wrote it → fields and blocks.
 * Goes in: the text of one file under copy/: `name: value` lines, a line `---`, then blocks with empty lines between.
 * Blocks: `## heading` · `> quoted` · `- item` · `1. item` · `| cell | cell |` (first row is the head) ·
 * `![alt](picture) caption (credit)` · `@ address title` · anything else is a paragraph.
 * Runs: `*emphasis*` · `**strong**` · `[text](address)` · `{base|reading}` ruby · `{{-4d}}` the day that many days from now.
 */
import type { Block, Cell, Inline } from '../article/block.ts';

export interface Copy {
  readonly slug: string;
  readonly headline: string;
  readonly kicker?: string;
  readonly standfirst?: string;
  readonly byline: readonly string[];
  readonly dateline?: string;
  readonly section?: string;
  /** How long before the newspaper was opened the story appeared, ms. */
  readonly ageMs: number;
  readonly body: readonly Block[];
}

export type PrintDay = (daysFromNow: number) => string;

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Takes only what the demo's own authors wrote: a file without headline or age is a mistake of ours and throws. */
export function readCopy(slug: string, text: string, printDay: PrintDay): Copy {
  const dated = text.replace(/\{\{(-?\d+)d\}\}/g, (_, days: string) => printDay(Number(days)));
  const cut = dated.indexOf('\n---\n');
  const fields = new Map(dated.slice(0, cut).split('\n').map(readField));
  const headline = fields.get('headline');
  const age = /^(\d+)([mhd])$/.exec(fields.get('ago') ?? '');
  if (cut < 0 || headline === undefined || age === null)
    throw new Error(`demo copy ${slug}: headline or ago`);
  const optional = (name: 'kicker' | 'standfirst' | 'dateline' | 'section') => {
    const value = fields.get(name);
    return value === undefined ? {} : { [name]: value };
  };
  return {
    slug,
    headline,
    ...optional('kicker'),
    ...optional('standfirst'),
    ...optional('dateline'),
    ...optional('section'),
    byline: (fields.get('byline') ?? '')
      .split(';')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    ageMs: Number(age[1]) * (UNIT_MS[age[2] ?? ''] ?? 0),
    body: dated
      .slice(cut + 5)
      .trim()
      .split(/\n{2,}/)
      .map(readBlock),
  };
}

function readField(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

function readBlock(text: string): Block {
  const lines = text.split('\n');
  const heading = /^(#{2,4}) (.*)$/.exec(text);
  if (heading)
    return { kind: 'heading', level: heading[1]?.length as 2 | 3 | 4, content: readRuns(heading[2] ?? '') };
  if (text.startsWith('> '))
    return { kind: 'quotation', blocks: lines.map((line) => paragraph(line.replace(/^> ?/, ''))) };
  if (/^(?:- |\d+\. )/.test(text))
    return {
      kind: 'list',
      ordered: !text.startsWith('-'),
      items: lines.map((line) => [paragraph(line.replace(/^(?:- |\d+\. )/, ''))]),
    };
  if (text.startsWith('| '))
    return { kind: 'table', rows: lines.map((line, row) => readCells(line, row === 0)) };
  const figure = /^!\[([^\]]*)\]\(([^)]*)\)\s*(.*?)(?:\s*[（(]([^（()）]*)[)）])?$/u.exec(text);
  if (figure)
    return {
      kind: 'figure',
      alt: figure[1] ?? '',
      src: figure[2] ?? '',
      caption: readRuns(figure[3] ?? ''),
      ...(figure[4] !== undefined && { credit: figure[4] }),
    };
  const embed = /^@ (\S+) (.*)$/.exec(text);
  if (embed) return { kind: 'embed', address: embed[1] ?? '', title: embed[2] ?? '' };
  return paragraph(lines.join(' '));
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', content: readRuns(text) };
}

function readCells(line: string, header: boolean): Cell[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => ({ header, content: readRuns(cell.trim()) }));
}

const RUN = /\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)]+)\)|\{([^|{}]+)\|([^|{}]+)\}/gu;

function readRuns(text: string): Inline[] {
  const runs: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(RUN)) {
    if (found.index > from) runs.push({ kind: 'text', text: text.slice(from, found.index) });
    from = found.index + found[0].length;
    const [, strong, emphasis, label, href, base, reading] = found;
    if (strong !== undefined) runs.push({ kind: 'strong', content: [{ kind: 'text', text: strong }] });
    else if (emphasis !== undefined)
      runs.push({ kind: 'emphasis', content: [{ kind: 'text', text: emphasis }] });
    else if (label !== undefined)
      runs.push({ kind: 'link', href: href ?? '', content: [{ kind: 'text', text: label }] });
    else runs.push({ kind: 'ruby', base: [{ kind: 'text', text: base ?? '' }], reading: reading ?? '' });
  }
  if (from < text.length) runs.push({ kind: 'text', text: text.slice(from) });
  return runs;
}
