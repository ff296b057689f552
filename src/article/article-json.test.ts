import { describe, expect, it } from 'vitest';
import { articleJson } from './article-json.ts';

const story = { headline: 'Rain', url: 'https://example.org/a', byline: [], body: [] };

describe('articleJson', () => {
  it('prints the instant by the publisher’s clock where that is known', () => {
    const publishedAt = Date.UTC(2022, 0, 14, 22, 30);
    const zoned = articleJson({ ...story, publishedAt, publishedZone: '+08:00' }).publishedAt;
    expect(zoned).toBe('2022-01-15T06:30:00.000+08:00');
    expect(Date.parse(zoned ?? '')).toBe(publishedAt);
    expect(articleJson({ ...story, publishedAt, publishedZone: '-03:30' }).publishedAt).toBe(
      '2022-01-14T19:00:00.000-03:30',
    );
    expect(articleJson({ ...story, modifiedAt: publishedAt, publishedZone: '+08:00' }).modifiedAt).toBe(
      zoned,
    );
    expect(articleJson({ ...story, publishedAt }).publishedAt).toBe('2022-01-14T22:30:00.000Z');
  });

  it('takes a zone that is none for UTC', () => {
    expect(articleJson({ ...story, publishedAt: 0, publishedZone: 'local' }).publishedAt).toBe(
      '1970-01-01T00:00:00.000Z',
    );
  });
});
