/**
 * Addresses of articles: the same story under http and https, with and without tracking parameters, is one address.
 * Goes in: any string. Comes out: a string; what is no address is only trimmed.
 */

import { withoutAmp, withoutTwinLabel } from './twin.ts';

/** Parameters that only say where a reader came from. Names are compared in lower case; a final `*` is a prefix. */
const TRACKING = [
  'utm_*',
  'fbclid',
  'gclid',
  'gclsrc',
  'dclid',
  'msclkid',
  'yclid',
  'igshid',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  'at_medium',
  'at_campaign',
  'at_custom*',
  'at_link*',
  'at_bbc*',
  'at_ptr*',
  'at_format',
  'xtor',
  'cmpid',
  'ns_mchannel',
  'ns_source',
  'ns_campaign',
  'ns_linkname',
  'ns_fee',
  'smid',
  'smtyp',
  'ito',
  'ocid',
  'ref_src',
  'ref_url',
  '_hsenc',
  '_hsmi',
  'spm',
  'wt.mc_id',
  'wt_mc',
  'pk_campaign',
  'pk_kwd',
  'mtm_*',
  'piwik_*',
  'hsa_*',
  'vero_id',
  'oly_enc_id',
  'oly_anon_id',
  'gaa_at',
  'gaa_n',
  'gaa_ts',
  'gaa_sig',
  'wbraid',
  'gbraid',
  'ttclid',
  'twclid',
  'li_fat_id',
  's_cid',
  'feedtype',
  'phpsessid',
  'jsessionid',
] as const;

/** Parameters that say where a reader came from only with one of these values: "?ref=rss", but never "?ref=chapter-2". */
const SENDER_NAMES = new Set([
  'ref',
  'source',
  'src',
  'from',
  'via',
  'partner',
  'referrer',
  'cmp',
  'campaign',
]);
const SENDER =
  /^(?:rss|rss[-_]?feed|feed|feeds|feedburner|atom|xml|twitter|tw|x|facebook|fb|weibo|wechat|wx|telegram|tg|whatsapp|email|mail|newsletter|social|share|homepage|google|googlenews|applenews|flipboard)$/i;

const exactNames = new Set<string>(TRACKING.filter((name) => !name.endsWith('*')));
const prefixes = TRACKING.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));

function isTracking(pair: string): boolean {
  const [name = '', value = ''] = pair.split('=');
  const lower = name.toLowerCase();
  if (SENDER_NAMES.has(lower)) return SENDER.test(value);
  return exactNames.has(lower) || prefixes.some((prefix) => lower.startsWith(prefix));
}

/** The address without tracking parameters and without its fragment; other parameters keep order and spelling. */
export function withoutTracking(address: string): string {
  return withoutSenders(address.trim()).trim();
}

function withoutSenders(address: string): string {
  const hash = address.indexOf('#');
  const plain = hash < 0 ? address : address.slice(0, hash);
  const mark = plain.indexOf('?');
  if (mark < 0) return plain;
  const kept = plain
    .slice(mark + 1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(pair));
  return kept.length === 0 ? plain.slice(0, mark) : `${plain.slice(0, mark)}?${kept.join('&')}`;
}

/**
 * The form of an address that decides identity.
 * Shape: "http://WWW.Example.org:80//a/%7eb/?utm_source=x#top" → "//example.org/a/~b"
 * Scheme, fragment, tracking, doubled and final slashes fall away; host in lower case; escapes in one spelling;
 * twins (www., m., amp.) and AMP forms are one.
 */
export function identityAddress(address: string): string {
  const trimmed = withoutTracking(address);
  if (!URL.canParse(trimmed)) return trimmed;
  const given = new URL(trimmed);
  if (given.protocol !== 'http:' && given.protocol !== 'https:') return given.href;
  const url = withoutAmp(given);
  const path = oneSpelling(url.pathname)
    .replace(/\/{2,}/g, '/')
    .replace(/;jsessionid=[^/;]*/i, '')
    .replace(/\/$/, '');
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  return `//${withoutTwinLabel(url.hostname)}${port}${path}${oneSpelling(url.search)}`;
}

/** Percent-escapes decoded where they spell an unreserved or non-ASCII character; the rest in upper case. */
function oneSpelling(part: string): string {
  return part.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run).replace(
        /[\x00-\x20!"#$%&'()*+,/:;<=>?@[\\\]^`{|}\x7f]/g,
        (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      );
    } catch {
      // Bytes that are not UTF-8 (GBK addresses) keep their escapes.
      return run.toUpperCase();
    }
  });
}
