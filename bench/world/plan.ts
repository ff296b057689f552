/**
 * A loopback world, planned in advance: which source on which host publishes which story in which round, what is edited and
 * what is withdrawn, and how each host misbehaves. Everything follows from the seed, so that a ledger can be compared.
 */

export type Trait =
  | 'plain'
  | 'slow'
  /** Breaks the first request for every tenth story off, or answers it with 503. */
  | 'flaky'
  /** Answers 429 with Retry-After once it has served its share of a round. */
  | 'limiting'
  /** Its feeds move for good after the first round. */
  | 'moved'
  /** Changes guids, dates, tracking parameters and ETags with every look; names the wrong content types. */
  | 'lying'
  /** One story of each source redirects in a circle. */
  | 'looping'
  /** robots.txt keeps one story of each source to itself. */
  | 'closed'
  /** Answers every second feed with a page about maintenance. */
  | 'broken';

export interface PlannedHost {
  readonly name: string;
  readonly trait: Trait;
}

export interface PlannedStory {
  readonly path: string;
  readonly headline: string;
  /** Round in which it appears in the feed, from 0. */
  readonly round: number;
  /** Round in which its text changes. */
  readonly edited?: number;
  /** Round in which it is taken down, and how. */
  readonly withdrawn?: number;
  readonly how?: 'gone' | 'not-found' | 'front-page';
  /** Never to be had: a redirect in a circle, or robots.txt. */
  readonly unreachable?: true;
}

export interface PlannedSource {
  readonly id: string;
  readonly host: PlannedHost;
  readonly format: 'rss' | 'atom' | 'json';
  readonly stories: readonly PlannedStory[];
}

export interface WorldPlan {
  readonly rounds: number;
  readonly hosts: readonly PlannedHost[];
  readonly sources: readonly PlannedSource[];
}

export interface WorldSize {
  readonly sources: number;
  readonly hosts: number;
  readonly stories: number;
  /** Rounds in which stories appear; edits and withdrawals come in the last. */
  readonly rounds: number;
}

/** Of sixty hosts, in turn; most of the world is well. */
const TRAITS: Readonly<Record<number, Trait>> = {
  3: 'slow',
  7: 'flaky',
  11: 'limiting',
  17: 'moved',
  23: 'lying',
  31: 'looping',
  41: 'closed',
  47: 'broken',
  53: 'slow',
};
/** Where a world is too small for sixty hosts, its first ones have one trait each. */
const SMALL: readonly Trait[] = [
  'plain',
  'flaky',
  'limiting',
  'moved',
  'lying',
  'looping',
  'closed',
  'broken',
  'slow',
];

export function planWorld({ sources, hosts, stories, rounds }: WorldSize): WorldPlan {
  const planned = Array.from({ length: hosts }, (_, n): PlannedHost => {
    const trait = hosts < 54 ? (SMALL[n % SMALL.length] ?? 'plain') : (TRAITS[n % 60] ?? 'plain');
    return { name: `h${n}.world.example`, trait };
  });
  const each = Math.ceil(stories / sources);
  let left = stories;
  return {
    rounds,
    hosts: planned,
    sources: Array.from({ length: sources }, (_, n) => {
      const host = planned[n % hosts] as PlannedHost;
      const count = Math.min(each, left);
      left -= count;
      return {
        id: `s${n}`,
        host,
        format: (['rss', 'atom', 'json'] as const)[n % 3] ?? 'rss',
        stories: Array.from({ length: count }, (_unused, k) => planStory(n, k, count, rounds, host.trait)),
      };
    }),
  };
}

function planStory(source: number, k: number, count: number, rounds: number, trait: Trait): PlannedStory {
  const round = Math.floor((k * rounds) / count);
  const isEdited = k % 10 === 4 && round < rounds;
  const isWithdrawn = k % 20 === 9 && round < rounds;
  const unreachable = k === 1 && (trait === 'looping' || trait === 'closed');
  const folder = unreachable ? (trait === 'closed' ? 'private' : 'loop') : 'news';
  return {
    path: `/s${source}/${folder}/story-${k}-${words(source * 7919 + k, 3).join('-')}`,
    headline: sentence(source * 104_729 + k, 6).replace(/\.$/, ''),
    round,
    ...(isEdited && !unreachable && { edited: rounds }),
    ...(isWithdrawn &&
      !unreachable && {
        withdrawn: rounds,
        how: (['gone', 'not-found', 'front-page'] as const)[source % 3] ?? 'gone',
      }),
    ...(unreachable && { unreachable: true as const }),
  };
}

/** The paragraphs of a story as it stands in a round. */
export function storyText(story: PlannedStory, round: number): string[] {
  const seed = hash(story.path);
  const paragraphs = Array.from({ length: 4 + (seed % 4) }, (_, n) =>
    Array.from({ length: 3 }, (_unused, k) => sentence(seed + n * 31 + k, 14)).join(' '),
  );
  if (story.edited === undefined || round < story.edited) return paragraphs;
  return [...paragraphs.slice(0, -1), `Corrected: ${sentence(seed + 999, 16)} ${sentence(seed + 1000, 12)}`];
}

const WORDS =
  'rain river council harbour bridge market teacher doctor engine winter summer village mountain railway paper captain garden window letter minister farmer school hospital budget election storm island valley theatre library museum factory worker union treaty border customs pilot runway signal tower lamp copper silver timber wool bread salt coffee orchard vineyard'.split(
    ' ',
  );

function words(seed: number, count: number): string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => WORDS[Math.floor(next() * WORDS.length)] ?? 'rain');
}

function sentence(seed: number, count: number): string {
  const text = words(seed, count).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function hash(text: string): number {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0;
  return value;
}

/** Mulberry32. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
