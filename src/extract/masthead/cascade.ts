/**
 * The cascade: which source is believed how far for each field, and why. Nothing else in this folder knows a rank.
 * A value's score is the weight of its best source, and each further, independent source that says the same adds a part of its own
 * weight (settle.ts). So one strong source loses against two middling ones that agree.
 * Weights are shares of measured pages (half of each set, told apart by a hash of the page's name) on which the source, where
 * present, said what the set's people wrote down; rounded, 2026-11. A weight of 0 keeps a source out of that field.
 */

export type Source =
  | 'ld' // JSON-LD, the story's node
  | 'ld-page' // JSON-LD, the page's node
  | 'og' // OpenGraph and the article: vocabulary
  | 'twitter'
  | 'tracker' // Parse.ly, Sailthru, Cxense, Chartbeat and the like
  | 'library' // Dublin Core, Highwire (citation_), PRISM
  | 'meta' // plain names: author, date, headline
  | 'micro' // microdata, RDFa, microformats in the body
  | 'title' // the title element, without the site's name
  | 'h1'
  | 'class' // an element whose class says what it is
  | 'time' // a time element near the headline
  | 'words' // words near the headline that say what follows ("Published", "记者")
  | 'near' // the same without such words
  | 'editor' // words that name who edited (责任编辑)
  | 'agency' // words that name where it came from (来源)
  | 'foot' // words behind the story
  | 'address';

/** Sources that one box of a publishing system fills ("title for searches and sharing"): their agreement says little. */
export const KIN: Readonly<Partial<Record<Source, string>>> = {
  og: 'share',
  twitter: 'share',
  title: 'share',
  'ld-page': 'share',
  meta: 'share',
  tracker: 'share',
};

export interface Rank {
  readonly source: Source;
  readonly weight: number;
  readonly because: string;
}

export type Field =
  | 'headline'
  | 'kicker'
  | 'standfirst'
  | 'byline'
  | 'publishedAt'
  | 'modifiedAt'
  | 'section'
  | 'mainImage'
  | 'siteName';

