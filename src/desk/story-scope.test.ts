import { describe, expect, it } from 'vitest';
import { isWithin, scopeOf } from './story-scope.ts';

const links = (path: string): string[] =>
  [1, 2, 3, 4, 5].map((n) => `https://www.paper.example${path}story-${n}`);

describe("a source's own addresses", () => {
  it.each([
    ['under the one folder of its links', undefined, links('/zhongwen/'), '/zhongwen/x', '/sport/x'],
    ['under the folders of its links', undefined, [...links('/a/'), ...links('/b/')], '/b/x', '/c/x'],
    ['under the path of its site', 'https://paper.example/world/', [], '/world/x', '/sport/x'],
  ] as [string, string | undefined, string[], string, string][])(
    'stand %s',
    (_what, site, known, own, foreign) => {
      const scope = scopeOf(site, known);
      expect(isWithin(scope, `https://paper.example${own}`)).toBe(true);
      expect(isWithin(scope, `https://paper.example${foreign}`)).toBe(false);
    },
  );

  it.each([
    ['where its links are dated', links('/2026/')],
    ['where they stand at the root', links('/')],
    ['where they are few', links('/zhongwen/').slice(0, 2)],
  ])('are all of the host %s', (_what, known) => {
    const scope = scopeOf('https://paper.example/', known);
    expect(isWithin(scope, 'https://paper.example/2019/x')).toBe(true);
    expect(isWithin(scope, 'https://other.example/2019/x')).toBe(false);
  });
});
