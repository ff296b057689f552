import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDateline } from './dateline.ts';

describe('readDateline', () => {
  it.each([
    ['LIMA, 3 March (Agency) — Rain fell.', 'LIMA', 'Rain fell.'],
    ['PARIS (AFP) – Il pleut.', 'PARIS', 'Il pleut.'],
    ['Hamburg (dpa/lno) - Es regnet.', 'Hamburg', 'Es regnet.'],
    ['NEW YORK — Rain fell.', 'NEW YORK', 'Rain fell.'],
    ['新华社北京1月15日电（记者张三）市议会决定关闭大桥。', '北京', '市议会决定关闭大桥。'],
    ['（中央社記者王小明台北15日電）市議會決定關閉大橋。', '台北', '市議會決定關閉大橋。'],
  ])('reads %s', (text, place, rest) => {
    expect(readDateline(text)).toEqual({ place, rest });
  });

  it.each([
    'Rain – and more of it – fell.',
    'EXCLUSIVE — Rain fell on the bridge.',
    'FACT CHECK - Rain fell on the bridge.',
    'СРОЧНО – Дождь идёт.',
    'Der Rat hat am Montag beschlossen.',
    '',
    '市议会决定关闭大桥。',
  ])('finds none in "%s"', (text) => {
    expect(readDateline(text)).toBeUndefined();
  });

  it('takes the name of a section for no place', () => {
    expect(readDateline('MIGRATION – Es regnet.', ['Politik', 'Migration'])).toBeUndefined();
    expect(readDateline('HAMBURG – Es regnet.', ['Migration'])?.place).toBe('HAMBURG');
  });

  it('answers for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const dateline = readDateline(text);
        expect(dateline === undefined || dateline.place.length > 0).toBe(true);
      }),
    );
  });
});
