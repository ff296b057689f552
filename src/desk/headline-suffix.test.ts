import { describe, expect, it } from 'vitest';
import { bareHeadline, SuffixCounts } from './headline-suffix.ts';

describe('a headline', () => {
  it('gives up the section that its address names', () => {
    expect(
      bareHeadline(
        '山口的雪何时停？ - 要闻解说',
        'https://radio.example/cn/%E8%A6%81%E9%97%BB%E8%A7%A3%E8%AF%B4/1',
      ),
    ).toEqual({
      headline: '山口的雪何时停？',
      section: '要闻解说',
    });
  });

  it('gives up the publication that its host names, and the longer name before it', () => {
    expect(bareHeadline('Rain stops – Alpine Radio News - ARN', 'http://www.arn.example/rain')).toEqual({
      headline: 'Rain stops',
    });
  });

  it('gives up what stands behind many headlines of its source', () => {
    const counts = new SuffixCounts();
    for (let n = 0; n < 6; n++) counts.add('wire', `Story ${n} | 电讯`);
    counts.add('wire', 'Left - right');
    const often = (suffix: string) => counts.often('wire', suffix);
    expect(bareHeadline('Bank holds rate | 电讯', 'https://w.example/1', often)).toEqual({
      headline: 'Bank holds rate',
    });
    expect(bareHeadline('Left - right', 'https://w.example/1', often)).toEqual({ headline: 'Left - right' });
  });

  it.each(['Cover-up in Bern', 'Two-thirds - and counting', ' - alone', 'A | B'])(
    'keeps what nothing else vouches for: %s',
    (headline) => {
      expect(bareHeadline(headline, 'https://x.example/y')).toEqual({ headline });
    },
  );
});
