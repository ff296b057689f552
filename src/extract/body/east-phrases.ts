/**
 * Lines that stand in stories of the Chinese, Japanese and Korean press without being of them: what a page's template prints over a
 * story, inside it and under it. Only lines already believed to be story are asked, and only whole lines go.
 * Sources: article pages of portals, agencies, papers and publishing systems of these languages, 2022–2026.
 */

/** Buttons, calls and places in the page; of one line all or nothing. Any number may stand behind. */
const BUTTONS = [
  '(?:您|你)?(?:现|現)?(?:当前|當前|所)?(?:在)?的?位置\\s?[:：].*',
  '(?:[【\\[]?\\s?(?:打印(?:本页|此页|文章)?|关闭(?:窗口|本页)?|關閉|列印|收藏|返回.{0,6}|顶部|我要(?:反馈|举报|评论)|举报|反馈|点赞|點讚|踩一下|顶一下|纠错|复制链接|保存网页|字[体號号].{0,12}|[大中小]|转发|推荐|挑错|朗读|听新闻|纠正错误)\\s?[】\\]]?[\\s/|·]*){1,8}',
  '.{0,8}(?:微信|手机|手機|左方|右方|下方|上方).{0,6}(?:扫|掃).{0,24}',
  '(?:打开|打開|下[载載]|开启|開啟).{0,12}(?:APP|客户端|用戶端|新闻|新聞).{0,20}',
  '.{0,24}(?:立即|免费|免費|点击|點擊|点我|點我)下[载載].{0,16}',
  '(?:更多)?精彩.{0,12}(?:关注|关注|APP|请进入|內容|内容|公众号).{0,30}',
  '(?:关注|關注|追蹤|订阅|訂閱).{0,10}(?:公众号|公眾號|微博|我们|我們|官方|频道).{0,30}',
  '.{0,10}(?:好看|喜欢|喜歡|赞同).{0,6}[请請就]?.{0,3}点.{0,2}(?:在看|赞).{0,10}',
  '预览时标签不可点|继续滑动看下一个|轻触阅读原文|(?:点击)?(?:阅读|閱讀)(?:原文|全文|剩余全文|下一篇).{0,10}|展开(?:全文|阅读)?|收起(?:全文)?|点击(?:收起|展开|加载更多|查看更多).{0,8}|加载(?:中|更多).{0,6}|查看更多|换一换|没有(?:更多)?了',
  '分享(?:让更多人看到|至.{0,16}|给朋友.{0,12})',
  '[-—–_=*~·.…\\s]{0,40}(?:分隔线|分割线)[-—–_=*~·.…\\s]{0,40}',
  '(?:上|下)一[篇条條页頁则則].{0,60}',
  '(?:標籤|标签|关键[词字]|關鍵[詞字]|相[关關]字[词詞]|タグ|キーワード|키워드|태그|文章关键词)\\s?[:：﹕].{0,100}',
  '(?:この記事は)?(?:有料(?:会員)?記事|会員限定|有料会員限定).{0,30}|(?:残り|全文)[\\s:：]?\\d+文字.{0,10}|続きを読む.{0,40}|この記事を(?:書いた人|シェア).{0,20}|[0-9]+文字',
  '(?:다른|이)\\s?기사\\s?(?:더\\s?)?보기.{0,10}|(?:좋아요|화나요|슬퍼요|추천해요)\\s?\\d*|댓글\\s?\\d*|기사\\s?(?:제보|스크랩|공유).{0,30}',
];
const BUTTON = new RegExp(
  `^[\\s>»▼↓→★☆◆●]*(?:${BUTTONS.join('|')})[\\s:：(（]*\\d{0,6}[)）\\s.…>»▼↓→!！。]*$`,
  'iu',
);

/** Over the first paragraph, up to 120 characters and no sentence: a day with its hour or a label ("来源：") beside it, or who wrote. */
const DAY_AND_SOURCE =
  /^(?=[^。！？]*(?:[来來]源|作者|[编編][辑輯]|[记記]者|[点點][击閱]|[浏瀏][览覽]|[阅閱][读讀]|评论|字[体號号]|稿源|更新|配信|기자|입력|수정|승인))(?=.*(?:[:：]|\d[时時点點]))[^。！？]*\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}[^。！？]*$/u;
