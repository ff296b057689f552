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

/** The words of a sheet as they stand in it, for snippets. */
export type SheetWords = Pick<Card, 'headline' | 'standfirst' | 'byline' | 'blocks' | 'captions'>;

export interface Search {
  readonly text: string;
  /** Zone in which the query's days and the facets' months are meant, "Asia/Shanghai". Default: UTC. */
  readonly zone?: string;
  readonly since?: number;
  readonly until?: number;
  readonly sources?: readonly string[];
  readonly languages?: readonly string[];
  readonly order?: 'relevance' | 'newest';
  readonly limit?: number;
  readonly offset?: number;
  /** `fold`: of articles that carry the same text the best one is a hit and names the others; `each` (default): every one is a hit. */
  readonly copies?: 'fold' | 'each';
  /** Whether source, language and month counts are wanted. */
  readonly facets?: boolean;
  /** Whether inflected forms are found too ("elections" for "election"); exact forms always are. Default: false. */
  readonly inflections?: boolean;
  /** The `mark` of an earlier answer: what was entered since is not seen, so that pages stay as they were. */
  readonly asOf?: string;
  /** The `mark` of an earlier answer: only what was entered or changed since is seen. For alerts. */
  readonly enteredAfter?: string;
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
  /** With `fold`: articles that carry the same text, whether they match or not, most alike first; absent when there are none. */
  readonly copies?: readonly Copy[];
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
  /** The `offset` of the next page; absent on the last one. With `fold`, pages of equal size pass over unequal numbers of matches. */
  readonly next?: number;
  readonly facets?: {
    readonly source: readonly Facet[];
    readonly language: readonly Facet[];
    /** value: "2022-01" */
    readonly month: readonly Facet[];
  };
  /** false: counts were estimated from an even sample of a very large answer. */
  readonly facetsExact?: boolean;
  readonly tookMs: number;
  /** How far the index had come; a rebuild makes earlier marks void: they then hide nothing, and nothing is new. */
  readonly mark?: string;
  /** true: the mark that was given is void. */
  readonly markVoid?: true;
}

export interface QueryFault {
  readonly kind: 'fault';
  readonly code: 'query';
  /** UTF-16 position in the query. */
  readonly at: number;
  readonly message: string;
}

/**
 * Why an index cannot answer. `damaged` and `version`: rebuild it from the sheets; nothing else is lost. `unfinished`: it was
 * begun while there were sheets, and no rebuild has been finished since.
 */
export interface IndexFault {
  readonly kind: 'fault';
  readonly code: 'absent' | 'damaged' | 'version' | 'busy' | 'unfinished';
  readonly message: string;
}

export interface IndexStats {
  /** Layout of the files; another layout cannot be read. */
  readonly format: number;
  /** How text becomes tokens and scores; another number still answers, and asks for a rebuild. */
  readonly analysis: number;
  /** true: made by another version of the analysis, unfinished, or a rebuild was begun and has not been finished. */
  readonly stale: boolean;
  readonly rebuilding: boolean;
  readonly cards: number;
  readonly segments: number;
  readonly bytes: number;
}

/** How much of the shorter text stands in the other, 0–1. */
export interface Copy extends Hit {
  readonly sharedShare: number;
}

/** A new index growing beside the old one, which goes on answering until `finish`. Survives the process. */
export interface Rebuild {
  /** What was last given as `after`, when an interrupted rebuild was found; begin behind it. */
  readonly after?: string;
  /**
   * Cards in any order; `after` names the place reached, in the caller's own words (a path). Small batches are gathered
   * to large ones: what a crash takes is given again, since `after` is only kept with the cards before it.
   */
  put(cards: readonly Card[], after: string): Promise<void>;
  /** Keeps what was put so far; to be called before stopping without finishing. */
  pause(): Promise<void>;
  /** The new index takes over; the old one is deleted. */
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/**
 * What every index can do. One writer, any number of readers, in as many processes.
 * A writer that meets damage throws IndexDamage: the index is to be made anew.
 * A `put` or `remove` that came back is on disk and is seen by every later `find`; one that was interrupted left either
 * all of a batch or nothing of it.
 */
export interface Index {
  readonly kind: 'index';
  /** Adds or replaces, by id and revision; a card put twice changes nothing. Answers how many were new or changed. */
  put(cards: Iterable<Card> | AsyncIterable<Card>): Promise<number>;
  /** Every revision of these articles. Answers how many cards went. */
  remove(ids: readonly string[]): Promise<number>;
  find(search: Search): Promise<Answer | QueryFault | IndexFault>;
  /** Articles on the same matter, best first, without the article itself and its revisions. Unknown id: []. */
  moreLike(id: string, limit?: number): Promise<readonly Hit[]>;
  /** Articles that carry the same text, or a cut of it, most alike first. Unknown id: []. */
  copies(id: string, limit?: number): Promise<readonly Copy[]>;
  stats(): Promise<IndexStats | IndexFault>;
  /** Reads everything and checks it. Answers undefined when all is well. */
  verify(): Promise<IndexFault | undefined>;
  /** Begins a new index beside this one, or goes on with the one begun. */
  rebuild(): Promise<Rebuild>;
  close(): Promise<void>;
}
