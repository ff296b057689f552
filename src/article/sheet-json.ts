/** The JSON of a kept article: what `show --json`, `export --to jsonl` and the API give. */
import type { Article } from './article.ts';
import { articleJson } from './article-json.ts';

export interface StateReference {
  readonly path: string;
  readonly retrievedAt?: number;
}

/** Shape: { kind: "article", id, path, title, …, revisions: [{ path, retrievedAt }] }, earlier states first. */
export function sheetJson(article: Article, path: string, earlier: readonly StateReference[]) {
  return { ...articleJson(article), path, revisions: earlier.map(stateJson) };
}

export function stateJson({ path, retrievedAt }: StateReference): { path: string; retrievedAt?: string } {
  return { path, ...(retrievedAt !== undefined && { retrievedAt: new Date(retrievedAt).toISOString() }) };
}
