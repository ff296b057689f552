/**
 * A story that a page holds twice (a copy for small screens, one for print) or a line that it repeats at once (a caption and its
 * alternative text) is kept once: the first printing stays. Refrains, questions asked anew and recipes made again stand alone or are
 * a small part of their story, and stay.
 */
import type { Line } from '../survey/lines.ts';

/** Lines of less weight are too much alike to tell a copy by. */
const TELLING = 45;
/** A copy repeats so many telling lines in a row, and so much of the story; after one, less is a copy's next piece. */
const COPY_LINES = 3;
const COPY_SHARE = 0.2;
/** A single line repeated within so many lines is an echo. */
const ECHO_LINES = 3;

export function leaveRepeats(lines: readonly Line[], kept: Uint8Array, leave: (i: number) => void): void {
  const telling: number[] = [];
  let all = 0;
  for (let i = 0; i < lines.length; i++) {
    const { weight } = lines[i] as Line;
    if (!kept[i] || weight < TELLING) continue;
    telling.push(i);
    all += weight;
  }
  const textAt = (k: number) => (lines[telling[k] as number] as Line).text;
  const placeOf = new Map<string, number>();
  let measured = 0;
  let least = all * COPY_SHARE;
  for (let k = 0; k < telling.length; k++) {
    const text = textAt(k);
    const from = placeOf.get(text);
    if (from === undefined) {
      placeOf.set(text, k);
      continue;
    }
    const first = telling[k] as number;
    // Within a copy that was too small to leave there is none that is larger.
    const { length, weight } = k < measured ? NO_COPY : copyAt(lines, telling, textAt, from, k);
    measured = Math.max(measured, k + length);
    if (length >= COPY_LINES && weight >= least) {
      least = 0;
      k += length - 1;
      for (let i = first; i <= (telling[k] as number); i++) if (kept[i]) leave(i);
    } else if (first - (telling[from] as number) <= ECHO_LINES) leave(first);
  }
}

interface Copy {
  readonly length: number;
  readonly weight: number;
}

const NO_COPY: Copy = { length: 0, weight: 0 };

/** How many telling lines from `k` on say the same as those from `from` on. */
function copyAt(
  lines: readonly Line[],
  telling: readonly number[],
  textAt: (k: number) => string,
  from: number,
  k: number,
): Copy {
  let length = 0;
  let weight = 0;
  while (k + length < telling.length && from + length < k && textAt(k + length) === textAt(from + length)) {
    weight += (lines[telling[k + length] as number] as Line).weight;
    length++;
  }
  return { length, weight };
}
