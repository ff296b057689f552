/** Reads one file of the archive: an article with its path, or what is wrong with it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../article/article.ts';
import { type Damage, damage, isDamage } from '../article/damage.ts';
import { readSheet } from '../article/read-sheet.ts';
import { errno } from './fault.ts';

export interface KeptSheet {
  readonly kind: 'sheet';
  /** Inside the archive, with `/`: "articles/gazette/2022/01/15-k3v….md". */
  readonly path: string;
  /** 0 for the current sheet, else the number of the revision; 1 is the earliest. */
  readonly revision: number;
  readonly article: Article;
}

export interface DamagedSheet extends Damage {
  readonly path: string;
  readonly revision: number;
}

/** A file's bytes; undefined when it is not there, damage when the disk does not give them. */
export async function readBytes(root: string, path: string): Promise<Buffer | Damage | undefined> {
  try {
    return await readFile(join(root, path));
  } catch (error) {
    const name = errno(error);
    if (name === undefined) throw error;
    if (name === 'ENOENT' || name === 'ENOTDIR') return undefined;
    return damage('unreadable', 0, `The file cannot be read: ${(error as Error).message}.`);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a file, or damage when its bytes are not UTF-8. */
export function readText(bytes: Uint8Array): string | Damage {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return damage('not-utf8', 0, 'The file is not UTF-8.');
    throw error;
  }
}

/** Undefined when there is no such file. */
export async function readKept(
  root: string,
  { path, revision }: { readonly path: string; readonly revision: number },
): Promise<KeptSheet | DamagedSheet | undefined> {
  const bytes = await readBytes(root, path);
  if (bytes === undefined) return undefined;
  const text = bytes instanceof Uint8Array ? readText(bytes) : bytes;
  const article = typeof text === 'string' ? readSheet(text) : text;
  return isDamage(article) ? { ...article, path, revision } : { kind: 'sheet', path, revision, article };
}
