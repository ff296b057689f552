import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composed } from './fold.ts';
import type { SnippetRun } from './index-contract.ts';
import { type Query, readQuery } from './query.ts';
import { snippetOf } from './snippet.ts';

function snippet(blocks: readonly string[], text: string): SnippetRun[] {
  return snippetOf({ headline: 'H', byline: [], blocks, captions: [] }, readQuery(text) as Query | undefined);
}

/** Matches in brackets. */
function shown(blocks: readonly string[], text: string): string {
  return snippet(blocks, text)
    .map((run) => (run.match ? `[${run.text}]` : run.text))
    .join('');
}

test('every match is marked as it is written', () => {
  expect(shown(['國際頭髮博物館，国际展览'], '国际 头发')).toBe('[國際頭髮]博物館，[国际]展览');
  expect(shown(['Les ÉLECTIONS, et les élections.'], 'elections')).toBe(
    'Les [ÉLECTIONS], et les [élections].',
  );
  expect(shown(['Election night'], 'elect*')).toBe('[Election] night');
  expect(shown(['She did not, didn’t.'], "didn't")).toBe('She did not, [didn’t].');
  expect(shown(['New, York and New  York'], '"new york"')).toBe('[New, York] and [New  York]');
  expect(shown(['ﬁnal ﬁn'], 'fin')).toBe('ﬁnal [ﬁn]');
});

test('a match is marked by whole characters, vowel signs and joined emoji with it', () => {
  expect(shown(['การประชุมครั้งนี้สำคัญ'], 'คร')).toBe('การประชุม[ครั้]งนี้สำคัญ');
  expect(shown(['สำคัญมาก'], 'า')).toBe('[สำ]คัญม[า]ก');
});

test('a word is not marked inside another word', () => {
  expect(shown(['The art of the start'], 'art')).toBe('The [art] of the start');
});

test('excluded words and filters mark nothing', () => {
  expect(shown(['storm and harbour'], 'storm -harbour source:x')).toBe('[storm] and harbour');
});

test('of several passages the one with most of the query is shown', () => {
  const far = '天气很好，没有别的消息。'.repeat(20);
  expect(shown([`大桥。${far}`, `${far}大桥和港口。${far}`], '大桥 港口')).toContain('[大桥]和[港口]');
});

test('without a match the lead is shown', () => {
  expect(shown(['The lead.', 'More.'], 'title:other')).toBe('The lead.');
});

test('a snippet is a piece of the text, cut between words and between characters', () => {
  const words = fc.constantFrom('大桥', '港口', '👩‍👩‍👧', 'storm ', 'e\u0301lan ', 'क्षि', '。', ' ', '한국');
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 200 }), (parts) => {
      const block = parts.join('').replace(/\s+/g, ' ').trim();
      const runs = snippet([block], '港口 storm');
      const text = runs.map((run) => run.text).join('');
      const inner = text.replace(/^…/, '').replace(/…$/, '');
      const source = composed(block);
      const at = source.indexOf(inner);
      expect(at).toBeGreaterThanOrEqual(0);
      for (const run of runs.filter((one) => one.match)) expect(run.text).toMatch(/^(?:港口|storm)+$/);
      const ends = new Set(
        [...new Intl.Segmenter().segment(source)].map((one) => one.index).concat(source.length),
      );
      expect(ends.has(at)).toBe(true);
      expect(ends.has(at + inner.length)).toBe(true);
    }),
  );
});
