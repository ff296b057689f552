/**
 * The second line of a tear sheet: the headline as a Markdown link to the article's address, CommonMark 0.31.
 * Whatever stands in headline and address reads back exactly, and any Markdown viewer shows the link.
 */

/** Characters with a meaning in CommonMark or GitHub's flavour of it; each is written with a backslash before it. */
const HEADLINE_SPECIAL = /[\\[\]*_`<>&~$|^]/g;
const LINE_BREAKING = /[\x00-\x1f\x7f\x85\u2028\u2029]/g;
const ESCAPED = /\\([!-/:-@[-`{-~])|&#(\d{1,7});/g;

export interface HeadingLink {
  readonly headline: string;
  readonly address: string;
}

/** Shape: { headline: "A [b]", address: "https://x.org/a_(b)" } → "[A \\[b\\]](https://x.org/a_\\(b\\))" */
export function printHeadingLink({ headline, address }: HeadingLink): string {
  return `[${reference(headline.replace(HEADLINE_SPECIAL, '\\$&'))}](${printAddress(address)})`;
}

/** An address with spaces, or none at all, stands in angle brackets. */
function printAddress(address: string): string {
  const angled = address === '' || /\s/.test(address);
  const special = angled ? /[\\<>]|&(?=#?\w+;)/g : /[\\()<>]|&(?=#?\w+;)/g;
  const escaped = reference(address.replace(special, '\\$&'));
  return angled ? `<${escaped}>` : escaped;
}

function reference(text: string): string {
  return text.replace(LINE_BREAKING, (character) => `&#${character.charCodeAt(0)};`);
}

function unescapeLink(text: string): string {
  return text.replace(
    ESCAPED,
    (_whole, character?: string, code?: string) =>
      character ?? String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
  );
}

/** Reads what `printHeadingLink` wrote; undefined when the line is no such link. */
export function readHeadingLink(line: string): HeadingLink | undefined {
  if (!line.startsWith('[') || !line.endsWith(')')) return undefined;
  const end = closingBracket(line);
  if (end === undefined || line[end + 1] !== '(') return undefined;
  const target = line.slice(end + 2, -1);
  const inner = target.startsWith('<') && target.endsWith('>') ? target.slice(1, -1) : target;
  return { headline: unescapeLink(line.slice(1, end)), address: unescapeLink(inner) };
}

function closingBracket(line: string): number | undefined {
  for (let at = 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === ']') return at;
  }
  return undefined;
}

/**
 * Reads a heading link as older archives wrote it: nothing escaped, so the last `](` before an address decides.
 * Shape: "[A [b] c](https://x.org/a_(b))" → { headline: "A [b] c", address: "https://x.org/a_(b)" }
 */
export function readBareHeadingLink(line: string): HeadingLink | undefined {
  const trimmed = line.trim();
  if (!trimmed.startsWith('[') || !trimmed.endsWith(')')) return undefined;
  const withScheme = [...trimmed.matchAll(/\]\((?=<?[a-z][a-z0-9+.-]*:)/gi)].at(-1)?.index;
  const end = withScheme ?? trimmed.lastIndexOf('](');
  if (end < 0) return undefined;
  const target = trimmed.slice(end + 2, -1).trim();
  const address = target.startsWith('<') && target.endsWith('>') ? target.slice(1, -1) : target;
  return { headline: trimmed.slice(1, end), address };
}
