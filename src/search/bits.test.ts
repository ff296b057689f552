import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitReader, BitWriter, readVarint } from './bits.ts';

test('numbers come back from Rice codes, even codes and varints as they went in', () => {
  const number = fc.oneof(fc.nat(200), fc.nat(2 ** 31 - 1));
  const coded = fc.oneof(
    fc.record({ kind: fc.constant('rice' as const), value: number, k: fc.nat(20) }),
    fc
      .record({
        kind: fc.constant('even' as const),
        value: fc.nat(4_000_000),
        k: fc.integer({ min: 1, max: 4_000_000 }),
      })
      .map((one) => ({ ...one, value: one.value % one.k })),
    fc.record({ kind: fc.constant('bit' as const), value: fc.nat(1), k: fc.constant(0) }),
  );
  fc.assert(
    fc.property(fc.array(coded), (values) => {
      const bits = new BitWriter();
      for (const { kind, value, k } of values)
        if (kind === 'rice') bits.rice(value, k);
        else if (kind === 'even') bits.even(value, k);
        else bits.put(value, 1);
      bits.align();
      const reader = new BitReader();
      reader.load(bits.written(), 0, bits.length);
      for (const { kind, value, k } of values)
        expect(kind === 'rice' ? reader.rice(k) : kind === 'even' ? reader.even(k) : reader.bit()).toBe(
          value,
        );
    }),
  );
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      const bits = new BitWriter();
      bits.varint(value);
      expect(readVarint(bits.written(), { offset: 0 })).toBe(value);
    }),
  );
});
