/** One answer of the newspaper, and how it is sent: with ETag and Last-Modified, and as 304 to those who have it. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly modifiedAt: number;
}

/** Answers the status that was sent. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): number {
  const etag = `"${createHash('sha256').update(answer.body).digest('hex').slice(0, 20)}"`;
  const headers = {
    'content-type': answer.type,
    'cache-control': 'max-age=60',
    etag,
    'last-modified': new Date(answer.modifiedAt).toUTCString(),
  };
  if (answer.status === 200 && isUnchanged(request, etag, answer.modifiedAt)) {
    response.writeHead(304, headers).end();
    return 304;
  }
  response.writeHead(answer.status, headers).end(request.method === 'HEAD' ? undefined : answer.body);
  return answer.status;
}

/** RFC 9110 section 13.2.2: If-Modified-Since counts only where there is no If-None-Match. */
function isUnchanged({ headers }: IncomingMessage, etag: string, modifiedAt: number): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Math.floor(modifiedAt / 1000) * 1000 <= since;
}
