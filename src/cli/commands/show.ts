/** `tearsheet show ID`: an article as text, or as JSON, sheet, Markdown. */
import type { DamagedSheet, KeptSheet } from '../../archive/kept-sheet.ts';
import { printMarkdown } from '../../article/print-markdown.ts';
import { printSheet } from '../../article/print-sheet.ts';
import { type StateReference, sheetJson } from '../../article/sheet-json.ts';
import { plainText } from '../../article/text.ts';
import { ARCHIVE, type CommandBody, EXIT, JSON_OUT, wholeNumber } from '../command.ts';
import { statesOf, wholeSheet } from '../named-article.ts';
import { findPlace, reading } from '../place.ts';

export const show: CommandBody = {
  minOperands: 1,
  maxOperands: 1,
  options: [
    ARCHIVE,
    JSON_OUT,
    { name: 'sheet', about: 'its tear sheet, as it lies in the archive' },
    { name: 'markdown', about: 'as Markdown' },
    { name: 'revision', short: 'r', value: 'N', about: 'an earlier state: 1 is the first that was kept' },
  ],
  async run(invocation) {
    const { terminal, has, operands } = invocation;
    const { root } = await findPlace(invocation);
    const number = wholeNumber(invocation, 'revision', 1) ?? 0;
    return reading(root, async (archive) => {
      const states = await statesOf(archive, operands[0] ?? '');
      const { article, path } = wholeSheet(states.find(({ revision }) => revision === number));
      const earlier = states.filter(({ revision }) => revision > 0).map(reference);
      if (has('json')) await terminal.out(`${JSON.stringify(sheetJson(article, path, earlier))}\n`);
      else if (has('sheet')) await terminal.out(printSheet(article));
      else if (has('markdown')) await terminal.out(printMarkdown(article));
      else await terminal.out(readable({ article, path }, earlier.length));
      return EXIT.done;
    });
  },
};

export function reference(state: KeptSheet | DamagedSheet): StateReference {
  const at = state.kind === 'sheet' ? state.article.retrievedAt : undefined;
  return { path: state.path, ...(at !== undefined && { retrievedAt: at }) };
}

function readable({ article, path }: Pick<KeptSheet, 'article' | 'path'>, earlier: number): string {
  const { headline, standfirst, byline, publishedAt, source, url, body } = article;
  const when =
    publishedAt === undefined
      ? 'date unknown'
      : new Date(publishedAt).toISOString().replace('T', ' ').slice(0, 16);
  const lines = [
    headline,
    standfirst,
    [byline.join(', '), source, when].filter(Boolean).join(' · '),
    url,
    '',
    plainText(body).replaceAll('\n', '\n\n'),
    '',
    path,
  ];
  if (earlier > 0)
    lines.push(`${earlier} earlier ${earlier === 1 ? 'state' : 'states'}: tearsheet revisions ${article.id}`);
  return `${lines.filter((line) => line !== undefined).join('\n')}\n`;
}
