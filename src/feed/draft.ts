/** Facts of a feed or entry as they are met, best of each slot → the finished value. */
import { type Moment, readMoment } from '../moment/moment.ts';
import type { Enclosure, Entry, Feed, FeedContext, FeedFormat, Person } from './feed.ts';
import type { Slot } from './fields.ts';
import { absolute, escapeText, htmlToText, looksLikeHtml, oneLine, resolveHtml } from './markup.ts';
import type { TextValue } from './text-value.ts';

export interface Filled {
  readonly rank: number;
  readonly value: TextValue;
  readonly base: string | undefined;
}

export interface Draft {
  readonly slots: Partial<Record<Slot, Filled>>;
  readonly people: { readonly rank: number; readonly person: Person }[];
  readonly categories: string[];
  readonly enclosures: Enclosure[];
  readonly hours: number[];
  readonly days: number[];
  /** rel → address: self, next, prev-archive, hub. */
  readonly related: Record<string, string>;
  /** `xml:lang` of the element itself. */
  language: string | undefined;
}

export function openDraft(language?: string): Draft {
  return {
    slots: {},
    people: [],
    categories: [],
    enclosures: [],
    hours: [],
    days: [],
    related: {},
    language,
  };
}

/** Whether nothing at all was said. */
export function isBlank({ slots, people, categories, enclosures }: Draft): boolean {
  return Object.keys(slots).length + people.length + categories.length + enclosures.length === 0;
}

/** The lowest rank fills a slot; of equal ranks the first, but of links the last, as RSS readers do. */
export function fill(
  draft: Draft,
  slot: Slot,
  rank: number,
  value: TextValue,
  base: string | undefined,
): void {
  if (value.value === '') return;
  const there = draft.slots[slot];
  if (there === undefined || rank < there.rank || (slot === 'link' && rank === there.rank)) {
    draft.slots[slot] = { rank, value, base };
  }
}

interface Dates {
  readonly published?: number;
  readonly updated?: number;
}

function dates({ slots }: Draft, context: FeedContext): Dates {
  const read = (slot: Slot) => readAt(slots[slot]?.value.value, context);
  const dated = read('dated');
  const published = read('published') ?? dated;
  const updated = read('updated') ?? dated;
  return { ...(published !== undefined && { published }), ...(updated !== undefined && { updated }) };
}

function readAt(text: string | undefined, context: FeedContext): number | undefined {
  if (text === undefined) return undefined;
  const moment: Moment | undefined = readMoment(text, {
    ...(context.zone !== undefined && { zone: context.zone }),
    ...(context.language !== undefined && { language: context.language }),
  });
  return moment?.at;
}

/** A title as text and, where it is more than that, as HTML. */
function titles(
  filled: Filled | undefined,
  base: string | undefined,
): { title?: string; titleHtml?: string } {
  if (filled === undefined) return {};
  const { kind, value, declared } = filled.value;
  const html = kind === 'html' && (declared || looksLikeHtml(value));
  // A headline that shows "&amp;" was escaped once too often, whatever its type says.
  const title = html || !/<\/?[a-z]/i.test(value) ? htmlToText(value) : oneLine(value);
  if (title === '' && !html) return {};
  return html && /[<&]/.test(value)
    ? { title, titleHtml: resolveHtml(value, filled.base ?? base) }
    : { title };
}

function html(filled: Filled | undefined, base: string | undefined): string | undefined {
  if (filled === undefined) return undefined;
  const { kind, value } = filled.value;
  return kind === 'plain' ? escapeText(value) : resolveHtml(value, filled.base ?? base);
}

function address(filled: Filled | undefined, base: string | undefined): string | undefined {
  return filled === undefined ? undefined : absolute(filled.value.value, filled.base ?? base);
}

/** Everyone of the best rank; a lower rank with a name goes before an address alone. */
function people(draft: Draft): readonly Person[] {
  const named = draft.people.filter(({ person }) => person.name !== person.email);
  const pool = named.length > 0 ? named : draft.people;
  const best = Math.min(...pool.map(({ rank }) => rank));
  const seen = new Set<string>();
  return pool
    .filter(({ rank, person }) => rank === best && !seen.has(person.name) && seen.add(person.name))
    .map(({ person }) => person);
}

/** Shape: "en_us" → "en-us"; Java servers write the underscore. */
function languageOf(draft: Draft): string | undefined {
  return (plain(draft.slots.language) ?? draft.language)?.replaceAll('_', '-') || undefined;
}

function plain(filled: Filled | undefined): string | undefined {
  return filled === undefined ? undefined : oneLine(filled.value.value);
}

/** Leaves out what is undefined: absent, never empty. */
function known<T extends object>(facts: { [K in keyof T]: T[K] | undefined }): T {
  const left: Partial<T> = {};
  for (const key in facts) if (facts[key] !== undefined) left[key] = facts[key];
  return left as T;
}

export function finishEntry(draft: Draft, context: FeedContext): Entry {
  const { slots } = draft;
  const base = context.url;
  return known<Entry>({
    id: slots.id?.value.value,
    ...titles(slots.title, base),
    link: address(slots.link, base),
    ...dates(draft, context),
    authors: people(draft),
    summary: html(slots.summary, base),
    content: html(slots.content, base),
    categories: [...new Set(draft.categories)],
    enclosures: draft.enclosures,
    image: address(slots.image, base),
    language: languageOf(draft),
  });
}

const PERIODS: Readonly<Record<string, number>> = {
  hourly: 3_600_000,
  daily: 86_400_000,
  weekly: 7 * 86_400_000,
  monthly: 30 * 86_400_000,
  yearly: 365 * 86_400_000,
};

/** RSS `ttl` in minutes, else the syndication module's period divided by its frequency; the longer of the two. */
function pause({ slots }: Draft): number | undefined {
  const ttl = Number(slots.pause?.value.value ?? 0) * 60_000;
  const period = PERIODS[plain(slots.period)?.toLowerCase() ?? ''] ?? 0;
  const frequency = Math.max(1, Number(slots.frequency?.value.value ?? 1) || 1);
  const longest = Math.max(Number.isFinite(ttl) ? ttl : 0, period / frequency);
  return longest > 0 ? Math.round(longest) : undefined;
}

export function finishFeed(
  draft: Draft,
  format: FeedFormat,
  entries: readonly Entry[],
  context: FeedContext,
): Feed {
  const { slots, related } = draft;
  return known<Feed>({
    kind: 'feed',
    format,
    ...titles(slots.title, context.url),
    subtitle: html(slots.subtitle, context.url),
    link: address(slots.link, context.url),
    id: slots.id?.value.value,
    language: languageOf(draft),
    rights: html(slots.rights, context.url),
    authors: people(draft),
    ...dates(draft, context),
    pauseMs: pause(draft),
    skipHours: draft.hours.length > 0 ? [...new Set(draft.hours)] : undefined,
    skipDays: draft.days.length > 0 ? [...new Set(draft.days)] : undefined,
    self: related['self'],
    next: related['next'],
    prevArchive: related['prev-archive'],
    hub: related['hub'],
    entries,
  });
}
