import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitWriter } from './bits.ts';
import { putKey, readKey } from './term-key.ts';

test('terms come back in order, also with lone surrogates and of great length', () => {
  const term = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 5 })
      .map((units) => String.fromCharCode(...units)),
  );
  fc.assert(
    fc.property(fc.array(term), (terms) => {
      const bits = new BitWriter();
      for (const [i, one] of terms.entries()) putKey(bits, terms[i - 1] ?? '', one);
      const at = { offset: 0 };
      let before = '';
      for (const one of terms) {
        before = readKey(bits.written(), at, before);
        expect(before).toBe(one);
      }
    }),
  );
});
