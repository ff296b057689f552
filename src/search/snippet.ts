/**
 * The densest passage of an article for a query, with every match marked, in the article's own characters.
 * Goes in: the words of a sheet and the query's tree. Comes out: runs of text, alternately plain and matched; the lead
 * of the article when no text matches. Never cut inside a word or a character.
 */
import { foldMapped } from './fold.ts';
import type { SheetWords, SnippetRun } from './index-contract.ts';
import { stemOf } from './inflection.ts';
import type { Query } from './query.ts';
import { classOfUnit, UNSPACED, WORD } from './script.ts';

/** Units of a snippet: of scripts without spaces, and of others. */
const DENSE_LENGTH = 90;
const LENGTH = 200;

interface Needle {
  readonly text: string;
  /** Whether it must begin and end at the edge of a word. */
  readonly startsWord: boolean;
  readonly endsWord: boolean;
}

/** The texts a match can consist of, as they stand in folded text. */
export function needles(query: Query | undefined, inflections = false): Needle[] {
  if (query === undefined) return [];
  if (query.kind === 'all' || query.kind === 'any')
    return query.of.flatMap((part) => needles(part, inflections));
  if (query.kind !== 'text') return [];
  const text = foldMapped(query.text).text.replace(/\s+/g, ' ').trim();
  if (text === '') return [];
  const dense = hasUnspaced(text);
  const bare = dense ? text : text.replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
  if (bare === '') return [];
  // Other forms of a last word are marked by what they have in common; those before it as they are asked for.
  if (inflections && !dense)
    return [{ text: bare.replace(/[\p{L}\p{M}]+$/u, stemOf), startsWord: true, endsWord: false }];
  return [{ text: bare, startsWord: !dense, endsWord: !dense && !query.prefix }];
}

function hasUnspaced(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (classOfUnit(text.charCodeAt(i)) === UNSPACED) return true;
  return false;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly needle: number;
}

/** Words of a phrase may have signs between them: every run of such stands for any other. */
function patternOf(needle: Needle): RegExp {
  const escaped = needle.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const body = needle.startsWord
    ? escaped.replace(/(?:\\?[^\p{L}\p{N}\p{M}\\])+/gu, '[^\\p{L}\\p{N}\\p{M}]+')
    : escaped.replace(/ /g, '\\s+');
  const before = needle.startsWord ? '(?<![\\p{L}\\p{N}\\p{M}])' : '';
  const after = needle.endsWord
    ? '(?![\\p{L}\\p{N}\\p{M}])'
    : needle.startsWord
      ? '[\\p{L}\\p{N}\\p{M}]*'
      : '';
  return new RegExp(before + body + after, 'gu');
}

function spansIn(folded: string, patterns: readonly RegExp[]): Span[] {
  const spans: Span[] = [];
  for (const [needle, pattern] of patterns.entries())
    for (const found of folded.matchAll(pattern))
      if (found[0] !== '') spans.push({ from: found.index, to: found.index + found[0].length, needle });
  return spans.sort((a, b) => a.from - b.from || b.to - a.to);
}

interface Passage {
  readonly source: string;
  /** Matches in `source`, in order, not overlapping. */
  readonly spans: readonly Span[];
  readonly from: number;
  readonly to: number;
  readonly worth: number;
}

/** What the matches from `first` on are worth within so many units: different ones first, then many. */
function worthOf(spans: readonly Span[], first: number, length: number): number {
  const seen = new Set<number>();
  let count = 0;
  const start = (spans[first] as Span).from;
  for (let i = first; i < spans.length && (spans[i] as Span).to - start <= length; i++) {
    seen.add((spans[i] as Span).needle);
    count++;
  }
  return seen.size * 100 + Math.min(99, count);
}

function bestPassage(block: string, patterns: readonly RegExp[]): Passage | undefined {
  const { text, source, starts } = foldMapped(block);
  const found = spansIn(text, patterns);
  if (found.length === 0) return undefined;
  const spans = apart(
    found.map(({ from, to, needle }) => ({ from: starts[from] as number, to: endOf(starts, to), needle })),
  );
  const length = hasUnspaced(text) ? DENSE_LENGTH : LENGTH;
  let [best, worth] = [0, 0];
  for (let i = 0; i < spans.length; i++) {
    const here = worthOf(spans, i, length);
    if (here > worth) [best, worth] = [i, here];
  }
  const start = (spans[best] as Span).from;
  const lastHere = spans.findLast((span) => span.to - start <= length) ?? (spans[best] as Span);
  const spare = Math.max(0, length - (lastHere.to - start));
  const from = Math.max(0, start - Math.floor(spare / 3));
  return { source, spans, from, to: Math.max(from + length, lastHere.to), worth };
}

