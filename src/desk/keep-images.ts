/** An article's images → the archive, by choice. What cannot be had is left out; the article's own address for it stays. */
import type { Article } from '../article/article.ts';
import { images } from '../article/article-json.ts';
import type { Fetcher } from '../fetch/fetcher.ts';

export interface ImageTools {
  readonly fetcher: Pick<Fetcher, 'get'>;
  readonly images: {
    nameOf(url: string): Promise<string | undefined>;
    keep(url: string, bytes: Uint8Array, at: number): Promise<string | undefined>;
  };
  readonly signal?: AbortSignal;
}

const ACCEPT = 'image/avif,image/webp,image/png,image/jpeg,image/gif;q=0.9,*/*;q=0.1';

/** The largest press photograph met at full size held 9 MB (2026-11). */
const MAX_BYTES = 20_000_000;

/** A gallery of more is a gallery; its first ones are kept. */
const MOST_AN_ARTICLE = 60;

/** Answers how many requests were made. */
export async function keepImages(
  article: Article,
  { fetcher, images: store, signal }: ImageTools,
): Promise<number> {
  let requests = 0;
  const addresses = new Set(images(article.body).map(({ src }) => src));
  for (const address of [...addresses].slice(0, MOST_AN_ARTICLE)) {
    if (signal?.aborted) break;
    if ((await store.nameOf(address)) !== undefined) continue;
    const answer = await fetcher.get(address, { accept: ACCEPT, maxBytes: MAX_BYTES, signal });
    requests += answer.redirects.length + 1;
    if (answer.kind === 'page') await store.keep(address, answer.bytes, answer.retrievedAt);
  }
  return requests;
}
