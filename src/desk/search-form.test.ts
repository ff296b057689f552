import { expect, test } from 'vitest';
import { readSearchForm } from './search-form.ts';

const LIMITS = { zone: 'Asia/Shanghai', limit: 20, maxLimit: 100 };
const read = (query: string) => readSearchForm(new URLSearchParams(query), LIMITS);

test('until includes the whole day, month or year it names, in the archive’s zone', () => {
  expect(read('q=x&since=2022-01-15&until=2022-01-15')).toMatchObject({
    since: Date.parse('2022-01-14T16:00:00Z'),
    until: Date.parse('2022-01-15T16:00:00Z') - 1,
  });
  expect(read('until=2022-01')).toMatchObject({ until: Date.parse('2022-01-31T16:00:00Z') - 1 });
  expect(read('since=2022')).toMatchObject({ since: Date.parse('2021-12-31T16:00:00Z') });
});

test('a search without words is newest first; empty fields of a form are no fields', () => {
  expect(read('q=&source=&since=&until=&lang=')).toEqual({
    text: '',
    zone: 'Asia/Shanghai',
    order: 'newest',
    limit: 20,
    offset: 0,
  });
  expect(read('q=rain')).toMatchObject({ order: 'relevance' });
  expect(read('q=rain&asOf=g3.1017')).toMatchObject({ asOf: 'g3.1017' });
});

test('what cannot be read names its field', () => {
  for (const [query, field] of [
    ['since=yesterday', 'since'],
    ['until=2022-02-30', 'until'],
    ['order=random', 'order'],
    ['limit=1000', 'limit'],
    ['offset=-1', 'offset'],
    ['asOf=the%20first', 'asOf'],
  ])
    expect(read(query ?? '')).toMatchObject({ kind: 'fault', code: 'form', field });
});
