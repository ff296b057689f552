/** Whether a short line is a printed date or time and nothing else. Only the form is judged; reading it is `moment`'s work. */

import { HAN } from '../tree/han.ts';

const MONTH =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|januar|jänner|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\\.?';
const LEAD =
  '(?:(?:first )?(?:published|posted|updated|last (?:updated|modified)|created|date|on|am|vom|le|el|il|[发發][布佈表稿文](?:时间|時間|日期|于|於)?|最近更新|更新(?:时间|時間|于|於)?|时间|時間|日期)\\s*(?:on|am|le|at)?\\s*[:：｜]?\\s*)?';
const DAY =
  '(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?|星期[一二三四五六日天]|[(（]?周[一二三四五六日][)）]?|[(（][월화수목금토일月火水木金土日][)）])?[,.]?\\s*';
const CLOCK = `(?:\\d{1,2}[:.：时時h]\\d{2}(?:[:.：分]\\d{2})?(?:\\.\\d+)?秒?分?\\s*(?:[ap]\\.?m\\.?|uhr)?\\s*(?:z|gmt|utc|[a-z]{2,4}t|[+-]\\d{2}:?\\d{2})?(?:\\s*\\([a-z+ ]+\\)|\\s?${HAN}{2}[时時][间間])?)`;
const DATE = `(?:\\d{4}년\\s?\\d{1,2}월\\s?\\d{1,2}일|\\d{4}[-/.年]\\s?\\d{1,2}[-/.月]\\s?\\d{1,2}日?号?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{1,2}(?:st|nd|rd|th|er)?[.]?\\s*(?:de |of )?${MONTH},?\\s*(?:de )?\\d{4}|${MONTH}\\s*\\d{1,2}(?:st|nd|rd|th)?,?\\s*\\d{4}|\\d{1,2}月\\s?\\d{1,2}日)`;
const AGO =
  '(?:(?:\\d+|an?|one|two)\\s*(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\\s*ago|(?:vor|il y a|hace|há)\\s+\\d+\\s*\\p{L}+|\\d+\\s*(?:秒|分钟|分鐘|小时|小時|天|日|周|週|个月|個月|時間|분|시간|일)\\s*(?:之?前|전))';
/** Each with the sign it cannot be without; as one expression they would take the engine twice as long to compile. */
const FORMS = [
  { sign: /\d/, form: `${DATE}(?:\\s*[-–—|,·•T/at]*\\s*${DAY}${CLOCK})?` },
  { sign: /^\D*\d{1,2}[:.：时時h]\d/, form: `${CLOCK}\\s*[,|–-]?\\s*${DAY}${DATE}` },
  { sign: /ago|vor|y a|hace|há|前|전/, form: AGO },
].map(({ sign, form }) => ({ sign, form: new RegExp(`^${LEAD}${DAY}(?:${form})[\\s.|]*$`, 'u') }));

/** Shape: "15/01/2022 - 17:33" → true; "On 15 January it rained." → false. Looks at lines up to 80 characters. */
export function isPrintedDate(line: string): boolean {
  if (line.length > 80 || !/\d|ago/i.test(line)) return false;
  // In lower case: the same expression that folds cases itself takes the engine a tenth of a second to compile.
  const small = line.toLowerCase();
  return FORMS.some(({ sign, form }) => sign.test(small) && form.test(small));
}
