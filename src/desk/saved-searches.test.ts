import { describe, expect, it } from 'vitest';
import type { Answer, Search } from '../search/index-contract.ts';
import { lookAtSaved } from './saved-searches.ts';

/** An index whose articles were entered at marks 1, 2, 3, …, each holding one word. */
function indexOf(words: readonly string[]) {
  return {
    find: async ({ text, enteredAfter = '0' }: Search): Promise<Answer> => ({
      kind: 'answer',
      total: words.filter((word, at) => word === text && at + 1 > Number(enteredAfter)).length,
      totalExact: true,
      hits: [],
      tookMs: 0,
      mark: String(words.length),
    }),
  };
}

const rain = { id: 'rain', title: 'Rain', query: 'rain' };

describe('a saved search', () => {
  it('tells what is new since it was last looked at', async () => {
    const [first] = await lookAtSaved([rain], indexOf(['rain', 'snow']), {}, 'UTC');
    expect(first).toMatchObject({ total: 1, fresh: 1, mark: '2' });
    const marks = { rain: first?.mark ?? '' };
    expect(await lookAtSaved([rain], indexOf(['rain', 'snow']), marks, 'UTC')).toMatchObject([
      { total: 1, fresh: 0 },
    ]);
    expect(await lookAtSaved([rain], indexOf(['rain', 'snow', 'rain']), marks, 'UTC')).toMatchObject([
      { total: 2, fresh: 1, mark: '3' },
    ]);
  });
});
