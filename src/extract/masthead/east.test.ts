import { describe, expect, it } from 'vitest';
import { readPage } from '../page.ts';
import { readMasthead } from './masthead.ts';

const story =
  '<p>市议会星期一决定，港口大桥将关闭两个星期，以便工人进行维修，居民可以绕道前往对岸，预计十二月底恢复通车。</p>'.repeat(
    3,
  );

function read(head: string, foot = '', zone = 'Asia/Shanghai') {
  const html = `<title>港口大桥关闭两星期_要闻_示例新闻网</title><body><h1>港口大桥关闭两星期</h1>${head}${story}${foot}`;
  const at = { url: 'https://news.example.cn/a/1', zone, retrievedAt: Date.UTC(2022, 0, 15, 12) };
  return readMasthead(readPage(html, at));
}

const HALF_PAST_NINE = Date.UTC(2022, 0, 15, 9, 33);

describe('credits of the Chinese, Japanese and Korean press', () => {
  it.each([
    ['<div>2022年1月15日 17:33 来源：新华社 作者：张三 李四</div>', '', ['张三', '李四']],
    ['<div>2022-01-15 17:33 来源: 示例日报</div>', '<p>责任编辑：王五</p>', ['王五']],
    ['<p>文／陈大文</p><span>2022/01/15 17:33</span>', '', ['陈大文']],
    ['<p>[记者陈大文／台北報導]</p><p>2022/01/15 17:33</p>', '', ['陈大文']],
    ['<p>中央社記者王小明台北15日電</p><p>發布時間：民國111年1月15日 下午5:33</p>', '', ['王小明']],
    ['<p>撰文：陳大文</p><p>出版：2022-01-15 17:33　更新：2022-01-15 18:00</p>', '', ['陳大文']],
    ['<p>（新华社记者张三、李四）2022年01月15日17:33</p>', '', ['张三', '李四']],
    ['<p>執筆：山田太郎</p><p>令和4年1月15日 17時33分</p>', '', ['山田太郎']],
    ['<p class="byline">기자 홍길동</p><p>2022.01.15 17:33</p>', '', ['홍길동']],
    ['<p>홍길동 기자</p><p>입력 2022.01.15 17:33 수정 2022.01.15 18:00</p>', '', ['홍길동']],
    ['<p>입력 2022-01-15 오후 5:33</p>', '<p>홍길동 기자 hong@example.kr</p>', ['홍길동']],
    ['<p>2022年01月15日 17:33</p>', '<p>编辑：王五 审核：赵六</p>', ['王五']],
    ['<p>2022年01月15日 17:33</p>', '<p>(责编：王五、赵六)</p>', ['王五', '赵六']],
    ['<p>作者：张三 / 编辑：王五</p><p>2022年1月15日 17:33</p>', '', ['张三']],
    ['<div>2022-01-15 17:33 来源：示例日报 作者：张三 点击：123</div>', '', ['张三']],
    ['<p>作者, 张三</p><p>2022年1月15日 17:33</p>', '', ['张三']],
    ['<p>王小明／台北報導</p><p>2022/01/15 17:33</p>', '', ['王小明']],
    ['<p>来源：示例新闻记者 张三</p><p>2022年1月15日 17:33</p>', '', ['张三']],
  ])('reads %s %s', (head, foot, byline) => {
    const masthead = read(head, foot);
    expect(masthead.headline).toBe('港口大桥关闭两星期');
    expect(masthead.byline).toEqual(byline);
    expect(masthead.publishedAt).toBe(HALF_PAST_NINE);
  });

  it('counts a time told from now back from when the page was fetched', () => {
    const masthead = read('<p>记者 张三 北京报道</p><span>1小时前</span>');
    expect(masthead).toMatchObject({
      byline: ['张三'],
      publishedAt: Date.UTC(2022, 0, 15, 11),
      printedTime: '1小时前',
    });
  });
});
