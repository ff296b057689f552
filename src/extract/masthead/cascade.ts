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

export const CASCADE: Readonly<Record<Field, Readonly<Partial<Record<Source, number>>>>> = {
  headline: {}, // weighed otherwise: headline.ts
  byline: {
    ld: 0.85, // names, machine-made; sometimes the newsroom where a person is printed
    micro: 0.75, // marks the printed name
    tracker: 0.8, // newsrooms count their writers by it
    library: 0.8, // papers keep every author in order
    meta: 0.7, // often the author, sometimes the firm that built the site
    og: 0.7, // article:author is a name or a profile’s address
    words: 0.75, // “By …” beside the headline is what a reader believes
    class: 0.7, // a byline by class; may hold a role or a promotion
    near: 0.5, // a link to an author’s page beside the headline
    twitter: 0.4, // twitter:data1 beside a label that says author
    foot: 0.3, // names behind the story: editors, agencies
    'ld-page': 0.4, // the page’s maker
    editor: 0.25, // credited where nobody is named as having written
    agency: 0.2, // the agency, where no person is named at all
  },
  publishedAt: {
    ld: 0.95, // has its zone, and is what searches show
    og: 0.93, // article:published_time, from the same clock
    micro: 0.9, // marks the printed date
    tracker: 0.9, // newsrooms count readers by it
    library: 0.85, // a day, sometimes the record’s and not the story’s
    meta: 0.8, // many meanings
    'ld-page': 0.75, // the page’s, which may be older than the story
    time: 0.75, // a time element beside the headline
    words: 0.8, // “Published …” beside the headline
    class: 0.7, // a date by class beside the headline
    near: 0.6, // a date beside the headline
    address: 0.7, // a day in the address was the day it was filed
    foot: 0.3, // a date behind the story
  },
  modifiedAt: {
    ld: 0.9, // has its zone
    og: 0.85, // article:modified_time; og:updated_time moves with comments
    micro: 0.85, // marks the printed date
    tracker: 0.8, // as for publication
    library: 0.7, // the record’s
    meta: 0.6, // last-modified is often the server’s
    words: 0.8, // “Updated …” beside the headline
    'ld-page': 0.5, // the page’s
  },
  kicker: {
    class: 0.9, // printed over the headline
  },
  standfirst: {
    class: 0.9, // printed under the headline
    micro: 0.8, // marks it
    ld: 0, // written for searches, most often the first sentence or an advertisement
  },
  section: {
    og: 0.9, // article:section is one name
    ld: 0.85, // articleSection, often a list from general to narrow
    tracker: 0.8, // newsrooms count by it
    micro: 0.7, // marks the printed label
    meta: 0.6, // many meanings
  },
  mainImage: {
    og: 0.9, // chosen by the newsroom for the story
    ld: 0.85, // the same, sometimes the site’s mark
    twitter: 0.8, // as og
    tracker: 0.7, // as og, smaller
    micro: 0.6, // the first marked image
  },
  siteName: {
    og: 0.9, // og:site_name says nothing else
    ld: 0.8, // publisher, sometimes the company
    meta: 0.6, // application-name, publisher
    'ld-page': 0.7, // the WebSite node
    library: 0.6, // dc.publisher
  },
};
