/**
 * The id of a source: 1–64 of a–z, 0–9, `-`, `.`, `_`. It is the name of a folder under articles/, so it has no separators, no
 * leading or final dot, and no letters that some disks fold.
 */
const SOURCE_ID = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_-])?$/;

export function isSourceId(text: string): boolean {
  return SOURCE_ID.test(text);
}

/** An id from any name. Shape: "BBC News 中文" → "bbc-news". Empty when nothing of it can stay. */
export function sourceIdFrom(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9._]+/g, '-')
    .slice(0, 64)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}
