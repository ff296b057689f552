/**
 * Credits of the Chinese, Japanese and Korean press: who wrote, who edited, where it came from; and the names in them.
 * Words need no spaces there, so these are patterns. Goes in: a printed line; of a paragraph only its first and last words.
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
const SURNAMES =
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
const CHINESE = `${SURNAMES.source}${HAN}{1,2}`;
/** … or a Japanese one. */
const KANA = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}';
const PERSON = `(?:${JAPANESE}[\\s　]?[${KANA}]{1,4}|${CHINESE})`;
/** The commonest Korean family names; a name has three syllables, and no desk's ending. */
const KOREAN =
  '[강고곽구권김남노류문박배백서성손송신심안양오우유윤이임장전정조주차채최하한허홍황]\\p{sc=Hang}[^\\P{sc=Hang}부팀국실]';
/** What stands before 记者: the house, the rank. */
const HOUSE = `(?:本[报報网網台社刊]|新[华華]社|中新[网社網]|中央社|${HAN}{1,4}[报報视視台网網](?=[记記]者)|[见見实實][习習]|首席|特[约約派]|高[级級]|全媒[体體]|[资資]深)*`;
/** Who wrote, without a sign between; with one; who edited; where it came from; who made something else. */
const REPORTER = `${HOUSE}[记記]者|原?作者|撰文|執筆|取材|通[讯訊][员員]`;
const WRITER = `(?:${REPORTER}|撰?稿人?|原[创創]|[编編译譯][译譯者]|翻[译譯]|主[笔筆]|[采採][写寫訪访]|文(?:[・·]?(?:写真|[图圖]))?|[图圖]文|文字|[报報][导導道]|通[讯訊]社?|口述|整理|[評评][论論][员員]|[专專][栏欄]作[家者]|[筆著]者|ライター|文責|記事|聞き手|글|작성자)`;
const EDITOR =
  '(?:[责責]任?[编編][辑輯]?|[编編][辑輯审審]|值班[编編][辑輯]|主[编編]|校[对對]|[审審]核|核稿|編集|편집|[监監][制製])';
const SOURCE = '(?:(?:文章|信息|新闻|消息|資料)?[来來]源|稿源|出[处處]|[轉转]自|출처|제공|提供|配信元?)';
const OTHER = `(?:${EDITOR}|${SOURCE}|[摄攝]影?|写真|[图圖]片?|[视視][频頻]|[策企][划劃]|[统統][筹籌]|[设設][计計]|사진|[时時][间間]|日期)`;
const SIGN = '\\s*[:：／/|丨｜＝=]\\s*';
/** In brackets behind a story or before one, and no name: agencies, what is left out, what follows, what kind of story it is. */
const NO_WRITER =
  '[^）)】]*(?:共同|時事|通信|新聞|続[くき報]|[終完]|略|[資资]料|[圖图照攝摄]|写真|掲載|編集|社|日$|[記画]|像|解説|特[集報]|動画|一覧|速報|注目|参考|詳[細報]|関連|取材|提供|連載|独自)';
const SIGNED = /[:：／/|丨｜＝=]/;
const START = '(?:^|[\\s(（【\\[〔|丨/／,，。、])';
/** "张三 摄" stands under a picture. */
const ALONE = `(?=[\\s／/)）】\\]〕]|$)(?!\\s*[摄攝])`;

const KOREAN_RANK = '(?:선임|수석|인턴|객원|전문|온라인)';
const KOREAN_ROLE = '(?:기자|특파원|(?:논설|편집|전문)위원|에디터|칼럼니스트|주필|앵커)';
const HANGUL = '\\p{sc=Hang}';

const REPORTED = /[记記]者/;
/** 記者会見, 记者招待会 name no reporter. */
const PRESS = '[记記]者(?![会會]|招待|俱[乐樂])';

