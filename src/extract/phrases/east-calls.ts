/**
 * Calls to the reader, and where the page stands in the site, in lines of up to 60 characters of the Chinese, Japanese and Korean press.
 * A call begins with what is to be done.
 */
import { anyOf } from './any-of.ts';

/** To follow, to load, to open; what such a line may begin with stands before them. */
const ASKED = {
  zh: `
    (?:[关關]注|追[蹤踪]|[订訂][阅閱]|搜[寻索]).{0,16}(?:公[众眾][号號]|微博|我们|我們|官方|[频頻]道|@)
    (?:打开|打開|开启|立即|[点點]我|免[费費]).{0,14}(?:APP|客户端|下[载載]|新[闻聞].?查看)
    下[载載].{0,8}(?:APP|客户端)`,
};
const POLITELY = String.raw`^[\s\p{P}\p{S}]*(?:(?:[欢歡]迎|[请請]|[点點][击擊]|更多.{0,12})[\s，,]*)?`;

const CALLS = {
  zh: String.raw`
    (?:长按|長按|识别|識別|[扫掃](?:描|一[扫掃]|码|碼)?).{0,14}(?:[关關]注|下[载載]|[查觀观收]看|加入|二[维維][码碼]$)
    ^(?=.*(?:APP|客户端)).*(?:立即|[马馬]上|免[费費])(?:下[载載]|更新|安[装裝])
    [点點].{0,2}“?在看
    小[额額](?:[赞贊]助|捐款)
    ^.{0,4}(?:[赞贊][赏助賞]|打[赏賞])(?:作者|本文|支持)?$
    [您你]的(?:支持|[赞讚][赏賞]|打[赏賞]).{0,8}(?:[鼓激][励勵]|[动動]力)
    [会會][员員]免[费費]
    ^加入.{0,20}(?:[帐帳账][号號]|好友|群)
    [专專][线線].{0,3}\d{4}
    喝酒不[开開]
    [饮飲]酒[过過]量`,
  ja: String.raw`
    有料(?:会員)?記事
    会員限定
    ^(?:残り)?\d+文字
    この記事を(?:シェア|共有|印刷|保存|評価|拡散|送|いいね|ツイート|メール|ブックマーク|気に入|書いた(?:人|方|ライター|記者)|読んだ(?:人|方))`,
};

/** Where the page stands: what lies before and behind it, its labels. */
const PLACES = {
  zh: String.raw`
    ^[您你]?(?:[当當]前|[现現]在|目前|所在)?的?(?:所在)?(?:[页頁]面)?位置\s?[:：]
    ^[上下]一[篇条條页頁则則]`,
  any: String.raw`^(?:文章|相[关關])?(?:標籤|标签|[关關][键鍵][词字]|字[词詞]|タグ|キーワード|키워드)\s?[:：﹕]`,
  ko: String.raw`다른\s?기사`,
};

export const CALL = new RegExp(`${POLITELY}(?:${anyOf(ASKED)})|${anyOf(CALLS)}|${anyOf(PLACES)}`, 'iu');
