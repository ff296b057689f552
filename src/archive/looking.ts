/**
 * Asking a catalogue that may be behind: it is brought up to date before the first question, and again when a question finds
 * nothing, for what is asked for may have been written by another process since.
 */

/** A miss makes a reader look again, at most this often. */
const LOOK_AGAIN_MS = 2_000;

export interface Looking {
  /** Answers what `ask` finds, if need be after a refresh. */
  search<T>(ask: () => Promise<T | undefined>): Promise<T | undefined>;
  /** Refreshes now, or waits for the refresh that is under way. */
  look(): Promise<void>;
  /** Refreshes unless that was done before. */
  once(): Promise<void>;
  settled(): Promise<void>;
}

export function lookingWith(refresh: () => Promise<void>): Looking {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let under: Promise<void> | undefined;

  const look = (): Promise<void> => {
    under ??= refresh().then(
      () => {
        lookedAt = performance.now();
        under = undefined;
      },
      (error: unknown) => {
        under = undefined;
        throw error;
      },
    );
    return under;
  };
  const once = async () => {
    if (lookedAt === Number.NEGATIVE_INFINITY) await look();
  };
  return {
    look,
    once,
    async search(ask) {
      await once();
      const found = await ask();
      if (found !== undefined || performance.now() - lookedAt < LOOK_AGAIN_MS) return found;
      await look();
      return ask();
    },
    async settled() {
      await Promise.allSettled([under]);
    },
  };
}
