import { describe, expect, it } from 'vitest';
import { runWorld } from '../../bench/world/run.ts';

describe('a small world with faults', () => {
  it('is archived to the last story, through a crash, edits and withdrawals, and no host sees more than its share', async () => {
    const size = { sources: 9, hosts: 9, stories: 90, rounds: 2 };
    const result = await runWorld({ size, apart: false });
    expect(result.differences).toEqual([]);
    expect(result.impolite).toEqual([]);
    expect(result.published).toBe(88);
  });
});
