/** Tells a bot challenge from a plain refusal: what stands there instead of the page asks for a browser, not for a login. */
import type { Headers } from './fetched.ts';

/** Header → what its value must match. Source: the vendors' documents and answers met, 2026-11. */
const HEADER_SIGNS: readonly (readonly [string, RegExp])[] = [
  ['cf-mitigated', /challenge/i],
  ['x-amzn-waf-action', /challenge|captcha/i],
  ['x-datadome', /./],
  ['x-dd-b', /./],
  ['x-sucuri-block', /./],
  ['x-vercel-mitigated', /challenge/i],
  ['x-px-block', /./],
];

/** In the first kilobytes of a body that came with 403, 429, 503 or 202. */
const BODY_SIGN =
  /_cf_chl_opt|cf-chl-|\/cdn-cgi\/challenge-platform|<title>Just a moment\.\.\.|_Incapsula_Resource|px-captcha|captcha-delivery\.com|awsWafCookieDomainList|id="sec-if-cpt-container"|<title>Attention Required! \| Cloudflare|ddos-guard|anubis_challenge/i;

const SUSPECT = new Set([202, 401, 403, 405, 406, 429, 503]);

export function isChallenge(status: number, headers: Headers, body: Uint8Array): boolean {
  if (!SUSPECT.has(status)) return false;
  return (
    HEADER_SIGNS.some(([name, sign]) => sign.test(headers[name] ?? '')) ||
    BODY_SIGN.test(Buffer.from(body.subarray(0, 32_768)).toString('latin1'))
  );
}
