/** What went wrong, as RFC 9457 problem details. `code` is ours; a query's fault names its position in `at`. */

export interface Problem {
  readonly status: 400 | 404 | 405 | 500 | 503;
  /** Short, the same for every problem of this code. */
  readonly title: string;
  readonly code: 'query' | 'form' | 'missing' | 'method' | 'damaged' | 'index' | 'broken';
  readonly detail?: string;
  readonly at?: number;
  readonly field?: string;
}

/** Seconds: a spoilt index is made anew meanwhile. */
const RETRY_AFTER = '10';

export function printProblem({ status, title, code, ...facts }: Problem): Response {
  const body = { type: `urn:tearsheet:problem:${code}`, title, status, code, ...facts };
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(status === 503 && { 'Retry-After': RETRY_AFTER }),
    },
  });
}
