import { describe, expect, it } from 'vitest';
import { readPage } from '../page.ts';
import { readMasthead } from './masthead.ts';
import { usualZone } from './usual-zone.ts';

describe('the clock that a page is printed by', () => {
  it.each([
    ['https://www.example.de/a', 'de', 'Europe/Berlin'],
    ['https://chinese.example.fr/a', 'zh', 'Europe/Paris'], // the country's before the language's
    ['https://news.example.com.tw/a', 'zh-Hant', 'Asia/Taipei'],
    ['https://news.example.com/a', 'zh', 'Asia/Shanghai'],
    ['https://news.example.com/a', 'ja', 'Asia/Tokyo'],
    ['https://news.example.com/a', 'pt-BR', 'America/Sao_Paulo'],
    ['https://news.example.com/a', 'en-GB', undefined], // a template's
    ['https://news.example.com/a', 'fr', undefined], // France, Canada, half of Africa
    ['https://news.example.us/a', 'en', undefined],
    [undefined, undefined, undefined],
  ])('of %s in %s is %s', (url, language, zone) => {
    expect(usualZone(url, language)).toBe(zone);
  });

  it('names clocks that exist', () => {
    for (const host of ['cn', 'kr', 'vn', 'in', 'ir', 'ru', 'gr', 'by', 'pt', 'za', 'cl', 'au', 'nz', 'uy'])
      expect(
        () => new Intl.DateTimeFormat('en', { timeZone: usualZone(`https://a.${host}/`, '') }),
      ).not.toThrow();
  });

  const story = `<p>${'今年以来，有关部门表示将继续做好各项工作，市场预期明显改善。'.repeat(4)}</p>`.repeat(
    4,
  );
  const page = (printed: string, at: { url: string; zone?: string; retrievedAt?: number }, head = '') =>
    readMasthead(
      readPage(
        `<head><title>桥今天通车</title>${head}</head><h1>桥今天通车</h1><div>${printed}　来源：某某网</div>${story}`,
        at,
      ),
    );

  it('dates what is printed without one', () => {
    const url = 'https://news.example.cn/1.html';
    const at = Date.UTC(2019, 6, 9, 17, 30);
    expect(page('2019-07-10 01:30', { url })).toMatchObject({ publishedAt: at, publishedZone: '+08:00' });
    expect(page('2019-07-10 01:30', { url, zone: 'UTC' }).publishedAt).toBe(Date.UTC(2019, 6, 10, 1, 30));
    // What was retrieved an hour ago was so on every clock.
    expect(page('1小时前', { url, retrievedAt: at }).publishedAt).toBe(at - 3_600_000);
  });

  it('gives way to a clock that the page shows', () => {
    const head = '<meta property="article:published_time" content="2019-07-09T17:30:00Z">';
    const { publishedAt, publishedZone } = page(
      '2019-07-09 19:30',
      { url: 'https://news.example.com/1' },
      head,
    );
    expect({ publishedAt, publishedZone }).toEqual({
      publishedAt: Date.UTC(2019, 6, 9, 17, 30),
      publishedZone: '+02:00',
    });
  });
});
