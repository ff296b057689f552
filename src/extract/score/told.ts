/** Whether the page itself, in its summary or its data, says what a line says. */
import { bare } from '../body/tidy.ts';

/** A text is compared so far. */
const FAR_ENOUGH = 300;
/** So many letters of a line are looked for in what the page's data tell. */
const TELLING = 60;
/** A line of fewer letters may be the start of any summary. */
const SHORTEST_TELLING = 12;

/** Whether a line is the page's summary of itself: 0 there is none, 1 too short to say, 2 no, 3 as far as it goes, 4 yes. */
export function summed(summaries: readonly string[], text: string): number {
  if (summaries.length === 0) return 0;
  // Most lines are told apart by how they begin.
  const letter = text.charAt(0).toLowerCase();
  if (text.length > 2 * SHORTEST_TELLING && !begins(summaries, letter) && /\p{L}/u.test(letter)) return 2;
  const start = bare(text.slice(0, FAR_ENOUGH + 100));
  if (start.length < SHORTEST_TELLING) return 1;
  if (summaries.includes(start)) return 4;
  return summaries.some((summary) => summary.startsWith(start) || start.startsWith(summary.slice(0, 60)))
    ? 3
    : 2;
}

function begins(summaries: readonly string[], letter: string): boolean {
  for (const summary of summaries) if (summary.startsWith(letter)) return true;
  return false;
}

/** Whether the page's own data tell a line: 0 they tell nothing, 1 not this, 2 too short to say, 3 this. */
export function toldOf(anchor: string, text: string): number {
  if (anchor === '') return 0;
  let start = bare(text.slice(0, 2 * TELLING));
  if (start.length <= TELLING && text.length > 2 * TELLING) start = bare(text.slice(0, FAR_ENOUGH));
  return start.length < 4 ? 2 : anchor.includes(start.slice(0, TELLING)) ? 3 : 1;
}
