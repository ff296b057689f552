/**
 * Turns at a host: so many requests under way at once, and a pause between the starts of two.
 * Hosts never wait for each other. First come, first served.
 */

interface Queue {
  underWay: number;
  /** By performance.now(). */
  nextStart: number;
  readonly waiting: (() => void)[];
  timer: NodeJS.Timeout | undefined;
}

export interface HostTurns {
  /** Waits for a turn; the answer ends it. Rejects with the signal's reason when that comes first. */
  take(host: string, signal?: AbortSignal, pauseMs?: number): Promise<() => void>;
}

export function openHostTurns(perHost: number, usualPauseMs: number): HostTurns {
  const queues = new Map<string, Queue>();

  function proceed(host: string, queue: Queue): void {
    if (queue.timer !== undefined) return;
    if (queue.waiting.length === 0) {
      // A host forgotten before its pause is over could be asked again at once.
      if (queue.underWay === 0 && performance.now() >= queue.nextStart) queues.delete(host);
      return;
    }
    if (queue.underWay >= perHost) return;
    const waitMs = queue.nextStart - performance.now();
    if (waitMs <= 0) {
      queue.waiting.shift()?.();
      proceed(host, queue);
      return;
    }
    queue.timer = setTimeout(() => {
      queue.timer = undefined;
      proceed(host, queue);
    }, waitMs);
  }

  function queueOf(host: string): Queue {
    let queue = queues.get(host);
    if (!queue) {
      queue = { underWay: 0, nextStart: 0, waiting: [], timer: undefined };
      queues.set(host, queue);
    }
    return queue;
  }

  return {
    take(host, signal, pauseMs = usualPauseMs) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const queue = queueOf(host);
        const start = (): void => {
          signal?.removeEventListener('abort', leave);
          queue.underWay++;
          queue.nextStart = performance.now() + pauseMs;
          let over = false;
          resolve(() => {
            if (over) return;
            over = true;
            queue.underWay--;
            proceed(host, queue);
          });
        };
        const leave = (): void => {
          queue.waiting.splice(queue.waiting.indexOf(start), 1);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', leave, { once: true });
        queue.waiting.push(start);
        proceed(host, queue);
      });
    },
  };
}
