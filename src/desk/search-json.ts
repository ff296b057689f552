/** The JSON of a search: what `search --json` and the API give. */
import type { Answer, Hit } from '../search/index-contract.ts';

/** Shape: { query, total, totalExact, hits: [{ id, title, source, publishedAt: "2022-01-15T16:45:01.000Z", url, path, score, snippet, copies? }], next?, tookMs } */
export function searchJson(query: string, { kind: _kind, hits, ...answer }: Answer) {
  return {
    query,
    ...answer,
    hits: hits.map(({ copies, ...hit }) => ({
      ...hitJson(hit),
      ...(copies && { copies: copies.map(({ snippet: _none, score: _share, ...copy }) => hitJson(copy)) }),
    })),
  };
}

function hitJson<T extends Pick<Hit, 'publishedAt'>>({ publishedAt, ...hit }: T) {
  return {
    ...hit,
    ...(publishedAt !== undefined &&
      isInstant(publishedAt) && { publishedAt: new Date(publishedAt).toISOString() }),
  };
}

function isInstant(at: number): boolean {
  return Math.abs(at) <= 8.64e15;
}
