/** Runs `work` on every one, `atOnce` at a time; after a failure starts no more, lets the started end, then throws it. */
export async function eachOf<T>(
  all: Iterable<T>,
  atOnce: number,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const iterator = all[Symbol.iterator]();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
      if (failed) return;
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  const bad = lanes.find((one) => one.status === 'rejected');
  if (bad) throw bad.reason;
}
