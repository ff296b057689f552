import { describe, expect, it } from 'vitest';
import { readPage } from '../page.ts';
import { readMasthead } from './masthead.ts';

const day = (head: string, body: string) => {
  const { publishedAt } = readMasthead(
    readPage(`<html lang="en"><head>${head}</head><body>${body}</body></html>`, {
      url: 'https://news.example.org/rain-falls-on-lima',
    }),
  );
  return publishedAt === undefined ? undefined : new Date(publishedAt).toISOString().slice(0, 10);
};
const STORY =
  `<p>${'The rain that fell on Monday was the first of the year in the city. '.repeat(4)}</p>`.repeat(3);
const MOVED = '<meta property="article:published_time" content="2024-08-07T12:01:51Z">';

describe('the day of publication', () => {
  it('is the earlier one printed under the headline, where a single source tells of a later one', () => {
    expect(day(MOVED, `<h1>Rain falls on Lima</h1><p>Dec 30, 2013</p>${STORY}`)).toBe('2013-12-30');
  });

  it('is the instant told, where the day printed may be the same in its zone', () => {
    const told = '<meta property="article:published_time" content="2016-12-29T01:32:00Z">';
    expect(day(told, `<h1>Rain falls on Lima</h1><p>December 28, 2016</p>${STORY}`)).toBe('2016-12-29');
  });

  it('is no hour of a day without a year', () => {
    expect(day(MOVED, `<h1>Rain falls on Lima</h1><p>4. února v 18</p>${STORY}`)).toBe('2024-08-07');
  });

  it('is what two sources tell against one print', () => {
    const two = `${MOVED}<meta itemprop="datePublished" content="2024-08-07">`;
    expect(day(two, `<h1>Rain falls on Lima</h1><p>Dec 30, 2013</p>${STORY}`)).toBe('2024-08-07');
  });

  it('is named as such far below the story, though its last change is known', () => {
    const changed = '<meta property="article:modified_time" content="2025-12-23T07:02:15Z">';
    const foot = '<div>Post time: 2024-04-11</div>';
    expect(day(changed, `<h1>Rain falls on Lima</h1>${STORY.repeat(9)}${foot}`)).toBe('2024-04-11');
  });

  it('is not that of another story in the foot where the last change is known', () => {
    const changed = '<meta property="article:modified_time" content="2025-12-23T07:02:15Z">';
    const foot = '<div>Snow on the hills, 2024-04-11</div>';
    expect(day(changed, `<h1>Rain falls on Lima</h1>${STORY.repeat(9)}${foot}`)).toBe('2025-12-23');
  });
});
