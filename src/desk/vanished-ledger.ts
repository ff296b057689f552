/** The ledger of what vanished → which articles are gone from their publishers' sites now. A later line takes back an earlier one. */
import type { Vanishing } from './reading.ts';

export interface LedgerEntry extends Vanishing {
  readonly id: string;
}

export type Vanishings = Map<string, Vanishing>;

export async function readVanishings(ledger: AsyncIterable<LedgerEntry>): Promise<Vanishings> {
  const gone: Vanishings = new Map();
  for await (const entry of ledger) noteVanishing(gone, entry);
  return gone;
}

export function noteVanishing(gone: Vanishings, { id, at, how }: LedgerEntry): void {
  if (how === 'returned') gone.delete(id);
  else gone.set(id, { at, how });
}
