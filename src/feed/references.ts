/**
 * XML's references to characters, resolved in whole texts: several times faster than in the parser, and what XML does
 * not know ("&nbsp;", a bare "&") stays as it stands, for HTML to make of it what it can.
 */

/** Entities that the document's own DOCTYPE declares. */
export type Entities = ReadonlyMap<string, string>;

/** Shape: "a &amp;lt; b &#8217; &nbsp;" → "a &lt; b ’ &nbsp;" */
export function resolveReferences(text: string, entities: Entities): string {
  if (!text.includes('&')) return text;
  let out = text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'");
  if (out.includes('&#')) out = out.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, character);
  if (entities.size > 0) out = out.replace(/&([\w.-]+);/g, (all, name: string) => entities.get(name) ?? all);
  // Last, so that nothing is resolved twice.
  return out.replaceAll('&amp;', '&');
}

/** Text between tags as HTML: references to characters are resolved, named ones stay for HTML to read. */
export function referencesToHtml(text: string): string {
  const escaped = text.replaceAll('<', '&lt;');
  if (!escaped.includes('&#')) return escaped;
  return escaped.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (all, hex, decimal) => {
    const char = character(all, hex, decimal);
    return char === '<' ? '&lt;' : char === '>' ? '&gt;' : char;
  });
}

function character(all: string, hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (code === 38) return '&amp;';
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return '\ufffd';
  return code < 32 && !/[\t\n\r]/.test(String.fromCharCode(code)) ? '' : (String.fromCodePoint(code) ?? all);
}

const LONGEST_REFERENCE = 40;

/** How much of a piece's end may be the beginning of a reference that the next piece finishes. */
export function openReference(text: string): number {
  const end = text.slice(-LONGEST_REFERENCE);
  const at = end.lastIndexOf('&');
  return at >= 0 && /^&#?[\w.-]*$/.test(end.slice(at)) ? end.length - at : 0;
}
