/**
 * References to characters that are none: "&#146;" written by a program that took Windows-1252 for Unicode, and UTF-8
 * written byte by byte ("&#226;&#128;&#166;" for "…"). Both leave C1 control characters, which no text has.
 */

/** Windows-1252 from 0x80; empty where it has nothing. */
const WINDOWS = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'];

export function mended(text: string): string {
  if (!/[\x80-\x84\x86-\x9f]/.test(text)) return text;
  return text
    .replace(/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g, fromBytes)
    .replace(/[\x80-\x9f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80] ?? char);
}

function fromBytes(run: string): string {
  const text = new TextDecoder().decode(Uint8Array.from(run, (char) => char.charCodeAt(0)));
  return text.includes('\ufffd') ? run : text;
}
