/** Input at an address: fetched with the manners of a collecting round. */
import { USUAL, userAgent } from '../fetch/courtesy.ts';
import { openFetcher } from '../fetch/fetcher.ts';
import { Refusal } from './command.ts';
import type { Input } from './input.ts';
import { VERSION } from './version.ts';

export async function fetchInput(name: string, signal: AbortSignal, accept?: string): Promise<Input> {
  // The person typed this address, so it may be on a private network; where it redirects to may be too.
  const fetcher = openFetcher({ ...USUAL, guard: 'off', userAgent: userAgent(VERSION) });
  try {
    const fetched = await fetcher.get(name, { signal, accept, robots: false });
    if (fetched.kind !== 'page')
      throw new Refusal(
        `Cannot get ${name}: ${fetched.kind === 'unchanged' ? 'it answered 304' : fetched.message}`,
      );
    const contentType = fetched.headers['content-type'];
    return {
      name,
      bytes: fetched.bytes,
      url: fetched.finalUrl,
      retrievedAt: fetched.retrievedAt,
      ...(contentType !== undefined && { contentType }),
    };
  } finally {
    await fetcher.close();
  }
}
