/**
 * The article: composed from an entry, a page or an imported sheet, and ours for good.
 * Instants are milliseconds since 1970-01-01T00:00:00Z. What is unknown is absent, never empty and never "now".
 */
import type { Block } from './block.ts';
import type { ArticleId } from './identity.ts';

/** A field of a sheet that this version does not know: its name and its JSON text, character by character. */
export interface UnknownField {
  readonly name: string;
  readonly json: string;
}

/** Where the body was taken from: the page itself, the feed's own content, or an imported file. */
export type BodyOrigin = 'page' | 'feed' | 'import';

/** A record in the archive's WARC files. */
export interface PageReference {
  /** Path inside the archive. */
  readonly file: string;
  /** Bytes from the file's start to the record's gzip member. */
  readonly offset: number;
  /** Bytes that the member takes. */
  readonly length?: number;
  /** SHA-256 of the payload, as WARC writes it: "sha256:" and base32 or hexadecimal. */
  readonly digest: string;
}

export interface Article {
  readonly id: ArticleId;
  readonly headline: string;
  /** The label over the headline. */
  readonly kicker?: string;
  /** The summary under the headline. */
  readonly standfirst?: string;
  /** People and agencies credited, in order; names only. */
  readonly byline: readonly string[];
  /** The place printed at the head of the story. */
  readonly dateline?: string;
  readonly publishedAt?: number;
  readonly modifiedAt?: number;
  /** Hours and minutes before UTC where the publisher's clock stood: "+09:00". With it the day is the one that was printed. */
  readonly publishedZone?: string;
  /** The time as the publisher printed it, character by character. */
  readonly printedTime?: string;
  readonly section?: string;
  /** BCP 47; Chinese always with its script: zh-Hans, zh-Hant. */
  readonly language?: string;
  /** Id of the source in tearsheet.toml: lower-case letters, digits, `-`, `.`, `_`. */
  readonly source: string;
  /** The address it was found at. */
  readonly url: string;
  /** The publisher's own address for it, where it differs. */
  readonly canonicalUrl?: string;
  /** Address of the feed it came by. */
  readonly feed?: string;
  readonly retrievedAt?: number;
  readonly origin?: BodyOrigin;
  /** Where the page or file it was made from is kept, as it came. */
  readonly page?: PageReference;
  readonly body: readonly Block[];
  /** Kept as they were, in order. */
  readonly unknown?: readonly UnknownField[];
}
