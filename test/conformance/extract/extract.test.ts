/**
 * Every page here is one phenomenon: name.html goes in, name.json says what comes out. All are invented or reduced.
 *
 * | field | meaning |
 * |---|---|
 * | about | the sentence that the pair proves |
 * | url | where the page is said to be from |
 * | fragment | what is known of it, when it is a body and not a page |
 * | kind | the code, when there is no story |
 * | blocks | the body, one string a block |
 * | loose | other blocks may stand between those |
 * | byline, standfirst, printedTime, links | as the clipping has them |
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../../src/article/block.ts';
import { blockTexts, inlineText } from '../../../src/article/text.ts';
import { clipFragment, extract } from '../../../src/extract/index.ts';

interface Expected {
  readonly about: string;
  readonly url: string;
  readonly fragment?: { readonly headline: string };
  readonly kind?: string;
  readonly blocks?: readonly string[];
  readonly loose?: boolean;
  readonly byline?: readonly string[];
  readonly standfirst?: string;
  readonly printedTime?: string;
  readonly links?: readonly string[];
}

function shown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `heading ${block.level}: ${inlineText(block.content)}`;
    case 'figure':
      return `figure: ${block.src}${block.caption ? ` | ${inlineText(block.caption)}` : ''}`;
    case 'embed':
      return `embed: ${block.address}`;
    case 'rule':
      return 'rule';
    default:
      return `${block.kind}: ${blockTexts([block]).join(' / ')}`;
  }
}

function linksIn(runs: readonly Inline[]): string[] {
  return runs.flatMap((run) =>
    run.kind === 'link' ? [run.href] : 'content' in run ? linksIn(run.content) : [],
  );
}

const here = import.meta.dirname;

describe('pages and what comes of them', () => {
  for (const file of readdirSync(here).filter((name) => name.endsWith('.json'))) {
    const expected = JSON.parse(readFileSync(join(here, file), 'utf8')) as Expected;
    it(`${file.replace('.json', '')}: ${expected.about}`, () => {
      const html = readFileSync(join(here, file.replace('.json', '.html')), 'utf8');
      const at = { url: expected.url };
      const result = expected.fragment
        ? clipFragment(html, { ...at, ...expected.fragment })
        : extract(html, at);
      if (expected.kind) {
        expect(result).toEqual({ kind: 'no-story', code: expected.kind });
        return;
      }
      if (result.kind !== 'clipping') throw new Error(`no story: ${result.code}`);
      const blocks = result.body.map(shown);
      expect(expected.loose ? blocks.filter((block) => expected.blocks?.includes(block)) : blocks).toEqual(
        expected.blocks,
      );
      if (expected.byline) expect(result.byline).toEqual(expected.byline);
      if (expected.standfirst) expect(result.standfirst).toBe(expected.standfirst);
      if (expected.printedTime) expect(result.printedTime).toBe(expected.printedTime);
      if (expected.links) {
        expect(result.body.flatMap((block) => ('content' in block ? linksIn(block.content) : []))).toEqual(
          expected.links,
        );
      }
    });
  }
});
