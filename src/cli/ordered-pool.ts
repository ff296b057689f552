/** Tasks over worker threads, results in the order of the tasks; at most a window of them is held at a time. */
import { Worker } from 'node:worker_threads';

/** Tasks given to a worker ahead of its answers, so that it never waits for us. */
const AHEAD = 4;

/** Results that wait for an earlier one, for each worker: one slow page among quick ones does not stop the others. */
const WAITING = 32;

/** What a worker is sent, and what it answers with. */
export interface Numbered<T> {
  readonly number: number;
  readonly value: T;
}

interface Lane {
  readonly worker: Worker;
  under: number;
}

/** `module`: a module that answers each `Numbered` task with a `Numbered` result. Ends its workers, also when the consumer stops early. */
export async function* orderedPool<Task, Result>(
  module: URL,
  tasks: Iterable<Task>,
  jobs: number,
): AsyncIterable<Result> {
  const source = tasks[Symbol.iterator]();
  const results = new Map<number, Result>();
  let [given, taken, ended] = [0, 0, false];
  let failure: Error | undefined;
  let wake = () => {};
  const lanes = Array.from({ length: jobs }, (): Lane => ({ worker: new Worker(module), under: 0 }));
  const feed = (lane: Lane): void => {
    while (!ended && lane.under < AHEAD && given - taken < jobs * WAITING) {
      const next = source.next();
      ended = next.done === true;
      if (next.done) return;
      lane.under++;
      lane.worker.postMessage({ number: given++, value: next.value } satisfies Numbered<Task>);
    }
  };
  for (const lane of lanes) {
    lane.worker.on('message', ({ number, value }: Numbered<Result>) => {
      lane.under--;
      results.set(number, value);
      feed(lane);
      wake();
    });
    lane.worker.on('error', (error: Error) => {
      failure = error;
      wake();
    });
    feed(lane);
  }
  try {
    while (taken < given) {
      if (failure) throw failure;
      const result = results.get(taken);
      if (result === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      results.delete(taken++);
      for (const lane of lanes) feed(lane);
      yield result;
    }
  } finally {
    await Promise.all(lanes.map(({ worker }) => worker.terminate()));
  }
}

/** The worker module beside the caller, in the sources or compiled. */
export function workerModule(name: string, caller: string): URL {
  return new URL(`${name}${caller.endsWith('.ts') ? '.ts' : '.js'}`, caller);
}
