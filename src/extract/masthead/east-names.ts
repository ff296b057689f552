/**
 * The names in a Chinese, Japanese or Korean credit. Goes in: a line or a piece of it. Comes out: names, parted by "、".
 */
import { HAN } from '../tree/han.ts';
import { joined } from './east-credits.ts';
import {
  EDITOR,
  HANGUL,
  KOREAN,
  KOREAN_RANK,
  KOREAN_ROLE,
  OTHER,
  PERSON,
  REPORTER,
  SIGN,
  SOURCE,
  SURNAMES,
  WRITER,
} from './east-words.ts';

/** At the front only, and 文 with its stroke or colon only: it ends many a name. */
const LEAD = new RegExp(`^(?:(?:${WRITER}|${EDITOR}|${SOURCE})${SIGN}|(?:${REPORTER})\\s*)+`, 'u');
const OTHERS = new RegExp(
  `(?<=\\S)[\\s／/|丨｜,，。;；]*${OTHER}\\s*[:：/／|丨｜＝=]|(?<=\\S)[\\s|丨｜]+${HAN}{2,5}\\s*[:：]|(?<=\\S)\\s+(?:${HAN}{0,4}[编編][辑輯审審]|[责責网網][编編]|校[对對]|[摄攝]影?|사진|[发發分更][表布佈类類新]于?)(?=\\s|$)`,
  'u',
);
/** "张三 北京报道", "王小明台北15日電": the place and the verb of a report. */
const PLACE = new RegExp(
  `(?:(?<=${HAN}{2})[\\s／/]+${HAN}{2,6}|(?<=^${HAN}{3})${HAN}{2}(?=\\d)|${HAN}{2}(?=\\d))?\\d{0,2}日?(?:[综綜]合)?(?:[报報][道導导]|[专專]?[电電]|[讯訊])$`,
  'u',
);
/** "南都记者 张三" */
const HOUSE_REPORTER = /^\p{sc=Han}{2,8}[记記]者\s+(?=\p{sc=Han})/u;
const BEHIND = new RegExp(
  `(?:[记記]者|[编編][辑輯]|${KOREAN_RANK}?${KOREAN_ROLE}|特派[员員]|[综綜]?合?[报報][导導道]|撰文?|等|[\\s_]*[A-Z]{1,3}\\d+|_${HAN}{2})$`,
  'u',
);
/** "기자 홍길동": usually the role follows the name, but some papers print it before. */
const KOREAN_BEFORE = new RegExp(`^${KOREAN_RANK}?${KOREAN_ROLE}\\s+(?=${HANGUL}{2,4}$)`, 'u');
/** "作者：张三，系北岭大学教授" */
const WHO_IS = /[，,]\s*(?:[系为為是]|现任|現任).*/;
const OTHERS_ALONE = new RegExp(`^${OTHER}\\s*[:：]?$`, 'u');

/** "网络编辑：王五": what stands before the word is no name. */
const KIND_OF_EDITOR =
  /^[[(（【\s]*(?:[责責]任?|值班|版面|本版|[网網][络絡站]|新媒[体體]|文字|美[术術]|主任|[执執]行|[实實][习習]|[见見][习習]|高[级級]|[资資]深|首席|本期|[图圖]文|[视視][频頻]|[统統][筹籌])$/;
/** 攝影 on a line of its own: the names below are others'. */
export function namesOthers(line: string): boolean {
  return OTHERS_ALONE.test(line.trim());
}

/** What stands before the credits of others: "张三 图／李四" → "张三". */
export function ownCredit(line: string): string {
  const own = joined(line.trim()).replace(WHO_IS, '').split(OTHERS)[0] ?? '';
  return own.length < line.length && KIND_OF_EDITOR.test(own) ? '' : own;
}

/** "记者 张三 李四 北京报道" → "张三、李四"; a space inside a Japanese name, "山田 太郎", is its own. */
export function eastNames(text: string): string {
  const bare = text
    .trim()
    .replace(LEAD, '')
    .replace(HOUSE_REPORTER, '')
    .replace(PLACE, '')
    .replace(/[)）】\]〕]+$/, '')
    .trim();
  const words = bare.split(/\s+/);
  // 观察者网 阮佳琪
  if (words.length === 2 && isHouseName(words[0] as string) && /^\p{sc=Han}{2,3}$/u.test(words[1] as string))
    return words[1] as string;
  // 박서준 워싱턴 (특파원)
  const koreans = words.filter((word) => KOREANS.test(word));
  if (words.length < 5 && words[0] !== undefined && words[0] === koreans[0]) return koreans.join('、');
  const chinese = words.length > 2 || words.some((word) => SURNAMES.test(word[0] ?? ''));
  return chinese && words.every((word) => /^\p{sc=Han}{2,4}$/u.test(word)) ? words.join('、') : bare;
}

const KOREANS = new RegExp(`^${KOREAN}$`, 'u');
const PLAIN = new RegExp(`^${PERSON}$`, 'u');
/** Words that begin as a Chinese name does, and are none: days, places, sections. */
const NO_NAME = /^(?:周[一二三四五六日末]|金融|江[苏西]|高[清校考]|[欧歐]洲|方案|任[务務])/;

/** "环球网": the name of a paper, a portal, a station. */
export function isHouseName(word: string): boolean {
  return /[网網报報社刊台]$|新[闻聞]$/.test(word);
}

/** "周九" without a word that says what it is. */
export function isPlainName(word: string): boolean {
  return PLAIN.test(word) && !NO_NAME.test(word) && !isHouseName(word);
}

/** "王小明": built as a Chinese name is. */
export function looksChinese(name: string): boolean {
  return SURNAMES.test(name[0] ?? '') && /^\p{sc=Han}{2,4}$/u.test(name);
}

/** Desks, labels and places that stand where a name does: "即時新聞／綜合報導", "王小明／新北報導", "입력". */
const NOBODY =
  /^(?:(?:即[時时]|[綜综]合)(?:新[聞闻]|中心|外[電电]|[報报][导導道])?|.{0,3}快[訊讯]?|[編编][譯译]|.{2}(?:部|中心|[組组]|[頻频]道)|[台臺][北中南東]|新北|桃園|基隆|新竹|苗栗|彰化|南投|雲林|嘉義|屏東|宜蘭|花蓮|澎湖|金門|馬祖|北京|上海|香港|澳[門门]|입력|수정|최종\s?수정|등록|승인|기사\s?원문|원문)$/;

export const isNobody = (name: string): boolean => NOBODY.test(name);

export function eastName(name: string): string {
  return name.replace(BEHIND, '').replace(KOREAN_BEFORE, '').trim();
}
