import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityAddress, withoutTracking } from './address.ts';
import { articleId, isArticleId } from './identity.ts';

describe('an address', () => {
  it.each([
    ['https://x.example/a?utm_source=rss&id=3&fbclid=1#top', 'https://x.example/a?id=3'],
    ['https://x.example/a?utm_source=rss', 'https://x.example/a'],
    ['https://x.example/a?id=3&page=2', 'https://x.example/a?id=3&page=2'],
    ['  https://x.example/a ', 'https://x.example/a'],
  ])('loses what only says where the reader came from: %s', (address, plain) => {
    expect(withoutTracking(address)).toBe(plain);
  });

  it.each([
    ['http://X.example:80//a/%7eb/?utm_source=x#top', 'https://x.example/a/~b'],
    ['https://x.example/%E8%A6%81', 'https://x.example/要'],
    ['https://x.example/a/', 'https://x.example/a'],
    ['https://x.example/%e8%a6', 'https://x.example/%E8%A6'],
  ])('%s is the same story as %s', (a, b) => {
    expect(identityAddress(a)).toBe(identityAddress(b));
    expect(articleId(a)).toBe(articleId(b));
  });

  it.each([
    ['https://x.example/a?id=1', 'https://x.example/a?id=2'],
    ['https://x.example/1', 'https://x.example/12'],
    ['https://x.example/a%2Fb', 'https://x.example/a/b'],
    ['https://x.example/A', 'https://x.example/a'],
    ['https://x.example:8080/a', 'https://x.example/a'],
  ])('%s is another story than %s', (a, b) => {
    expect(articleId(a)).not.toBe(articleId(b));
  });

  it('gives an identity of its form, the same for its identity form, for any string', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })),
        (address) => {
          expect(isArticleId(articleId(address))).toBe(true);
          expect(withoutTracking(withoutTracking(address))).toBe(withoutTracking(address));
        },
      ),
    );
  });
});
