/**
 * XML namespaces of feeds → the short name this reader knows them by. Addresses are compared in lower case without
 * scheme, `www.` and final `/` or `#`, as feeds misspell all of these. Undeclared prefixes count as what they usually mean.
 */

/** '' is the core vocabulary: RSS, RDF's RSS, Atom and CDF, whose elements have one meaning by local name. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  '': '',
  'w3.org/2005/atom': '',
  'purl.org/atom/ns': '',
  'purl.org/rss/1.0': '',
  'purl.org/net/rss1.1': '',
  'backend.userland.com/rss': '',
  'backend.userland.com/rss2': '',
  'backend.userland.com/rss091': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'cyber.law.harvard.edu/rss/rss.html': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'xmlns.com/rss': '',
  'w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/dcterms': 'dcterms',
  'search.yahoo.com/mrss': 'media',
  'tools.search.yahoo.com/mrss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'example.com/dtds/podcast-1.0.dtd': 'itunes',
  'itunes.com/podcast-1.0.dtd': 'itunes',
  'google.com/schemas/play-podcasts/1.0': 'itunes',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'purl.org/syndication/thread/1.0': 'thr',
  'purl.org/syndication/history/1.0': 'fh',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'pheedo.com/namespace/pheedo': 'pheedo',
  'w3.org/1999/xhtml': 'xhtml',
  'prismstandard.org/namespaces/basic/2.0': 'prism',
  'prismstandard.org/namespaces/1.2/basic': 'prism',
  'prismstandard.org/namespaces/basic/1.2': 'prism',
};

const USUAL_PREFIXES: Readonly<Record<string, string>> = {
  '': '',
  atom: '',
  atom10: '',
  atom03: '',
  a10: '',
  rss: '',
  rdf: 'rdf',
  content: 'content',
  dc: 'dc',
  dcterms: 'dcterms',
  dct: 'dcterms',
  media: 'media',
  itunes: 'itunes',
  googleplay: 'itunes',
  sy: 'sy',
  thr: 'thr',
  fh: 'fh',
  feedburner: 'feedburner',
  xhtml: 'xhtml',
  xh: 'xhtml',
  prism: 'prism',
};

/** Prefix → short name, as declared so far. */
export type Prefixes = ReadonlyMap<string, string>;

export const NO_PREFIXES: Prefixes = new Map();

/** The prefixes in force inside an element with these attributes. */
export function withDeclared(prefixes: Prefixes, attributes: Readonly<Record<string, string>>): Prefixes {
  let inside: Map<string, string> | undefined;
  for (const name in attributes) {
    if (name.charCodeAt(0) !== 120 || !name.startsWith('xmlns')) continue;
    inside ??= new Map(prefixes);
    inside.set(name.slice(6).toLowerCase(), shortName(attributes[name] ?? ''));
  }
  return inside ?? prefixes;
}

function shortName(address: string): string {
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]+$/, '');
  return SHORT_NAMES[plain] ?? '?';
}

/**
 * Shape: "dc:Creator" → "dc:creator", "atom:title" → "title", "x:anything" of a foreign namespace → "?:anything".
 * An unprefixed element in a default namespace nobody knows is of the core: the feed only misspelt its address.
 */
export function knownName(tag: string, prefixes: Prefixes): string {
  const colon = tag.indexOf(':');
  if (colon < 0) {
    const short = prefixes.get('') ?? '';
    return short === '' || short === '?' ? tag : `${short}:${tag}`;
  }
  const prefix = tag.slice(0, colon);
  const short = prefixes.get(prefix) ?? USUAL_PREFIXES[prefix] ?? '?';
  return short === '' ? tag.slice(colon + 1) : `${short}:${tag.slice(colon + 1)}`;
}
