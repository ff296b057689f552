/**
 * Many callers, one commit: what is asked for while a commit is under way is done together in the next one.
 * Answers come in the order of what was given. Commits never overlap. A commit that fails fails for all in it.
 */
export function groupCommit<T, R>(commit: (batch: readonly T[]) => Promise<readonly R[]>): GroupCommit<T, R> {
  let waiting: Request<T, R>[] = [];
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const answers = await commit(group.flatMap((one) => one.things));
        let at = 0;
        for (const { things, resolve } of group) {
          resolve(answers.slice(at, at + things.length));
          at += things.length;
        }
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    running = undefined;
  }

  return {
    put: (things) =>
      new Promise((resolve, reject) => {
        waiting.push({ things, resolve, reject });
        running ??= Promise.resolve().then(drain);
      }),
    settled: async () => running,
  };
}

export interface GroupCommit<T, R> {
  readonly put: (things: readonly T[]) => Promise<R[]>;
  /** Resolves when nothing is under way. */
  readonly settled: () => Promise<void>;
}

interface Request<T, R> {
  readonly things: readonly T[];
  readonly resolve: (answers: R[]) => void;
  readonly reject: (reason: unknown) => void;
}
