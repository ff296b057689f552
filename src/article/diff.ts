/**
 * What changed between two states of an article: its fields, and its body block by block with the words inside.
 * White space, mark-up and addresses of images and links are no change, as in `same-story.ts`.
 */
import { align, numbering, type Pair } from './align.ts';
import type { Article } from './article.ts';
import type { Block } from './block.ts';
import { type DiffRun, diffText } from './diff-text.ts';
import { blockTexts, captionTexts } from './text.ts';

export type { DiffRun };

const TEXT_FIELDS = [
  'headline',
  'kicker',
  'standfirst',
  'byline',
  'dateline',
  'printedTime',
  'section',
  'language',
  'url',
  'canonicalUrl',
] as const;
const INSTANT_FIELDS = ['publishedAt', 'modifiedAt'] as const;

/** A field that is not as it was. Absent `before`: it came; absent `after`: it went. A byline is joined by ", ". */
export type FieldChange =
  | {
      readonly kind: 'text';
      readonly name: (typeof TEXT_FIELDS)[number];
      readonly before?: string;
      readonly after?: string;
      readonly runs: readonly DiffRun[];
    }
  /** ms since 1970. */
  | {
      readonly kind: 'instant';
      readonly name: (typeof INSTANT_FIELDS)[number];
      readonly before?: number;
      readonly after?: number;
    };

export type BlockChange =
  /** As it is in the later state. */
  | { readonly kind: 'same'; readonly block: Block }
  | { readonly kind: 'removed'; readonly block: Block }
  | { readonly kind: 'added'; readonly block: Block }
  /** Runs over the block's plain text; items of a list, rows of a table, and the caption are lines of it. */
  | {
      readonly kind: 'changed';
      readonly before: Block;
      readonly after: Block;
      readonly runs: readonly DiffRun[];
    };

export interface ArticleDiff {
  readonly fields: readonly FieldChange[];
  /** In reading order; of one place, what went before what came. */
  readonly body: readonly BlockChange[];
}

export function diffArticles(before: Article, after: Article): ArticleDiff {
  return { fields: diffFields(before, after), body: diffBlocks(before.body, after.body) };
}

function diffFields(before: Article, after: Article): FieldChange[] {
  const texts = TEXT_FIELDS.flatMap((name): FieldChange[] => {
    const [old, now] = [fieldText(before, name), fieldText(after, name)];
    if (plain(old ?? '') === plain(now ?? '')) return [];
    const runs = diffText(plain(old ?? ''), plain(now ?? ''));
    return [
      {
        kind: 'text',
        name,
        ...(old !== undefined && { before: old }),
        ...(now !== undefined && { after: now }),
        runs,
      },
    ];
  });
  const instants = INSTANT_FIELDS.flatMap((name): FieldChange[] => {
    const [old, now] = [before[name], after[name]];
    if (old === now) return [];
    return [
      {
        kind: 'instant',
        name,
        ...(old !== undefined && { before: old }),
        ...(now !== undefined && { after: now }),
      },
    ];
  });
  return [...texts, ...instants];
}

function fieldText(article: Article, name: (typeof TEXT_FIELDS)[number]): string | undefined {
  if (name !== 'byline') return article[name];
  return article.byline.length === 0 ? undefined : article.byline.join(', ');
}

/** One Unicode form, single spaces; line breaks stay. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b\ufeff\u00ad]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function blockText(block: Block): string {
  return plain([...blockTexts([block]), ...captionTexts([block])].join('\n'));
}

/** Equal for blocks that say the same. */
function blockKey(block: Block): string {
  const text = blockText(block).replace(/\s+/g, '');
  if (block.kind === 'embed') return `embed ${block.address}`;
  if (block.kind === 'figure' && text === '') return `figure ${block.src}`;
  return `${block.kind === 'figure' ? 'figure' : ''} ${text}`;
}

export function diffBlocks(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  const number = numbering();
  const keys = (blocks: readonly Block[]) => blocks.map((block) => number(blockKey(block)));
  const changes: BlockChange[] = [];
  let a = 0;
  let b = 0;
  for (const [nextA, nextB] of [
    ...align(keys(before), keys(after)),
    [before.length, after.length] as const,
  ]) {
    changes.push(...diffGap(before.slice(a, nextA), after.slice(b, nextB)));
    const block = after[nextB];
    if (block) changes.push({ kind: 'same', block });
    a = nextA + 1;
    b = nextB + 1;
  }
  return changes;
}

