/** A story over several pages: the parts behind the first one, fetched, kept, and joined in order. */
import type { Block } from '../article/block.ts';
import { plainText } from '../article/text.ts';
import type { Clipping, NoStory } from '../extract/clipping.ts';
import type { Page } from '../fetch/fetched.ts';
import type { Fetcher } from '../fetch/fetcher.ts';

export interface PartTools {
  readonly fetcher: Pick<Fetcher, 'get'>;
  /** Keeps a part's page as it came. */
  keepPart(page: Page): Promise<unknown>;
  clip(page: Page): Clipping | NoStory;
  readonly signal?: AbortSignal;
}

/** The longest story met over pages had 14; more is a gallery that names itself for ever. */
const MOST_PARTS = 30;

export interface Joined {
  readonly clipping: Clipping;
  readonly requests: number;
}

/** Parts that cannot be had end the story where they are; what was had stays. */
export async function joinParts(first: Clipping, url: string, tools: PartTools): Promise<Joined> {
  const visited = new Set([url]);
  const bodies: Block[][] = [[...first.body]];
  let requests = 0;
  for (let next = first.nextPage; next !== undefined && bodies.length < MOST_PARTS; ) {
    if (visited.has(next) || !sameHost(next, url) || tools.signal?.aborted) break;
    visited.add(next);
    const answer = await tools.fetcher.get(next, { signal: tools.signal });
    requests += answer.redirects.length + 1;
    if (answer.kind !== 'page' || (answer.finalUrl !== next && visited.has(answer.finalUrl))) break;
    await tools.keepPart(answer);
    const part = tools.clip(answer);
    const fresh = part.kind === 'clipping' ? freshBlocks(part.body, bodies.flat()) : [];
    if (part.kind !== 'clipping' || fresh.length === 0) break;
    bodies.push(fresh);
    next = part.nextPage;
  }
  return { clipping: bodies.length === 1 ? first : { ...first, body: bodies.flat() }, requests };
}

/** Parts repeat the standfirst, the opening picture, the heading: what stood in an earlier part does not stand again. */
function freshBlocks(blocks: readonly Block[], before: readonly Block[]): Block[] {
  const known = new Set(before.map(keyOf));
  return blocks.filter((block) => !known.has(keyOf(block)));
}

function keyOf(block: Block): string {
  const text = plainText([block]).replace(/\s+/g, ' ').trim();
  return text === '' ? JSON.stringify(block) : text;
}

function sameHost(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).host === new URL(b).host;
}
