import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMoment } from './find-moment.ts';
import { type MomentContext, readMoment } from './moment.ts';

const NOW = Date.UTC(2026, 10, 23, 4);

function read(text: string, context: MomentContext = {}): string | undefined {
  const moment = readMoment(text, context);
  return moment === undefined ? undefined : new Date(moment.at).toISOString().slice(0, 19);
}

/** text · instant · language · zone */
const PRINTED: [text: string, instant: string, language?: string, zone?: string][] = [
  // Machines
  ['2023-05-06T14:03:00Z', '2023-05-06T14:03:00'],
  ['2023-05-06 14:03:00.5 +0200', '2023-05-06T12:03:00'],
  ['Sat, 06 May 2023 14:03:00 GMT', '2023-05-06T14:03:00'],
  ['Saturday, 06-May-23 14:03:00 GMT', '2023-05-06T14:03:00'],
  ['Sat May  6 14:03:00 2023', '2023-05-06T14:03:00'],
  ['Sat May  6 14:03:00 CEST 2023', '2023-05-06T12:03:00'],
  ['Sat, 6 May 2023 14:03:00 +0800 (CST)', '2023-05-06T06:03:00'],
  ['Sat May 06 2023 14:03:00 GMT+0200 (Central European Summer Time)', '2023-05-06T12:03:00'],
  ['03 Apr 02 1500 GMT', '2002-04-03T15:00:00'],
  ['2023-W18-6', '2023-05-06T00:00:00'],
  ['2023-126', '2023-05-06T00:00:00'],
  ['20230506T140300Z', '2023-05-06T14:03:00'],
  ['20230506140300', '2023-05-06T14:03:00'],
  ['2023-05-06T24:00:00Z', '2023-05-07T00:00:00'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00'],
  ['1683381780', '2023-05-06T14:03:00'],
  ['1683381780000', '2023-05-06T14:03:00'],
  // Zones by name
  ['6 May 2023 14:03 America/Los_Angeles', '2023-05-06T21:03:00'],
  ['Sat, 06 May 2023 14:03:00 CST', '2023-05-06T20:03:00'],
  ['Sat, 06 May 2023 14:03:00 CST', '2023-05-06T06:03:00', 'zh'],
  ['Sat, 06 May 2023 14:03:00 CST', '2023-05-06T06:03:00', 'en', 'Asia/Shanghai'],
  ['2023-05-06 14:03', '2023-05-06T12:03:00', 'fr', 'Europe/Paris'],
  ['2023-01-06 14:03', '2023-01-06T13:03:00', 'fr', 'Europe/Paris'],
  // East Asia
  ['2023年5月6日 下午2:03', '2023-05-06T06:03:00', 'zh', 'Asia/Shanghai'],
  ['2023年05月06日14时03分', '2023-05-06T14:03:00'],
  ['2023年5月6日 星期六 凌晨2点', '2023-05-06T02:00:00'],
  ['二〇二三年五月十六日', '2023-05-16T00:00:00'],
  ['２０２３年５月６日', '2023-05-06T00:00:00'],
  ['民國112年5月6日', '2023-05-06T00:00:00'],
  ['令和5年5月6日(土) 午後2時3分', '2023-05-06T14:03:00'],
  ['R5/5/6', '2023-05-06T00:00:00', 'ja'],
  ['令和元年5月6日', '2019-05-06T00:00:00'],
  ['2023년 5월 6일 토요일 오후 2시 3분', '2023-05-06T05:03:00'],
  ['2023.05.06 (토) 14:03', '2023-05-06T05:03:00'],
  ['週六, 06 五月 2023 14:03:00 +0800', '2023-05-06T06:03:00'],
  // South and west Asia
  ['6 พ.ค. 2566 14:03 น.', '2023-05-06T14:03:00'],
  ['6/5/66', '2023-05-06T00:00:00', 'th'],
  ['6 พ.ค. 66', '2023-05-06T00:00:00'],
  ['๖ พฤษภาคม ๒๕๖๖', '2023-05-06T00:00:00'],
  ['Thứ bảy, 6/5/2023, 14:03 (GMT+7)', '2023-05-06T07:03:00', 'vi'],
  ['Ngày 6 tháng 5 năm 2023', '2023-05-06T00:00:00', 'vi'],
  ['Sabtu, 6 Mei 2023 14.03 WIB', '2023-05-06T07:03:00', 'id'],
  ['6 मई 2023', '2023-05-06T00:00:00'],
  ['٦ مايو ٢٠٢٣ - ١٤:٠٣', '2023-05-06T14:03:00'],
  ['6 كانون الثاني 2023', '2023-01-06T00:00:00'],
  ['شنبه ۱۶ اردیبهشت ۱۴۰۲ ساعت ۱۴:۰۳', '2023-05-06T14:03:00'],
  ['6 במאי 2023', '2023-05-06T00:00:00', 'he'],
  ['06 Ağustos 2023 14:03', '2023-08-06T14:03:00'],
  // Europe
  ['mar. 1 août 2023', '2023-08-01T00:00:00', 'fr'],
  ['1 mar. 2023', '2023-03-01T00:00:00', 'fr'],
  ['le 6 mai 2023 à 14h03', '2023-05-06T14:03:00', 'fr'],
  ['6 de mayo de 2023', '2023-05-06T00:00:00'],
  ['6 de maio de 2023 às 14h03', '2023-05-06T14:03:00'],
  ['6 maggio 2023, ore 14:03', '2023-05-06T14:03:00'],
  ['6. Mai 2023, 14:03 Uhr', '2023-05-06T14:03:00'],
  ['6.5.2023 klo 14.03', '2023-05-06T14:03:00'],
  ['6. července 2023', '2023-07-06T00:00:00'],
  ['6. června 2023', '2023-06-06T00:00:00'],
  ['sobota, 6 maja 2023 r. 14:03', '2023-05-06T14:03:00'],
  ['6 мая 2023 г., 14:03 МСК', '2023-05-06T11:03:00'],
  ['6 травня 2023, 14:03', '2023-05-06T14:03:00'],
  ['6 Μαΐου 2023', '2023-05-06T00:00:00'],
  ['2023. május 6., 14:03', '2023-05-06T14:03:00'],
  // A bare number behind the word for it is an hour, and no year
  ['5. März 2023 um 18 Uhr', '2023-03-05T18:00:00'],
  ['6 maggio 2023 alle 14', '2023-05-06T14:00:00'],
  ['6. mai 2023 kl. 14', '2023-05-06T14:00:00'],
  ['12 мая 2023 в 18', '2023-05-12T18:00:00'],
  // Languages that only Intl knows, when they are declared
  ['2023 m. gegužės 6 d.', '2023-05-06T00:00:00', 'lt'],
  ['6 d’abril de 2023', '2023-04-06T00:00:00', 'ca'],
  ['6. kolovoza 2023.', '2023-08-06T00:00:00', 'hr'],
  ['৬ মে ২০২৩', '2023-05-06T00:00:00', 'bn'],
  ['6. maí 2023 kl. 14:03', '2023-05-06T14:03:00', 'is'],
  // Order of day and month
  ['5/6/2023', '2023-05-06T00:00:00', 'en'],
  ['6/5/2023', '2023-05-06T00:00:00', 'en-GB'],
  ['6/5/2023', '2023-05-06T00:00:00', 'fr'],
  ['6/5/2023', '2023-05-05T23:00:00', 'en', 'Europe/London'],
  ['26/05/2023', '2023-05-26T00:00:00', 'en-US'],
];

describe('a printed date', () => {
  it.each(PRINTED)('%s is %s', (...[text, instant, language, zone]) => {
    const context = { ...(language && { language }), ...(zone && { zone }) };
    expect(read(text ?? '', context)).toBe(instant);
  });

  it.each([
    '',
    'soon',
    '2023-13-01',
    '2023-02-30',
    '0000-00-00 00:00:00',
    'Sun, 16 zzz 2012 11:47:32 GMT',
    '2023-05-06T25:00:00Z',
    '2023-05-06T14:61:00Z',
    'Sun, 99 Jun 2009 12:00:00 GMT',
    '2013-01-28T11:30:00-06:00Textra',
    '3 hours ago',
  ])('%j is unknown, never now', (text) => {
    expect(readMoment(text)).toBeUndefined();
  });

  it.each([
    ['4. února v 18', '2026-02-04T18:00:00'],
    ['5 March at 18', '2026-03-05T18:00:00'],
    ['3 mars à 20h', '2026-03-03T20:00:00'],
  ])('%s is of this year, not of the year that its hour looks like', (text, instant) => {
    expect(read(text, { now: NOW })).toBe(instant);
    expect(readMoment(text)).toBeUndefined();
    expect(findMoment(text, {})).toBeUndefined();
  });

  it('tells a day from a time and whether a zone was printed', () => {
    expect(readMoment('6 May 2023')).toMatchObject({ precision: 'day', zoned: false });
    expect(readMoment('6 May 2023 14:03')).toMatchObject({ precision: 'time', zoned: false });
    expect(readMoment('6 May 2023 14:03 +0100')).toMatchObject({ precision: 'time', zoned: true });
  });

  it.each([
    ['46 分钟前', '2026-11-23T03:14:00'],
    ['3 hours ago', '2026-11-23T01:00:00'],
    ['an hour ago', '2026-11-23T03:00:00'],
    ['il y a 2 heures', '2026-11-23T02:00:00'],
    ['vor 3 Stunden', '2026-11-23T01:00:00'],
    ['3 часа назад', '2026-11-23T01:00:00'],
    ['3時間前', '2026-11-23T01:00:00'],
    ['3시간 전', '2026-11-23T01:00:00'],
    ['منذ 3 ساعات', '2026-11-23T01:00:00'],
    ['3 ore fa', '2026-11-23T01:00:00'],
    ['昨天 14:03', '2026-11-22T14:03:00'],
    ['yesterday at 2:03 pm', '2026-11-22T14:03:00'],
    ['刚刚', '2026-11-23T04:00:00'],
    ['05-06 14:03', '2026-05-06T14:03:00'],
    ['12月6日', '2025-12-06T00:00:00'],
  ])('%s counts from now', (text, instant) => {
    expect(read(text, { now: NOW, language: '' })).toBe(instant);
  });

  it('reads what a machine printed, for any instant since 1602 and any offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1.16e10, max: 1.35e10 }),
        fc.integer({ min: -720, max: 840 }),
        (seconds, offset) => {
          const at = seconds * 1000;
          const local = new Date(at + offset * 60_000).toISOString().slice(0, 19);
          const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
          const zone = `${offset < 0 ? '-' : '+'}${hours}:${String(Math.abs(offset) % 60).padStart(2, '0')}`;
          expect(readMoment(local + zone)?.at).toBe(at);
          expect(readMoment(`${local.replace('T', ' ')} ${zone}`)?.at).toBe(at);
          expect(readMoment(local, { zone })?.at).toBe(at);
        },
      ),
    );
  });

  it('never throws', () => {
    const parts = fc.constantFrom(
      '2023',
      '年',
      '5',
      '月',
      ' ',
      ':',
      '-',
      'May',
      'mar.',
      '+',
      '令和',
      '前',
      '12',
      'pm',
      'T',
      '(',
      '٣',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ maxLength: 3 })), { maxLength: 12 }), (list) => {
        const at = readMoment(list.join(''), { now: NOW })?.at;
        expect(at === undefined || Number.isFinite(at)).toBe(true);
        findMoment(list.join(''), { now: NOW });
      }),
    );
  });
});