/** A match ends where its last character does, also when that folded into several units or marks follow it. */
function endOf(starts: Int32Array, to: number): number {
  const last = starts[to - 1] as number;
  let next = to;
  while (next < starts.length - 1 && starts[next] === last) next++;
  return starts[next] as number;
}

function apart(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const before = kept.at(-1);
    if (before === undefined || span.from >= before.to) kept.push(span);
    else if (span.to > before.to) kept[kept.length - 1] = { ...before, to: span.to };
  }
  return kept;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Units looked at on both sides of a place: the longest emoji has 35. */
const AROUND = 40;

/** Where the character begins and ends that the unit at `at` is part of. */
function characterAt(text: string, at: number): { readonly from: number; readonly to: number } {
  const start = Math.max(0, at - AROUND);
  const found = graphemes.segment(text.slice(start, at + AROUND)).containing(at - start);
  if (found === undefined) return { from: at, to: at };
  return { from: start + found.index, to: start + found.index + found.segment.length };
}

/** The nearest place at or before `at` where a word and a character end. */
function cutBefore(text: string, at: number): number {
  if (at <= 0) return 0;
  if (at >= text.length) return text.length;
  let cut = at;
  const isWord = (i: number): boolean => classOfUnit(text.charCodeAt(i)) === WORD;
  while (cut > 0 && isWord(cut) && isWord(cut - 1) && at - cut < 60) cut--;
  return characterAt(text, cut).from;
}

function cutAfter(text: string, at: number): number {
  let cut = at;
  const isWord = (i: number): boolean => classOfUnit(text.charCodeAt(i)) === WORD;
  while (cut > 0 && cut < text.length && isWord(cut) && isWord(cut - 1) && cut - at < 60) cut++;
  if (cut >= text.length) return text.length;
  const { from, to } = characterAt(text, cut);
  return from === cut ? cut : to;
}

function runsOf({ source, spans, from, to }: Passage): SnippetRun[] {
  const start = cutBefore(source, from);
  const end = cutAfter(source, Math.min(to, source.length));
  const runs: SnippetRun[] = [];
  const say = (text: string, match: boolean): void => {
    if (text !== '') runs.push({ text, match });
  };
  let at = start;
  for (const span of spans) {
    if (span.to <= start || span.from >= end) continue;
    // A part of a character cannot be marked: of Thai and Arabic ones the vowel signs go with the letter.
    const matchFrom = Math.max(at, characterAt(source, span.from).from);
    const matchTo = Math.min(end, characterAt(source, span.to - 1).to);
    say(source.slice(at, matchFrom), false);
    say(source.slice(matchFrom, matchTo), true);
    at = matchTo;
  }
  say(source.slice(at, end), false);
  if (start > 0) runs.unshift({ text: '…', match: false });
  if (end < source.length) runs.push({ text: '…', match: false });
  return joinedRuns(runs);
}

function joinedRuns(runs: readonly SnippetRun[]): SnippetRun[] {
  const joined: SnippetRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.match === run.match)
      joined[joined.length - 1] = { text: last.text + run.text, match: run.match };
    else joined.push(run);
  }
  return joined;
}

/** Shape: snippetOf(words, readQuery("北京")) → [{ text: "…在", match: false }, { text: "北京", match: true }, …] */
export function snippetOf(words: SheetWords, query: Query | undefined, inflections = false): SnippetRun[] {
  const patterns = needles(query, inflections).map(patternOf);
  const texts = [words.standfirst ?? '', ...words.blocks, ...words.captions, words.byline.join(' · ')];
  let best: Passage | undefined;
  for (const text of texts) {
    const passage = text === '' ? undefined : bestPassage(text, patterns);
    if (passage !== undefined && (best === undefined || passage.worth > best.worth)) best = passage;
  }
  if (best !== undefined) return runsOf(best);
  const lead = words.standfirst ?? words.blocks.find((block) => block !== '') ?? '';
  const length = hasUnspaced(lead) ? DENSE_LENGTH : LENGTH;
  return lead === '' ? [] : runsOf({ source: lead, spans: [], from: 0, to: length, worth: 0 });
}
