/**
 * A world collected to its last story: rounds with new stories, one of them killed in the middle, rounds to catch up, then edits and
 * withdrawals and looks at all that is kept; at the end the ledger. Nothing here knows how big the world is.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openArchive } from '../../src/archive/open-archive.ts';
import type { SourceSettings } from '../../src/desk/settings.ts';
import { differences, impolite } from './ledger.ts';
import { planWorld, type WorldSize } from './plan.ts';
import { type RoundFacts, runRound } from './round.ts';
import { ROUND_0, ROUND_MS, serveWorld } from './serve.ts';

export interface WorldResult {
  readonly published: number;
  readonly differences: readonly string[];
  readonly impolite: readonly string[];
  /** While collecting; the looks at what is kept come later. */
  readonly pages: number;
  readonly feeds: number;
  readonly seconds: number;
  readonly maxRssBytes: number;
}

export interface WorldOptions {
  readonly size: WorldSize;
  /** Rounds in processes of their own, so that memory is told for each; else in this one, but for the round that is killed. */
  readonly apart: boolean;
  readonly onRound?: (label: string, facts: RoundFacts) => void;
}

const MOST_ROUNDS_TO_CATCH_UP = 24;
const QUIET_ROUNDS = 2;
/** A month apart, when all that is kept is due; each goes on hour by hour while hosts that limit let only some through. */
const LOOKS = 2;
const LOOK_EVERY_DAYS = 35;
const MOST_HOURS = 30;
const DAY_MS = 24 * 3_600_000;

export async function runWorld({ size, apart, onRound }: WorldOptions): Promise<WorldResult> {
  const plan = planWorld(size);
  const world = await serveWorld(plan);
  const root = mkdtempSync(join(tmpdir(), 'tearsheet-world-'));
  const sources = plan.sources.map(
    (source): SourceSettings => ({
      id: source.id,
      title: source.id,
      sections: [],
      feeds: [world.feedUrl(source)],
      pages: true,
      headers: {},
    }),
  );
  let seconds = 0;
  let maxRssBytes = 0;

  async function round(label: string, now: number, recheck = false): Promise<RoundFacts> {
    const facts = apart
      ? await roundApart(root, now, sources, recheck).done
      : await runRound(root, now, sources, recheck);
    if (!facts) throw new Error('the round was killed');
    seconds += facts.ms / 1000;
    maxRssBytes = Math.max(maxRssBytes, facts.maxRssBytes);
    onRound?.(label, facts);
    return facts;
  }

  async function killed(now: number, pages: number): Promise<void> {
    const { done, kill } = roundApart(root, now, sources, false);
    let seen = 0;
    let startedAt = 0;
    world.onPage = () => {
      startedAt ||= performance.now();
      if (++seen === pages) kill();
    };
    const facts = await done;
    seconds += (performance.now() - startedAt) / 1000;
    world.onPage = () => undefined;
    if (facts) throw new Error('the round ended before it could be killed');
  }

  try {
    let step = 0;
    const now = (): number => ROUND_0 + step * ROUND_MS;
    for (; step < size.rounds; step++) {
      world.setRound(step);
      if (step === 1) await killed(now(), Math.floor(size.stories / size.rounds / 2));
      await round(`round ${step}`, now());
    }
    for (let quiet = 0; quiet < QUIET_ROUNDS && step < size.rounds + MOST_ROUNDS_TO_CATCH_UP; step++) {
      world.setRound(size.rounds - 1);
      const { new: fresh, failed } = await round('catching up', now());
      quiet = fresh + failed === 0 ? quiet + 1 : 0;
    }
    const count = (of: 'pages' | 'feeds'): number =>
      [...world.tallies.values()].reduce((sum, tally) => sum + tally[of], 0);
    const cost = { pages: count('pages'), feeds: count('feeds'), seconds, maxRssBytes };
    for (let look = 0; look < LOOKS; look++) {
      for (let hour = 0; hour < MOST_HOURS; hour++) {
        world.setRound(size.rounds);
        const at = now() + (2 + look * LOOK_EVERY_DAYS) * DAY_MS + hour * ROUND_MS;
        if ((await round('look again', at, true)).rechecked === 0) break;
      }
    }
    const archive = await openArchive(root);
    const wrong = await differences(plan, world, archive, size.rounds);
    await archive.close();
    const published = plan.sources
      .flatMap(({ stories }) => stories)
      .filter(({ unreachable }) => !unreachable).length;
    return { published, differences: wrong, impolite: impolite(plan, world), ...cost };
  } finally {
    await world.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** `done` answers undefined when the round was killed. */
function roundApart(
  root: string,
  now: number,
  sources: readonly SourceSettings[],
  recheck: boolean,
): { readonly done: Promise<RoundFacts | undefined>; kill(): void } {
  const script = fileURLToPath(new URL('./round.ts', import.meta.url));
  const child = spawn(process.execPath, [script, root, String(now), recheck ? 'recheck' : ''], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(sources));
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<RoundFacts | undefined>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(undefined);
      else if (code === 0) resolve(JSON.parse(Buffer.concat(chunks).toString()) as RoundFacts);
      else reject(new Error(`a round ended with ${code}`));
    });
  });
  return { done, kill: () => child.kill('SIGKILL') };
}
