/** What is wrong with an archive, in sentences that say what to do. Looks, changes nothing. */
import type { Finding } from '../archive/verify.ts';
import type { IndexFault, IndexStats } from '../search/index-contract.ts';
import type { SourceState } from './reading.ts';

export interface Complaint {
  /** error: something is lost or stands still; warning: something will be. */
  readonly severity: 'error' | 'warning';
  readonly about: string;
  readonly message: string;
  readonly advice: string;
}

/** What to do about each finding of `verify`. */
const ADVICE: Readonly<Record<string, string>> = {
  'not-as-printed':
    'An editor has changed it. If that was meant, leave it; else take the old text back from git or from its page.',
  'wrong-id': 'Give it back the name and id it had; git knows them.',
  'wrong-name': 'Give it back its name; git knows it.',
  'no-current': 'Copy its latest revision (.rN.md) to the name without .rN.',
  'no-page': 'The file under pages/ is missing; take it back from a backup. The sheet itself is whole.',
  leftover: 'The next collecting or importing removes it.',
  stray: 'Move it out of articles/.',
  twice: 'Keep the older of the two and move the other out of articles/.',
  'bad-record': 'Take the file back from a backup; the other records in it are whole.',
  'bad-digest': 'The disk has changed it; take the file back from a backup.',
  'bad-line': 'Take the line out of the ledger.',
};

const USUAL_ADVICE =
  'Take it back from git or a backup, or move it out of articles/ and collect or import it again.';

export function complaintOf(finding: Extract<Finding, { kind: 'damaged' }>): Complaint {
  const { path, code, message } = finding;
  const severity = code === 'leftover' || code === 'not-as-printed' ? 'warning' : 'error';
  return { severity, about: path, message: `${message} (${code})`, advice: ADVICE[code] ?? USUAL_ADVICE };
}

export function aboutSources(sources: readonly SourceState[], now: number): Complaint[] {
  return sources.flatMap(({ id, trouble, lastSuccessAt, nextLookAt }): Complaint[] => {
    if (trouble === undefined) return [];
    const since =
      lastSuccessAt === undefined ? 'It has never been read.' : `It was last read on ${day(lastSuccessAt)}.`;
    const next =
      nextLookAt === undefined
        ? 'It is not asked any more.'
        : `Next look ${nextLookAt <= now ? 'at the next round' : `on ${day(nextLookAt)}`}.`;
    return [
      {
        severity: nextLookAt === undefined ? 'error' : 'warning',
        about: `source ${id}`,
        message: `${trouble} ${since} ${next}`,
        advice: `Look at its feed with "tearsheet feed URL"; if it has moved, correct it in tearsheet.toml.`,
      },
    ];
  });
}

export function aboutIndex(stats: IndexStats | IndexFault, sheets: number): Complaint[] {
  const complaint = (message: string): Complaint[] => [
    { severity: 'warning', about: 'index', message, advice: 'Run "tearsheet reindex".' },
  ];
  if ('kind' in stats) return complaint(stats.message);
  if (stats.rebuilding) return complaint('It was being made anew when that was interrupted.');
  if (stats.stale) return complaint('It was made by another version.');
  if (stats.cards !== sheets)
    return complaint(`It knows ${stats.cards} sheets and the archive holds ${sheets}.`);
  return [];
}

function day(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
