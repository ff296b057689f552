import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printOpml, readOpml } from './opml.ts';

it('folders come out as paths', () => {
  const text = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
    <outline text="World"><outline text="Far"><outline type="rss" text="One & Two" xmlUrl="https://a.example/rss" htmlUrl="https://a.example/"/></outline></outline>
    <outline type="rss" text="Top" xmlUrl="https://b.example/rss"/></body></opml>`;
  expect(readOpml(text)).toEqual({
    kind: 'opml',
    title: 'Mine',
    subscriptions: [
      {
        feedUrl: 'https://a.example/rss',
        title: 'One & Two',
        siteUrl: 'https://a.example/',
        folder: ['World', 'Far'],
      },
      { feedUrl: 'https://b.example/rss', title: 'Top', folder: [] },
    ],
  });
});

it.each(['', '<html></html>', 'x', '<opml><body><outline'])(
  '%j is not a list of subscriptions, or an empty one',
  (text) => {
    const read = readOpml(text);
    expect(read.kind === 'fault' ? read.code : read.subscriptions).toEqual(
      read.kind === 'fault' ? 'not-opml' : [],
    );
  },
);

it('what was printed reads back, folder by folder', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 12 })
    .map((text) => text.replace(/[^\p{L}\p{N}&<>"' ]/gu, 'x').trim() || 'x');
  const subscription = fc.record({
    feedUrl: fc.webUrl({ withQueryParameters: true }),
    title: name,
    folder: fc.array(name, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(subscription, { minLength: 1, maxLength: 8 }), (subscriptions) => {
      const read = readOpml(printOpml({ title: 'T', subscriptions }));
      expect(read.kind).toBe('opml');
      const sorted = (list: readonly object[]) =>
        list.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort();
      if (read.kind === 'opml') expect(sorted(read.subscriptions)).toEqual(sorted(subscriptions));
    }),
    { numRuns: 60 },
  );
});