/** A name has up to five characters; "学生记者：担心示威现场被拘捕" is a heading. */
const NAMES = '(?:(?:\\p{sc=Han}{2,5}|[\\p{Lu}][\\p{L}.·-]*)(?:[\\s、，,/／|丨｜;；:：()（）\\]】〕]+|$))+';
const WHO_WROTE = new RegExp(
  `^[\\s（(【[〔]*(?:\\p{sc=Han}{0,8}[记記]者|\\p{sc=Han}{0,4}(?:编辑|編輯|编译|編譯)|文|撰文|采写|採訪|作者|文字|图文|取材・文|文・写真|글(?:[·ㆍ]사진)?)\\s?[:：／/|丨｜=＝\\s]\\s?(?:${NAMES}|\\p{sc=Hang}{2,4}(?:\\s\\p{sc=Hang}{2,4})*)$|^[\\s（(【[〔]*\\p{sc=Han}{0,6}(?:[记記]者|編譯|编译)[\\p{sc=Han}、\\s]{2,16}[／/]\\s?\\p{sc=Han}{2,10}[)）】\\]〕\\s]*$|^\\p{sc=Hang}{2,4}\\s?(?:기자|특파원)?\\s?[\\w.+-]+@[\\w.-]+$`,
  'u',
);
const TAKEN_FROM =
  /^(?:[（(【]?本文(?:首发|原载|来自|來自|来源|來源|转[载自]|节选|摘自|刊[载於于]|作者)|原标题|原題)[^。]{0,100}[)）】]?$/u;

/** Under the last one: rights, the house's own words, where to complain; up to 500 characters. */
const HOUSE_WORDS =
  /^[\s（(【[*※★☆·•]*(?:(?:特别|特別|平台|免责|版权|郑重|稿件|本站)\s?(?:声明|聲明|提示)|声明\s?[:：]|本文(?:系|为|為).{0,16}(?:独家|獨家|原创|原創)|本?内容为作者独立观点|该文观点|文章来源|(?:未经|未經).{0,6}(?:授权|許可|许可|允许|同意)|.{0,12}(?:报料|爆料|投稿|新闻热线|线索|举报)(?:热线|邮箱|电话|微信)?\s?[:：](?=.{0,24}(?:\d{5}|@|微信))|如(?:有|对|需|发现|涉及).{0,24}(?:侵权|异议|投诉|请.{0,4}联系|联系(?:我们|本站))|.{0,24}(?:版權照片|隱私權規範)|《[^》]{2,12}》\s?[（(]\s?\d{4}\s?年.{0,20}[)）]$|정정·?반론|※\s?(?:CBS|사건|저작권)|ⓒ|Copyright)|(?:信息存储(?:空间)?服务|ICP[备備证證]\s?\d|公网安备|仅供参考，?(?:不构成|请)|无断転載|無断(?:転載|複製|使用)|転載を禁|不得(?:部分|擅自|轉載|转载|以任何(?:形式|方式))|无断|재배포\s?금지|무단\s?(?:전재|복제|배포))/iu;

/** What is longer and ends as a sentence does is one: "他用手机扫了一下墙上的二维码，然后走了。" */
const SHORT_CALL = 16;

const CAPTION = /^\s*[▲▼△▽↑↓]/;
const LEADS_ON = /^\s*[►▶▷→»>]/;

/** The rule by which a line goes, if one says so. `head` and `foot`: it is among the first or the last of the story. */
export function eastRule(text: string, linkShare: number, head: boolean, foot: boolean): string | undefined {
  if (text.length <= 120) {
    if (!(text.length > SHORT_CALL && text.endsWith('。')) && BUTTON.test(text)) return 'noise-line';
    if (CAPTION.test(text)) return 'caption';
    if (linkShare > 0.8 && LEADS_ON.test(text)) return 'related-line';
    if (head && DAY_AND_SOURCE.test(text)) return 'printed-date';
    if ((head || foot) && text.length < 70 && WHO_WROTE.test(text)) return 'credits';
    if ((head || foot) && TAKEN_FROM.test(text)) return 'credits';
  }
  return foot && text.length <= 500 && HOUSE_WORDS.test(text) ? 'legal-foot' : undefined;
}
