import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Query, readQuery } from './query.ts';

/** A tree as text: AND is +, OR is |. */
function shape(query: Query | undefined): string {
  if (query === undefined) return '';
  switch (query.kind) {
    case 'text':
      return `${query.field === 'any' ? '' : `${query.field}:`}${query.text}${query.prefix ? '*' : ''}`;
    case 'name':
      return `${query.field}:${query.value}`;
    case 'time':
      return `${query.since ?? ''}..${query.until ?? ''}`;
    case 'fact':
      return `#${query.fact}`;
    case 'not':
      return `-${shape(query.of)}`;
    default:
      return `(${query.of.map(shape).join(query.kind === 'all' ? ' + ' : ' | ')})`;
  }
}

test('operators are read', () => {
  const cases: [string, string][] = [
    ['', ''],
    ['storm', 'storm'],
    ['storm harbour', '(storm + harbour)'],
    ['storm AND harbour', '(storm + harbour)'],
    ['"central bank" -rates', '(central bank + -rates)'],
    ['a OR b c', '(a | (b + c))'],
    ['a | b', '(a | b)'],
    ['(a OR b) c', '((a | b) + c)'],
    ['-(a b)', '-(a + b)'],
    ['elect*', 'elect*'],
    ['title:"new york" by:李明华', '(title:new york + by:李明华)'],
    ['title：大桥', 'title:大桥'],
    ['source:bbc lang:zh', '(source:bbc + lang:zh)'],
    ['has:images is:vanished', '(#images + #vanished)'],
    ['on:2022-01-07', '1641513600000..1641599999999'],
    ['since:2022-01 until:2022', '(1640995200000.. + ..1672531199999)'],
    ['“跨江 大桥”', '跨江 大桥'],
    ['a a (a (b "b"))', '(a + b)'],
    ['a | (b | a)', '(a | b)'],
    ['« le maire »', ' le maire '],
  ];
  for (const [text, wanted] of cases) expect([text, shape(readQuery(text) as Query)]).toEqual([text, wanted]);
});

test('what cannot be an operator is text', () => {
  const cases: [string, string][] = [
    ['"never closed', '"never closed'],
    ['a OR', '(a | OR)'],
    ['OR', 'OR'],
    ['- a', 'a'],
    ['OR OR OR', 'OR'],
    ['a )', 'a'],
    ['((a', 'a'],
    ['中国(北京)', '中国(北京)'],
    ['他说：“下雨了”，就走了', '他说：“下雨了”，就走了'],
    ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['note: this', '(note: + this)'],
    ['title:', 'title:'],
    ['state-of-the-art', 'state-of-the-art'],
    ['*', '*'],
  ];
  for (const [text, wanted] of cases)
    expect([text, shape(readQuery(text) as Query).replace(/^\(("never) \+ (closed)\)$/, '$1 $2')]).toEqual([
      text,
      wanted,
    ]);
});

test('a known field with a value it cannot take is a fault at that value', () => {
  for (const [text, at] of [
    ['since:2022-13-01', 6],
    ['storm on:2022-02-30', 9],
    ['is:good', 3],
    ['a has:wings', 6],
  ] as const)
    expect(readQuery(text)).toMatchObject({ kind: 'fault', code: 'query', at });
});

test('in a pasted text nothing is a fault', () => {
  const page = 'Posted on:Monday since:yesterday, which is:good ';
  expect(readQuery(page)).toMatchObject({ kind: 'fault', at: 10 });
  const words = Array.from({ length: 40 }, (_, i) => `word${i}`).join(' ');
  expect(shape(readQuery(page + words) as Query)).toContain('on:Monday + since:yesterday, + which + is:good');
});

test('what is said a thousand times is looked for once', () => {
  for (const text of ['OR '.repeat(3000), '(a '.repeat(2000), 'a* '.repeat(3000), '"a" | '.repeat(3000)])
    expect(shape(readQuery(text) as Query)).toMatch(/^(OR|a|a\*)$/);
});

test('a day is a day where the archive lives', () => {
  const hours = 3_600_000;
  expect(readQuery('on:2022-01-05')).toMatchObject({ since: Date.UTC(2022, 0, 5) });
  expect(readQuery('on:2022-01-05', 'Asia/Shanghai')).toMatchObject({
    since: Date.UTC(2022, 0, 5) - 8 * hours,
    until: Date.UTC(2022, 0, 6) - 8 * hours - 1,
  });
});

test('no string throws, and only a field can be at fault', () => {
  const pieces = fc.constantFrom(
    '"',
    '(',
    ')',
    '-',
    ' ',
    'OR',
    'AND',
    '|',
    '*',
    'title:',
    'since:',
    'on:',
    'is:',
    '“',
    '”',
    '中国',
    'a',
  );
  const pasted = fc.oneof(
    fc.array(fc.nat(0xffff), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(pasted, (text) => {
      const read = readQuery(text);
      if (read?.kind === 'fault') expect(text.slice(0, read.at)).toMatch(/(since|until|on|has|is)[:：]$/i);
    }),
    { numRuns: 300 },
  );
});

test('a whole page is a query', () => {
  const page = '('.repeat(5000) + '市政府宣布，"大桥" OR -通车 '.repeat(3000);
  expect(readQuery(page)).toBeDefined();
});
