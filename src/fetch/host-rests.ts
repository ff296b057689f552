/** Pauses that hosts asked for (429, 503 with Retry-After): until when nothing is to be asked. Kept between runs. */
import type { Courtesy } from './courtesy.ts';
import type { Headers } from './fetched.ts';
import { LONGEST_WAIT_MS, readRetryAfter } from './http-date.ts';

export interface HostRests {
  /** Remembers the pause that an answer asks for. */
  note(url: URL, status: number, headers: Headers): void;
  /** Until when an address is to be left alone; ms since 1970. */
  until(url: URL): number | undefined;
  remembered(): Record<string, number>;
}

/** After a 429 that names no time: the shortest pause between two looks at a feed. */
const REST_MS = 15 * 60_000;

export function openHostRests({ restScope, clock, memory, onRest }: Courtesy): HostRests {
  const rests = new Map(Object.entries(memory?.rests ?? {}));
  const keyOf = (url: URL): string => (restScope === 'host' ? url.host : url.href);
  return {
    note(url, status, headers) {
      if (status !== 429 && status !== 503) return;
      const askedMs = readRetryAfter(headers['retry-after'], clock());
      const restMs = askedMs ?? (status === 429 ? REST_MS : 0);
      const key = keyOf(url);
      if (restMs <= 0) return;
      rests.set(key, Math.max(rests.get(key) ?? 0, clock() + restMs));
      onRest?.();
    },
    until(url) {
      const until = rests.get(keyOf(url));
      const leftMs = (until ?? 0) - clock();
      if (leftMs > 0 && leftMs <= LONGEST_WAIT_MS) return until;
      rests.delete(keyOf(url));
      return undefined;
    },
    remembered: () => Object.fromEntries([...rests].filter(([, until]) => until > clock())),
  };
}
