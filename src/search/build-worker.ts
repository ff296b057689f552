/** The other side of `Builders`: one thread that inverts cards or merges segments when it is told to. */
import { parentPort } from 'node:worker_threads';
import { runTask, type Task } from './build-task.ts';

parentPort?.on('message', (message: { readonly id: number; readonly task: Task }) => {
  try {
    parentPort?.postMessage({ id: message.id, built: runTask(message.task) });
  } catch (cause) {
    // The wall of this thread: what happened goes back to whoever waits.
    parentPort?.postMessage({ id: message.id, cause });
  }
});
