/** Texts as they are compared: without case, marks and spaces of more than one. */

export function folded(name: string): string {
  if (/^[ -~]*$/.test(name))
    return name
      .toLowerCase()
      .replace(/[^a-z0-9 ][^a-z0-9]*| [^a-z0-9]+/g, ' ') // single spaces stay as they are
      .trim();
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Words, and characters where words are not parted. */
export function tokens(text: string): Set<string> {
  return new Set(text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[\p{L}\p{N}]+/gu));
}
