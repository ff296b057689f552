import { describe, expect, it } from 'vitest';
import { readPage } from '../page.ts';
import { readMasthead } from './masthead.ts';
import { namesIn } from './names.ts';

const byline = (head: string, body: string) =>
  readMasthead(
    readPage(`<html lang="en"><head>${head}</head><body><h1>Rain falls on Lima</h1>${body}</body></html>`, {
      url: 'https://news.example.org/rain-falls-on-lima',
    }),
  ).byline;
const STORY =
  `<p>${'The rain that fell on Monday was the first of the year in the city. '.repeat(4)}</p>`.repeat(3);

describe('the byline', () => {
  it('is the fuller list in print, where machines are told its first name alone', () => {
    const told = `<meta name="author" content="Ann Lee">
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Rain falls on Lima","author":{"@type":"Person","name":"Ann Lee"}}</script>`;
    const printed = '<p class="byline">By Dr Ann Lee, Bo Ek and Cy Oz</p>';
    expect(byline(told, printed + STORY)).toEqual(['Dr Ann Lee', 'Bo Ek', 'Cy Oz']);
  });

  it('is no label of a time', () => {
    expect(namesIn('First Posted', true)).toEqual([]);
    expect(byline('', `<p>First Posted</p><p>January 5, 2022</p>${STORY}`)).toEqual([]);
  });
});
