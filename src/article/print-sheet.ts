/**
 * Article → tear sheet, format version 1. The format as tables: docs/tear-sheet.md.
 *
 *     <!--1642265101000-->
 *     [headline](address)
 *     ------
 *
 *     <p>One block a line.</p>
 *     <!--
 *     tearsheet: 1
 *     id: "k3v…"
 *     -->
 */
import type { Article } from './article.ts';
import { printHeadingLink } from './heading-link.ts';
import { normalBody } from './normal-body.ts';
import { printBlock } from './print-block.ts';
import { FIELDS, printField } from './sheet-fields.ts';

/** The same article always gives the same text, ending in a line break, in well-formed Unicode. */
export function printSheet(article: Article): string {
  const lines = [
    `<!--${article.publishedAt ?? 'unknown'}-->`,
    printHeadingLink({ headline: article.headline, address: article.url }),
    '------',
    '',
    ...normalBody(article.body).map(printBlock),
    '<!--',
    'tearsheet: 1',
    ...FIELDS.flatMap(({ name, type }) => {
      const value = article[name];
      const absent = value === undefined || (Array.isArray(value) && value.length === 0);
      return absent ? [] : [printField(name, value, type)];
    }),
    ...(article.unknown ?? []).map(({ name, json }) => `${name}: ${json}`),
    '-->',
    '',
  ];
  return lines.join('\n').toWellFormed();
}
