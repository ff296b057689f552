/**
 * Spaces as a language's printers set them, for showing only; the sheet keeps what the publisher wrote.
 * French signs stand apart from their word by a space that does not break; many pages print a plain one there.
 * Shape: ("« Rien ne va ! »", "fr") → the same, with U+00A0 inside the guillemets and U+202F before the exclamation mark.
 * Takes text or HTML: no tag or address holds a space before such a sign.
 */
export function fineSpaces(text: string, language: string | undefined): string {
  if (language === undefined || !/^fr(?:-|$)/i.test(language)) return text;
  return text
    .replace(/« (?=\S)/g, '«\u00a0')
    .replace(/(?<=\S) »/g, '\u00a0»')
    .replace(/(?<=\S) :(?=\s|<|$)/g, '\u00a0:')
    .replace(/(?<=\S) (?=[;!?]+(?:[\s»)<\u00a0]|$))/g, '\u202f');
}
