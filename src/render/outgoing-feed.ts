/** A feed as we give it out, before it takes the form of RSS, Atom or JSON Feed. Instants are ms since 1970. */

export interface OutgoingEntry {
  /** Permanent identity: an address or a `urn:`. */
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly publishedAt?: number;
  readonly updatedAt?: number;
  readonly authors: readonly string[];
  /** Plain text. */
  readonly summary?: string;
  /** HTML of the small safe vocabulary. */
  readonly html?: string;
  readonly categories?: readonly string[];
  readonly language?: string;
}

export interface OutgoingFeed {
  readonly title: string;
  readonly subtitle?: string;
  /** The page that the feed belongs to. */
  readonly link: string;
  /** The feed's own address. */
  readonly self: string;
  readonly language?: string;
  /** Absent: that of the newest entry; a feed without entries says 1970. */
  readonly updatedAt?: number;
  readonly entries: readonly OutgoingEntry[];
}

export function feedMoment(feed: OutgoingFeed): number {
  if (feed.updatedAt !== undefined) return feed.updatedAt;
  return feed.entries.reduce(
    (newest, entry) => Math.max(newest, entry.updatedAt ?? entry.publishedAt ?? 0),
    0,
  );
}
