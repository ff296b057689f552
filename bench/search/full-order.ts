/** Whether the quick order is the order one gets by scoring every match: NDCG@20 with the full scores as gains. */
import { join } from 'node:path';
import { gatherAll } from '../../src/search/gather.ts';
import { Generation } from '../../src/search/generation.ts';
import type { Index } from '../../src/search/index-contract.ts';
import { Planner } from '../../src/search/plan.ts';
import { readQuery } from '../../src/search/query.ts';

const DEPTH = 20;

/** Lowest and mean NDCG over the queries, as text. */
export async function agreement(path: string, queries: readonly string[], index: Index): Promise<string> {
  const generation = new Generation(join(path, 'g1'), true);
  const found: number[] = [];
  for (const text of queries) {
    const query = readQuery(text);
    const answer = await index.find({ text, order: 'relevance', limit: DEPTH });
    if (query === undefined || query.kind === 'fault' || answer.kind !== 'answer' || answer.hits.length === 0)
      continue;
    const planner = new Planner(generation.segments, {
      numbers: (kind, name) => new Set([generation.ledger.findName(kind, name) ?? -1]),
    });
    const walkers = generation.segments.flatMap((_, at) => planner.walker(query, at) ?? []);
    const scope = { segments: generation.segments, gone: generation.gone, after: 0, upTo: Infinity };
    const full = gatherAll(scope, walkers, DEPTH);
    const gain = (score: number, rank: number): number => score / Math.log2(rank + 2);
    const ideal = full.reduce((sum, match, rank) => sum + gain(match.score, rank), 0);
    const ours = answer.hits.reduce((sum, hit, rank) => sum + gain(hit.score, rank), 0);
    found.push(ideal === 0 ? 1 : ours / ideal);
  }
  generation.close();
  const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
  return `${mean.toFixed(3)} (lowest ${Math.min(...found).toFixed(3)})`;
}
