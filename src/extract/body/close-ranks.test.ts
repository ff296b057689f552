import { describe, expect, it } from 'vitest';
import { isDataTable } from '../blocks/table.ts';
import { readPage } from '../page.ts';
import { linesOf } from '../survey/lines.ts';
import { survey } from '../survey/survey.ts';
import { closeRanks } from './close-ranks.ts';

const SENTENCE =
  'The harbour bridge at Velmar closed on Monday after inspectors found cracks in two of its twelve bearings, the port authority said.';
const NOTHING = new Uint8Array(0);

/** The texts that stay, where every line but the sentence is in such doubt. */
function kept(body: string, doubt: number): string[] {
  const page = readPage(`<body><p>${SENTENCE}</p>${body}<p>${SENTENCE}</p><p>${SENTENCE}</p></body>`, {});
  const surveyed = survey(page.tree);
  const lines = linesOf(surveyed);
  const odds = Float32Array.from(lines, ({ text }) => (text === SENTENCE ? 5 : doubt));
  const ranks = closeRanks(
    surveyed,
    (table) => isDataTable({ page, survey: surveyed, out: NOTHING, kept: NOTHING }, table),
    lines,
    odds,
  );
  return lines.flatMap(({ text }, i) => (ranks.kept[i] && text !== SENTENCE ? [text] : []));
}

describe('boxes that say what they are', () => {
  const box = (name: string) => `<div class="${name}"><p>One line.</p><p>Another line.</p></div>`;

  it('trusts questions, tips and what goes into a recipe, so far', () => {
    for (const name of ['faq', 'post__tip', 'wp-recipe-ingredients', 'Key-takeaways'])
      expect(kept(box(name), -1)).toEqual(['One line.', 'Another line.']);
    expect(kept(box('faq'), -1.5)).toEqual([]);
    expect(kept(box('wp-recipe-ingredients'), -1.9)).toEqual(['One line.', 'Another line.']);
    expect(kept(box('multiple'), -1)).toEqual([]);
  });

  it('doubts buttons, calls, disclaimers and side bars', () => {
    for (const name of ['cta', 'article__disclaimer', 'sidebar', 'side-bar', 'buttons'])
      expect(kept(box(name), 0.9)).toEqual([]);
    expect(kept(box('cta'), 1.1)).toEqual(['One line.', 'Another line.']);
    expect(kept(box('dictation'), 0.9)).toEqual(['One line.', 'Another line.']);
  });

  it('leaves letters to subscribe to out, unless their lines are sure to be story', () => {
    expect(kept(box('newsletter-signup'), 1.9)).toEqual([]);
    expect(kept(box('newsletter-signup'), 2.1)).toEqual(['One line.', 'Another line.']);
  });
});

describe('tables of data', () => {
  const table =
    '<table><tr><th>Year</th><th>Area</th></tr><tr><td>2019</td><td>2.1 ha</td></tr><tr><td>2023</td><td>3.4 ha</td></tr></table>';

  it('stay whole between two lines of the story', () => {
    expect(kept(table, -2.9)).toHaveLength(6);
    expect(kept(table, -3.1)).toEqual([]);
  });

  it('need less doubt where something else stands beside them', () => {
    const apart = `<p>Something else.</p>${table}<p>Something else again.</p>`;
    expect(kept(apart, -1.4)).toHaveLength(6);
    expect(kept(apart, -1.6)).toEqual([]);
  });
});
