import { describe, expect, it } from 'vitest';
import { parseHtml } from '../tree/parse.ts';
import { attr } from '../tree/tree.ts';
import { compileRules } from './compile-rules.ts';

const page =
  parseHtml(`<div id=a class="story main"><p id=b>one</p><p id=c class=x>two<span id=d></span></p><ul id=e><li id=f>
  <a id=g href="/share?x">s</a></ul></div><div id=h class=story><h2 id=i>t</h2><p id=j>three</p></div>`);

function ids(selector: string): string {
  const rules = compileRules({ body: selector });
  if (rules.kind === 'fault') return rules.message;
  return rules
    .body(page)
    .map((node) => attr(page, node, 'id'))
    .join('');
}

describe('site rules select', () => {
  it.each([
    ['p', 'bcj'],
    ['.story p', 'bcj'],
    ['div.main > p', 'bc'],
    ['h2 + p', 'j'],
    ['p ~ ul', 'e'],
    ['#c, #h', 'ch'],
    ['[href^="/share"]', 'g'],
    ['p:not(.x)', 'bj'],
    ['div:has(h2)', 'h'],
    ['p:first-of-type', 'bj'],
    ['p:nth-child(2)', 'cj'],
    ['span:empty', 'd'],
    ['a:hover', 'not supported: :hover'],
  ])('%s', (selector, expected) => {
    expect(ids(selector)).toBe(expected);
  });

  it('says which selector is broken', () => {
    expect(compileRules({ strip: ['p', 'p['] })).toMatchObject({
      kind: 'fault',
      code: 'selector',
      selector: 'p[',
    });
  });

  it('gives the texts of title, byline and date', () => {
    const rules = compileRules({ title: 'h2', byline: '#b' });
    expect(rules.kind === 'rules' && [rules.title(page), rules.byline(page), rules.date(page)]).toEqual([
      ['t'],
      ['one'],
      [],
    ]);
  });
});