export const CASCADE: Readonly<Record<Field, readonly Rank[]>> = {
  headline: [
    {
      source: 'h1',
      weight: 0.9,
      because: 'what a reader reads; the rest is written for machines and searches',
    },
    { source: 'ld', weight: 0.8, because: 'made by the same system as the page, but often for searches' },
    { source: 'micro', weight: 0.85, because: 'marks the printed headline' },
    { source: 'class', weight: 0.6, because: 'a headline by class, where no h1 is' },
    { source: 'og', weight: 0.75, because: 'for sharing: sometimes another wording' },
    { source: 'title', weight: 0.7, because: 'always there, often shortened or made longer for searches' },
    { source: 'twitter', weight: 0.6, because: 'as og, rarer and more often another wording' },
    { source: 'tracker', weight: 0.75, because: 'the newsroom’s own title, without the site’s name' },
    { source: 'library', weight: 0.7, because: 'papers and ministries keep it with care' },
    { source: 'meta', weight: 0.6, because: 'many meanings' },
    { source: 'ld-page', weight: 0.5, because: 'the page’s name, often with the site’s' },
    { source: 'address', weight: 0.1, because: 'a slug lost its capitals and accents' },
  ],
  byline: [
    {
      source: 'ld',
      weight: 0.85,
      because: 'names, machine-made; sometimes the newsroom where a person is printed',
    },
    { source: 'micro', weight: 0.75, because: 'marks the printed name' },
    { source: 'tracker', weight: 0.8, because: 'newsrooms count their writers by it' },
    { source: 'library', weight: 0.8, because: 'papers keep every author in order' },
    { source: 'meta', weight: 0.7, because: 'often the author, sometimes the firm that built the site' },
    { source: 'og', weight: 0.7, because: 'article:author is a name or a profile’s address' },
    { source: 'words', weight: 0.75, because: '“By …” beside the headline is what a reader believes' },
    { source: 'class', weight: 0.7, because: 'a byline by class; may hold a role or a promotion' },
    { source: 'near', weight: 0.5, because: 'a link to an author’s page beside the headline' },
    { source: 'twitter', weight: 0.4, because: 'twitter:data1 beside a label that says author' },
    { source: 'foot', weight: 0.3, because: 'names behind the story: editors, agencies' },
    { source: 'ld-page', weight: 0.4, because: 'the page’s maker' },
    { source: 'editor', weight: 0.25, because: 'credited where nobody is named as having written' },
    { source: 'agency', weight: 0.2, because: 'the agency, where no person is named at all' },
  ],
  publishedAt: [
    { source: 'ld', weight: 0.95, because: 'has its zone, and is what searches show' },
    { source: 'og', weight: 0.93, because: 'article:published_time, from the same clock' },
    { source: 'micro', weight: 0.9, because: 'marks the printed date' },
    { source: 'tracker', weight: 0.9, because: 'newsrooms count readers by it' },
    { source: 'library', weight: 0.85, because: 'a day, sometimes the record’s and not the story’s' },
    { source: 'meta', weight: 0.8, because: 'many meanings' },
    { source: 'ld-page', weight: 0.75, because: 'the page’s, which may be older than the story' },
    { source: 'time', weight: 0.75, because: 'a time element beside the headline' },
    { source: 'words', weight: 0.8, because: '“Published …” beside the headline' },
    { source: 'class', weight: 0.7, because: 'a date by class beside the headline' },
    { source: 'near', weight: 0.6, because: 'a date beside the headline' },
    { source: 'address', weight: 0.7, because: 'a day in the address was the day it was filed' },
    { source: 'foot', weight: 0.3, because: 'a date behind the story' },
  ],
  modifiedAt: [
    { source: 'ld', weight: 0.9, because: 'has its zone' },
    { source: 'og', weight: 0.85, because: 'article:modified_time; og:updated_time moves with comments' },
    { source: 'micro', weight: 0.85, because: 'marks the printed date' },
    { source: 'tracker', weight: 0.8, because: 'as for publication' },
    { source: 'library', weight: 0.7, because: 'the record’s' },
    { source: 'meta', weight: 0.6, because: 'last-modified is often the server’s' },
    { source: 'words', weight: 0.8, because: '“Updated …” beside the headline' },
    { source: 'ld-page', weight: 0.5, because: 'the page’s' },
  ],
  kicker: [{ source: 'class', weight: 0.9, because: 'printed over the headline' }],
  standfirst: [
    { source: 'class', weight: 0.9, because: 'printed under the headline' },
    { source: 'micro', weight: 0.8, because: 'marks it' },
    {
      source: 'ld',
      weight: 0,
      because: 'written for searches, most often the first sentence or an advertisement',
    },
  ],
  section: [
    { source: 'og', weight: 0.9, because: 'article:section is one name' },
    { source: 'ld', weight: 0.85, because: 'articleSection, often a list from general to narrow' },
    { source: 'tracker', weight: 0.8, because: 'newsrooms count by it' },
    { source: 'micro', weight: 0.7, because: 'marks the printed label' },
    { source: 'meta', weight: 0.6, because: 'many meanings' },
  ],
  mainImage: [
    { source: 'og', weight: 0.9, because: 'chosen by the newsroom for the story' },
    { source: 'ld', weight: 0.85, because: 'the same, sometimes the site’s mark' },
    { source: 'twitter', weight: 0.8, because: 'as og' },
    { source: 'tracker', weight: 0.7, because: 'as og, smaller' },
    { source: 'micro', weight: 0.6, because: 'the first marked image' },
  ],
  siteName: [
    { source: 'og', weight: 0.9, because: 'og:site_name says nothing else' },
    { source: 'ld', weight: 0.8, because: 'publisher, sometimes the company' },
    { source: 'meta', weight: 0.6, because: 'application-name, publisher' },
    { source: 'ld-page', weight: 0.7, because: 'the WebSite node' },
    { source: 'library', weight: 0.6, because: 'dc.publisher' },
  ],
};
