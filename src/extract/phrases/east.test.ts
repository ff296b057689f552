import { describe, expect, test } from 'vitest';
import { eastRule } from './east.ts';

type Place = 'head' | 'inside' | 'foot';
const ruleOf = (text: string, place: Place) => eastRule(text, 0, place === 'head', place === 'foot');

describe('lines of the eastern press that are of no story', () => {
  test.each<[Place, string, string]>([
    ['inside', '放大+ 缩小- 默认', 'noise-line'],
    ['inside', '关于我们 | 联系我们 | 广告服务 | 法律声明', 'noise-line'],
    ['inside', '会社概要｜お問い合わせ｜プライバシーポリシー', 'noise-line'],
    ['inside', '회사소개 | 이용약관 | 개인정보처리방침', 'noise-line'],
    ['inside', '「維港日報」App 提供全天候即時新聞 立即下載', 'noise-line'],
    ['inside', '小心意大意義，小額贊助維港週刊！', 'noise-line'],
    ['inside', '施工現場。（資料照）', 'caption'],
    ['inside', '施工现场。资料图', 'caption'],
    ['head', '维港经济新闻 2022-01-15 17:33:12', 'printed-date'],
    ['head', '《维港日报》（2022年01月15日 第 07 版）', 'printed-date'],
    ['foot', '违法和不良信息举报电话：000-55550000', 'legal-foot'],
    ['foot', '维ICP备00000000号-1', 'legal-foot'],
  ])('%s: %s', (place, text, rule) => expect(ruleOf(text, place)).toBe(rule));
});

describe('lines of stories that look like them', () => {
  test.each<[Place, string]>([
    ['inside', '维港App推出新功能'],
    ['inside', '他说，用户可以在App里立即更新自己的地址。'],
    ['inside', '法律声明引发争议'],
    ['inside', '记者查阅了当年的资料图。'],
    ['head', '维港经济 2022-01-15'],
    ['foot', '市民可以拨打举报电话。'],
  ])('%s: %s', (place, text) => expect(ruleOf(text, place)).toBeUndefined());
});
