/** What is known of a page as a whole before its lines are looked at one by one. */
import type { Line } from '../survey/lines.ts';
import type { Survey } from '../survey/survey.ts';
import { candidatesOf, isSentence, sentenceSums } from './candidates.ts';
import { classMakesOf, type Make, makesOf, signaturesOf } from './makes.ts';
import { type Chain, chainOf, type Parts, partsOf } from './parts.ts';
import { titleLine } from './title-line.ts';

export interface PageFacts {
  readonly parts: Parts;
  /** 1: a line that says a sentence, and no reader says it. */
  readonly sentence: Uint8Array;
  /** Lines since the last sentence, and until the next. */
  readonly since: Uint8Array;
  readonly until: Uint8Array;
  /** 1: a line that a reader says; undefined where none does. */
  readonly spoken: Uint8Array | undefined;
  /** Running sums of the weight of sentences by node, their total, and what is within a node. */
  readonly sums: Float64Array;
  readonly all: number;
  readonly massOf: (node: number) => number;
  /** The weight of all text. */
  readonly total: number;
  /** The weight of the middle one of its sentences. */
  readonly usual: number;
  /** What the three finders take for the story's element, −1 where one finds none. */
  readonly candidates: readonly (readonly [node: number, chain: Chain])[];
  /** The line that prints the headline, −1 without one, with its block. */
  readonly titleAt: number;
  readonly titleBlock: number;
  readonly titleChain: Chain;
  /** How often the page prints a line. */
  readonly prints: readonly number[];
  /** Lines of one make by tags, and by classes: a number for each line; what is known of each make. */
  readonly signatures: Int32Array;
  readonly classMakes: Int32Array;
  readonly made: readonly Make[];
  readonly classMade: readonly Make[];
}

/** Two lines that agree so far are one printed twice. */
const SAME_SO_FAR = 300;

/** Sentences of less weight are no story beside comments. */
const HARDLY_A_STORY = 200;

export function pageFacts(survey: Survey, lines: readonly Line[], titles: readonly string[]): PageFacts {
  const { tree } = survey;
  const parts = partsOf(survey);
  const sentence = new Uint8Array(lines.length);
  lines.forEach((line, i) => {
    if (isSentence(line)) sentence[i] = 1;
  });
  const spoken = whatReadersSay(parts, lines, sentence);
  const sums = sentenceSums(survey, lines, sentence);
  const { voted, massive, named } = candidatesOf(
    survey,
    spoken ? lines.filter((_, i) => !spoken[i]) : lines,
    sums,
  );
  const signatures = signaturesOf(survey, lines);
  const classMakes = classMakesOf(survey, lines);
  const titleAt = titleLine(survey, lines, titles);
  const titleBlock = titleAt < 0 ? -1 : (lines[titleAt] as Line).block;
  return {
    parts,
    sentence,
    ...toSentences(sentence),
    spoken,
    sums,
    all: Math.max(1, sums[tree.size] as number),
    massOf: (node) => (sums[tree.end[node] as number] as number) - (sums[node] as number),
    total: Math.max(1, survey.sum[tree.size] as number),
    usual: usualWeight(lines, sentence),
    candidates: [voted, massive, named].map((node) => [node, chainOf(survey, node)] as const),
    titleAt,
    titleBlock,
    titleChain: chainOf(survey, titleBlock),
    prints: printsOf(lines),
    signatures,
    classMakes,
    made: makesOf(signatures, lines, sentence),
    classMade: makesOf(classMakes, lines, sentence),
  };
}

function usualWeight(lines: readonly Line[], sentence: Uint8Array): number {
  const weights: number[] = [];
  lines.forEach((line, i) => {
    if (sentence[i]) weights.push(line.weight);
  });
  return weights.sort((a, b) => a - b)[weights.length >> 1] ?? 100;
}

function printsOf(lines: readonly Line[]): number[] {
  const times = new Map<string, number>();
  const starts = lines.map(({ text }) => (text.length > SAME_SO_FAR ? text.slice(0, SAME_SO_FAR) : text));
  for (const start of starts) times.set(start, (times.get(start) ?? 0) + 1);
  return starts.map((start) => times.get(start) as number);
}

/**
 * Marks of lines where readers speak, whose sentences then count for nothing, so that many comments cannot outweigh a short story;
 * undefined where nobody does, or where hardly anything else is said.
 */
function whatReadersSay(parts: Parts, lines: readonly Line[], sentence: Uint8Array): Uint8Array | undefined {
  if (!parts.comments.includes(1)) return undefined;
  const spoken = new Uint8Array(lines.length);
  let said = 0;
  lines.forEach((line, i) => {
    spoken[i] = parts.comments[line.block] as number;
    if (sentence[i] && !spoken[i]) said += line.weight;
  });
  if (said < HARDLY_A_STORY) return undefined;
  for (let i = 0; i < spoken.length; i++) if (spoken[i]) sentence[i] = 0;
  return spoken;
}

/** Lines since the last sentence, and until the next. */
function toSentences(sentence: Uint8Array): { since: Uint8Array; until: Uint8Array } {
  const since = new Uint8Array(sentence.length);
  const until = new Uint8Array(sentence.length);
  for (let i = 0, d = 99; i < sentence.length; i++) {
    since[i] = d;
    d = sentence[i] ? 1 : Math.min(99, d + 1);
  }
  for (let i = sentence.length - 1, d = 99; i >= 0; i--) {
    until[i] = d;
    d = sentence[i] ? 1 : Math.min(99, d + 1);
  }
  return { since, until };
}
