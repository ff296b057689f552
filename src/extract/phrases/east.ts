/**
 * Lines that stand in stories of the Chinese, Japanese and Korean press without being of them: what a page's template prints over a
 * story, inside it and under it. Only lines already believed to be story are asked, and only whole lines go.
 * Sources: article pages of portals, agencies, papers and publishing systems of these languages, 2022–2026.
 */
import { HAN } from '../tree/han.ts';

const words = (lists: readonly string[]): string => lists.join(' ').replaceAll(' ', '|');

/** A line of these alone, with numbers and signs between, is a row of buttons. */
const BUTTONS = words([
  '打印 关闭 收藏 返回 首页 顶部 我要 反馈 举报 评论 点赞 [顶踩]一下 纠错 复制 链接 保存 网页 本页 窗口 字体 字号 大中小 大\\s中\\s小 转发 推荐 朗读',
  '分享 给 到 至 让更多人看到 微信 微博 朋友 圈 好友 QQ空间 新浪 展开 收起 剩余 全文 查看 点击 更多 阅读 原文 [上下]一[篇页] 没有了 换一换',
  '分隔线 预览时标签不可点 继续滑动看 轻触 件 人 次 数 量 浏览 访问 人气',
  '印刷 メール シェア ツイート ブックマーク 続きを読む',
  '좋아요 댓글 공유 인쇄 스크랩 개',
]);
/** And one of these alone leads about the site. */
const HOUSE = words([
  '关于(?:我们|本站|本网) 联系(?:我们|方式) 广告(?:服务|合作|业务|刊登|投放) 商务合作 法律(?:声明|顾问) 版权(?:声明|所有) 隐私(?:政策|声明|保护) 用户协议 服务条款 网站(?:地图|声明|导航) 加入我们 诚聘英才 招聘信息 人才招聘 友情链接 意见反馈 帮助中心 投稿',
  '關於我們 聯[絡繫]我們 廣告(?:刊登|服務|合作) 隱私權?(?:政策|聲明) 服務條款 使用條款 網站地圖 人才招募 客服中心 著作權(?:聲明)? 免責聲明',
  '会社(?:概要|案内) 運営会社 お問い?合わ?せ プライバシーポリシー 個人情報保護方針 (?:ご)?利用規約 サイトマップ 広告(?:掲載|について) 著作権(?:について)? 特定商取引法に基づく表[記示] ヘルプ 採用情報',
  '회사\\s?소개 이용\\s?약관 개인정보\\s?(?:처리|취급)\\s?방침 청소년\\s?보호\\s?정책 광고\\s?(?:문의|안내) 기사\\s?제보 저작권\\s?(?:규약|정책) 제휴\\s?문의 고객센터 사이트맵 이메일\\s?무단\\s?수집\\s?거부',
]);
const ROW = new RegExp(`^(?:(?:[\\s\\d\\p{P}\\p{S}]|${BUTTONS})+|(?:[\\s\\p{P}\\p{S}]|${HOUSE})+)$`, 'u');

/** Calls to the reader, and where the page stands in the site: up to 60 characters. A call begins with what is to be done. */
const CALL =
  /(?:长按|長按|识别|識別|[扫掃](?:描|一[扫掃]|码|碼)?).{0,14}(?:[关關]注|下[载載]|[查觀观收]看|加入|二[维維][码碼]$)|^[\s\p{P}\p{S}]*(?:(?:[欢歡]迎|[请請]|[点點][击擊]|更多.{0,12})[\s，,]*)?(?:(?:[关關]注|追[蹤踪]|[订訂][阅閱]|搜[寻索]).{0,16}(?:公[众眾][号號]|微博|我们|我們|官方|[频頻]道|@)|(?:打开|打開|开启|立即|[点點]我|免[费費]).{0,14}(?:APP|客户端|下[载載]|新[闻聞].?查看)|下[载載].{0,8}(?:APP|客户端))|[点點].{0,2}“?在看|^.{0,4}(?:[赞贊][赏助賞]|打[赏賞])(?:作者|本文|支持)?$|[会會][员員]免[费費]|有料(?:会員)?記事|会員限定|^(?:残り)?\d+文字|この記事を(?:シェア|共有|印刷|保存|評価|拡散|送|いいね|ツイート|メール|ブックマーク|気に入|書いた(?:人|方|ライター|記者)|読んだ(?:人|方))|^[您你]?(?:[当當]前|[现現]在|目前|所在)?的?(?:所在)?(?:[页頁]面)?位置\s?[:：]|^[上下]一[篇条條页頁则則]|^(?:文章|相[关關])?(?:標籤|标签|[关關][键鍵][词字]|字[词詞]|タグ|キーワード|키워드)\s?[:：﹕]|다른\s?기사|喝酒不[开開]|[饮飲]酒[过過]量|[专專][线線].{0,3}\d{4}|^加入.{0,20}(?:[帐帳账][号號]|好友|群)|[您你]的(?:支持|[赞讚][赏賞]|打[赏賞]).{0,8}(?:[鼓激][励勵]|[动動]力)/iu;

/** Over the first paragraph, up to 120 characters and no sentence: a day with its hour or a label ("来源：") beside it, or who wrote. */
const DAY_AND_SOURCE =
  /^(?=[^。！？]*(?:[来來]源|作者|[编編][辑輯]|[记記]者|[点點][击閱]|[浏瀏][览覽]|[阅閱][读讀]|评论|字[体號号]|更新|配信|時間|기자|입력|수정|승인))(?=.*(?:[:：]|\d[时時点點]))[^。！？]*\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}[^。！？]*$/u;
