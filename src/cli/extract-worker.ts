/** The worker of `extract --jobs N`: a task a message, a result a message. */
import { parentPort } from 'node:worker_threads';
import { type ExtractTask, extractLine } from './extract-line.ts';

parentPort?.on('message', async (task: ExtractTask) => {
  parentPort?.postMessage(await extractLine(task));
});
