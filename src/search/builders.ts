/** Threads that build segments, started when there is much to do. With none, work is done here and now. */
import { Worker } from 'node:worker_threads';
import { type Built, runTask, type Task } from './build-task.ts';

interface Waiting {
  readonly resolve: (built: Built) => void;
  readonly reject: (cause: unknown) => void;
}

/** The worker's file bears this file's ending: `.ts` as written, `.js` as shipped. */
const WORKER = new URL(`./build-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

export class Builders {
  readonly #threads: number;
  readonly #workers: { readonly worker: Worker; busy: Waiting | undefined }[] = [];
  readonly #queue: { readonly task: Task; readonly waiting: Waiting }[] = [];

  #ended: (() => void)[] = [];

  constructor(threads: number) {
    this.#threads = threads;
  }

  /** Tasks begun or waiting. */
  get #pending(): number {
    return this.#queue.length + this.#workers.filter((one) => one.busy).length;
  }

  /** Comes back when the threads have at most a task each waiting: who asks before each task keeps memory flat. */
  async room(): Promise<void> {
    while (this.#pending > this.#threads * 2) await new Promise<void>((resolve) => this.#ended.push(resolve));
  }

  /** `here`: in this thread, for what is small. */
  run(task: Task, here: boolean): Promise<Built> {
    if (here || this.#threads === 0) return Promise.resolve(runTask(task));
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, waiting: { resolve, reject } });
      this.#next();
    });
  }

  #next(): void {
    let free = this.#workers.find((one) => one.busy === undefined);
    if (free === undefined && this.#workers.length < this.#threads) free = this.#start();
    const next = free === undefined ? undefined : this.#queue.shift();
    if (free === undefined || next === undefined) return;
    free.busy = next.waiting;
    free.worker.ref();
    free.worker.postMessage({ id: 0, task: next.task });
  }

  #start(): { readonly worker: Worker; busy: Waiting | undefined } {
    const one: { readonly worker: Worker; busy: Waiting | undefined } = {
      worker: new Worker(WORKER, { resourceLimits: { maxYoungGenerationSizeMb: 16 } }),
      busy: undefined,
    };
    const done = (finish: (waiting: Waiting) => void): void => {
      const waiting = one.busy;
      one.busy = undefined;
      one.worker.unref();
      if (waiting !== undefined) finish(waiting);
      const ended = this.#ended;
      this.#ended = [];
      for (const resolve of ended) resolve();
      this.#next();
    };
    one.worker.on('message', (answer: { readonly built?: Built; readonly cause?: unknown }) =>
      done((waiting) =>
        answer.built === undefined ? waiting.reject(answer.cause) : waiting.resolve(answer.built),
      ),
    );
    one.worker.on('error', (cause) => done((waiting) => waiting.reject(cause)));
    this.#workers.push(one);
    return one;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((one) => one.worker.terminate()));
    this.#workers.length = 0;
  }
}
