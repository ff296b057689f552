import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldMapped } from './fold.ts';

test('what differs only in writing is one string', () => {
  const cases: [string, string][] = [
    ['ＡＢＣ１２', 'abc12'],
    ['Café', 'Cafe\u0301'],
    ['Straße', 'STRASSE'],
    ['cœur', 'COEUR'],
    ['ﬁn', 'fin'],
    ['Ещё', 'еще'],
    ['Βους', 'ΒΟΥΣ'],
    ['أُحمَد', 'احمد'],
    ['國際', '国际'],
    ['裏面', '裡面'],
    ['看著', '看着'],
    ['羣眾', '群众'],
    ['発表', '發表'],
    ['経済', '经济'],
    ['ｶﾞｽ', 'ガス'],
    ['か\u3099', 'が'],
    ['㍿', '株式会社'],
    ['⼈', '人'],
    ['한', '\u1112\u1161\u11ab'],
    ['co\u00adop', 'coop'],
    ['乾麵', '干面'],
    ['弗拉基米尔・普京', '弗拉基米尔·普京'],
  ];
  for (const [a, b] of cases) expect([a, fold(a)]).toEqual([a, fold(b)]);
});

test('letters that are letters of their own, and kana with and without a voicing mark, stay apart', () => {
  for (const [a, b] of [
    ['й', 'и'],
    ['が', 'か'],
    ['予', '豫'],
    ['あ', 'ア'],
  ] as const)
    expect(fold(a)).not.toBe(fold(b));
});

/** Any units, lone surrogates too, and now and then a character beyond the first plane. */
const anything = fc
  .array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0x10000, max: 0x10ffff })), { maxLength: 30 })
  .map((codes) => codes.map((code) => String.fromCodePoint(code)).join(''));

test('folding what is folded changes nothing, whatever it is', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const once = fold(text);
      expect(fold(once)).toBe(once);
    }),
  );
});

test('every folded unit knows the character it comes from', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const { text: folded, source, starts } = foldMapped(text);
      expect(folded).toBe(fold(text));
      expect(starts.length).toBe(folded.length + 1);
      for (let i = 0; i < folded.length; i++) {
        const from = starts[i] as number;
        expect(from).toBeLessThanOrEqual(starts[i + 1] as number);
        expect(source.length).toBeGreaterThan(from);
      }
    }),
  );
});
