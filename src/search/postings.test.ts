import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ListCursor } from './list-cursor.ts';
import type { Placing } from './positions.ts';
import { PostingList } from './posting-list.ts';
import { appendList, encodeList, type ListBytes, NONE } from './postings.ts';
import { lengthStep } from './weight.ts';

interface Posting {
  readonly doc: number;
  readonly positions: readonly number[];
}

const TOKENS = 3000;

/** Lists of every length, so that one block and many are met, and strides of every size. */
const postings = fc
  .tuple(fc.constantFrom(1, 5, 60, 400), fc.integer({ min: 1, max: 40 }), fc.constantFrom(1, 2, 5, 30))
  .chain(([length, gap, most]) =>
    fc.array(
      fc.record({
        gap: fc.integer({ min: 1, max: gap }),
        positions: fc.uniqueArray(fc.nat(TOKENS - 1), { minLength: 1, maxLength: most }),
      }),
      { minLength: Math.ceil(length / 2), maxLength: length },
    ),
  )
  .map((gaps) => {
    let doc = -1;
    return gaps.map(({ gap, positions }): Posting => {
      doc += gap;
      return { doc, positions: positions.sort((a, b) => a - b) };
    });
  });

function listOf(all: readonly Posting[]): PostingList {
  const list = new PostingList();
  for (const { doc, positions } of all) {
    list.add(doc, positions.length, (positions[0] as number) < 10 ? 1 : 0);
    for (const position of positions) list.place(position);
  }
  return list;
}

const steps = new Uint8Array(20_000).fill(lengthStep(TOKENS));

/** As they lie in a file: with something before and behind them. */
function written(all: readonly Posting[], placing: Placing = 'whole'): ListBytes {
  const { docs, front, positions } = encodeList(listOf(all), steps, placing);
  const file = Uint8Array.from([
    7,
    7,
    7,
    ...front.written(),
    ...positions.written(),
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
  ]);
  return {
    docs,
    placing,
    frontBytes: front.length,
    positionBytes: positions.length,
    read: (offset, length) => file.subarray(3 + offset, 3 + offset + length + 8),
  };
}

function read(cursor: ListCursor): Posting[] {
  const out = new Int32Array(100);
  const found: Posting[] = [];
  for (let doc = cursor.seek(0); doc !== NONE; doc = cursor.seek(doc + 1)) {
    const count = cursor.positions(out);
    found.push({ doc, positions: [...out.subarray(0, count)] });
    expect(cursor.inHeadline()).toBe((out[0] as number) < 10);
  }
  return found;
}

test('a list comes back as it was written', () => {
  fc.assert(
    fc.property(postings, fc.constantFrom('whole' as const, 'field' as const), (all, placing) => {
      expect(read(new ListCursor(written(all, placing), steps))).toEqual(all);
    }),
    { numRuns: 60 },
  );
});

test('seeking anywhere, forwards or back, finds the first document from there on', () => {
  fc.assert(
    fc.property(postings, fc.array(fc.nat(16_000)), (all, targets) => {
      const cursor = new ListCursor(written(all), steps);
      const out = new Int32Array(100);
      for (const target of targets) {
        const wanted = all.find((one) => one.doc >= target);
        expect(cursor.seek(target)).toBe(wanted?.doc ?? NONE);
        if (wanted === undefined || target % 2 === 0) continue;
        expect([...out.subarray(0, cursor.positions(out))]).toEqual(wanted.positions);
      }
    }),
    { numRuns: 60 },
  );
});

test('a list appended to another has new numbers, and lacks what is gone', () => {
  fc.assert(
    fc.property(postings, (all) => {
      const numbers = new Int32Array(20_000).map((_, doc) => (doc % 3 === 0 ? -1 : doc * 2));
      const list = new PostingList();
      appendList(written(all), steps, numbers, list);
      const kept = all.filter(({ doc }) => doc % 3 !== 0);
      expect([...list.docs.subarray(0, list.length)]).toEqual(kept.map(({ doc }) => doc * 2));
      expect([...list.positions.subarray(0, list.placed)]).toEqual(
        kept.flatMap(({ positions }) => positions),
      );
    }),
    { numRuns: 60 },
  );
});

test('no document between two others exceeds the highest impact told for them', () => {
  fc.assert(
    fc.property(postings, fc.nat(8000), fc.nat(3000), (all, from, length) => {
      const cursor = new ListCursor(written(all), steps);
      const highest = cursor.highest(from, from + length);
      if (all.some(({ doc }) => doc >= from && doc <= from + length)) expect(highest).toBeGreaterThan(0);
    }),
  );
});
