/**
 * Lines that stand in stories of the Chinese, Japanese and Korean press without being of them: what a page's template prints over a
 * story, inside it and under it. Only lines already believed to be story are asked, and only whole lines go.
 * Sources: article pages of portals, agencies, papers and publishing systems of these languages, 2022–2026.
 */
import { HAN } from '../tree/han.ts';
import { CALL } from './east-calls.ts';
import { HOUSE_WORDS } from './east-house.ts';
import { ROW } from './east-rows.ts';

/**
 * Over the first paragraph, up to 120 characters and no sentence: a day with its hour or a label ("来源：") beside it, or who wrote; a
 * house and a day with its hour alone; which page of which day's paper it was.
 */
const DAY_AND_SOURCE =
  /^(?=[^。！？]*(?:[来來]源|作者|[编編][辑輯]|[记記]者|[点點][击閱]|[浏瀏][览覽]|[阅閱][读讀]|评论|字[体號号]|更新|配信|時間|기자|입력|수정|승인))(?=.*(?:[:：]|\d[时時点點]))[^。！？]*\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}[^。！？]*$|^\p{sc=Han}{2,12}\s+\d{4}-\d{2}-\d{2}\s+\d{1,2}:\d{2}(?::\d{2})?$|^《[^》]{2,12}》\s?[（(]\s?\d{4}\s?年[^)）]{0,20}[)）]$/u;
/** A name has up to five characters; "学生记者：担心示威现场被拘捕" is a heading. */
const NAMES = `(?:(?:${HAN}{2,5}|\\p{sc=Hang}{2,4}|\\w[\\p{L}\\d.·-]*)(?:[\\s、，,/／|丨｜;；:：()（）\\]】〕]+|$))+`;
const WHO_WROTE = new RegExp(
  `^[\\s（(【[〔]*(?:(?:${HAN}{0,8}[记記]者|${HAN}{0,4}[编編][辑輯译譯]|文|[撰图]文|[采採][写訪]|作者|文字|[摄攝]影|通[讯訊][员員]|取材・文|文・写真|글(?:[·ㆍ]사진)?)\\s?[】\\]:：／/|丨｜=＝\\s]\\s?(?:${HAN}{2,10}[记記]者\\s?)?${NAMES}|${HAN}{0,6}(?:[记記]者|[编編][译譯]|中心|[频頻]道|[组組])[\\p{sc=Han}、\\s]{0,12}[／/]\\s?${HAN}{2,10}[)）】\\]〕\\s]*|(?:${HAN}{2,4}[・=＝])?${HAN}{3,5}[)）]|(?:\\p{sc=Hang}{2,4}=)?\\p{sc=Hang}{2,4}\\s?(?:기자|특파원)?\\s?[\\w.+-]+@[\\w.-]+)$`,
  'u',
);
const TAKEN_FROM =
  /^[（(【]?(?:本文(?:首发|[图圖]片|原载|链接|[来來]自|[来來]源|[转轉][载載自]|节选|摘自|刊[载於于]|作者)|原标题|(?:[封头頭题題]?面?[图圖]片?|照片|[视視][频頻]).{0,8}(?:提供|[来來][源自]|[摄攝]|视觉中国))[^。]{0,100}$/u;

/** What is longer and ends as a sentence does is one: "他用手机扫了一下墙上的二维码，然后走了。" */
const SHORT_CALL = 16;

/** "▲厚木基地で"; but "▲3.5%" and "↓左10" are values. */
const CAPTION =
  /^\s*[▲▼△▽↑↓](?!\s?\p{L}?[-+]?\d)|^.{0,60}(?:[（(](?:[资資]料|[档檔]案)(?:[图圖]片?|照片?)(?:[／/，,。].{0,16})?[)）]|[。\s][资資]料[图圖]片?)$/u;
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
