import { expect, it } from 'vitest';
import { isMark } from './image.ts';

it.each([
  ['https://news.example/assets/logo-opengraph.png', true],
  ['https://s0.example/i/blank.jpg', true],
  ['https://news.example/files/cropped-logo-1.jpg?w=1200', true],
  ['https://news.example/media/20220121-summit-logo-stage.jpg', false],
  ['https://news.example/logo/harbour-bridge.jpg', false],
  ['https://news.example/media/catalogopening.jpg', false],
])('%s: %s', (address, mark) => {
  expect(isMark(address)).toBe(mark);
});
