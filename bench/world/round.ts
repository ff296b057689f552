/**
 * One round over the world, in a process of its own, so that it can be killed: `node round.ts ARCHIVE NOW [recheck] < sources`.
 * Prints one JSON line: what the round did, how long it took, and the most memory it used.
 */
import { pathToFileURL } from 'node:url';
import { openArchiveForWriting } from '../../src/archive/open-archive.ts';
import { keepHeapSmall } from '../../src/cli/small-heap.ts';
import { type CollectReport, collect } from '../../src/desk/collect.ts';
import { keepFetchMemory } from '../../src/desk/fetch-memory.ts';
import type { SourceSettings } from '../../src/desk/settings.ts';
import {
  readChecks,
  readFetchMemory,
  readSourceState,
  writeChecks,
  writeSourceState,
} from '../../src/desk/source-state.ts';
import { USUAL, userAgent } from '../../src/fetch/courtesy.ts';
import { type Fetcher, openFetcher } from '../../src/fetch/fetcher.ts';

export interface RoundFacts {
  readonly new: number;
  readonly revised: number;
  readonly failed: number;
  readonly rechecked: number;
  readonly vanished: number;
  readonly ms: number;
  readonly maxRssBytes: number;
}

export async function runRound(
  root: string,
  now: number,
  sources: readonly SourceSettings[],
  recheck: boolean,
): Promise<RoundFacts> {
  const started = performance.now();
  const memory = await readFetchMemory(root);
  const keeper = keepFetchMemory(root, () => fetcher);
  const fetcher: Fetcher = openFetcher({
    ...USUAL,
    userAgent: userAgent('0.1.0'),
    allow: ['*.world.example'],
    resolve: () => ['127.0.0.1'],
    pauseMs: 0,
    timeoutMs: 10_000,
    clock: () => now,
    onRest: keeper.onRest,
    ...(memory && { memory }),
  });
  const archive = await openArchiveForWriting(root, 'bench');
  const reports: CollectReport[] = [];
  try {
    const tools = {
      fetcher,
      clock: () => now,
      recheck,
      keep: archive.keep.bind(archive),
      keepPage: archive.keepPage.bind(archive),
      recordVanished: archive.recordVanished.bind(archive),
      pull: async (id: string) => {
        const kept = await archive.pull(id);
        return kept && 'article' in kept ? kept.article : undefined;
      },
      readState: (source: string) => readSourceState(root, source),
      writeState: writeSourceState.bind(undefined, root),
      readChecks: (source: string) => readChecks(root, source),
      writeChecks: writeChecks.bind(undefined, root),
    };
    for await (const report of collect(sources, tools)) reports.push(report);
  } finally {
    await keeper.close();
    await archive.close();
    await fetcher.close();
  }
  const sum = (of: 'new' | 'revised' | 'failed' | 'rechecked' | 'vanished'): number =>
    reports.reduce((total, report) => total + report[of], 0);
  return {
    new: sum('new'),
    revised: sum('revised'),
    failed: sum('failed'),
    rechecked: sum('rechecked'),
    vanished: sum('vanished'),
    ms: performance.now() - started,
    maxRssBytes: process.resourceUsage().maxRSS * 1024,
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  keepHeapSmall();
  const [, , root = '', now = '', recheck = ''] = process.argv;
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const sources = JSON.parse(Buffer.concat(chunks).toString()) as SourceSettings[];
  const facts = await runRound(root, Number(now), sources, recheck === 'recheck');
  process.stdout.write(`${JSON.stringify(facts)}\n`);
}