/** A name has up to five characters; "学生记者：担心示威现场被拘捕" is a heading. */
const NAMES = `(?:(?:${HAN}{2,5}|\\p{sc=Hang}{2,4}|\\w[\\p{L}\\d.·-]*)(?:[\\s、，,/／|丨｜;；:：()（）\\]】〕]+|$))+`;
const WHO_WROTE = new RegExp(
  `^[\\s（(【[〔]*(?:(?:${HAN}{0,8}[记記]者|${HAN}{0,4}[编編][辑輯译譯]|文|[撰图]文|[采採][写訪]|作者|文字|[摄攝]影|通[讯訊][员員]|取材・文|文・写真|글(?:[·ㆍ]사진)?)\\s?[】\\]:：／/|丨｜=＝\\s]\\s?(?:${HAN}{2,10}[记記]者\\s?)?${NAMES}|${HAN}{0,6}(?:[记記]者|[编編][译譯]|中心|[频頻]道|[组組])[\\p{sc=Han}、\\s]{0,12}[／/]\\s?${HAN}{2,10}[)）】\\]〕\\s]*|(?:${HAN}{2,4}[・=＝])?${HAN}{3,5}[)）]|(?:\\p{sc=Hang}{2,4}=)?\\p{sc=Hang}{2,4}\\s?(?:기자|특파원)?\\s?[\\w.+-]+@[\\w.-]+)$`,
  'u',
);
const TAKEN_FROM =
  /^[（(【]?(?:本文(?:首发|[图圖]片|原载|链接|[来來]自|[来來]源|[转轉][载載自]|节选|摘自|刊[载於于]|作者)|原标题|(?:[封头頭题題]?面?[图圖]片?|照片|[视視][频頻]).{0,8}(?:提供|[来來][源自]|[摄攝]|视觉中国))[^。]{0,100}$/u;

/** Under the last one: rights, the house's own words, where to complain; up to 500 characters. */
const HOUSE_WORDS =
  /^[\s（(【[*※★☆]*(?:(?:特[别別]|平台|免责|版权|郑重|稿件|本站)\s?(?:声明|聲明|提[示醒])|声明\s?[:：]|本文(?:系|为|為).{0,16}(?:[独獨]家|原[创創])|本?内容为作者独立观点|该文观点|文章[来來]源|(?:作者[简介][介绍]|[关關][于於]作者)[:：]|未[经經].{0,16}(?:授权|授權|[许許]可|允许|同意)|.{0,12}(?:[热熱][线線]|[线線]索|[报爆]料|投稿|举报).{0,4}[:：](?=.{0,24}(?:\d{5}|@|微信))|[如若](?:有|您|果您|对|需|发现|涉及).{0,24}(?:侵权|异议|投诉|[报爆]料|请.{0,4}联系|联系(?:我们|本站))|.{0,24}(?:版權照片|隱私權規範|[评評][论論][区區](?:留言|[讨討][论論]|聊|告[诉訴])|粉[絲丝][頁页專专團团])|(?:欢迎|下[载載]|[关關]注|更多)[^。]{0,60}(?:APP|公[众眾][号號]|客户端|粉[絲丝])|《[^》]{2,12}》\s?[（(]\s?\d{4}\s?年.{0,20}[)）]$|[※☆★].{0,16}(?:[提呼警]|更多|新[闻聞]|사건|저작권)|ⓒ|Copyright)|信息存储(?:空间)?服务|^(?=.{0,120}$).*(?:合作.{0,6}(?:微信|[邮郵]箱|[联聯][系繫])|投[资資]需[谨謹]慎|[责責]任自[负負]|[风風][险險]提示)|ICP[备備证證]\s?\d|公网安备|無断(?:複製|使用)|転載を禁|不得(?:部分|以任何(?:形式|方式))|재배포\s?금지|무단\s?(?:복제|배포)/iu;

/** What is longer and ends as a sentence does is one: "他用手机扫了一下墙上的二维码，然后走了。" */
const SHORT_CALL = 16;

/** "▲厚木基地で"; but "▲3.5%" and "↓左10" are values. */
const CAPTION = /^\s*[▲▼△▽↑↓](?!\s?\p{L}?[-+]?\d)/u;
const LEADS_ON = /^\s*[►▶▷→»>]/;

/** The rule by which a line goes, if one says so. `head` and `foot`: it is among the first or the last of the story. */
export function eastRule(text: string, linkShare: number, head: boolean, foot: boolean): string | undefined {
  if (text.length <= 60 && (ROW.test(text) || (!isSentence(text) && CALL.test(text)))) return 'noise-line';
  if (text.length <= 120) {
    if (CAPTION.test(text) && !/[。！？]$/.test(text)) return 'caption';
    if (linkShare > 0.8 && LEADS_ON.test(text)) return 'related-line';
    if (head && DAY_AND_SOURCE.test(text)) return 'printed-date';
    if ((head || foot) && ((text.length < 70 && WHO_WROTE.test(text)) || TAKEN_FROM.test(text)))
      return 'credits';
  }
  return foot && text.length <= 500 && HOUSE_WORDS.test(text) ? 'legal-foot' : undefined;
}

function isSentence(text: string): boolean {
  return (text.length > SHORT_CALL && text.endsWith('。')) || /[“「][^”」]{8}/.test(text);
}
