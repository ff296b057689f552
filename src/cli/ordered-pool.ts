/** Tasks over worker threads, results in the order of the tasks; at most a window of them is held at a time. */
import { Worker } from 'node:worker_threads';

/** Tasks given to a worker ahead of its answers, so that it never waits for us. */
const AHEAD = 4;

interface Slot<Result> {
  result?: Result;
}

/** `module`: a module that answers each message with one message. Ends its workers when done, or when the consumer stops early. */
export async function* orderedPool<Task, Result>(
  module: URL,
  tasks: Iterable<Task>,
  jobs: number,
): AsyncIterable<Result> {
  const workers = Array.from({ length: jobs }, () => new Worker(module));
  const queues = workers.map((): Slot<Result>[] => []);
  const slots: Slot<Result>[] = [];
  const source = tasks[Symbol.iterator]();
  let wake = () => {};
  let failure: Error | undefined;
  const feed = (at: number): void => {
    if (slots.length >= jobs * AHEAD * 8) return;
    const next = source.next();
    if (next.done) return;
    const slot: Slot<Result> = {};
    slots.push(slot);
    queues[at]?.push(slot);
    workers[at]?.postMessage(next.value);
  };
  for (const [at, worker] of workers.entries()) {
    worker.on('message', (result: Result) => {
      const slot = queues[at]?.shift();
      if (slot) slot.result = result;
      feed(at);
      wake();
    });
    worker.on('error', (error: Error) => {
      failure = error;
      wake();
    });
  }
  try {
    for (let round = 0; round < AHEAD; round++) for (const at of workers.keys()) feed(at);
    while (slots.length > 0) {
      const [first] = slots;
      if (failure) throw failure;
      if (first?.result === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      slots.shift();
      for (const [at, queue] of queues.entries()) if (queue.length < AHEAD) feed(at);
      yield first.result;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** The worker module beside the caller, in the sources or compiled. */
export function workerModule(name: string, caller: string): URL {
  return new URL(`${name}${caller.endsWith('.ts') ? '.ts' : '.js'}`, caller);
}
