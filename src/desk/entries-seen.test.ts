import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../feed/feed.ts';
import { freshEntries, NOTHING_SEEN, type SeenMemory } from './entries-seen.ts';

const NOW = Date.parse('2026-01-10T10:00:00Z');
const DAY = 24 * 3_600_000;

function entry(facts: Partial<Entry>): Entry {
  return { authors: [], categories: [], enclosures: [], ...facts };
}

const story = (n: number | string, facts: Partial<Entry> = {}): Entry =>
  entry({
    id: `g${n}`,
    link: `https://paper.example/${n}`,
    title: `Story ${n}`,
    summary: `Text ${n}`,
    ...facts,
  });

/** Looks at one state of a feed after the other; what each look found, as "new Story 1". */
function looks(...feeds: Entry[][]): string[][] {
  let seen: SeenMemory = NOTHING_SEEN;
  return feeds.map((entries, n) => {
    const found = freshEntries(entries, seen, NOW + n * DAY);
    seen = JSON.parse(JSON.stringify(found.seen));
    return found.changes.map(({ kind, entry: { title, summary } }) => `${kind} ${title ?? summary}`);
  });
}

describe('an entry', () => {
  it.each([
    ['that comes late', story(2, { published: NOW - 300 * DAY })],
    ['without a date', story(2)],
    ['of the future', story(2, { published: Date.parse('2099-01-01') })],
    [
      'whose address begins like a known one',
      story('', { id: 'x', link: 'https://paper.example/12', title: 'Story 2' }),
    ],
    ['with a known title and another address', story(2, { title: 'Story 1' })],
    [
      'that differs in a parameter with a meaning',
      story(1, { id: 'x', link: 'https://paper.example/1?id=2', title: 'Story 2' }),
    ],
    ['with a guid used before for a story that is still there', story(2, { id: 'g1' })],
    ['with a guid used before for another story', story(2, { id: 'g1', published: NOW })],
  ])('%s is new', (_what, late) => {
    const [, second] = looks(
      [story(1, { published: NOW - DAY })],
      [story(1, { published: NOW - DAY }), late],
    );
    expect(second).toEqual([`new ${late.title}`]);
  });

  it.each([
    ['with another guid', story(1, { id: 'other' })],
    ['without its guid', entry({ link: 'https://paper.example/1', title: 'Story 1', summary: 'Text 1' })],
    ['with another date', story(1, { published: NOW })],
    [
      'over https, with tracking and a fragment',
      story(1, { link: 'http://paper.example/1?utm_source=x&fbclid=3#top' }),
    ],
    ['at its telephone address', story(1, { link: 'https://m.paper.example/1' })],
    ['as AMP', story(1, { link: 'https://www.paper.example/1/amp/' })],
    ['with other mark-up', story(1, { summary: '<p class="x">Text\n 1</p><img src="/counter?9">' })],
  ])('%s is known', (_what, same) => {
    expect(looks([story(1, { published: NOW - DAY })], [same])[1]).toEqual([]);
  });

  it('with its parameters in another order is known', () => {
    const at = (query: string): Entry => story(1, { link: `https://paper.example/a?${query}` });
    expect(looks([at('id=1&lang=fr')], [at('lang=fr&id=1')], [at('lang=fr&id=2')])).toEqual([
      ['new Story 1'],
      [],
      [],
    ]);
  });

  it('whose words change is updated, once', () => {
    const edited = story(1, { title: 'Story 1, corrected' });
    expect(looks([story(1)], [edited], [edited])).toEqual([
      ['new Story 1'],
      ['updated Story 1, corrected'],
      [],
    ]);
  });

  it('whose address follows its headline is the same one, told with the address it had', () => {
    const before = story(1, { link: 'https://paper.example/1-rain', published: NOW });
    const after = story(1, { link: 'https://paper.example/1-storm', published: NOW, title: 'Storm' });
    expect(looks([before], [after], [after])).toEqual([['new Story 1'], ['updated Storm'], []]);
    const first = freshEntries([before], NOTHING_SEEN, NOW);
    const second = freshEntries([after], first.seen, NOW);
    expect(second.changes).toMatchObject([{ kind: 'updated', knownAt: 'https://paper.example/1-rain' }]);
    const third = freshEntries([{ ...after, title: 'Flood' }], second.seen, NOW);
    expect(third.changes).toMatchObject([{ kind: 'updated', knownAt: 'https://paper.example/1-rain' }]);
    expect(freshEntries([before], third.seen, NOW).changes).toMatchObject([{ kind: 'updated' }]);
  });

  it('that leaves and comes back is not new again, however long it was away', () => {
    const two = [story(1), story(2)];
    expect(looks(two, [story(3)], two)[2]).toEqual([]);
    const away = Array.from({ length: 50 }, () => [story(3)]);
    expect(looks(two, ...away, two).at(-1)).toEqual([]);
  });

  it('is one of many under one guid where links tell them apart', () => {
    const day = (from: number): Entry[] => [from, from + 1, from + 2].map((n) => story(n, { id: 'feed' }));
    expect(looks(day(1), day(2))).toEqual([['new Story 1', 'new Story 2', 'new Story 3'], ['new Story 4']]);
  });

  it('is one of many under one link where guids tell them apart', () => {
    const day = (from: number): Entry[] =>
      [from, from + 1].map((n) => story(n, { link: 'https://paper.example/live' }));
    expect(looks(day(1), day(2))).toEqual([['new Story 1', 'new Story 2'], ['new Story 3']]);
  });

  it('that links to the front page is known by its guid, else by its title', () => {
    const front = (n: number, id?: string): Entry =>
      entry({ ...(id !== undefined && { id }), link: 'https://paper.example/', title: `Story ${n}` });
    expect(looks([front(1, 'a')], [front(2, 'b')], [front(1, 'a')])).toEqual([
      ['new Story 1'],
      ['new Story 2'],
      [],
    ]);
    expect(looks([front(1)], [front(2)], [front(1)])).toEqual([['new Story 1'], ['new Story 2'], []]);
  });

  it('with neither link nor guid is known by its title, and one without that by its words', () => {
    const note = entry({ title: 'Notice', summary: 'Closed' });
    const words = entry({ summary: 'Only words' });
    expect(looks([note, words], [note, words], [words, entry({ title: 'Notice', summary: 'Open' })])).toEqual(
      [['new Notice', 'new Only words'], [], ['updated Notice']],
    );
  });

  it('that stands twice in one look is told once, and two of one title twice', () => {
    expect(looks([story(1), story(1)])).toEqual([['new Story 1']]);
    expect(
      looks([entry({ title: 'Live', summary: 'a' }), entry({ title: 'Live', summary: 'b' })])[0],
    ).toHaveLength(2);
    expect(looks([story(1, { title: 'Live' }), story(2, { title: 'Live' })])[0]).toHaveLength(2);
  });
});

describe('the memory', () => {
  it('tells every entry as new exactly once, in whatever order looks show them', () => {
    const view = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(view, { maxLength: 12 }), (views) => {
        const told = looks(...views.map((numbers) => numbers.map((n) => story(n)))).flat();
        expect(told.toSorted()).toEqual([...new Set(views.flat())].map((n) => `new Story ${n}`).toSorted());
      }),
    );
  });

  it('grows by ten bytes for an entry that left long ago', () => {
    let seen = NOTHING_SEEN;
    const shift = 200;
    for (let look = 0; look < 100; look++) {
      const entries = Array.from({ length: shift }, (_, n) => story(look * shift + n));
      seen = freshEntries(entries, seen, NOW + look * DAY).seen;
    }
    expect(seen.recent.length).toBeLessThanOrEqual(1000 + shift);
    expect(seen.left.length).toBe((100 * shift - seen.recent.length) * 10);
  });
});