/** Blocks that went and blocks that came in one place: those that are alike are one block, changed. */
function diffGap(removed: readonly Block[], added: readonly Block[]): BlockChange[] {
  const changes: BlockChange[] = [];
  let a = 0;
  let b = 0;
  for (const [nextA, nextB] of [...alike(removed, added), [removed.length, added.length] as const]) {
    for (const block of removed.slice(a, nextA)) changes.push({ kind: 'removed', block });
    for (const block of added.slice(b, nextB)) changes.push({ kind: 'added', block });
    const [old, now] = [removed[nextA], added[nextB]];
    if (old && now) {
      changes.push({
        kind: 'changed',
        before: old,
        after: now,
        runs: diffText(blockText(old), blockText(now)),
      });
    }
    a = nextA + 1;
    b = nextB + 1;
  }
  return changes;
}

/** Two texts are one text changed when they share this much of their pairs of characters (Dice's coefficient). */
const ALIKE_SHARE = 0.4;
/** Blocks of one gap compared each with each; in a longer gap only with those about as far down. */
const COMPARED = 40;

/** The pairs of blocks, in order on both sides, that are most alike altogether. */
function alike(removed: readonly Block[], added: readonly Block[]): Pair[] {
  if (removed.length === 0 || added.length === 0) return [];
  const parts = Math.ceil(Math.max(removed.length, added.length) / COMPARED);
  return Array.from({ length: parts }, (_, part) => {
    const [fromA, toA] = share(removed.length, part, parts);
    const [fromB, toB] = share(added.length, part, parts);
    return bestPairs(removed.slice(fromA, toA), added.slice(fromB, toB)).map(
      ([a, b]): Pair => [fromA + a, fromB + b],
    );
  }).flat();
}

function share(length: number, part: number, parts: number): [number, number] {
  return [Math.floor((length * part) / parts), Math.floor((length * (part + 1)) / parts)];
}

function bestPairs(removed: readonly Block[], added: readonly Block[]): Pair[] {
  const old = removed.map(pairsOfCharacters);
  const now = added.map(pairsOfCharacters);
  const likeness = old.map((a) => now.map((b) => diceShare(a, b)));
  const best = likeness.map(() => new Array<number>(now.length + 1).fill(0));
  best.push(new Array<number>(now.length + 1).fill(0));
  const score = (a: number, b: number) => best[a]?.[b] ?? 0;
  const gain = (a: number, b: number) => {
    const alikeShare = likeness[a]?.[b] ?? 0;
    return alikeShare < ALIKE_SHARE ? Number.NEGATIVE_INFINITY : alikeShare + score(a + 1, b + 1);
  };
  for (let a = old.length - 1; a >= 0; a--) {
    const row = best[a] as number[];
    for (let b = now.length - 1; b >= 0; b--) row[b] = Math.max(score(a + 1, b), score(a, b + 1), gain(a, b));
  }
  const pairs: Pair[] = [];
  for (let a = 0, b = 0; a < old.length && b < now.length; ) {
    if (gain(a, b) === score(a, b)) pairs.push([a++, b++]);
    else if (score(a + 1, b) === score(a, b)) a++;
    else b++;
  }
  return pairs;
}

interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Pairs of neighbouring characters, with how often each occurs; good in every script. */
function pairsOfCharacters(block: Block): Bag {
  const text = blockText(block).toLowerCase();
  const counts = new Map<string, number>();
  for (let at = 0; at < text.length - 1; at++) {
    const pair = text.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, size: Math.max(0, text.length - 1) };
}

function diceShare(a: Bag, b: Bag): number {
  // No two texts of such different lengths can share enough.
  if (2 * Math.min(a.size, b.size) < ALIKE_SHARE * (a.size + b.size)) return 0;
  let shared = 0;
  for (const [pair, count] of a.counts) shared += Math.min(count, b.counts.get(pair) ?? 0);
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
