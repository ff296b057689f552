/** Health as Prometheus reads it. Source: the text exposition format 0.0.4; names with base units, counters ending in _total. */
import type { SourceHealth } from './health.ts';

interface Metric {
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  readonly help: string;
  readonly of: (health: SourceHealth) => number | undefined;
}

const seconds = (at: number | undefined): number | undefined => (at === undefined ? undefined : at / 1000);

const METRICS: readonly Metric[] = [
  {
    name: 'tearsheet_source_up',
    type: 'gauge',
    help: '1 while the source has a feed that works.',
    of: ({ standing }) => (standing === 'well' ? 1 : 0),
  },
  {
    name: 'tearsheet_source_last_success_timestamp_seconds',
    type: 'gauge',
    help: 'When a feed of the source was last read.',
    of: ({ lastSuccessAt }) => seconds(lastSuccessAt),
  },
  {
    name: 'tearsheet_source_next_check_timestamp_seconds',
    type: 'gauge',
    help: 'When the source is next due.',
    of: ({ nextCheckAt }) => seconds(nextCheckAt),
  },
  {
    name: 'tearsheet_source_failures',
    type: 'gauge',
    help: 'Failed looks in a row, of the feed that fails longest.',
    of: ({ feeds }) => Math.max(0, ...feeds.map(({ failures }) => failures)),
  },
  {
    name: 'tearsheet_source_pending_entries',
    type: 'gauge',
    help: 'Entries whose article could not be had yet.',
    of: ({ pending }) => pending,
  },
  {
    name: 'tearsheet_source_feed_requests_total',
    type: 'counter',
    help: 'Requests made for the feeds of the source.',
    of: ({ requests }) => requests,
  },
  {
    name: 'tearsheet_source_feed_looks_total',
    type: 'counter',
    help: 'Looks at the feeds of the source.',
    of: ({ looks }) => looks,
  },
  {
    name: 'tearsheet_source_feed_unchanged_total',
    type: 'counter',
    help: 'Looks that were answered by 304.',
    of: ({ unchanged }) => unchanged,
  },
];

export function printMetrics(sources: readonly SourceHealth[]): string {
  return METRICS.map(({ name, type, help, of }) => {
    const samples = sources.flatMap((health) => {
      const value = of(health);
      return value === undefined ? [] : [`${name}{source="${escaped(health.source)}"} ${value}\n`];
    });
    return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${samples.join('')}`;
  }).join('');
}

function escaped(label: string): string {
  return label.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}
