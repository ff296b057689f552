/** A feed as read: RSS, RDF, Atom, JSON Feed or CDF, all in one shape. Instants are ms since 1970; absent when unknown. */

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json' | 'cdf';

export interface Person {
  readonly name: string;
  readonly email?: string;
  readonly url?: string;
}

export interface Enclosure {
  readonly url: string;
  readonly type?: string;
  readonly bytes?: number;
}

export interface Entry {
  /** guid, atom:id or JSON Feed id; absent when the feed gives none. */
  readonly id?: string;
  /** Text, with mark-up and entities resolved. */
  readonly title?: string;
  /** The title as HTML, only where it has mark-up or the feed declares it to be HTML. */
  readonly titleHtml?: string;
  /** Absolute address of the page. */
  readonly link?: string;
  readonly published?: number;
  readonly updated?: number;
  readonly authors: readonly Person[];
  /** HTML. */
  readonly summary?: string;
  /** HTML: content:encoded, atom:content, content_html. */
  readonly content?: string;
  readonly categories: readonly string[];
  readonly enclosures: readonly Enclosure[];
  /** Address of the image shown with the entry in lists: media:thumbnail, itunes:image, JSON Feed's image. */
  readonly image?: string;
  readonly language?: string;
}

export interface Feed {
  readonly kind: 'feed';
  readonly format: FeedFormat;
  readonly title?: string;
  /** As in an entry. */
  readonly titleHtml?: string;
  /** HTML. */
  readonly subtitle?: string;
  readonly link?: string;
  readonly id?: string;
  readonly language?: string;
  readonly rights?: string;
  readonly authors: readonly Person[];
  readonly published?: number;
  readonly updated?: number;
  /** How long the publisher asks to wait between looks, ms: ttl, sy:updatePeriod. */
  readonly pauseMs?: number;
  /** Hours (0–23, UTC) and days (0 Sunday – 6) in which the publisher asks not to be looked at. */
  readonly skipHours?: readonly number[];
  readonly skipDays?: readonly number[];
  /** Feed's own address, next and previous pages (RFC 5005), WebSub hub. */
  readonly self?: string;
  readonly next?: string;
  readonly prevArchive?: string;
  readonly hub?: string;
  readonly entries: readonly Entry[];
}

/** What is known of a feed from outside it. */
export interface FeedContext {
  /** Address the feed was fetched from; relative addresses are resolved against it and `xml:base`. */
  readonly url?: string;
  /** Zone of dates that name none: IANA name or offset. */
  readonly zone?: string;
  /** BCP 47 language where the feed names none: HTTP Content-Language, the source's configuration. */
  readonly language?: string;
}

export interface FeedFault {
  readonly kind: 'fault';
  /** empty: nothing but white space; html: a page in place of a feed; not-a-feed: anything else; too-large. */
  readonly code: 'empty' | 'html' | 'not-a-feed' | 'too-large';
  readonly message: string;
}
