import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayAsk, readRobots } from './robots-rules.ts';

const allowed = (text: string, path: string, token = 'tearsheet'): boolean =>
  mayAsk(readRobots(text, token), path);

describe('robots.txt', () => {
  it.each([
    ['says nothing', '', '/a', true],
    ['forbids all', 'User-agent: *\nDisallow: /', '/a', false],
    ['forbids nothing', 'User-agent: *\nDisallow:', '/a', true],
    ['names us', 'User-agent: *\nDisallow: /\n\nUser-agent: TearSheet\nDisallow: /x', '/a', true],
    ['names us with a version', 'User-agent: tearsheet/2.0 (x)\nDisallow: /', '/a', false],
    ['names another whose name begins like ours', 'User-agent: tearsheet-pro\nDisallow: /', '/a', true],
    [
      'names us twice',
      'User-agent: tearsheet\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: tearsheet\nDisallow: /b',
      '/b',
      false,
    ],
    ['names several at once', 'User-agent: x\nUser-agent: tearsheet\nDisallow: /a', '/a', false],
    [
      'goes on after an unknown line',
      'User-agent: *\nSitemap: http://x.example/s\nDisallow: /a',
      '/a',
      false,
    ],
    [
      'has a line between two names',
      'User-agent: x\nSitemap: http://x.example/s\nUser-agent: tearsheet\nDisallow: /a',
      '/a',
      false,
    ],
    ['has rules before any name', 'Disallow: /\nUser-agent: *\nAllow: /', '/a', true],
    ['has comments and odd spacing', ' USER-AGENT : * # all\n\tdisallow:/a # here', '/a/b', false],
    ['ends its lines in CR', 'User-agent: *\rDisallow: /a\r', '/a', false],
    ['begins with a byte order mark', '\uFEFFUser-agent: *\nDisallow: /a', '/a', false],
    ['allows the longer path', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['forbids the longer path', 'User-agent: *\nAllow: /a\nDisallow: /a/b', '/a/b/c', false],
    ['allows and forbids the same', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    ['uses a star', 'User-agent: *\nDisallow: /*.pdf', '/x/y.pdf?z', false],
    ['uses an end', 'User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf?z', true],
    ['uses star and end', 'User-agent: *\nDisallow: /a*b$', '/a-b-b', false],
    ['means the front page alone', 'User-agent: *\nDisallow: /$', '/', false],
    ['means the front page alone, elsewhere', 'User-agent: *\nDisallow: /$', '/a', true],
    ['forbids a query', 'User-agent: *\nDisallow: /*?print=', '/a?print=1', false],
    ['minds the case of paths', 'User-agent: *\nDisallow: /A', '/a', true],
    ['escapes what need not be', 'User-agent: *\nDisallow: /%7Ejoe', '/~joe', false],
    ['writes its own script', 'User-agent: *\nDisallow: /要闻', '/%e8%a6%81%E9%97%BB/1', false],
    ['escapes a slash', 'User-agent: *\nDisallow: /a%2Fb', '/a/b', true],
    ['forbids itself', 'User-agent: *\nDisallow: /', '/robots.txt', true],
    ['is a page', '<html>Disallow: /</html>', '/a', true],
  ])('that %s', (_what, text, path, may) => {
    expect(allowed(text, path)).toBe(may);
  });

  it('tells its sitemaps and how long to wait', () => {
    const rules = readRobots(
      'User-agent: *\nCrawl-delay: 2.5\nDisallow: /a\nSitemap: https://x.example/s.xml',
      'us',
    );
    expect(rules).toMatchObject({ crawlDelayMs: 2500, sitemaps: ['https://x.example/s.xml'] });
  });

  it('takes no longer for patterns made to take long', () => {
    const pattern = `/${'a*'.repeat(2000)}b`;
    expect(allowed(`User-agent: *\nDisallow: ${pattern}`, `/${'a'.repeat(8000)}`)).toBe(true);
  });

  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, path) => typeof allowed(text, path) === 'boolean'),
    );
  });
});
