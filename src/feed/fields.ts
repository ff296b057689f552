/**
 * What each element of a feed means, by its name in namespaces.ts and by whether it stands in the feed or in an entry.
 * A rule is how the element is taken, the slot it fills, and its rank: the lowest rank fills the slot.
 * Sources: RSS 0.91–2.0, RSS 1.0 and its modules, RFC 4287, Atom 0.3, CDF, Media RSS, Apple's podcast elements.
 */

export type Slot =
  | 'title'
  | 'subtitle'
  | 'summary'
  | 'content'
  | 'link'
  | 'id'
  | 'language'
  | 'rights'
  | 'published'
  | 'updated'
  | 'dated'
  | 'image'
  | 'pause'
  | 'period'
  | 'frequency';

/** Where the children of an element stand; nothing in `aside` is read, in `media` only pictures. */
export type Place = 'outside' | 'feed' | 'entry' | 'person' | 'source' | 'media' | 'aside';

/**
 * text: a text with a type (see text-value.ts) · plain: characters · person: name, email and address inside, or one
 * string of them · others: as its name says.
 */
export type Rule =
  | readonly ['text' | 'plain', Slot, number]
  | readonly ['person', number]
  | readonly [
      | 'link'
      | 'guid'
      | 'category'
      | 'keywords'
      | 'enclosure'
      | 'media'
      | 'thumbnail'
      | 'hour'
      | 'day'
      | 'within'
      | 'source',
    ];

const BOTH: Readonly<Record<string, Rule>> = {
  title: ['text', 'title', 0],
  'dc:title': ['text', 'title', 1],
  'itunes:title': ['text', 'title', 3],
  link: ['link'],
  id: ['plain', 'id', 0],
  'dc:identifier': ['plain', 'id', 3],
  language: ['plain', 'language', 0],
  'dc:language': ['plain', 'language', 1],
  pubdate: ['plain', 'published', 0],
  published: ['plain', 'published', 0],
  issued: ['plain', 'published', 0],
  'dcterms:issued': ['plain', 'published', 1],
  'dcterms:available': ['plain', 'published', 2],
  'prism:publicationdate': ['plain', 'published', 2],
  created: ['plain', 'published', 4],
  'dcterms:created': ['plain', 'published', 4],
  updated: ['plain', 'updated', 0],
  modified: ['plain', 'updated', 0],
  lastbuilddate: ['plain', 'updated', 1],
  'dcterms:modified': ['plain', 'updated', 2],
  'dc:date': ['plain', 'dated', 0],
  'dcterms:date': ['plain', 'dated', 0],
  date: ['plain', 'dated', 1],
  author: ['person', 0],
  'dc:creator': ['person', 1],
  'dc:author': ['person', 1],
  'dcterms:creator': ['person', 1],
  'itunes:author': ['person', 3],
  category: ['category'],
  'dc:subject': ['category'],
  'itunes:category': ['category'],
  tags: ['keywords'],
  keywords: ['keywords'],
  'itunes:keywords': ['keywords'],
  'media:keywords': ['keywords'],
  rights: ['text', 'rights', 0],
  copyright: ['text', 'rights', 0],
  'dc:rights': ['text', 'rights', 1],
  'dcterms:rights': ['text', 'rights', 1],
  'media:copyright': ['text', 'rights', 2],
  'itunes:image': ['thumbnail'],
  'media:thumbnail': ['thumbnail'],
};

const FEED_RULES: Readonly<Record<string, Rule>> = {
  ...BOTH,
  guid: ['plain', 'id', 1],
  subtitle: ['text', 'subtitle', 0],
  tagline: ['text', 'subtitle', 0],
  description: ['text', 'subtitle', 0],
  abstract: ['text', 'subtitle', 0],
  'dc:description': ['text', 'subtitle', 1],
  summary: ['text', 'subtitle', 1],
  'itunes:summary': ['text', 'subtitle', 2],
  'itunes:subtitle': ['text', 'subtitle', 3],
  info: ['text', 'subtitle', 4],
  'feedburner:browserfriendly': ['text', 'subtitle', 5],
  managingeditor: ['person', 0],
  'dc:publisher': ['person', 5],
  webmaster: ['person', 6],
  ttl: ['plain', 'pause', 0],
  'sy:updateperiod': ['plain', 'period', 0],
  'sy:updatefrequency': ['plain', 'frequency', 0],
  skiphours: ['within'],
  skipdays: ['within'],
  hour: ['hour'],
  day: ['day'],
};

const ENTRY_RULES: Readonly<Record<string, Rule>> = {
  ...BOTH,
  'media:title': ['text', 'title', 2],
  guid: ['guid'],
  'feedburner:origlink': ['plain', 'link', -1],
  'pheedo:origlink': ['plain', 'link', -1],
  summary: ['text', 'summary', 0],
  description: ['text', 'summary', 0],
  abstract: ['text', 'summary', 0],
  'dc:description': ['text', 'summary', 1],
  'dcterms:abstract': ['text', 'summary', 1],
  'itunes:summary': ['text', 'summary', 2],
  'itunes:subtitle': ['text', 'summary', 3],
  'media:description': ['text', 'summary', 4],
  'content:encoded': ['text', 'content', 0],
  content: ['text', 'content', 1],
  fullitem: ['text', 'content', 1],
  'xhtml:body': ['text', 'content', 1],
  body: ['text', 'content', 1],
  enclosure: ['enclosure'],
  'media:content': ['media'],
  'media:group': ['within'],
  source: ['source'],
};

/** Inside a person: which of its facts an element is. */
export const PERSON_FIELDS: Readonly<Record<string, 'name' | 'email' | 'url'>> = {
  name: 'name',
  email: 'email',
  uri: 'url',
  url: 'url',
  homepage: 'url',
  'itunes:name': 'name',
  'itunes:email': 'email',
};

/** The rule of an element by where it stands; undefined: it is not read. */
export function ruleOf(name: string, around: Place): Rule | undefined {
  if (around === 'entry') return ENTRY_RULES[name];
  if (around === 'feed') return FEED_RULES[name];
  if (around === 'source' && name === 'author') return ['person', 4];
  return around === 'media' && name === 'media:thumbnail' ? ['thumbnail'] : undefined;
}
