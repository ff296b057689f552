/** Starts `work` on up to `atOnce` things ahead of the reader and yields the answers in order. Holds no more than those. */
export async function* readAhead<T, R>(
  things: AsyncIterable<T> | Iterable<T>,
  atOnce: number,
  work: (thing: T) => Promise<R>,
): AsyncGenerator<R> {
  const under: Promise<R>[] = [];
  try {
    for await (const thing of things) {
      const answer = work(thing);
      // A failure is thrown where the answer is awaited, not as an unhandled one before.
      answer.catch(() => undefined);
      under.push(answer);
      if (under.length >= atOnce) yield await (under.shift() as Promise<R>);
    }
    while (under.length > 0) yield await (under.shift() as Promise<R>);
  } finally {
    await Promise.allSettled(under);
  }
}
