/** Sets of pages with gold text → lessons: what is known of each line of a page, and what is right to say of it. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bare } from '../../src/extract/body/tidy.ts';
import { type Page, readPage } from '../../src/extract/page.ts';
import { storyInData } from '../../src/extract/score/anchor.ts';
import { type Rows as Features, rowsOf } from '../../src/extract/score/features.ts';
import { pageWords } from '../../src/extract/score/titles.ts';
import { hostOf } from '../../src/extract/survey/leads.ts';
import { type Line, linesOf } from '../../src/extract/survey/lines.ts';
import { type Survey, survey } from '../../src/extract/survey/survey.ts';
import { type Gold, labelLines } from './label-lines.ts';

export const FOLDS = 4;

export interface Lesson {
  readonly set: string;
  readonly id: string;
  readonly gold: Gold;
  readonly page: Page;
  /** Pages of one site are of one half and one fold. */
  readonly half: 0 | 1;
  readonly fold: number;
  readonly survey: Survey;
  readonly lines: readonly Line[];
  readonly rows: Features;
  readonly yes: Int8Array;
  /** 0: not learned from. */
  readonly weight: Float32Array;
}

function hash(text: string): number {
  let h = 2_166_136_261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16_777_619);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

export function goldOf(dir: string): [id: string, gold: Gold][] {
  return Object.entries(JSON.parse(readFileSync(join(dir, 'gold.json'), 'utf8').replace(/\bNaN\b/g, 'null')));
}

export function htmlOf(dir: string, id: string): string {
  return readFileSync(join(dir, 'html', `${id}.html`), 'utf8');
}

/** Which half of the sites a page is of, and which fold of that half. */
export function placeOf(id: string, { site, url }: Gold): { half: 0 | 1; fold: number } {
  const number = hash(site ?? (hostOf(url).split('.').slice(-2).join('.') || id));
  return { half: (number & 2) >> 1 ? 1 : 0, fold: ((number & 1) << 1) | ((number >>> 2) & 1) };
}

/** "DIR" or "DIR=2": each page of the set counts twice. */
export function lessonsOf(set: string): Lesson[] {
  const [dir = '', times = '1'] = set.split('=');
  return goldOf(dir).map(([id, gold]) => {
    const page = readPage(htmlOf(dir, id), gold.url ? { url: gold.url } : {});
    const surveyed = survey(page.tree);
    const lines = linesOf(surveyed);
    const host = hostOf(page.base);
    const rows = rowsOf(surveyed, lines, pageWords(page.tree), bare(storyInData(page.tree)), host);
    const { story, weight } = labelLines(lines, gold);
    return {
      set: basename(dir),
      id,
      gold,
      page,
      ...placeOf(id, gold),
      survey: surveyed,
      lines,
      rows,
      yes: story,
      weight: weight.map((value, i) => (rows.hopeless[i] ? 0 : value * Number(times))),
    };
  });
}
