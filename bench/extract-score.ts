/**
 * Body F1 of extracted text against gold: multisets of shingles of four tokens; precision and recall are means over pages, F1 their
 * harmonic mean. The measure of scrapinghub/article-extraction-benchmark; texts that are mostly Chinese, Japanese, Korean or Thai count
 * each character as a token.
 */
const DENSE = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u1000-\u109f]/gu;

export interface Score {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let i = 0; i < Math.max(1, tokens.length - 3); i++) {
    const key = tokens.slice(i, i + 4).join(' ');
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function shared(gold: Map<string, number>, got: Map<string, number>): number {
  let both = 0;
  for (const [key, count] of gold) both += Math.min(count, got.get(key) ?? 0);
  return both;
}

const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export function scoreBodies(pairs: readonly (readonly [gold: string, got: string])[]): Score {
  const precisions: number[] = [];
  const recalls: number[] = [];
  for (const [gold, got] of pairs) {
    const dense = (gold.match(DENSE)?.length ?? 0) > gold.length * 0.15;
    const [want, have] = [gold, got].map((text) => shingles(dense ? text.replace(DENSE, ' $& ') : text)) as [
      Map<string, number>,
      Map<string, number>,
    ];
    const both = shared(want, have);
    if (total(have) > 0) precisions.push(both / total(have));
    if (total(want) > 0) recalls.push(both / total(want));
  }
  const precision = mean(precisions);
  const recall = mean(recalls);
  return {
    f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
    precision,
    recall,
  };
}