/** Each with characters of which a line must hold one; the long expressions are not even compiled for others. */
const WRITERS = [
  // 홍길동·김철수 기자  홍길동 김철수 기자  (서울=연합뉴스) 홍길동 기자  홍길동 디지털뉴스팀 기자
  [
    new RegExp(KOREAN_ROLE),
    `(?:^|[\\s=)\\]|/])((?:${KOREAN}\\s|${HANGUL}{2,4}[·,]\\s?){0,3}(?!${KOREAN_RANK})${HANGUL}{2,4})(?:\\s${HANGUL}{1,8}[팀부])?\\s?${KOREAN_RANK}?\\s?${KOREAN_ROLE}(?=[\\s(=|]|$)`,
  ],
  // 홍길동 | 논설위원
  [new RegExp(KOREAN_ROLE), `(?:^|[\\s|])(${KOREAN})\\s?[|ㅣ│·,]\\s?[^|.]{0,12}?${KOREAN_ROLE}(?=[\\s(|]|$)`],
  // 홍길동(gildong30)
  [/\(\w/, `^(${KOREAN})\\s?\\([\\w.]+\\)$`],
  [/글|기자/, `^(?:글(?:[·ㆍ]사진)?|기자명?)\\s(${HANGUL}{2,4})(?=\\s|$)`],
  // 张三/文
  [/[／/]\s?文/, `(?:^|\\s)(${HAN}{2,4})\\s?[／/]\\s?文(?=\\s|$)`],
  // 作者：张三  文／张三  采写 | 张三  文・写真＝山田太郎
  [
    SIGNED,
    `(?:^|[\\s|丨/／,，。、])${WRITER}${SIGN}(.{2,60})|[(（【\\[〔]${WRITER}${SIGN}([^)）】\\]〕]{2,60})`,
  ],
  // 中央社記者王小明台北15日電; 記者王小明台北報導: a name of three or two characters, a place of two
  [REPORTED, `[记記]者(?:(${HAN}{3})${HAN}{2}|(${HAN}{2})${HAN}{2})(?=\\p{Nd}{1,2}日|[报報][道導])`],
  // 記者陳大文／台北報導  編譯王小明／綜合外電
  [/[／/]/, `(?:[记記]者|[编編][译譯])\\s?(${HAN}{2,4}(?:、${HAN}{2,4}){0,4})\\s?[／/]`],
  // 生活中心／陳大文報導
  [
    /[／/]/,
    `${START}${HAN}{2,4}(?:中心|[组組部])\\s?[／/]\\s?(?:[記记]者)?(${HAN}{2,3}(?:、${HAN}{2,3})*)(?:[综綜]合|${HAN}{2})?[報报][導道]`,
  ],
  // 王小明／台北報導
  [/[／/]/, `${START}(?!${HAN}{2}(?:[频頻]道|中心))(${HAN}{2,4})\\s?[／/]\\s?${HAN}{2,4}[報报][導道]`],
  // 作者, 张三  作者 张三  特约撰稿人 张三  文·张三
  [
    /^[作撰文特采採]/,
    `^(?:作者(?:\\s|\\s?[,，])|(?:特[约約])?撰[文稿]人?\\s|[采採][写寫訪访]\\s|文\\s?[·\\s])\\s*(${CHINESE}(?:[、,，\\s]+${CHINESE}){0,3})(?=$|\\s[\\d图圖摄攝编編])`,
  ],
  // 记者 张三 李四 北京报道: without a colon only reporters are named so
  [
    /[记記]者|[讯訊][员員]/,
    `(?:^|[\\s(（【[〔:：])[^:：,，。]{0,12}?(?:${PRESS}|通[讯訊][员員])\\s*[:：]?\\s*(${HAN}{2,4}(?:[\\s、,，]+${HAN}{2,4}(?!${HAN})){0,4})${ALONE}`,
  ],
  // 记者张三综合报道
  [REPORTED, `[记記]者(${HAN}{2,3})(?=[综綜]合|[报報][道導])`],
  // 【ソウル＝山田太郎】
  [/[＝=]/, `[【（][^】）＝=]{1,12}[＝=]([^】）]{2,20})[】）]`],
  // 取材・文 山田太郎
  [/・文/, `(?:取材|構成|写真)・文[\\s＝=:：／/]*(${HAN}{3,5})`],
  // （山田太郎） at a story's foot; 【山田太郎、佐藤花子】 at the end of its last sentence
  [/^[（(]/, `^[（(](?!${NO_WRITER})(${HAN}{4,5})[）)]$`],
  [/[（(【]/, `(?:^|(?<=[。」])\\s?)[（(【]((?:(?!${NO_WRITER})${PERSON}[、・]?){1,4})[）)】]$`],
  // 佐々木 亮 : フリーライター
  [
    /ライター|ジャーナリスト|記者|編集者|教授|作家|代表/,
    `^(${PERSON})\\s?[:：／/|｜]\\s?[^。]{0,20}?(?:ライター|ジャーナリスト|記者|編集者|教授|作家|代表)$`,
  ],
  // 社会部・山田太郎  聞き手・山田太郎
  [/・/, `(?:部|記者|聞き手)・(${HAN}{3,5})(?=$|[\\s（】）])`],
  // 山田太郎（経済部記者）  山田太郎記者
  [
    /記者/,
    `(?:^|[\\s（(【・])(?!${REPORTER})(${HAN}{3,5})(?<![部局社])(?:\\s?記者(?:$|[\\s）)】])|（[^）]{0,10}記者）)`,
  ],
] as const;
const writersOf = WRITERS.map(([sign, pattern]) => ({ sign, pattern: new RegExp(pattern, 'gu') }));
const EDITED = /[编編责責校審审核集监監]|편집/;
const EDITORS = new RegExp(
  `${START}${HAN}{0,4}${EDITOR}(?:${SIGN}(.{2,40})|\\s+(${CHINESE}|${KOREAN})(?=$|[\\s)）\\]】]))`,
  'u',
);
const SOURCES = new RegExp(`${START}${SOURCE}\\s*[:：|丨｜]\\s*(.{2,40})`, 'u');
/** A line longer than this is a paragraph; credits stand in its first 80 or last 40 characters. */
const MAX_LINE = 160;

/** "▲施工現場。（圖／記者陳大文攝）" */
const CAPTION = /^\s*[▲▼△▽↑↓]/;

export interface EastCredits {
  readonly writer?: string | undefined;
  readonly editor?: string | undefined;
  readonly agency?: string | undefined;
}

export function eastCredits(line: string): EastCredits {
  if (CAPTION.test(line)) return {};
  const text = joined(line.length > MAX_LINE ? `${line.slice(0, 80)}\n${line.slice(-40)}` : line);
  let writer: string | undefined;
  for (const { sign, pattern } of writersOf) {
    if (!sign.test(text)) continue;
    const found = [...text.matchAll(pattern)].slice(0, 3).map((match) => match.slice(1).find(Boolean));
    writer = found.length > 0 ? found.join('\n') : undefined;
    if (writer !== undefined) break;
  }
  const editor = EDITED.test(text) ? EDITORS.exec(text) : undefined;
  const agency = SIGNED.test(text) ? SOURCES.exec(text)?.[1] : undefined;
  return { writer, editor: editor?.[1] ?? editor?.[2], agency };
}

/** "王　磊": names of two characters are spaced out to stand under those of three. */
function joined(text: string): string {
  return text.replace(
    /(?<=^|[\s、，,：:者員员])(\p{sc=Han})[ \u3000]+(\p{sc=Han})(?=$|[\s、，,）)])/gu,
    '$1$2',
  );
}

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
/** What stands before the credits of others: "张三 图／李四" → "张三". */
/** 攝影 on a line of its own: the names below are others'. */
export function namesOthers(line: string): boolean {
  return OTHERS_ALONE.test(line.trim());
}

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
