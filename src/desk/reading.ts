/** What a reader of the archive is handed: the reading room and the API ask this and nothing else. */
import type { Article } from '../article/article.ts';
import type { Damage } from '../article/damage.ts';
import type { Index } from '../search/index-contract.ts';

/** One state of an article as it lies in the archive. */
export interface KeptState {
  readonly kind: 'sheet';
  /** Inside the archive, with `/`. */
  readonly path: string;
  /** 0 for the current sheet, else the number of the revision; 1 is the earliest. */
  readonly revision: number;
  readonly article: Article;
}

export type DamagedState = Damage & Pick<KeptState, 'path' | 'revision'>;

export interface Shelves {
  /** The current sheet of an article; undefined when there is none. */
  pull(id: string): Promise<KeptState | DamagedState | undefined>;
  /** All states, the earliest first and the current one last; empty when there is none. */
  revisions(id: string): Promise<readonly (KeptState | DamagedState)[]>;
}

/** A source as its readers see it. Instants are ms since 1970. */
export interface SourceState {
  readonly id: string;
  readonly title: string;
  readonly site?: string;
  readonly feeds?: readonly string[];
  readonly language?: string;
  readonly folder?: string;
  readonly lastLookAt?: number;
  readonly lastSuccessAt?: number;
  readonly nextLookAt?: number;
  /** One sentence that says what is wrong and what to do; absent when all is well. */
  readonly trouble?: string;
  readonly requests?: number;
  /** Of the requests, the share answered by 304, 0–1. */
  readonly unchangedShare?: number;
}

/** A page as it came from the network. */
export interface Capture {
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly url: string;
  readonly at: number;
}

export interface ShownImage {
  /** Name under /images/, letters, digits, `-`, `.`. */
  readonly name: string;
  readonly width?: number;
  readonly height?: number;
}

export interface ImageFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** Images kept locally; absent where an archive keeps none. */
export interface Images {
  /** The kept ones among these addresses. */
  find(addresses: readonly string[]): Promise<ReadonlyMap<string, ShownImage>>;
  read(name: string): Promise<ImageFile | undefined>;
}

/** A page that its publisher has taken down since we kept it. */
export interface Vanishing {
  /** When it was found gone, ms since 1970. */
  readonly at: number;
  /** What the publisher answered: "not-found", "gone", … */
  readonly how: string;
}

export interface Reading {
  /** The archive's name, shown in the masthead. */
  readonly title: string;
  /** Zone whose midnight parts the days: IANA name. */
  readonly zone: string;
  readonly now: () => number;
  readonly archive: Shelves;
  readonly index: Pick<Index, 'find' | 'moreLike' | 'copies' | 'stats'>;
  readonly sources: () => Promise<readonly SourceState[]>;
  /** The page of an article as it was fetched last before `at`, newest first when absent. */
  readonly capture?: (article: Article, at?: number) => Promise<Capture | undefined>;
  readonly images?: Images;
  /** Searches that were saved, in the order of the settings. */
  readonly searches?: readonly { readonly id: string; readonly title: string; readonly query: string }[];
  /** When and how an article was found gone from its publisher's site; undefined while it is there. */
  readonly vanished?: (id: string) => Promise<Vanishing | undefined>;
}
