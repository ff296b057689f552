/**
 * Credits of the Chinese, Japanese and Korean press in one line: who wrote, who edited, where it came from.
 * Goes in: a printed line; of a paragraph only its first and last words are looked at. Comes out: what stands where the names do.
 */
import { EAST_EDITORS, EAST_REPORTERS, EAST_SOURCES, EAST_WRITERS } from './name-words.ts';

export const EAST = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const HAN = '\\p{Script=Han}';
const START = '(?:^|[\\s(（【\\[|丨/／,，。、])';
const SIGN = '\\s*[:：／/|丨｜＝=]\\s*';
/** What the picture's caption says: "新华社记者 张三 摄". */
const NO_PICTURE = '(?!\\s*[摄攝])';
const PATTERNS = [
  // 作者：张三  文／张三  采写 | 张三  文・写真＝山田太郎
  `${START}${EAST_WRITERS}${SIGN}(.{2,60})`,
  // 中央社記者王小明台北15日電: a name of three or two characters, a place of two, a day
  `[记記]者(?:(${HAN}{3})${HAN}{2}|(${HAN}{2})${HAN}{2})\\p{Nd}{1,2}日`,
  // 記者陳大文／台北報導
  `[记記]者\\s?(${HAN}{2,4}(?:、${HAN}{2,4}){0,4})\\s?[／/]`,
  // 记者 张三 李四 北京报道: without a colon only reporters are named so
  `(?:^|[\\s(（【[])[^:：,，。]{0,12}?(?:[记記]者|通[讯訊][员員])\\s*[:：]?\\s*(${HAN}{2,4}(?:[\\s、,，]+${HAN}{2,4}(?!${HAN})){0,4})(?=[\\s／/)）】\\]]|$)${NO_PICTURE}`,
  // 记者张三报道
  `[记記]者(${HAN}{2,3})(?=[综綜]合|[报報][道導])`,
  // 【ソウル＝山田太郎】
  `【[^】＝=]{1,12}[＝=]([^】]{2,20})】`,
  // 홍길동 기자  (서울=연합뉴스) 홍길동 기자
  `(?:^|[\\s=)\\]|])(\\p{Script=Hangul}{2,4}(?:[·,]\\s?\\p{Script=Hangul}{2,4}){0,3})\\s?(?:선임|수석|인턴|객원|전문|온라인)?\\s?(?:기자|특파원|논설위원|에디터)(?=[\\s(=|]|$)`,
  // 取材・文 山田太郎
  `(?:取材|構成|写真)・文[\\s＝=:：／/]*(${HAN}{3,5})`,
  // （山田太郎） at a story's foot
  `^[（(]((?!.*(?:通信|新聞|社|続く)[）)])${HAN}{4,5})[）)]$`,
  // 山田太郎記者
  `(?:^|[\\s（(【・])(?!${EAST_REPORTERS})(${HAN}{3,5})\\s?記者(?:$|[\\s）)】])`,
].map((pattern) => new RegExp(pattern, 'gu'));
const EDITOR = new RegExp(`${START}${EAST_EDITORS}${SIGN}(.{2,40})`, 'u');
const SOURCE = new RegExp(`${START}${EAST_SOURCES}\\s*[:：|丨｜]\\s*(.{2,40})`, 'u');

/** A line longer than this is a paragraph; credits stand in its first 80 or last 40 characters. */
const MAX_LINE = 160;

export interface EastCredits {
  readonly writer?: string | undefined;
  readonly editor?: string | undefined;
  readonly agency?: string | undefined;
}

export function eastCredits(line: string): EastCredits {
  const text = line.length > MAX_LINE ? `${line.slice(0, 80)}\n${line.slice(-40)}` : line;
  if (
    !/[记記编編责責来來稿作文者源撰写筆采採核审審校监監文＝=:：（(]|기자|특파원|논설위원|에디터|통신|출처|제공/.test(
      text,
    )
  )
    return {};
  let writer: string | undefined;
  for (const pattern of PATTERNS) {
    const found = [...text.matchAll(pattern)].slice(0, 3).map((match) => match.slice(1).find(Boolean));
    if (found.length > 0) {
      writer = found.join('\n');
      break;
    }
  }
  return { writer, editor: EDITOR.exec(text)?.[1], agency: SOURCE.exec(text)?.[1] };
}
