import { describe, expect, it } from 'vitest';
import { type FeedState, newFeedState } from './feed-state.ts';
import { healthOf } from './health.ts';
import { printMetrics } from './metrics.ts';

const URL_ = 'https://paper.example/rss';
const state = (facts: Partial<FeedState>): FeedState => ({ ...newFeedState(URL_), ...facts });

describe('the health of a source', () => {
  it('is well while one of its feeds works', () => {
    const health = healthOf(
      'paper',
      {
        [URL_]: state({ looks: 4, unchanged: 3, requests: 5, lastSuccessAt: 1000, nextCheckAt: 9000 }),
        'https://paper.example/old': state({ failures: 2, looks: 2, requests: 2, nextCheckAt: 8000 }),
      },
      3,
    );
    expect(health).toMatchObject({
      standing: 'well',
      lastSuccessAt: 1000,
      nextCheckAt: 8000,
      requests: 7,
      looks: 6,
      unchangedShare: 0.5,
      pending: 3,
    });
  });

  it('says in words what is wrong and what to do', () => {
    const lastFailure = { at: 1, code: 'not-found', message: 'paper.example answered 404' };
    const [feed] = healthOf('paper', { [URL_]: state({ failures: 1, looks: 1, lastFailure }) }, 0).feeds;
    expect(feed).toMatchObject({ standing: 'failing', code: 'not-found' });
    expect(feed?.words).toBe(
      'Paper.example answered 404. The feed has moved. Look on the site for its new address: tearsheet add <site>.',
    );
  });

  it('is gone when its publisher ended its only feed, and unknown before the first look', () => {
    expect(healthOf('paper', { [URL_]: state({ goneAt: 1, looks: 1 }) }, 0).standing).toBe('gone');
    expect(healthOf('paper', { [URL_]: undefined }, 0)).toMatchObject({
      standing: 'not yet asked',
      looks: 0,
    });
  });
});

describe('metrics', () => {
  it('give a line to each source, in seconds, and none where nothing is known', () => {
    const text = printMetrics([
      healthOf('paper', { [URL_]: state({ looks: 2, requests: 2, lastSuccessAt: 1500 }) }, 1),
      healthOf('new', { [URL_]: undefined }, 0),
    ]);
    expect(text).toContain('# TYPE tearsheet_source_feed_requests_total counter\n');
    expect(text).toContain('tearsheet_source_last_success_timestamp_seconds{source="paper"} 1.5\n');
    expect(text).not.toContain('tearsheet_source_last_success_timestamp_seconds{source="new"}');
    expect(text).toContain('tearsheet_source_up{source="new"} 0\n');
    expect(
      text.split('\n').every((line) => line === '' || /^#|^\w+\{source="\w+"\} [\d.]+$/.test(line)),
    ).toBe(true);
  });
});
