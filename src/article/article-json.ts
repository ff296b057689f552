/** The JSON of an article that scripts rely on: `extract --json`, `show --json`, `export --to jsonl`, the API. */
import type { Article } from './article.ts';
import type { Block } from './block.ts';
import { printBlock } from './print-block.ts';
import { inlineText, plainText } from './text.ts';

export interface ImageJson {
  readonly src: string;
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
}

/** Shape: { kind: "article", url, title, byline: […], publishedAt: "2022-01-15T16:45:01.000Z", text, html, images: […] } */
export function articleJson(
  article: Omit<Article, 'id' | 'source'> & Partial<Pick<Article, 'id' | 'source'>>,
) {
  const {
    headline,
    body,
    publishedAt,
    publishedZone,
    modifiedAt,
    retrievedAt,
    unknown: _unknown,
    ...rest
  } = article;
  return {
    kind: 'article' as const,
    title: headline,
    ...rest,
    ...(publishedAt !== undefined && { publishedAt: iso(publishedAt, publishedZone) }),
    ...(modifiedAt !== undefined && { modifiedAt: iso(modifiedAt, publishedZone) }),
    ...(retrievedAt !== undefined && { retrievedAt: iso(retrievedAt) }),
    text: plainText(body),
    html: body.map(printBlock).join('\n'),
    images: images(body),
  };
}

/** ISO 8601, by the publisher's clock where it is known, else in UTC; undefined for what no calendar holds. */
function iso(at: number, zone?: string): string | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d\d):([0-5]\d)$/.exec(zone ?? '') ?? [];
  const offset = (sign === '-' ? -60_000 : 60_000) * (60 * Number(hours ?? 0) + Number(minutes ?? 0));
  if (Math.abs(at) > 8.64e15 || Math.abs(at + offset) > 8.64e15) return undefined;
  return new Date(at + offset).toISOString().replace('Z', offset === 0 ? 'Z' : (zone ?? 'Z'));
}

export function images(blocks: readonly Block[]): ImageJson[] {
  return blocks.flatMap((block): ImageJson[] => {
    if (block.kind === 'list') return block.items.flatMap((item) => images(item));
    if (block.kind === 'quotation') return images(block.blocks);
    if (block.kind !== 'figure') return [];
    const { src, alt, caption, credit } = block;
    return [
      {
        src,
        ...(alt !== undefined && { alt }),
        ...(caption && { caption: inlineText(caption) }),
        ...(credit !== undefined && { credit }),
      },
    ];
  });
}
