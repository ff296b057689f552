/** The sources, remembered for a while. */
import type { Reading } from '../desk/reading.ts';

/** The sources change slowly and every page names some: they are asked for again after a while only. */
const SOURCES_FOR_MS = 5_000;

export function rememberedSources({ sources, now }: Reading): Reading['sources'] {
  let last: { readonly at: number; readonly answer: ReturnType<Reading['sources']> } | undefined;
  return () => {
    if (last === undefined || now() - last.at >= SOURCES_FOR_MS || now() < last.at) {
      const asked = { at: now(), answer: sources() };
      last = asked;
      asked.answer.catch(() => {
        if (last === asked) last = undefined;
      });
    }
    return last.answer;
  };
}
