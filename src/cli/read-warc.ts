/** A WARC file of any archiver → the pages in it. Streams; only answers that carry a page count. Source: WARC 1.1. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { WARCParser } from 'warcio';
import type { CapturedPage } from '../desk/fetch-story.ts';

/** A page over this is not taken into memory. */
const MAX_BYTES = 64 * 1024 * 1024;

export async function* readWarc(path: string): AsyncIterable<CapturedPage> {
  const stream = Readable.toWeb(createReadStream(path));
  for await (const record of new WARCParser(stream as ReadableStream<Uint8Array>)) {
    const isPage = record.warcType === 'response' && /^https?:/i.test(record.warcTargetURI ?? '');
    const status = record.httpHeaders?.statusCode ?? 0;
    const length = Number(record.warcHeaders.headers.get('Content-Length') ?? 0);
    if (!isPage || status !== 200 || length > MAX_BYTES) {
      await record.skipFully();
      continue;
    }
    const bytes = await record.readFully(true);
    yield {
      url: record.warcTargetURI ?? '',
      retrievedAt: Date.parse(record.warcDate ?? '') || 0,
      status,
      headers: [...(record.httpHeaders?.headers.entries() ?? [])],
      bytes,
    };
  }
}
