/** The time that one `get` may spend on the wire; waiting for turns does not count. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  run(): void;
  pause(): void;
  timedOut(): boolean;
  close(): void;
}

export function openTimeLimit(timeoutMs: number, signal: AbortSignal | undefined): TimeLimit {
  const controller = new AbortController();
  let leftMs = timeoutMs;
  let startedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const giveUp = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) giveUp();
  signal?.addEventListener('abort', giveUp, { once: true });
  const pause = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    leftMs -= performance.now() - startedAt;
  };
  return {
    signal: controller.signal,
    run() {
      startedAt = performance.now();
      timer = setTimeout(
        () => {
          over = true;
          controller.abort();
        },
        Math.max(leftMs, 0),
      );
    },
    pause,
    timedOut: () => over,
    close() {
      pause();
      signal?.removeEventListener('abort', giveUp);
    },
  };
}
