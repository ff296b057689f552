import { describe, expect, it } from 'vitest';
import { dayIn, isStoryAddress } from './story-address.ts';

describe('an address', () => {
  it.each([
    'https://paper.example/2026/01/09/rain-falls-on-lima',
    'https://paper.example/news/rain-falls-on-lima-again',
    'https://paper.example/news/world-asia-60012345',
    'https://paper.example/articles/c5y1x9k2lw3o',
    'https://paper.example/zh/要闻解说今日',
    'https://paper.example/a/20260109/story.html',
    'https://paper.example/index.php?id=3041',
  ])('of a story: %s', (address) => expect(isStoryAddress(address)).toBe(true));

  it.each([
    'https://paper.example/',
    'https://paper.example/sport',
    'https://paper.example/tag/rain-falls-on-lima',
    'https://paper.example/author/ana-maria-de-la-cruz',
    'https://paper.example/2026/01/09/photo-of-the-rain.jpg',
    'https://paper.example/wp-content/uploads/2026/01/a-long-file-name',
    'https://paper.example/news/page/12345',
    'no address',
  ])('of something else: %s', (address) => expect(isStoryAddress(address)).toBe(false));

  it.each([
    ['https://paper.example/2026/01/09/rain', '2026-01-09'],
    ['https://paper.example/2026-01-09/rain', '2026-01-09'],
    ['https://paper.example/20260109/rain', '2026-01-09'],
    ['https://paper.example/2026/01/rain', '2026-01-01'],
  ])('names a day: %s', (address, day) => expect(dayIn(address)?.from).toBe(Date.parse(day)));

  it.each([
    'https://paper.example/2026/13/rain',
    'https://paper.example/rain-2026',
    'https://paper.example/12345678',
  ])('names no day: %s', (address) => expect(dayIn(address)).toBeUndefined());
});
