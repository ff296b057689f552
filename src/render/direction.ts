/** Which way a language or a text runs. */

/** Scripts written from right to left, and the languages whose usual script is one of them. */
const RTL_SCRIPTS = new Set(['arab', 'hebr', 'syrc', 'thaa', 'nkoo', 'adlm', 'rohg']);
const RTL_LANGUAGES = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'ks',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
  'syr',
]);
const LETTER = /\p{Letter}/u;
const RTL_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Shape: "ar-EG" → "rtl"; "pa-Arab" → "rtl"; unknown or absent → "auto", which the first letter decides. */
export function directionOf(language: string | undefined): 'ltr' | 'rtl' | 'auto' {
  if (language === undefined || language === '' || language.toLowerCase() === 'und') return 'auto';
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((part) => part.length === 4);
  if (script !== undefined) return RTL_SCRIPTS.has(script) ? 'rtl' : 'ltr';
  return RTL_LANGUAGES.has(primary) ? 'rtl' : 'ltr';
}

/** Whether the first letter of a text runs from right to left. */
export function startsRightToLeft(text: string): boolean {
  const letter = LETTER.exec(text);
  return letter !== null && RTL_LETTER.test(letter[0]);
}
