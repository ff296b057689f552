/** How matches fall on sources, languages and months, as lines with bars. */
import type { Answer, Facet } from '../search/index-contract.ts';

const BAR = 24;
const EIGHTHS = ' ▏▎▍▌▋▊▉█';
/** Sources and languages beyond these are counted together. */
const MOST = 12;

/** Shape: "Months\n  2021-01      3  █████████" …; months in order, the rest by number. */
export function printFacets({ facets, facetsExact }: Answer): string {
  if (facets === undefined) return '';
  const groups: readonly (readonly [string, readonly Facet[]])[] = [
    ['Sources', shortened(facets.source)],
    ['Languages', shortened(facets.language)],
    ['Months', facets.month],
  ];
  const about = facetsExact === false ? '\nCounts are estimates.\n' : '';
  return (
    groups.map(([name, rows]) => (rows.length > 0 ? `\n${name}\n${printRows(rows)}` : '')).join('') + about
  );
}

function shortened(facets: readonly Facet[]): readonly Facet[] {
  if (facets.length <= MOST) return facets;
  const rest = facets.slice(MOST - 1).reduce((sum, { count }) => sum + count, 0);
  return [...facets.slice(0, MOST - 1), { value: `${facets.length - MOST + 1} more`, count: rest }];
}

function printRows(rows: readonly Facet[]): string {
  const most = Math.max(...rows.map(({ count }) => count));
  const wide = Math.max(...rows.map(({ value }) => value.length));
  return rows
    .map(({ value, count }) => `  ${value.padEnd(wide)} ${String(count).padStart(7)}  ${bar(count / most)}\n`)
    .join('');
}

function bar(share: number): string {
  const eighths = Math.max(1, Math.round(share * BAR * 8));
  return '█'.repeat(eighths >> 3) + (EIGHTHS[eighths & 7] ?? '').trim();
}
