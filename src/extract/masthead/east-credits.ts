/**
 * Credits of the Chinese, Japanese and Korean press: who wrote, who edited, where it came from.
 * Goes in: a printed line; of a paragraph only its first and last words. Comes out: what the credits say, names not yet parted.
 */
import { HAN } from '../tree/han.ts';
import {
  CHINESE,
  EDITOR,
  HANGUL,
  KOREAN,
  KOREAN_RANK,
  KOREAN_ROLE,
  PERSON,
  REPORTER,
  SIGN,
  SOURCE,
  WRITER,
} from './east-words.ts';

/** In brackets behind a story or before one, and no name: agencies, what is left out, what follows, what kind of story it is. */
const NO_WRITER =
  '[^）)】]*(?:共同|時事|通信|新聞|続[くき報]|[終完]|略|[資资]料|[圖图照攝摄]|写真|掲載|編集|社|日$|[記画]|像|解説|特[集報]|動画|一覧|速報|注目|参考|詳[細報]|関連|取材|提供|連載|独自)';
const SIGNED = /[:：／/|丨｜＝=]/;
const START = '(?:^|[\\s(（【\\[〔|丨/／,，。、])';
/** "张三 摄" stands under a picture. */
const ALONE = `(?=[\\s／/)）】\\]〕]|$)(?!\\s*[摄攝])`;

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
export function joined(text: string): string {
  return text.replace(
    /(?<=^|[\s、，,：:者員员])(\p{sc=Han})[ \u3000]+(\p{sc=Han})(?=$|[\s、，,）)])/gu,
    '$1$2',
  );
}
