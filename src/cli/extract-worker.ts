/** The worker of `extract --jobs N`: a task a message, a result a message. */
import { parentPort } from 'node:worker_threads';
import { type ExtractTask, extractLine } from './extract-line.ts';
import type { Numbered } from './ordered-pool.ts';

parentPort?.on('message', async ({ number, value }: Numbered<ExtractTask>) => {
  parentPort?.postMessage({ number, value: await extractLine(value) });
});
