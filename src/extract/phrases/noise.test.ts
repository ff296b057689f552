import { describe, expect, it } from 'vitest';
import { isLegal } from './legal.ts';
import { NOISE } from './noise.ts';

describe('noise', () => {
  it.each([
    'Advertisement',
    'Follow the Courier on Facebook and Instagram.',
    'Folgen Sie uns auf Instagram',
    'Did you enjoy this story? Tell a friend!',
    'War der Artikel hilfreich?',
    'Photo: Orla Finch',
    '© example.org | Orla Finch',
    'Estimated reading time: 6 minutes',
    '4 min read',
    '扫描下方二维码，关注示例网',
  ])('%s', (line) => {
    expect(NOISE.test(line)).toBe(true);
  });

  it.each([
    'Follow-up talks on Facebook begin in May.',
    'Follow the river as far as the mill.',
    'Reading time and again from the same page, she learnt it by heart.',
    'Photographs of the bridge were shown to the jury.',
    '扫描发现，有两个端口没有关闭',
  ])('is not: %s', (line) => {
    expect(NOISE.test(line)).toBe(false);
  });
});

describe('the small print of a foot', () => {
  it.each([
    'This entry was posted in Harbour and tagged bridge, ferry.',
    'Dieser Beitrag wurde am 3. Mai von Orla Finch unter Hafen abgelegt.',
    'Ten wpis został opublikowany w kategorii Port.',
    'All rights reserved by the Courier.',
  ])('%s', (line) => {
    expect(isLegal(line)).toBe(true);
  });

  it('is not what a story says of a letter', () => {
    expect(isLegal('This letter was published a year after his death.')).toBe(false);
  });
});
