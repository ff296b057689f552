/** White space in text. What has to change is asked for first: most text has single spaces alone, and then nothing is made anew. */

/** White space that does not stand alone or is no plain space, and what some take for white space. */
const MAY_BE_UNEVEN = /\s{2}|[^\S ]|[\u200b\u00ad]/;
/** U+200B counts for pages that break lines with it. */
const UNEVEN = /[\s\u200b]{2,}|[^\S ]|\u200b/g;
/** White space alone. */
export const SPACES = /\s{2,}|[^\S ]/g;

/** Every run of white space (`runs`) as one space, none at the ends. Shape: "\n a\u00a0\u200bb " → "a b" */
export function evenSpaces(text: string, runs: RegExp = UNEVEN): string {
  // Trimmed first: most of what is uneven stands at the ends.
  const trimmed = text.trim();
  return MAY_BE_UNEVEN.test(trimmed) ? trimmed.replace(runs, ' ').trim() : trimmed;
}
