/** Which two states of an article are to be compared. */
import type { DamagedState, KeptState } from './reading.ts';

type State = KeptState | DamagedState;

/**
 * The two states named by their numbers (0: the current one); without numbers, the last two.
 * `states`: the earliest first, the current one last. Undefined: one of them is not there.
 */
export function chooseStates(
  states: readonly State[],
  from: string | undefined,
  to: string | undefined,
): { readonly earlier: State; readonly later: State } | undefined {
  const numbered = (number: string) => states.find(({ revision }) => String(revision) === number);
  const later = to === undefined ? states.at(-1) : numbered(to);
  const earlier = from === undefined ? later && states[states.indexOf(later) - 1] : numbered(from);
  return earlier === undefined || later === undefined ? undefined : { earlier, later };
}
