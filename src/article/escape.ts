/**
 * Characters that would break a line or be read as mark-up, written as numeric references, and back.
 * Goes in: any string. Comes out: one line without `<`, `>` or a bare `&`.
 */

/** Everything some editor or git viewer takes for the end of a line, and the other control characters. */
const CONTROL = '\\x00-\\x08\\x0a-\\x1f\\x7f\\x85\\u2028\\u2029';
const TEXT_SPECIAL = new RegExp(`[&<>${CONTROL}]`, 'g');
const ATTRIBUTE_SPECIAL = new RegExp(`[&<>"${CONTROL}]`, 'g');

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const BY_NAME: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function reference(character: string): string {
  return NAMED[character] ?? `&#${character.charCodeAt(0)};`;
}

export function escapeText(text: string): string {
  return text.replace(TEXT_SPECIAL, reference);
}

export function escapeAttribute(text: string): string {
  return text.replace(ATTRIBUTE_SPECIAL, reference);
}

/** The inverse of both; a reference it does not know stays as it stands. */
export function unescapeText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|(amp|lt|gt|quot));/g, (whole, code?: string, name?: string) => {
    if (name !== undefined) return BY_NAME[name] ?? whole;
    const point = Number(code);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
