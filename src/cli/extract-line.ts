/** One line of `extract --from-list`: a file in, its JSON out. Run in the main thread or in a worker. */
import { readFile, stat } from 'node:fs/promises';
import { articleJson } from '../article/article-json.ts';
import { MAX_PAGE_BYTES, readBytes } from '../desk/read-bytes.ts';
import { type Clipping, clip, type NoStory, type PageContext } from '../extract/index.ts';
import { unreadable } from './input.ts';

export interface ExtractTask {
  readonly file: string;
  readonly at: PageContext & { contentType?: string };
  readonly why?: boolean;
}

export type ExtractResult = Record<string, unknown> & { kind: 'article' | 'no-story' };

export async function extractLine({ file, at, why }: ExtractTask): Promise<ExtractResult> {
  try {
    const { size } = await stat(file);
    if (size > MAX_PAGE_BYTES) {
      return {
        file,
        kind: 'no-story',
        code: 'too-large',
        message: `It holds ${size} bytes; the limit is ${MAX_PAGE_BYTES}.`,
      };
    }
    return { file, ...extractBytes(await readFile(file), at, why) };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { file, kind: 'no-story', code: 'unreadable', message: unreadable(file, error) };
  }
}

export function extractBytes(bytes: Uint8Array, at: ExtractTask['at'], why = false): ExtractResult {
  const reading = readBytes(bytes, at);
  return clippingJson(reading.kind === 'page' ? clip(reading.page, { why }) : reading, at.url);
}

export function clippingJson(clipping: Clipping | (NoStory & { message?: string }), url = ''): ExtractResult {
  if (clipping.kind === 'no-story') return { ...clipping };
  const { kind: _kind, why, canonicalUrl, ...fields } = clipping;
  return {
    ...articleJson({ ...fields, url, ...(canonicalUrl !== undefined && { canonicalUrl }) }),
    ...(why && { why }),
  };
}
