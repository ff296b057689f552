import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage, languageTag } from './language.ts';

const stories: readonly (readonly [language: string, text: string])[] = [
  ['en', 'The council said on Monday that the bridge at the harbour would be closed for two weeks.'],
  ['de', 'Der Rat der Stadt hat am Montag beschlossen, dass die Brücke für zwei Wochen gesperrt wird.'],
  ['fr', 'Le conseil a décidé lundi que le pont du port serait fermé pour deux semaines, selon les élus.'],
  ['es', 'El consejo de la ciudad decidió el lunes que el puente se cerrará por dos semanas.'],
  ['pt', 'O conselho da cidade decidiu na segunda-feira que a ponte não será aberta ao público.'],
  ['nl', 'De gemeenteraad heeft maandag besloten dat de brug voor twee weken niet open is.'],
  ['da', 'Byrådet har besluttet, at broen ikke bliver åbnet af borgmesteren efter to uger, siger han.'],
  ['ru', 'Городской совет решил в понедельник, что мост будет закрыт на две недели, как сообщил мэр.'],
  ['uk', 'Міська рада вирішила в понеділок, що міст буде закрито на два тижні, як повідомив мер.'],
  ['ar', 'قرر مجلس المدينة يوم الاثنين أن الجسر سيغلق لمدة أسبوعين من أجل الإصلاح'],
  ['fa', 'شورای شهر روز دوشنبه تصمیم گرفت که این پل برای دو هفته بسته است'],
  ['zh-Hans', '市议会星期一决定，港口大桥将关闭两个星期，以便工人进行维修。'],
  ['zh-Hant', '市議會星期一決定，港口大橋將關閉兩個星期，以便工人進行維修。'],
  ['ja', '市議会は月曜日、港の橋を二週間閉鎖することを決めた。'],
  ['ko', '시의회는 월요일 항구의 다리를 두 주 동안 폐쇄하기로 결정했다.'],
  ['th', 'สภาเมืองตัดสินใจปิดสะพานเป็นเวลาสองสัปดาห์'],
  ['vi', 'Hội đồng thành phố cho biết cây cầu đã được đóng trong hai tuần và không mở cho người dân.'],
];

describe('detectLanguage', () => {
  it.each(stories)('reads %s from the text alone', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('trusts the text more than the page where a whole story disagrees', () => {
    expect(detectLanguage(stories[1]?.[1] ?? '', 'en')).toBe('de');
  });

  it('tells the script of Chinese by its characters, whatever the page says', () => {
    expect(detectLanguage('總統說這個國家會發展', 'zh-CN')).toBe('zh-Hant');
    expect(detectLanguage('台北市', 'zh-TW')).toBe('zh-Hant');
  });

  it('keeps the region that the page names', () => {
    expect(detectLanguage(stories[0]?.[1] ?? '', 'en_GB')).toBe('en-GB');
  });

  it('takes the hint for a text too short to read', () => {
    expect(detectLanguage('Ja', 'sv')).toBe('sv');
    expect(detectLanguage('', 'sv')).toBe('sv');
    expect(detectLanguage('東京都知事選', 'ja')).toBe('ja');
  });

  it('says nothing of a text without letters', () => {
    expect(detectLanguage('2022 — 17:33')).toBeUndefined();
  });

  it('answers a tag or nothing for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string(), { nil: undefined }), (text, hint) => {
        const language = detectLanguage(text, hint);
        expect(language === undefined || /^[a-z]{2,3}(?:-[A-Za-z\d]+)*$/.test(language)).toBe(true);
      }),
    );
  });
});

describe('languageTag', () => {
  it('puts what pages write into BCP 47', () => {
    expect(['EN_us', 'zh-TW', 'zh_CN', 'zh-Hant-HK', 'no', 'jp', 'und', '', 'x'].map(languageTag)).toEqual([
      'en-US', 'zh-Hant', 'zh-Hans', 'zh-Hant', 'nb', 'ja', undefined, undefined, undefined,
    ]); // biome-ignore format: pairs
  });
});