describe('a date as Unicode prints it is read back', () => {
  const LANGUAGES =
    'en en-GB fr de es pt it nl sv da nb fi is pl cs sk hu ro ru uk bg sr hr sl lt lv et el tr vi id ms he ar fa ur hi bn ta ka hy th zh zh-TW ja ko ca gl sq mk be kk sw';
  it.each(LANGUAGES.split(' '))('in %s', (language) => {
    for (const at of [
      Date.UTC(2023, 4, 6, 14, 3),
      Date.UTC(2021, 10, 23, 0, 5),
      Date.UTC(2024, 6, 12, 12, 30),
    ]) {
      for (const dateStyle of ['full', 'long', 'medium', 'short'] as const) {
        const print = (timeStyle: 'short' | undefined) =>
          new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
            dateStyle,
            timeZone: 'Asia/Tokyo',
            ...(timeStyle && { timeStyle }),
          }).format(at);
        const day = Math.floor((at + 9 * 3_600_000) / 86_400_000) * 86_400_000 - 9 * 3_600_000;
        const context = { language, zone: '+09:00' };
        expect([print(undefined), readMoment(print(undefined), context)?.at]).toEqual([
          print(undefined),
          day,
        ]);
        expect([print('short'), readMoment(print('short'), context)?.at]).toEqual([print('short'), at]);
      }
    }
  });
});

