/** Keeps what the fetcher remembers of hosts on disk: at the end of a run, and as soon as a host asks for a pause. */
import type { Fetcher } from '../fetch/fetcher.ts';
import { writeFetchMemory } from './source-state.ts';

export interface MemoryKeeper {
  /** To be given as `courtesy.onRest`. */
  readonly onRest: () => void;
  /** Writes what is known now, when anything was asked at all. */
  close(): Promise<void>;
}

export function keepFetchMemory(
  root: string,
  fetcher: () => Pick<Fetcher, 'memory' | 'counts'>,
): MemoryKeeper {
  let writing: Promise<void> = Promise.resolve();
  let isWaiting = false;
  const write = (): Promise<void> => {
    isWaiting = false;
    return writeFetchMemory(root, fetcher().memory());
  };
  return {
    onRest() {
      if (isWaiting) return;
      isWaiting = true;
      writing = writing.then(write);
    },
    async close() {
      await writing;
      if (Object.keys(fetcher().counts()).length > 0) await write();
    },
  };
}
