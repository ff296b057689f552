/**
 * Sheets → index. `indexKept` tells the index of what was just kept; `reindex` makes it anew beside the old one, which goes on
 * answering, and goes on where an interrupted one stopped.
 */
import type { Archive } from '../archive/open-archive.ts';
import type { Article } from '../article/article.ts';
import type { Card, Index } from '../search/index-contract.ts';
import { cardOf } from './card.ts';
import { readVanishings } from './vanished-ledger.ts';

export interface ReindexReport {
  articles: number;
  cards: number;
  /** Sheets that could not be read; `verify` names them. */
  damaged: number;
}

export interface ReindexOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (report: ReindexReport) => void;
}

const BATCH = 500;

export async function reindex(
  archive: Archive,
  index: Index,
  options: ReindexOptions = {},
): Promise<ReindexReport> {
  const rebuild = await index.rebuild();
  const gone = await readVanishings(archive.vanished());
  const report: ReindexReport = { articles: 0, cards: 0, damaged: 0 };
  let batch: Card[] = [];
  let reached = rebuild.after ?? '';
  const flush = async () => {
    if (batch.length > 0) await rebuild.put(batch, reached);
    report.cards += batch.length;
    batch = [];
    options.onProgress?.(report);
  };
  const { after } = rebuild;
  for await (const states of byArticle(archive, after)) {
    if (options.signal?.aborted) {
      await flush();
      await rebuild.pause();
      return report;
    }
    const cards = cardsOf(states.sheets, (id) => gone.has(id));
    report.damaged += states.damaged;
    if (cards.length > 0) report.articles++;
    batch.push(...cards);
    reached = states.path;
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  await rebuild.finish();
  return report;
}

type State = { readonly path: string; readonly revision: number; readonly article: Article };

function cardsOf(states: readonly State[], isVanished: (id: string) => boolean): Card[] {
  const revisions = states.filter(({ revision }) => revision > 0).length;
  return states.map(({ article, path, revision }) =>
    cardOf(article, {
      path,
      revision,
      revisions: revision === 0 ? revisions : 0,
      vanished: isVanished(article.id),
    }),
  );
}

/** All states of one article together: in path order the earlier ones follow the current one. */
async function* byArticle(
  archive: Archive,
  after: string | undefined,
): AsyncIterable<{ sheets: State[]; damaged: number; path: string }> {
  let open: { id: string; sheets: State[]; damaged: number; path: string } | undefined;
  for await (const kept of archive.walk({
    revisions: true,
    ...(after !== undefined && after !== '' && { after }),
  })) {
    const id = /([a-z2-7]{16})(?:\.r\d+)?\.md$/.exec(kept.path)?.[1] ?? kept.path;
    if (open && open.id !== id) {
      yield open;
      open = undefined;
    }
    open ??= { id, sheets: [], damaged: 0, path: kept.path };
    open.path = kept.path;
    if (kept.kind === 'sheet') open.sheets.push(kept);
    else open.damaged++;
  }
  if (open) yield open;
}

/** Puts the cards of articles anew: what was just kept, with its earlier states; what has vanished or come back. */
export async function indexKept(
  archive: Archive,
  index: Index,
  ids: Iterable<string>,
  isVanished: (id: string) => boolean,
): Promise<void> {
  const cards: Card[] = [];
  for (const id of ids) {
    const states = (await archive.revisions(id)).filter((state) => state.kind === 'sheet');
    cards.push(...cardsOf(states, isVanished));
  }
  if (cards.length > 0) await index.put(cards);
}
