/** What Node and undici throw when the network fails → a code and a sentence. Sentences name hosts, never headers. */

import type { UnreachableCode } from './fetched.ts';
import { PrivateAddress } from './guard.ts';

/** First match wins; compared with the error's code. */
const CODES: readonly (readonly [RegExp, UnreachableCode, string])[] = [
  [/^(?:ENOTFOUND|EAI_)/, 'dns', 'its name cannot be resolved'],
  [/^UND_ERR_PRX/, 'proxy', 'the proxy could not be used'],
  [/TIMEOUT|^ETIMEDOUT/, 'timeout', 'it took too long'],
  [/^CERT_HAS_EXPIRED/, 'tls', 'its certificate has expired'],
  [/ALTNAME_INVALID/, 'tls', 'its certificate is for another name'],
  [/SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)/, 'tls', 'its certificate is signed by nobody we know'],
  [
    /^(?:CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|EPROTO|CRL_|INVALID_CA|HOSTNAME_MISMATCH|ERR_OSSL)/,
    'tls',
    'TLS failed',
  ],
  [/^ECONNREFUSED/, 'connection', 'it refused the connection'],
  [
    /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_DESTROYED)/,
    'connection',
    'it broke the connection off',
  ],
  [/^(?:EHOST|ENET|EADDR|EACCES|EINVAL)/, 'connection', 'there is no way to it'],
  [/^(?:HPE_|UND_ERR_)/, 'protocol', 'its answer is not proper HTTP'],
];

export interface Failure {
  readonly code: UnreachableCode | 'private-address';
  readonly message: string;
}

/** Answers undefined for what is not the network's doing: such an error is a mistake of ours and to be thrown on. */
export function failureOf(error: unknown, host: string): Failure | undefined {
  const all = [...causes(error)];
  const guarded = all.find((one) => one instanceof PrivateAddress);
  if (guarded) return { code: 'private-address', message: guarded.message };
  const proxy = all.find((one) => /proxy/i.test(one.message) && codeOf(one).startsWith('UND_ERR'));
  if (proxy) return { code: 'proxy', message: `${host} cannot be had: ${proxy.message}` };
  for (const one of all) {
    // The parser's own error carries a code only where llhttp has a name for the fault.
    const code = one.name === 'HTTPParserError' ? 'HPE_' : codeOf(one);
    const known = CODES.find(([pattern]) => pattern.test(code));
    if (known)
      return {
        code: known[1],
        message: `${host} cannot be had: ${known[2]}${code === 'HPE_' ? '' : ` (${code})`}`,
      };
  }
  return undefined;
}

function* causes(error: unknown): Generator<Error> {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth++) {
    yield one;
    if (one instanceof AggregateError) yield* one.errors.filter((inner) => inner instanceof Error);
  }
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
