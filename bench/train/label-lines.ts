/**
 * Gold text and a page's lines → which lines are story, and how much each matters. A line of four tokens or more is story when half of
 * its shingles stand in the gold; a shorter one when it is a line of the gold, or stands in it and between story lines.
 */
import type { Line } from '../../src/extract/survey/lines.ts';

const DENSE = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u1000-\u109f]/gu;

export interface Gold {
  readonly url?: string;
  /** Whose page it is, where many share a host; else the last two labels of the host. */
  readonly site?: string;
  readonly body?: string;
  /** Segments that belong to the story, or do not, where a set has no whole bodies. */
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

export interface Labels {
  /** 1 story, 0 not. */
  readonly story: Int8Array;
  /** 0: says nothing. */
  readonly weight: Float32Array;
}

const tokensOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(DENSE, ' $& ')
    .match(/[\p{L}\p{N}_]+/gu) ?? [];
const flat = (text: string): string => text.toLowerCase().split(/\s+/).join(' ').trim();

export function labelLines(lines: readonly Line[], gold: Gold): Labels {
  return gold.body ? byBody(lines, gold.body) : bySegments(lines, gold.with ?? [], gold.without ?? []);
}

function byBody(lines: readonly Line[], body: string): Labels {
  const story = new Int8Array(lines.length).fill(-1);
  const all = tokensOf(body);
  const shingles = new Set<string>();
  for (let i = 0; i + 3 < all.length; i++) shingles.add(all.slice(i, i + 4).join(' '));
  const goldLines = new Set(body.split(/\n+/).map((line) => tokensOf(line).join(' ')));
  const joined = ` ${all.join(' ')} `;
  const tokens = lines.map((line) => tokensOf(line.text));
  tokens.forEach((line, i) => {
    if (line.length < 4) return;
    let hits = 0;
    for (let k = 0; k + 3 < line.length; k++) if (shingles.has(line.slice(k, k + 4).join(' '))) hits++;
    story[i] = hits / (line.length - 3) >= 0.5 ? 1 : 0;
  });
  const storyWithin = (from: number, to: number) => story.subarray(Math.max(0, from), to).includes(1);
  tokens.forEach((line, i) => {
    if (story[i] !== -1) return;
    const text = line.join(' ');
    const near = line.length > 0 && (storyWithin(i - 3, i) || storyWithin(i + 1, i + 4));
    const between = storyWithin(i - 8, i) && storyWithin(i + 1, i + 9);
    story[i] = near && (goldLines.has(text) || (between && joined.includes(` ${text} `))) ? 1 : 0;
  });
  let mass = 0;
  lines.forEach((line, i) => {
    if (story[i]) mass += line.weight;
  });
  // Pages count alike, as in the measure: a line matters by its share of its page's story.
  const weight = Float32Array.from(lines, (line) =>
    mass === 0 ? 0 : 0.06 + Math.min(1.2, (line.weight / Math.max(200, mass)) * 6),
  );
  // Small print is plentiful and much alike: half of it teaches as much.
  weight.forEach((value, i) => {
    if (!story[i] && value > 0 && value < 0.075) weight[i] = i % 2 ? 0 : value * 2;
  });
  return { story, weight };
}

function bySegments(lines: readonly Line[], wanted: readonly string[], unwanted: readonly string[]): Labels {
  const story = new Int8Array(lines.length);
  const weight = new Float32Array(lines.length);
  lines.forEach((line, i) => {
    const text = flat(line.text);
    if (text.length < 4) return;
    const yes = wanted
      .map(flat)
      .some(
        (segment) =>
          segment.length > 3 && (text.includes(segment) || (text.length > 15 && segment.includes(text))),
      );
    const no = unwanted
      .map(flat)
      .some(
        (segment) =>
          text === segment ||
          (segment.length > 10 && text.includes(segment)) ||
          (text.length > 10 && segment.includes(text)),
      );
    if (yes === no) return;
    story[i] = yes ? 1 : 0;
    weight[i] = 0.5;
  });
  return { story, weight };
}
