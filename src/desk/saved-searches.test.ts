import { describe, expect, it } from 'vitest';
import type { Answer, Search } from '../search/index-contract.ts';
import { lookAtSaved } from './saved-searches.ts';

/** An index whose articles were entered at marks 1, 2, 3, …, each holding one word. */
function indexOf(words: readonly string[], generation = 'a') {
  return {
    find: async ({ text, enteredAfter = `${generation}0` }: Search): Promise<Answer> => {
      const after = enteredAfter.startsWith(generation) ? Number(enteredAfter.slice(1)) : undefined;
      return {
        kind: 'answer',
        total: words.filter((word, at) => word === text && at + 1 > (after ?? Infinity)).length,
        totalExact: true,
        hits: [],
        tookMs: 0,
        mark: `${generation}${words.length}`,
        ...(after === undefined && { markVoid: true }),
      };
    },
  };
}

const rain = { id: 'rain', title: 'Rain', query: 'rain' };

describe('a saved search', () => {
  it('tells what is new since it was last looked at', async () => {
    const [first] = await lookAtSaved([rain], indexOf(['rain', 'snow']), {}, 'UTC');
    expect(first).toMatchObject({ total: 1, fresh: 1, mark: 'a2' });
    const marks = { rain: { mark: first?.mark ?? '', total: first?.total ?? 0 } };
    expect(await lookAtSaved([rain], indexOf(['rain', 'snow']), marks, 'UTC')).toMatchObject([
      { total: 1, fresh: 0 },
    ]);
    expect(await lookAtSaved([rain], indexOf(['rain', 'snow', 'rain']), marks, 'UTC')).toMatchObject([
      { total: 2, fresh: 1, mark: 'a3' },
    ]);
  });

  it('counts what there is more of where the index was made anew meanwhile', async () => {
    const marks = { rain: { mark: 'a2', total: 1 } };
    const anew = indexOf(['rain', 'rain', 'snow', 'rain'], 'b');
    expect(await lookAtSaved([rain], anew, marks, 'UTC')).toMatchObject([{ total: 3, fresh: 2, mark: 'b4' }]);
  });

  it('keeps its mark where the index does not answer', async () => {
    const silent = { find: async () => ({ kind: 'fault', code: 'busy', message: 'busy' }) as const };
    const marks = { rain: { mark: 'a2', total: 1 } };
    expect(await lookAtSaved([rain], silent, marks, 'UTC')).toMatchObject([{ fresh: 0, mark: 'a2' }]);
  });
});
