/**
 * The one interface between the product and its index. Cards in, hits out; everything in it is derived from the sheets,
 * can be deleted and is rebuilt with the same answers. Instants are ms since 1970.
 */

/** What the index knows of one revision of one article. */
export interface Card {
  readonly id: string;
  /** 0 is the current sheet; earlier states are 1, 2, … as in `-<id>.r1.md`. */
  readonly revision: number;
  /** Path of the sheet inside the archive. */
  readonly path: string;
  readonly url: string;
  readonly source: string;
  readonly headline: string;
  readonly standfirst?: string;
  readonly byline: readonly string[];
  readonly section?: string;
  readonly language?: string;
  readonly publishedAt?: number;
  readonly retrievedAt?: number;
  /** Text of the body's blocks, one string a block, without captions. */
  readonly blocks: readonly string[];
  readonly captions: readonly string[];
  readonly hasImages: boolean;
  readonly hasQuotes: boolean;
  readonly revisions: number;
  readonly vanished: boolean;
}

export interface Search {
  readonly text: string;
  readonly since?: number;
  readonly until?: number;
  readonly sources?: readonly string[];
  readonly languages?: readonly string[];
  readonly order?: 'relevance' | 'newest';
  readonly limit?: number;
  readonly offset?: number;
  /** Whether source, language and month counts are wanted. */
  readonly facets?: boolean;
}

export interface SnippetRun {
  readonly text: string;
  readonly match: boolean;
}

export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly publishedAt?: number;
  readonly url: string;
  readonly path: string;
  readonly language?: string;
  /** Which revision matched: 0 the current one. */
  readonly revision: number;
  readonly score: number;
  readonly snippet: readonly SnippetRun[];
}

export interface Facet {
  readonly value: string;
  readonly count: number;
}

export interface Answer {
  readonly kind: 'answer';
  readonly total: number;
  /** false: at least `total`. */
  readonly totalExact: boolean;
  readonly hits: readonly Hit[];
  readonly facets?: {
    readonly source: readonly Facet[];
    readonly language: readonly Facet[];
    /** value: "2022-01" */
    readonly month: readonly Facet[];
  };
  readonly tookMs: number;
}

export interface QueryFault {
  readonly kind: 'fault';
  readonly code: 'query';
  /** UTF-16 position in the query. */
  readonly at: number;
  readonly message: string;
}
