/** HTML inside feeds: written out from events, freed of relative addresses, turned into text. */
import { decodeHTML } from 'entities';

/** Attributes that hold an address. */
const ADDRESSES = new Set([
  'action',
  'background',
  'cite',
  'codebase',
  'data',
  'formaction',
  'href',
  'icon',
  'longdesc',
  'poster',
  'profile',
  'src',
  'usemap',
]);

const VOID = new Set([
  'area',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);

export function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : text;
}

/** The same for text between tags, where a named reference that XML does not know is HTML's: "&nbsp;" stays. */
export function escapeBare(text: string): string {
  return escapeText(text).replace(/&amp;(?=[a-z]+\d*;)/gi, '&');
}

/** Absolute form of an address; the address itself where there is no base or it cannot be resolved. */
export function absolute(address: string, base: string | undefined): string {
  const trimmed = address.trim();
  if (base === undefined || trimmed === '' || /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed)) return trimmed;
  if (/^(?!https?:)[a-z][a-z\d+.-]*:/i.test(trimmed)) return trimmed;
  return URL.parse(trimmed, base)?.href ?? trimmed;
}

/** Shape: ("img", { src: "/a.png" }, "https://example.org/b/") → '<img src="https://example.org/a.png" />' */
export function openTag(
  name: string,
  attributes: Readonly<Record<string, string>>,
  base: string | undefined,
): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('xmlns') || key.startsWith('xml:')) continue;
    const resolved = ADDRESSES.has(key.toLowerCase()) ? absolute(value, base) : value;
    tag += ` ${key}="${escapeText(resolved).replace(/"/g, '&quot;')}"`;
  }
  return VOID.has(name) ? `${tag} />` : `${tag}>`;
}

export function closeTag(name: string): string {
  return VOID.has(name) ? '' : `</${name}>`;
}

const SUSPECT =
  /\s(?:action|background|cite|codebase|data|formaction|href|icon|longdesc|poster|profile|src|usemap)\s*=\s*["']?\s*(?!https?:\/\/[^"'\s>]|#|mailto:|data:|["'\s])/i;
const ADDRESS =
  /(\s(action|background|cite|codebase|data|formaction|href|icon|longdesc|poster|profile|src|usemap)\s*=\s*)("[^"]{0,4000}"|'[^']{0,4000}'|[^\s"'>]{1,4000})/gi;

/** HTML with the addresses in its tags made absolute; text that only looks like an attribute stays as it is. */
export function resolveHtml(html: string, base: string | undefined): string {
  if (base === undefined || !SUSPECT.test(html)) return html;
  return html.replace(/<[a-z][^<>]{0,20000}>/gi, (tag) =>
    tag.replace(ADDRESS, (_all, before: string, _name: string, value: string) => {
      const quote = /^["']/.test(value) ? value.slice(0, 1) : '';
      const address = quote === '' ? value : value.slice(1, -1);
      return before + quote + attribute(address, base, quote) + quote;
    }),
  );
}

function attribute(value: string, base: string, quote: string): string {
  const address = value.includes('&') ? decodeHTML(value) : value;
  const resolved = absolute(address, base);
  if (resolved === address.trim()) return value;
  return escapeText(resolved).replace(quote === "'" ? /'/g : /"/g, quote === "'" ? '&#39;' : '&quot;');
}

/** Whether text that is not declared to be HTML is: a tag with a name of HTML, or a comment. */
export function looksLikeHtml(text: string): boolean {
  return /<(?:\/[a-z][a-z\d]*|!--|(?:br|hr|img|p|div|a|b|i|em|strong|span|sup|sub|u|s|q|code|abbr|cite|small|font|h[1-6]|ul|ol|li)(?:\s[^<>]*)?\/?)\s*>/i.test(
    text,
  );
}

/** Shape: "Rain &amp; <b>snow</b>" → "Rain & snow" */
export function htmlToText(html: string): string {
  const bare = html.includes('<') ? html.replace(/<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi, '') : html;
  return oneLine(bare.includes('&') ? decodeHTML(bare) : bare);
}

export function oneLine(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
