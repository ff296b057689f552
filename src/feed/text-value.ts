/**
 * The content of an element that holds text, by its declared type → HTML or plain text.
 * Atom 1.0 types (text, html, xhtml, a media type), Atom 0.3 modes (xml, escaped, base64), and RSS, which declares nothing.
 */
import { escapeText } from './markup.ts';

export interface Captured {
  /** Characters of the element, without tags. */
  readonly text: string;
  /** Tags and escaped characters; absent when there was no tag inside. */
  readonly markup?: string;
  readonly type?: string;
  readonly mode?: string;
}

export interface TextValue {
  readonly kind: 'html' | 'plain';
  readonly value: string;
  /** Whether the feed says what it is; where it does not, HTML is a guess. */
  readonly declared: boolean;
}

/** `atom`: the element is Atom's, so that a missing type means plain text. */
export function textValue(captured: Captured, atom: boolean): TextValue {
  const type = captured.type?.trim().toLowerCase();
  if (captured.mode?.toLowerCase() === 'base64' || (type !== undefined && isBinary(type))) {
    return { kind: 'html', value: fromBase64(captured.text), declared: true };
  }
  if (captured.markup !== undefined) {
    const markup = captured.markup.trim();
    return { kind: 'html', value: type === 'xhtml' ? withoutDiv(markup) : markup, declared: true };
  }
  const value = captured.text.trim();
  if (type === undefined) return { kind: atom ? 'plain' : 'html', value, declared: atom };
  if (type === 'xhtml' || type.endsWith('xml'))
    return { kind: 'html', value: escapeText(value), declared: true };
  return { kind: type === 'text' || type === 'text/plain' ? 'plain' : 'html', value, declared: true };
}

/** RFC 4287 section 4.1.3.3: content of a type that is neither text nor XML is base64. */
function isBinary(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/xml|html|json/.test(type);
}

function fromBase64(text: string): string {
  const compact = text.replace(/\s+/g, '');
  if (!/^[A-Za-z\d+/_-]*={0,2}$/.test(compact)) return text.trim();
  return new TextDecoder().decode(Buffer.from(compact, 'base64')).trim();
}

/** RFC 4287 section 3.1.1.3: the div is not part of the content. */
function withoutDiv(markup: string): string {
  return /^<div(?:\s[^>]*)?>([\s\S]*)<\/div>$/.exec(markup)?.[1]?.trim() ?? markup;
}
