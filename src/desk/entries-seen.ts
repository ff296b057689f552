/**
 * Which entries of a feed are new, which have changed, and the memory that tells. No date takes part: entries that come late,
 * undated, dated in the future or dated anew are known by their marks alone.
 * The memory is plain JSON. What has left the feed long ago shrinks to ten characters and is never forgotten.
 */
import type { Entry } from '../feed/feed.ts';
import { DIGEST_LENGTH, type KeyedEntry, keyed } from './entry-key.ts';

/** One entry as last seen; short names, for there are many. */
export interface SeenEntry {
  /** Main mark. */
  readonly k: string;
  /** Guid. */
  readonly g?: string;
  readonly t: string;
  readonly c: string;
  readonly p?: number;
  /** Address it was first told under; kept where a guid may outlive it. */
  readonly u?: string;
  /** When it was last in the feed. */
  readonly at: number;
}

export interface SeenMemory {
  readonly recent: readonly SeenEntry[];
  /** Main marks of entries that left, one after the other. */
  readonly left: string;
}

export interface EntryChange {
  readonly kind: 'new' | 'updated';
  /** Stable while the entry is known by the same mark. */
  readonly key: string;
  readonly entry: Entry;
  /** The address under which it was told before, where its link is another now. */
  readonly knownAt?: string;
}

export const NOTHING_SEEN: SeenMemory = { recent: [], left: '' };

/** An entry that has been away this long keeps its mark only. */
const RECENT_MS = 30 * 24 * 3_600_000;
/** Marks kept in full beyond those of the present look. */
const MOST_RECENT = 1000;

export function freshEntries(
  entries: readonly Entry[],
  seen: SeenMemory,
  now: number,
): { changes: EntryChange[]; seen: SeenMemory } {
  const byKey = new Map(seen.recent.map((record) => [record.k, record]));
  const byGuid = new Map(
    seen.recent.flatMap((record) => (record.g === undefined ? [] : [[record.g, record]])),
  );
  const left = marksIn(seen.left);
  const present = new Map<string, SeenEntry>();
  const replaced = new Set<string>();
  const changes: EntryChange[] = [];
  const all = keyed(entries);
  const here = new Set(all.map(({ main }) => main));
  for (const one of all) {
    const known = byKey.get(one.main) ?? movedFrom(one, byGuid, here);
    if (known && known.k !== one.main) replaced.add(known.k);
    if (!known && !left.has(one.main)) changes.push({ kind: 'new', key: one.main, entry: one.entry });
    else if (known && known.c !== one.content) changes.push(updateOf(one, known));
    present.set(one.main, recordOf(one, known?.u, now));
  }
  const away = seen.recent.filter(({ k }) => !present.has(k));
  // A mark given up for another must still be known: old addresses come back.
  return { changes, seen: memoryOf([...present.values()], away, left, replaced, now) };
}

/**
 * The same guid under another link is the same entry where title or date says so too (a slug that follows its headline),
 * and another entry where neither does or the old link is still there (guids used for several stories).
 */
function movedFrom(
  one: KeyedEntry,
  byGuid: ReadonlyMap<string, SeenEntry>,
  here: ReadonlySet<string>,
): SeenEntry | undefined {
  const known = one.also === undefined ? undefined : byGuid.get(one.also);
  if (!known || here.has(known.k)) return undefined;
  const sameDate = known.p !== undefined && known.p === one.entry.published;
  return known.t === one.title || sameDate ? known : undefined;
}

function updateOf({ main: key, entry }: KeyedEntry, { u: knownAt }: SeenEntry): EntryChange {
  const isElsewhere = knownAt !== undefined && knownAt !== entry.link;
  return { kind: 'updated', key, entry, ...(isElsewhere && { knownAt }) };
}

function recordOf(
  { main, also, title, content, entry }: KeyedEntry,
  firstAt: string | undefined,
  at: number,
): SeenEntry {
  const address = firstAt ?? entry.link;
  return {
    k: main,
    ...(also !== undefined && { g: also }),
    t: title,
    c: content,
    ...(entry.published !== undefined && { p: entry.published }),
    ...(also !== undefined && address !== undefined && { u: address }),
    at,
  };
}

function memoryOf(
  present: readonly SeenEntry[],
  away: readonly SeenEntry[],
  left: Set<string>,
  replaced: ReadonlySet<string>,
  now: number,
): SeenMemory {
  const latestFirst = away.toSorted((a, b) => b.at - a.at);
  const staying = latestFirst.filter(
    ({ k, at }, index) => index < MOST_RECENT && now - at < RECENT_MS && !replaced.has(k),
  );
  const stays = new Set(staying.map(({ k }) => k));
  for (const { k } of away) if (!stays.has(k)) left.add(k);
  for (const { k } of present) left.delete(k);
  return { recent: [...present, ...staying], left: [...left].join('') };
}

function marksIn(left: string): Set<string> {
  const marks = new Set<string>();
  for (let at = 0; at + DIGEST_LENGTH <= left.length; at += DIGEST_LENGTH) {
    marks.add(left.slice(at, at + DIGEST_LENGTH));
  }
  return marks;
}
