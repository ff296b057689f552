/**
 * What an entry is known by. Links decide where they tell entries apart, guids where links do not, titles where neither does.
 * Goes in: all entries of one look, since only together do they show which of their marks are shared.
 */
import { createHash } from 'node:crypto';
import { identityAddress } from '../article/address.ts';
import type { Entry } from '../feed/feed.ts';

export interface KeyedEntry {
  readonly entry: Entry;
  /** The mark that tells it from all others. */
  readonly main: string;
  /** A second mark by which it may be known when the first has changed: its guid. */
  readonly also?: string;
  readonly title: string;
  /** Of its words: a changed one is a changed entry. */
  readonly content: string;
}

interface Marks {
  readonly entry: Entry;
  readonly link: string | undefined;
  readonly guid: string | undefined;
  readonly title: string;
  readonly words: string;
}

/** In the feed's order, each entry once. */
export function keyed(entries: readonly Entry[]): KeyedEntry[] {
  const all = entries.map(marksOf);
  const sharedLinks = shared(all, 'link', (marks) => marks.guid ?? marks.title);
  const sharedGuids = shared(all, 'guid', (marks) => marks.link ?? marks.title);
  const found = new Map<string, KeyedEntry>();
  for (const marks of all) {
    const link = marks.link !== undefined && !sharedLinks.has(marks.link) ? marks.link : undefined;
    const guid = marks.guid !== undefined && !sharedGuids.has(marks.guid) ? marks.guid : undefined;
    let main = link ?? guid ?? bare(marks);
    // The same title under the same date, neither link nor guid: only the words are left.
    if (link === undefined && guid === undefined && found.has(digest(main))) main += `\n${marks.words}`;
    const key = digest(main);
    if (found.has(key)) continue;
    found.set(key, {
      entry: marks.entry,
      main: key,
      ...(link !== undefined && guid !== undefined && { also: digest(guid) }),
      title: digest(marks.title),
      content: digest(`${marks.title}\n${marks.words}`),
    });
  }
  return [...found.values()];
}

function marksOf(entry: Entry): Marks {
  const guid = entry.id?.trim() || undefined;
  return {
    entry,
    link: isAddress(entry.link) ? `link ${inOrder(identityAddress(entry.link))}` : undefined,
    guid: guid === undefined ? undefined : `guid ${isAddress(guid) ? identityAddress(guid) : guid}`,
    title: plain(entry.title ?? ''),
    words: plain(entry.content ?? entry.summary ?? ''),
  };
}

/** Parameters in one order: generated links shuffle them. */
function inOrder(identity: string): string {
  const mark = identity.indexOf('?');
  return mark < 0
    ? identity
    : identity.slice(0, mark + 1) +
        identity
          .slice(mark + 1)
          .split('&')
          .sort()
          .join('&');
}

function isAddress(text: string | undefined): text is string {
  return text !== undefined && /^https?:/i.test(text) && URL.canParse(text);
}

/** Marks that stand for several different entries of one look; a link to a front page stands for any number. */
function shared(all: readonly Marks[], mark: 'link' | 'guid', other: (marks: Marks) => string): Set<string> {
  const first = new Map<string, string>();
  const several = new Set<string>();
  for (const marks of all) {
    const value = marks[mark];
    if (value === undefined) continue;
    const told = other(marks);
    if (mark === 'link' && isFrontPage(marks.entry.link)) several.add(value);
    if ((first.get(value) ?? told) !== told) several.add(value);
    first.set(value, told);
  }
  return several;
}

function isFrontPage(link: string | undefined): boolean {
  if (link === undefined) return false;
  const { pathname, search } = new URL(link);
  return pathname === '/' && search === '';
}

function bare({ entry, link, guid, title, words }: Marks): string {
  const place = link ?? guid ?? '';
  return title === ''
    ? `${place}\nwords ${words}`
    : `${place}\ntitle ${title} ${place === '' ? (entry.published ?? '') : ''}`;
}

/** Mark-up and spacing aside: banners and counters in tags change with every look. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** 60 bits in 10 characters: among a million entries of a feed the chance that any two meet is 5 in 10 million. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, DIGEST_LENGTH);
}

export const DIGEST_LENGTH = 10;
