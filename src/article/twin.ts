/**
 * Twins of an address: the same story for telephones (m., mobile., amp.) and as AMP, under its own site or in a cache.
 * Goes in: an address. Comes out: that of the story proper as far as the writing tells, else the same one.
 */

/** First labels of hosts that show the same stories; "www" is the usual one. */
const TWIN_LABEL = /^(?:www\d?|m|mobile|amp|wap|touch)\./;
/** "zh.m.wiki.example": the telephone's label in second place. */
const SECOND_LABEL = /^([a-z]{2,3}(?:-[a-z]+)?)\.m\./;

/** Caches that hold a story under the path of its own address; the first group is host and path. */
const CACHES: readonly RegExp[] = [
  /^https?:\/\/(?:www\.)?google\.[a-z.]+\/amp\/(?:s\/)?(.+)$/i,
  /^https?:\/\/[^/]+\.cdn\.ampproject\.org\/[a-z]\/(?:s\/)?(.+)$/i,
  /^https?:\/\/[^/]+\.bing-amp\.com\/[a-z]\/(?:s\/)?(.+)$/i,
];

/** Ends and parts of a path that only say "as AMP". */
const AMP_PATH: readonly (readonly [RegExp, string])[] = [
  [/\/amp\/?$/i, ''],
  [/^\/amp\//i, '/'],
  [/\.amp(?=\.html?$|$)/i, ''],
  [/\/amp(?=\/[^/]+\.html?$)/i, ''],
];

/** Parameters that only say "as AMP" or "for a telephone", with the values that do. */
const AMP_QUERY = /^(?:amp(?:=(?:1|true|yes|html|amp)?)?|outputtype=amp|output=amp|is_amp=1|mobile=1)$/i;
/** A blog's telephone form; beside other parameters m is a month. */
const TELEPHONE_QUERY = '?m=1';

/** Shape: "https://www.google.com/amp/s/x.example/a/amp" → "https://x.example/a". Takes http and https addresses only. */
export function withoutAmp(url: URL): URL {
  const cached = CACHES.map((cache) => cache.exec(url.href)?.[1]).find((inner) => inner !== undefined);
  const plain =
    cached !== undefined && URL.canParse(`https://${cached}`) ? new URL(`https://${cached}`) : new URL(url);
  for (const [pattern, replacement] of AMP_PATH) {
    const path = plain.pathname.replace(pattern, replacement);
    // A page that is called "amp" at the root of its site is a page of its own.
    if (path !== '' && path !== '/') plain.pathname = path;
  }
  if (plain.search === TELEPHONE_QUERY) plain.search = '';
  if (plain.search !== '') {
    plain.search = plain.search
      .slice(1)
      .split('&')
      .filter((pair) => !AMP_QUERY.test(pair))
      .join('&');
  }
  return plain;
}

/** Shape: "m.x.example", "www.x.example" → "x.example"; a host of two labels stays. */
export function withoutTwinLabel(host: string): string {
  const second = SECOND_LABEL.exec(host);
  const bare = second ? host.replace(SECOND_LABEL, '$1.') : host.replace(TWIN_LABEL, '');
  return bare.includes('.') ? bare : host;
}
