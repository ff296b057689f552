/** Input that may be an address too; what fetches is loaded only for one. */
import { type Input, isAddress, readInput } from './input.ts';

export async function getInput(name: string, signal: AbortSignal, accept?: string): Promise<Input> {
  if (!isAddress(name)) return readInput(name);
  const { fetchInput } = await import('./fetch-input.ts');
  return fetchInput(name, signal, accept);
}
