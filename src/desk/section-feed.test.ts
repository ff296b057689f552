import { describe, expect, it } from 'vitest';
import { sectionAsFeed } from './section-feed.ts';

const bytes = (html: string) => new TextEncoder().encode(html);

describe('a section page', () => {
  it('is followed by its links to stories', () => {
    const stories = [1, 2, 3, 4, 5].map((n) => `/2026/11/2${n}/the-pass-is-open-again-for-day-${n}`);
    const html = `<nav><a href="/about">About</a><a href="/tag/snow">Snow</a></nav>${stories.map((path) => `<h2><a href="${path}">The pass is open again</a></h2>`).join('')}`;
    const feed = sectionAsFeed(bytes(html), 'https://gazette.example/alps/', 'text/html');
    if (feed.kind === 'fault') throw new Error(feed.message);
    expect(feed.entries.map(({ link }) => link)).toEqual(
      stories.map((path) => `https://gazette.example${path}`),
    );
  });

  it('without a link to a story is a fault, so that a consent wall is not taken for an empty section', () => {
    expect(sectionAsFeed(bytes('<p>Accept?</p>'), 'https://gazette.example/alps/', undefined)).toMatchObject({
      kind: 'fault',
    });
  });
});
