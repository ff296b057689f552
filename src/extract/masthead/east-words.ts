/**
 * Words and forms of names in Chinese, Japanese and Korean credits, as sources of regular expressions: words need no spaces there.
 * Sources: how agencies, papers and portals of these languages print credits, 2022–2026.
 */
import { HAN } from '../tree/han.ts';

const EAST = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;
/** Where these scripts stand, and others; asked first, because most lines hold nothing of it. */
const EASTWARDS = /[\u1100-\u11ff\u2e80-\uffff]/;

/** Whether a text holds a character of the Chinese, Japanese or Korean scripts. */
export function isEastern(text: string): boolean {
  return EASTWARDS.test(text) && EAST.test(text);
}

/** The commonest first characters of Chinese names: two words of which neither begins so are one Japanese name. */
export const SURNAMES =
  /[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖蕭萧董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫閻雷龙龍史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴莫孔向常欧歐严嚴庄莊阮倪柯翁洪葛樊骆駱裴穆祁詹鲁魯毕畢邢殷霍俞卞聂聶]/u;
/** The commonest Japanese family names of two characters. */
const JAPANESE =
  '(?:' +
  '佐藤鈴木高橋田中伊藤渡辺山本中村小林加藤吉田山田山口松本井上木村斎藤斉藤清水山崎池田橋本阿部石川中島石井小川前田岡田藤田後藤近藤村上遠藤青木坂本福田太田西村藤井岡本藤原中野三浦松田小野田村中山石田森田上田柴田酒井宮崎内田高木安藤大野菅原平野大塚松井岩崎木下野村菊池'.replace(
    /(..)(?!$)/g,
    '$1|',
  ) +
  '|佐々木|長谷川|五十嵐)';
/** A Chinese name of two or three characters. */
export const CHINESE = `${SURNAMES.source}${HAN}{1,2}`;
/** … or a Japanese one. */
const KANA = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}';
export const PERSON = `(?:${JAPANESE}[\\s　]?[${KANA}]{1,4}|${CHINESE})`;
/** The commonest Korean family names; a name has three syllables, and no desk's ending. */
export const KOREAN =
  '[강고곽구권김남노류문박배백서성손송신심안양오우유윤이임장전정조주차채최하한허홍황]\\p{sc=Hang}[^\\P{sc=Hang}부팀국실]';
/** What stands before 记者: the house, the rank. */
const HOUSE = `(?:本[报報网網台社刊]|新[华華]社|中新[网社網]|中央社|${HAN}{1,4}[报報视視台网網](?=[记記]者)|[见見实實][习習]|首席|特[约約派]|高[级級]|全媒[体體]|[资資]深)*`;
/** Who wrote, without a sign between; with one; who edited; where it came from; who made something else. */
export const REPORTER = `${HOUSE}[记記]者|原?作者|撰文|執筆|取材|通[讯訊][员員]`;
export const WRITER = `(?:${REPORTER}|撰?稿人?|原[创創]|[编編译譯][译譯者]|翻[译譯]|主[笔筆]|[采採][写寫訪访]|文(?:[・·]?(?:写真|[图圖]))?|[图圖]文|文字|[报報][导導道]|通[讯訊]社?|口述|整理|[評评][论論][员員]|[专專][栏欄]作[家者]|[筆著]者|ライター|文責|記事|聞き手|글|작성자)`;
export const EDITOR =
  '(?:[责責]任?[编編][辑輯]?|[编編][辑輯审審]|值班[编編][辑輯]|主[编編]|校[对對]|[审審]核|核稿|編集|편집|[监監][制製])';
export const SOURCE =
  '(?:(?:文章|信息|新闻|消息|資料)?[来來]源|稿源|出[处處]|[轉转]自|출처|제공|提供|配信元?)';
export const OTHER = `(?:${EDITOR}|${SOURCE}|[摄攝]影?|写真|[图圖]片?|[视視][频頻]|[策企][划劃]|[统統][筹籌]|[设設][计計]|사진|[时時][间間]|日期)`;
export const SIGN = '\\s*[:：／/|丨｜＝=]\\s*';
export const KOREAN_RANK = '(?:선임|수석|인턴|객원|전문|온라인)';
export const KOREAN_ROLE = '(?:기자|특파원|(?:논설|편집|전문)위원|에디터|칼럼니스트|주필|앵커)';
export const HANGUL = '\\p{sc=Hang}';
