/**
 * Tear sheet, format version 1 → article. Strict: what `printSheet` writes reads back as the same article, and printing
 * that gives the same bytes. Anything else is damage with its position; files of older archives are `legacy-sheet.ts`'s.
 */
import type { Article, UnknownField } from './article.ts';
import type { Block } from './block.ts';
import { type Damage, damage } from './damage.ts';
import { readHeadingLink } from './heading-link.ts';
import { readBlockLine } from './read-block.ts';
import { readField } from './sheet-fields.ts';

const TRAILER = '\n<!--\ntearsheet: 1\n';
const TRAILER_ANY_VERSION = /\n<!--\r?\ntearsheet: \d+\r?\n/;

/** Whether a text is a tear sheet of ours, of any version, whole or damaged. */
export function isTearSheet(text: string): boolean {
  return TRAILER_ANY_VERSION.test(text);
}

/** Shape: readSheet("<!--1642265101000-->\n[A](https://x.org/a)\n------\n\n<p>B</p>\n<!--\ntearsheet: 1\n…") → Article */
export function readSheet(sheet: string): Article | Damage {
  // Some editors and git settings turn every line end into CRLF; no printed sheet holds a bare CR.
  const text = sheet.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (text.trim() === '') return damage('empty', 0, 'The file is empty.');
  const first = /^<!--(unknown|-?\d{1,16})-->\n/.exec(text);
  if (!first) return damage('no-instant', 0, 'The first line is no <!--milliseconds-->.');
  const headingAt = first[0].length;
  const ruleAt = text.indexOf('\n------\n\n', headingAt);
  const link = ruleAt < 0 ? undefined : readHeadingLink(text.slice(headingAt, ruleAt));
  if (!link) return damage('no-heading', headingAt, 'The second line is no [headline](address) over ------.');
  const bodyAt = ruleAt + '\n------\n\n'.length;
  const trailerAt = text.lastIndexOf(TRAILER);
  if (trailerAt < bodyAt - 1)
    return damage('bad-trailer', text.length, 'The closing comment of version 1 is missing.');
  const body = readBody(text, bodyAt, trailerAt);
  if (!Array.isArray(body)) return body;
  const fields = readTrailer(text, trailerAt + TRAILER.length);
  if ('kind' in fields) return fields;
  return {
    byline: [],
    ...fields.known,
    ...(first[1] !== 'unknown' && { publishedAt: Number(first[1]) }),
    headline: link.headline,
    url: link.address,
    body,
    ...(fields.unknown.length > 0 && { unknown: fields.unknown }),
  };
}

function readBody(text: string, from: number, to: number): Block[] | Damage {
  const blocks: Block[] = [];
  for (let at = from; at < to; ) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? to : next;
    const block = readBlockLine(text.slice(at, end));
    if (block.kind === 'misfit') {
      return damage(
        'bad-block',
        at + block.at,
        `Block ${blocks.length + 1} of the body is not of the vocabulary.`,
      );
    }
    blocks.push(block);
    at = end + 1;
  }
  return blocks;
}

interface Trailer {
  readonly known: Pick<Article, 'id' | 'source'>;
  readonly unknown: UnknownField[];
}

function readTrailer(text: string, from: number): Trailer | Damage {
  const known: Record<string, unknown> = {};
  const unknown: UnknownField[] = [];
  let at = from;
  for (const line of text.slice(from).split('\n')) {
    if (line === '-->') {
      if (text.slice(at) !== '-->\n')
        return damage('bad-trailer', at + 4, 'Something follows the closing comment.');
      const { id, source } = known;
      if (typeof id === 'string' && typeof source === 'string')
        return { known: { ...known, id, source }, unknown };
      return damage('bad-trailer', from, 'The closing comment names no id or no source.');
    }
    const field = readField(line);
    if (field.kind === 'bad')
      return damage(at + line.length >= text.length ? 'bad-trailer' : 'bad-field', at, field.message);
    if (field.kind === 'known') known[field.name] = field.value;
    else unknown.push({ name: field.name, json: field.json });
    at += line.length + 1;
  }
  return damage('bad-trailer', text.length, 'The closing comment does not end.');
}
