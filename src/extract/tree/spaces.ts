/** White space in text. Only what has to change is looked for: most text has single spaces alone, and then nothing is made anew. */

/** Runs of white space, and white space that is no plain space; U+200B counts for pages that break lines with it. */
const UNEVEN = /[\s\u200b]{2,}|[^\S ]|\u200b/g;

/** Every run of white space as one space, none at the ends. Shape: "\n a\u00a0\u200bb " → "a b" */
export function evenSpaces(text: string): string {
  // Trimmed first: most of what is uneven stands at the ends.
  return text.trim().replace(UNEVEN, ' ').trim();
}
