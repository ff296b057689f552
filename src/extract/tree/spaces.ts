/** White space in text. What has to change is asked for first: most text has single spaces alone, and then nothing is made anew. */

/** Two spaces, white space that is no plain one, and what some take for white space: one class, at which the engine looks once a letter. */
export const MAY_BE_UNEVEN =
  / {2}|[\t-\r\u00a0\u00ad\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/;
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
