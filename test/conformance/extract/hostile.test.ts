/** Pages that are broken, and pages made to hurt: extraction ends, with an answer or a code, and never throws. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipFragment, extract } from '../../../src/extract/index.ts';

const here = import.meta.dirname;
const pages = readdirSync(here)
  .filter((name) => name.endsWith('.html'))
  .map((name) => readFileSync(join(here, name), 'utf8'));

/** Pieces that parsers stumble over. */
const STONES = [
  '<', '>', '</', '<!--', '-->', '<![CDATA[', ']]>', '<script>', '</script>', '<table>', '</td>', '<p', '<a href="', "'", '"', '&', '&#', '&#x110000;', '&nbsp',
  '<br><br>', '<noscript>', '<template>', '<svg/>', '<ruby>', '<rt>', '\u0000', '\ud800', '\ufeff', '<li>', '</ul>', '<frameset>', '<base href="::">', '<img srcset=", ,1x 2w">',
  '<script type="application/ld+json">{"articleBody":"\\u12', '<plaintext>', '<title>', '<iframe src="javascript:x">', '<h1>', '<td rowspan=99999999>', '<ol start=-1e9>',
]; // biome-ignore format: a list

/** Real structures, cut, doubled, swapped and strewn with stones. */
const broken = fc
  .tuple(
    fc.constantFrom(...pages),
    fc.array(
      fc.tuple(
        fc.nat(10_000),
        fc.nat(400),
        fc.constantFrom('cut', 'double', 'stone', 'end'),
        fc.constantFrom(...STONES),
      ),
      {
        maxLength: 12,
      },
    ),
  )
  .map(([page, changes]) =>
    changes.reduce((html, [where, length, how, stone]) => {
      const at = where % (html.length + 1);
      if (how === 'cut') return html.slice(0, at) + html.slice(at + length);
      if (how === 'double') return html.slice(0, at) + html.slice(at, at + length) + html.slice(at);
      if (how === 'end') return html.slice(0, Math.max(at, 200));
      return html.slice(0, at) + stone + html.slice(at);
    }, page),
  );

describe('broken pages', () => {
  it('a page broken anywhere yields a clipping or a code', () => {
    fc.assert(
      fc.property(broken, fc.constantFrom('https://courier.example/a', 'nonsense', ''), (html, url) => {
        const result = extract(html, { url }, { why: true });
        if (result.kind === 'clipping') expect(result.body.length).toBeGreaterThan(0);
        else expect(result.code).toMatch(/^[a-z-]+$/);
        expect(clipFragment(html, { url }).kind).toBe('clipping');
      }),
      { numRuns: 150 },
    );
  });

  it('any text at all is taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(['clipping', 'no-story']).toContain(extract(text).kind);
      }),
      { numRuns: 100 },
    );
  });
});

describe('pages made to hurt', () => {
  const story =
    '<p>The harbour bridge was closed on Monday, after inspectors found cracks in two of its twelve bearings.</p>';
  it.each([
    ['100,000 nested divisions', '<div>'.repeat(100_000) + story],
    ['100,000 nested runs in bold', `<p>${'<b>'.repeat(100_000)}${story}`],
    ['300,000 open runs in bold and nothing else', '<b>'.repeat(300_000)],
    ['100,000 nested lists', '<ul><li>'.repeat(100_000) + story],
    ['20,000 nested tables', '<table><tr><td>'.repeat(20_000) + story],
    ['a megabyte of references', `<p>${'&amp;&#8217;&nbsp;'.repeat(60_000)}</p>${story}`],
    ['a million attributes', `<p ${'a=b '.repeat(1_000_000)}>x</p>${story}`],
    ['30,000 lines', story.slice(0, 60).concat('</p>').repeat(30_000)],
    ['a line of a megabyte', `<p>${'rain fell, and fell; '.repeat(50_000)}</p>`],
    ['a line of a megabyte without a space', `<p>${'雨'.repeat(1_000_000)}</p>`],
  ])('%s', (_, html) => {
    expect(['clipping', 'no-story']).toContain(extract(html, { url: 'https://courier.example/a' }).kind);
  });

  it('a page of more than 64 Mi characters is refused', () => {
    expect(extract(story.padEnd(67_108_865, ' '), {})).toEqual({ kind: 'no-story', code: 'too-large' });
  });
});
