/**
 * robots.txt of every host met: asked for once a day, remembered between runs.
 * Source: RFC 9309 § 2.3: 4xx means that anything may be asked, 5xx and silence that nothing may. 429 is silence.
 */
import type { Fetched, UnreachableCode } from './fetched.ts';
import { ALLOW_ALL, ALLOW_NONE, type RobotsRules, readRobots } from './robots-rules.ts';

export interface RememberedRobots extends RobotsRules {
  /** When the rules were read, and until when they need not be asked for again; ms since 1970. */
  readonly at: number;
  readonly until: number;
  /** Why the host could not say; nothing may be asked meanwhile. */
  readonly silent?: Silence;
}

export interface Silence {
  /** Where the host could not be reached at all. */
  readonly unreachable?: UnreachableCode;
  readonly message: string;
}

export interface RobotsMemory {
  rulesFor(url: URL): Promise<RememberedRobots>;
  remembered(): Record<string, RememberedRobots>;
}

const DAY_MS = 24 * 3_600_000;
const RETRY_MS = 3_600_000;
/** How long earlier rules stand in for a host that cannot say (RFC 9309 § 2.3.1.4 speaks of some 30 days). */
const STALE_MS = 30 * DAY_MS;

export function openRobotsMemory(
  ask: (url: string) => Promise<Fetched>,
  token: string,
  clock: () => number,
  earlier: Readonly<Record<string, RememberedRobots>> = {},
): RobotsMemory {
  const known = new Map(Object.entries(earlier));
  const asking = new Map<string, Promise<RememberedRobots>>();

  async function askAgain(origin: string): Promise<RememberedRobots> {
    const answer = await ask(`${origin}/robots.txt`);
    const at = clock();
    const found = rulesIn(answer, token);
    if (found) return { at, until: at + DAY_MS, ...found };
    const before = known.get(origin);
    if (before && at - before.at < STALE_MS && before.silent === undefined) {
      return { ...before, until: at + RETRY_MS };
    }
    const silent = {
      ...(answer.kind === 'unreachable' && { unreachable: answer.code }),
      message: 'message' in answer ? answer.message : `it answered ${answer.status}`,
    };
    // A pause that the host asked for, or that the caller ended, says nothing of the file.
    const passing = answer.kind === 'refused' && answer.code === 'resting';
    return { at, until: passing ? at : at + RETRY_MS, ...ALLOW_NONE, silent };
  }

  return {
    async rulesFor({ origin }) {
      const before = known.get(origin);
      if (before && clock() < before.until && clock() >= before.at - DAY_MS) return before;
      let answer = asking.get(origin);
      if (!answer) {
        answer = askAgain(origin).finally(() => asking.delete(origin));
        asking.set(origin, answer);
      }
      const rules = await answer;
      known.set(origin, rules);
      return rules;
    },
    remembered: () => Object.fromEntries([...known].filter(([, { until }]) => until > clock())),
  };
}

/** Undefined where the host could not say. */
function rulesIn(answer: Fetched, token: string): RobotsRules | undefined {
  // A page in place of the file (sites that answer everything with their front page) reads as no rules.
  if (answer.kind === 'page') return readRobots(Buffer.from(answer.bytes).toString('utf8'), token);
  if (answer.kind !== 'refused' || answer.status === 429) return undefined;
  const status = answer.status ?? 0;
  // Endless redirects count as unavailable (RFC 9309 § 2.3.1.2).
  return (status >= 400 && status < 500) || answer.code.startsWith('redirect') ? ALLOW_ALL : undefined;
}
