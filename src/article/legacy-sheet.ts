/**
 * Files of older archives in the seed's format, with all that they do: no closing comment, `NaN` for the date, brackets
 * unescaped, bodies over many lines, front matter before the header or in its place, an empty body, CRLF, a byte order mark.
 * Goes in: text. Comes out: the header's facts and the body as the free HTML that it is; cleaning it is extraction's work.
 */
import { type Damage, damage } from './damage.ts';
import { readFrontMatter } from './front-matter.ts';
import { readBareHeadingLink } from './heading-link.ts';

export interface LegacySheet {
  readonly kind: 'legacy';
  readonly headline: string;
  /** As written; absent when the file names none. */
  readonly address?: string;
  /** The header's instant, ms since 1970; absent for `NaN` and the like. */
  readonly instant?: number;
  /** Free HTML, perhaps empty. */
  readonly html: string;
  /** `date`, `author`, `tags` … as typed, where front matter stands before the header. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
}

const HEADER = /^\s*<!--([^\n]*?)-->[ \t]*\r?\n([\s\S]*?)\r?\n-{3,}[ \t]*(?:\r?\n|$)/;

export function readLegacySheet(file: string): LegacySheet | Damage {
  const text = file.replace(/^\uFEFF/, '');
  if (text.trim() === '') return damage('empty', 0, 'The file is empty.');
  const front = readFrontMatter(text);
  if (front && 'kind' in front) return front;
  const rest = text.slice(front?.end ?? 0);
  const header = HEADER.exec(rest);
  const frontMatter = front?.fields ?? {};
  if (header) {
    const link = readBareHeadingLink((header[2] ?? '').replace(/\s*\r?\n\s*/g, ' '));
    if (!link) return damage('no-heading', front?.end ?? 0, 'There is no [headline](address) over the rule.');
    const instant = readInstant(header[1] ?? '');
    return {
      kind: 'legacy',
      headline: link.headline,
      ...(link.address !== '' && { address: link.address }),
      ...(instant !== undefined && { instant }),
      html: rest.slice(header[0].length).trim(),
      frontMatter,
    };
  }
  if (!front)
    return damage('no-instant', 0, 'The file starts with neither <!--milliseconds--> nor front matter.');
  const headline = textOf(frontMatter['title']);
  if (headline === undefined) return damage('no-heading', 0, 'The front matter has no title.');
  const address = ['from', 'url', 'link', 'source', 'canonical_url', 'original']
    .map((name) => textOf(frontMatter[name]))
    .find((value) => value !== undefined && /^https?:\/\//i.test(value));
  return {
    kind: 'legacy',
    headline,
    ...(address !== undefined && { address }),
    html: rest.trim(),
    frontMatter,
  };
}

function readInstant(text: string): number | undefined {
  const digits = /^\s*(-?\d{1,16})\s*$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
