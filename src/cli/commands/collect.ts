/** `tearsheet collect`: one round over every source that is due; a line a source. */

import type { CollectReport } from '../../desk/collect.ts';
import { readMoment } from '../../moment/moment.ts';
import { backfillRound } from '../backfill-round.ts';
import { collectRound } from '../collect-round.ts';
import {
  ARCHIVE,
  type CommandBody,
  EXIT,
  type Exit,
  type Invocation,
  JSON_OUT,
  UsageError,
} from '../command.ts';
import { findPlace } from '../place.ts';

export const collectCommand: CommandBody = {
  help: [
    'Sources are looked at when they are due: publishers say how often, and failures make it rarer.',
    '--json prints a line a source: {"source", "outcome", "new", "revised", "unchanged", "failed", "requests", "failures", "nextCheckAt"}.',
  ].join('\n'),
  maxOperands: 0,
  options: [
    ARCHIVE,
    JSON_OUT,
    {
      name: 'source',
      short: 's',
      value: 'ID',
      multiple: true,
      about: 'that source alone; may be given again',
    },
    {
      name: 'since',
      value: 'DATE',
      about:
        'what was published since then: sitemaps, paged feeds, the Wayback Machine; goes on where it was',
    },
    { name: 'no-wayback', about: 'with --since: asks the publisher alone' },
    { name: 'no-lists', about: 'leaves the Markdown lists as they are' },
  ],
  async run(invocation) {
    const place = await findPlace(invocation);
    const sources = chosen(invocation, place.settings.sources);
    if (sources.length === 0) {
      invocation.terminal.say(
        'There is no source to collect from. Add one with: tearsheet add https://example.org',
      );
      return EXIT.failed;
    }
    const since = sinceOf(invocation);
    if (since !== undefined) return backfillRound(place, sources, since, invocation);
    const outcomes: CollectReport[] = [];
    await collectRound(place, sources, invocation, {
      lists: !invocation.has('no-lists'),
      onReport: async (report) => {
        outcomes.push(report);
        await tell(report, invocation);
      },
    });
    return exitOf(outcomes);
  },
};

function sinceOf({ value }: Invocation): number | undefined {
  const text = value('since');
  if (text === undefined) return undefined;
  const at = readMoment(
    /^\d{4}$/.test(text) ? `${text}-01-01` : /^\d{4}-\d\d$/.test(text) ? `${text}-01` : text,
  )?.at;
  if (at === undefined) throw new UsageError(`--since ${text} is no date; try --since 2021-03.`);
  return at;
}

function chosen<T extends { id: string }>({ values }: Invocation, sources: readonly T[]): readonly T[] {
  const named = values('source');
  const unknown = named.find((id) => !sources.some((source) => source.id === id));
  if (unknown !== undefined) {
    throw new UsageError(
      `There is no source "${unknown}"; there are ${sources.map(({ id }) => id).join(', ') || 'none yet'}.`,
    );
  }
  return named.length === 0 ? sources : sources.filter(({ id }) => named.includes(id));
}

async function tell(report: CollectReport, { terminal, has }: Invocation): Promise<void> {
  if (has('json')) {
    const { nextCheckAt, ...rest } = report;
    const next = nextCheckAt === undefined ? {} : { nextCheckAt: new Date(nextCheckAt).toISOString() };
    return terminal.out(`${JSON.stringify({ ...rest, ...next })}\n`);
  }
  await terminal.out(`${sentence(report)}\n`);
  for (const { url, code, message } of report.failures.slice(0, 5))
    terminal.say(`  ${url}\n    ${message} (${code})`);
  if (report.failures.length > 5)
    terminal.say(`  … and ${report.failures.length - 5} more; --json names all.`);
}

function sentence({ source, outcome, new: fresh, revised, failed, nextCheckAt }: CollectReport): string {
  if (outcome === 'skipped') {
    const next =
      nextCheckAt === undefined
        ? ''
        : ` until ${new Date(nextCheckAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    return `${source}: not due${next}`;
  }
  if (outcome === 'gone') return `${source}: gone for good, says its publisher; it is not asked again`;
  if (outcome === 'error') return `${source}: could not be read`;
  if (outcome === 'unchanged') return `${source}: nothing new`;
  const parts = [
    `${fresh} new`,
    revised > 0 ? `${revised} revised` : '',
    failed > 0 ? `${failed} failed` : '',
  ];
  return `${source}: ${parts.filter(Boolean).join(', ')}`;
}

/** Failed when no source could be read at all; in part when one or one of its entries could not. */
function exitOf(reports: readonly CollectReport[]): Exit {
  const bad = reports.filter(
    ({ outcome, failed, failures }) => outcome === 'error' || failed > 0 || failures.length > 0,
  );
  if (bad.length === 0) return EXIT.done;
  return reports.every(({ outcome }) => outcome === 'error') ? EXIT.failed : EXIT.partly;
}
