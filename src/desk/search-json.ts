/** The JSON of a search: what `search --json` and the API give. */
import type { Answer } from '../search/index-contract.ts';

/** Shape: { query, total, totalExact, hits: [{ id, title, source, publishedAt: "2022-01-15T16:45:01.000Z", url, path, score, snippet }], tookMs } */
export function searchJson(query: string, { kind: _kind, hits, ...answer }: Answer) {
  return {
    query,
    ...answer,
    hits: hits.map(({ publishedAt, ...hit }) => ({
      ...hit,
      ...(publishedAt !== undefined &&
        isInstant(publishedAt) && { publishedAt: new Date(publishedAt).toISOString() }),
    })),
  };
}

function isInstant(at: number): boolean {
  return Math.abs(at) <= 8.64e15;
}
