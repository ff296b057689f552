import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Index } from '../../src/search/index-contract.ts';
import { openIndex } from '../../src/search/open-index.ts';
import { indexContract } from './index-contract.ts';

indexContract('the local index', async (words) => {
  const dir = mkdtempSync(join(tmpdir(), 'index-'));
  const open = async (): Promise<Index> => {
    const index = await openIndex(dir, { words, threads: 0 });
    if (index.kind === 'fault') throw new Error(index.message);
    return index;
  };
  let index = await open();
  return {
    index,
    reopen: async () => {
      await index.close();
      index = await open();
      return index;
    },
    end: async () => {
      await index.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
});