describe('a date inside a line', () => {
  it.each([
    ['By Ann Lee | Published 6 May 2023 at 14:03 | 3 comments', '6 May 2023 at 14:03'],
    ['发布时间：2023-05-06 14:03 来源：新华社', '2023-05-06 14:03'],
    ['来源：新华网 2023年05月06日14:03 编辑', '2023年05月06日14:03'],
    ['Publié le 06/05/2023 à 14h03 - Mis à jour le 07/05/2023', '06/05/2023 à 14h03'],
    ['湖南日报 二〇二三年五月六日 第三版', '二〇二三年五月六日'],
    ['令和5年5月6日（土）14時03分配信', '令和5年5月6日（土）14時03分'],
    ['46分钟前 · 12评论', '46分钟前'],
    ['日本時間2023年5月6日午後2時発表', '2023年5月6日午後2時'],
    ['On 6 May 2023, the minister met 12 people', '6 May 2023'],
  ])('%s', (line, printed) => {
    const found = findMoment(line, { now: NOW });
    expect(line.slice(found?.start, found?.end)).toBe(printed);
  });

  it.each([
    'Tel. 06-12-34-56-78',
    'version 3.5.2 and 10.2.3',
    'ISBN 978-3-16-148410-0',
    '© 2023-2024',
    'in May 2023 the',
    '2023',
  ])('%s holds none', (line) => {
    expect(findMoment(line, { now: NOW })).toBeUndefined();
  });
});
