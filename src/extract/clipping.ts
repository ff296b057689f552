/** What extraction takes from a page: the story's blocks and what the page says of it. Instants are ms since 1970. */
import type { Block } from '../article/block.ts';

/** What a page says of its story beside the headline; what nobody says is absent. */
export interface Facts {
  readonly kicker?: string;
  readonly standfirst?: string;
  readonly byline: readonly string[];
  readonly publishedAt?: number;
  /** The offset of the publisher's clock, where the page says or shows it: "+09:00". */
  readonly publishedZone?: string;
  readonly modifiedAt?: number;
  readonly printedTime?: string;
  readonly section?: string;
  readonly language?: string;
  readonly canonicalUrl?: string;
  readonly siteName?: string;
  readonly mainImage?: string;
  /** false: the page says that it is behind a paywall (isAccessibleForFree). */
  readonly free?: boolean;
  /** Address of the story's next part, where a story is split over several pages. */
  readonly nextPage?: string;
}

export interface Clipping extends Facts {
  readonly kind: 'clipping';
  readonly headline: string;
  readonly dateline?: string;
  readonly body: readonly Block[];
  /** Only with `why`: each candidate block, kept or left out, the rule that decided and its score. */
  readonly why?: readonly Decision[];
}

export interface Decision {
  readonly kept: boolean;
  readonly rule: string;
  readonly score: number;
  readonly text: string;
}

export type NoStoryCode =
  | 'empty'
  | 'not-html'
  | 'front-page'
  | 'login'
  | 'consent'
  | 'error-page'
  | 'video'
  | 'too-large'
  | 'no-text';

export interface NoStory {
  readonly kind: 'no-story';
  readonly code: NoStoryCode;
}

/** What is known of a page from outside it. */
export interface PageContext {
  /** Address of the page, absolute; relative addresses are resolved against it and `<base>`. */
  readonly url?: string;
  /** Zone of times that name none: IANA name or offset. */
  readonly zone?: string;
  /** Instant that relative times ("46 分钟前") count from: when the page was fetched. */
  readonly retrievedAt?: number;
  /** HTTP Content-Language or the feed's language, a hint. */
  readonly language?: string;
}
