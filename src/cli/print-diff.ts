/** A diff for the terminal: what was removed and added, in colour where there is colour, else in [-…-] and {+…+}. */
import type { ArticleDiff, BlockChange, DiffRun, FieldChange } from '../article/diff.ts';
import { blockTexts, captionTexts } from '../article/text.ts';

export function printDiff({ fields, body }: ArticleDiff, colour: boolean): string {
  const changed = body.filter(({ kind }) => kind !== 'same').length;
  if (fields.length === 0 && changed === 0) return 'No word has changed.\n';
  const lines = [
    ...fields.map((field) => printField(field, colour)),
    ...(fields.length > 0 && changed > 0 ? [''] : []),
    ...printBody(body, colour),
  ];
  return `${lines.join('\n')}\n`;
}

function printField(field: FieldChange, colour: boolean): string {
  if (field.kind === 'text') return `${field.name}: ${printRuns(field.runs, colour)}`;
  const { before, after } = field;
  return `${field.name}: ${before === undefined ? '' : marked('removed', iso(before), colour)}${after === undefined ? '' : marked('added', iso(after), colour)}`;
}

/** Unchanged paragraphs are told by their number alone. */
function printBody(body: readonly BlockChange[], colour: boolean): string[] {
  const lines: string[] = [];
  let same = 0;
  const flush = () => {
    if (same > 0) lines.push(`  … ${same} ${same === 1 ? 'paragraph' : 'paragraphs'} as before`);
    same = 0;
  };
  for (const change of body) {
    if (change.kind === 'same') same++;
    else {
      flush();
      lines.push(change.kind === 'changed' ? `~ ${printRuns(change.runs, colour)}` : whole(change, colour));
    }
  }
  flush();
  return lines;
}

function whole(change: Extract<BlockChange, { kind: 'added' | 'removed' }>, colour: boolean): string {
  const text =
    [...blockTexts([change.block]), ...captionTexts([change.block])].join(' / ') || `(${change.block.kind})`;
  return `${change.kind === 'added' ? '+' : '-'} ${marked(change.kind, text, colour)}`;
}

function printRuns(runs: readonly DiffRun[], colour: boolean): string {
  return runs
    .map(({ kind, text }) => (kind === 'same' ? text : marked(kind, text, colour)))
    .join('')
    .replace(/\n/g, ' / ');
}

function marked(kind: 'added' | 'removed', text: string, colour: boolean): string {
  if (colour) return kind === 'added' ? `\x1b[32;1m${text}\x1b[0m` : `\x1b[31;9m${text}\x1b[0m`;
  return kind === 'added' ? `{+${text}+}` : `[-${text}-]`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
