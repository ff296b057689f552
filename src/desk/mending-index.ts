/**
 * An index that is made anew from the sheets, behind the scenes, when it cannot answer: damage met on the way, another version, a
 * rebuild that nobody finished. Until then every question is told so, and how far it has come.
 */
import type { Answer, Index, IndexFault, QueryFault, Search } from '../search/index-contract.ts';

type Found = Answer | QueryFault | IndexFault;
type Asked = Pick<Index, 'find' | 'moreLike' | 'copies' | 'stats' | 'close'>;

const MENDED: readonly string[] = ['damaged', 'version', 'unfinished'] satisfies IndexFault['code'][];
/** After a failure (a full disk, another writer) it is tried again when someone asks, but not sooner. */
const AGAIN_MS = 60_000;

export interface Mending {
  /** Makes the index anew beside the one that answers; tells of articles done. Aborted, it keeps what it has and ends. */
  readonly makeAnew: (signal: AbortSignal, onProgress: (articles: number) => void) => Promise<void>;
  readonly now: () => number;
}

export class MendingIndex implements Asked {
  readonly #index: Asked;
  readonly #closing = new AbortController();
  readonly #mending: Mending;
  #underWay: Promise<void> | undefined;
  #articles = 0;
  #failed: { readonly at: number; readonly why: string } | undefined;

  constructor(index: Asked, mending: Mending) {
    this.#index = index;
    this.#mending = mending;
  }

  /** Makes the index anew, or waits until that is done; a failure is thrown. */
  mend(): Promise<void> {
    this.#underWay ??= this.#makeAnew();
    return this.#underWay;
  }

  async #makeAnew(): Promise<void> {
    this.#articles = 0;
    try {
      await this.#mending.makeAnew(this.#closing.signal, (articles) => {
        this.#articles = articles;
      });
      this.#failed = undefined;
    } catch (cause) {
      this.#failed = { at: this.#mending.now(), why: cause instanceof Error ? cause.message : String(cause) };
      throw cause;
    } finally {
      this.#underWay = undefined;
    }
  }

  /** Begins to mend, and says so. */
  #told(fault: IndexFault): IndexFault {
    const what = sentence(fault.message);
    if (!MENDED.includes(fault.code)) return { ...fault, message: `${what} Ask again in a moment.` };
    const { now } = this.#mending;
    if (this.#failed !== undefined && now() - this.#failed.at < AGAIN_MS)
      return { ...fault, message: `${what} It could not be made anew: ${this.#failed.why}` };
    // What goes wrong is kept in #failed, and told to whoever asks next.
    this.mend().catch(() => undefined);
    const done = this.#articles === 0 ? '' : `, ${this.#articles} articles so far`;
    return {
      ...fault,
      message: `${what} It is being made anew from the sheets${done}; ask again in a while.`,
    };
  }

  async find(search: Search): Promise<Found> {
    const found = await this.#index.find(search);
    return isFault(found) ? this.#told(found) : found;
  }

  /** As `find`, but what can be mended is waited for; `say` is told why. */
  async findWhole(search: Search, say: (message: string) => void): Promise<Found> {
    const found = await this.#index.find(search);
    if (!isFault(found) || !MENDED.includes(found.code)) return found;
    say(`${sentence(found.message)} Making it anew from the sheets.`);
    await this.mend();
    return this.#index.find(search);
  }

  moreLike(id: string, limit?: number) {
    return this.#index.moreLike(id, limit);
  }

  copies(id: string, limit?: number) {
    return this.#index.copies(id, limit);
  }

  stats() {
    return this.#index.stats();
  }

  async close(): Promise<void> {
    // What is under way reads the same archive, and keeps its place before it ends.
    this.#closing.abort();
    await this.#underWay?.catch(() => undefined);
    await this.#index.close();
  }
}

function isFault(found: Found): found is IndexFault {
  return found.kind === 'fault' && found.code !== 'query';
}

function sentence(text: string): string {
  return text.replace(/\.?$/, '.');
}
